#pragma once

// The records of a list on a board: a column for each choice of one field, with what its records come to. The rows are
// those of the list, in the order of grouped_by(), read when their cards come into sight.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/data/choice_columns.hpp"
#include "wasm-app/kit/board.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/screens/list_rows.hpp"

namespace bottega::ui {

class ListBoard {
public:
    ListBoard(const EntityDef& def, const EntityUi& look) : def_(&def), look_(look) {}

    // By which field from now on.
    void show_by(const std::string& field);
    [[nodiscard]] const std::string& field() const { return field_; }
    // When the records of the list or its texts changed. `fields` are the columns of the list: the cards show them.
    void refresh(const UiContext& ui, const Query& query, const std::vector<std::size_t>& fields);

    struct Press {
        RecordId opened, focused;                     // focused: has the keyboard
        std::optional<std::string> add;               // a new record with this choice is wanted
    };
    // `draw_menu` may draw the context menu of the card drawn last.
    Press draw(const UiContext& ui, ListRows& rows, const std::string& name, const std::function<void(const ListRow&, int position)>& draw_menu);
    // "Move to …", one entry for each other column.
    void draw_moves(const UiContext& ui, const ListRow& row, int position);

    // The choice of the card that has the keyboard, or of the column a phone shows.
    [[nodiscard]] std::optional<std::string> current_choice() const;
    // A card in the hand goes back where it was.
    [[nodiscard]] bool give_up_drag();

private:
    struct CardText {
        std::vector<std::string> details;
        std::string amount, pill, description;
        Tone tone = Tone::Neutral;
    };

    void choose_parts(const std::vector<std::size_t>& fields);
    [[nodiscard]] const CardText& text_of(const UiContext& ui, const ListRow& row, int column);
    [[nodiscard]] std::string name_of(const UiContext& ui, const std::string& choice) const;
    void follow_moved(const UiContext& ui, ListRows& rows);
    void move(const UiContext& ui, RecordId record, int to, bool by_keyboard);
    [[nodiscard]] bool takes(int column) const;
    [[nodiscard]] bool has_line_beneath() const;

    const EntityDef* def_;
    EntityUi look_;
    std::string field_;
    std::vector<ChoiceColumn> columns_;
    std::vector<BoardColumn> heads_;
    BoardState state_;
    std::vector<std::size_t> fields_, details_;       // details: places among the list's columns
    std::optional<std::size_t> amount_, pill_;
    std::unordered_map<std::int64_t, CardText> texts_;
    bool takes_new_ = false;

    struct Moved {
        RecordId record;
        bool by_keyboard = false;
    };
    std::shared_ptr<Moved> moved_ = std::make_shared<Moved>();  // written after the frame, when this may be gone
};

}  // namespace bottega::ui
