#pragma once

// The values of lists of choices, edited where they are used or on their page: renamed, coloured, put in order, added,
// hidden, deleted. Every change is stored at once and can be taken back.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/data/choice_list_edit.hpp"
#include "wasm-app/kit/screen.hpp"

namespace bottega::ui {

[[nodiscard]] Route lists_route(const ListPlace& place);
[[nodiscard]] std::unique_ptr<Screen> make_lists_screen(const UiContext& ui, const Route& route);
// "Opportunities: Stage"
[[nodiscard]] std::string list_name(const UiContext& ui, const EntityDef& def, const FieldDef& field);

// The values of one list, a row each.
class ChoiceListEditor {
public:
    void show(const UiContext& ui, const ListPlace& place);
    void draw(const UiContext& ui);
    // In every frame, after all: the question before a value in use is deleted.
    void draw_dialog(const UiContext& ui);
    void begin_add();
    // What is being typed is given up. False: nothing was.
    bool give_up();
    [[nodiscard]] const ListPlace& place() const { return place_; }

private:
    struct Value {
        std::string code, label, detail, tone;
        std::optional<Decimal> percent;
        bool hidden = false, is_own = false, has_own_label = false;
        std::int64_t count = 0;
    };
    void refresh(const UiContext& ui);
    void draw_kept(const UiContext& ui) const;
    void draw_row(const UiContext& ui, std::size_t at);
    void draw_grip(const UiContext& ui, const Value& value);
    void draw_name(const UiContext& ui, std::size_t at, float width);
    void draw_typing(const UiContext& ui, float width);
    void draw_tone(const UiContext& ui, const Value& value, float width);
    void draw_percent(const UiContext& ui, Value& value, float width);
    void draw_menu(const UiContext& ui, std::size_t at);
    void follow_keys(const UiContext& ui, std::size_t at);
    void follow_drag(const UiContext& ui);
    void begin_typing(const std::string& code, const std::string& label);
    void keep_name(const UiContext& ui);
    void move(const UiContext& ui, std::size_t from, std::size_t to);
    void keep_order(const UiContext& ui);
    void ask_to_delete(const UiContext& ui, const Value& value);
    void delete_asked(const UiContext& ui);
    void run(const UiContext& ui, std::string told, std::function<Result<RecordId>(Session&)> work);
    [[nodiscard]] const FieldDef& field() const { return *field_; }
    [[nodiscard]] bool shows_percents() const { return !field().proposes.field.empty(); }

    ListPlace place_;
    const EntityDef* def_ = nullptr;
    const FieldDef* field_ = nullptr;
    std::vector<Value> values_;
    std::uint64_t text_version_ = 0;

    // What is being typed: the name of a value, or with no code that of a new one.
    struct Typing {
        bool open = false, focus = false, was_active = false;
        std::string code, text, problem;
    };
    std::shared_ptr<Typing> typing_ = std::make_shared<Typing>();  // written after the frame, when this may be gone
    std::string dragged_, focused_;           // codes
    std::vector<float> middles_;              // of the rows, while one is dragged
    struct Deleting {
        bool open = false;
        std::string code, label, replacement, problem;
        std::int64_t count = 0;
        bool under_way = false;
    };
    std::shared_ptr<Deleting> deleting_ = std::make_shared<Deleting>();
};

// The same over an open form, for its drop-down.
class ChoiceListDialog {
public:
    void open(const UiContext& ui, const ListPlace& place);
    void draw(const UiContext& ui);
    void close() { open_ = false; }

private:
    ChoiceListEditor editor_;
    std::string title_;
    bool open_ = false;
};

}  // namespace bottega::ui
