#pragma once

// Ctrl+K: one field that finds records of every kind by any piece of what is written in them, places of the program, what
// can be created and what can be done on the open page. Before anything is typed it offers what the person had open or changed last.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/layout.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

class SearchPalette {
public:
    void open();
    void close() { open_ = false; }
    // `actions`: what can be done now; asked again before one is done.
    using Actions = std::function<HeaderButtons()>;
    void draw(const UiContext& ui, const Actions& actions);
    [[nodiscard]] bool is_open() const { return open_; }

private:
    struct Hit {
        std::string title, detail, kind, icon;
        Route route;
        std::string action = {}, keys = {};  // the label of what is done instead of going there
    };
    void note_visit(const UiContext& ui);
    void refresh(const UiContext& ui, const Actions& actions);
    void find_records(const UiContext& ui);
    void find_misspelt(const UiContext& ui, const Actions& actions);
    void show(const UiContext& ui, const Actions& actions);
    void read_ahead(const UiContext& ui) const;
    void find_recent(const UiContext& ui);
    void find_places(const UiContext& ui, const Actions& actions);
    [[nodiscard]] const std::vector<std::string>& in_other_languages(const UiContext& ui, std::string_view key);
    [[nodiscard]] bool is_meant(const UiContext& ui, const std::string& title, std::string_view key);
    [[nodiscard]] Hit hit_of(const UiContext& ui, const EntityUi& look, const Record& record) const;
    void draw_hits(const UiContext& ui, const Actions& actions);
    void go_to(const UiContext& ui, std::size_t hit, const Actions& actions);

    std::string typed_, searched_;
    std::uint64_t text_version_ = 0;
    std::vector<FoundRecord> found_;
    std::optional<double> misspelt_at_;  // when those with a typing error are looked for
    std::vector<Hit> hits_;
    std::size_t highlighted_ = 0;
    bool open_ = false, focus_ = false, scroll_ = false;
    std::vector<Route> visited_;        // records, the last one first
    std::vector<Catalogue> others_;     // words of the other languages: who learned them there still finds what they name
    std::string others_than_;
    std::map<std::string, std::vector<std::string>, std::less<>> meanings_;  // by key
};

}  // namespace bottega::ui
