#pragma once

// The saved views of one list: as chips above it with how many records each has today, and what is done with them.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "wasm-app/screens/list_view.hpp"

namespace bottega::ui {

class SavedViews {
public:
    SavedViews(const EntityDef& def, const EntityUi& look) : def_(&def), look_(look) {}

    struct Entry {
        RecordId id;
        std::string name, label;          // label: with the count
        bool is_default = false;
        std::optional<ListView> view;     // nothing: it asks for a field that is no more
    };
    // As of now; asked again only when the data, the day or the language changed.
    [[nodiscard]] const std::vector<Entry>& entries(const UiContext& ui);
    [[nodiscard]] const Entry* find(const UiContext& ui, RecordId id);
    [[nodiscard]] const Entry* default_of_list(const UiContext& ui);

    // The menu of one view; `now` is what the list shows.
    void draw_menu(const UiContext& ui, const Entry& entry, const ListView* now);
    void ask_to_save(const ListView& now);
    void update(const UiContext& ui, RecordId id, const ListView& now);
    void draw_dialog(const UiContext& ui);
    // The view that was saved since, once.
    [[nodiscard]] RecordId take_saved() { return std::exchange(*saved_, RecordId{}); }

private:
    void save(const UiContext& ui, Record view, std::string_view label, std::string_view told);

    const EntityDef* def_;
    EntityUi look_;
    std::vector<Entry> entries_;
    std::uint64_t version_ = 0;
    bool asking_ = false, renames_ = false;
    RecordId renamed_;
    std::string name_, language_;
    bool as_default_ = false;
    ListView draft_;
    std::shared_ptr<RecordId> saved_ = std::make_shared<RecordId>();       // written after the frame, when this may be gone
    std::shared_ptr<std::string> problem_ = std::make_shared<std::string>();
    std::shared_ptr<bool> finished_ = std::make_shared<bool>(false);
};

}  // namespace bottega::ui
