#pragma once

// Cards in columns, of which only those in sight are drawn. A card is dragged to another column with the mouse, or with a
// finger after a long press; with the keyboard the arrows walk through the cards and Ctrl with an arrow moves one. On a
// phone one column stands beneath the names of all.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "imgui.h"
#include "wasm-app/kit/rect.hpp"
#include "wasm-app/kit/theme.hpp"

namespace bottega::ui {

struct BoardColumn {
    std::string name;                      // "Proposal"
    std::string count;                     // "12"
    std::vector<std::string> totals = {};  // what its cards come to: a line for each currency
    Tone tone = Tone::Neutral;
    int cards = 0;
    std::string add = {};                  // name of its button for a new card; empty: none
};

struct BoardCard {
    std::int64_t record = 0;
    std::string_view title;
    std::span<const std::string> details = {};  // a line each
    std::string_view amount = {}, pill = {};
    Tone tone = Tone::Neutral;
    std::string_view description = {};     // for who does not see it: the column and what stands on the card
};

// A card on its way to another column.
struct BoardMove {
    std::int64_t record = 0;
    int from = -1, to = -1;
    bool by_keyboard = false;
};

// What a board remembers from frame to frame.
struct BoardState {
    struct Lifted {
        std::int64_t record = 0;           // 0: none is
        int from = -1, over = -1;
        ImVec2 grip;                       // of the pointer in the card
        std::string title, amount, pill;
        std::vector<std::string> details;
        Tone tone = Tone::Neutral;
    };
    struct Place {
        int column = -1, card = -1;
        bool takes_focus = true;           // else it is only to be in sight
    };
    Lifted lifted = {};
    ImGuiID focused_item = 0;
    std::int64_t focused_record = 0;       // the card that has the keyboard
    Place focused = {}, wanted = {};       // wanted: comes into sight and gets it
    int shown = 0;                         // column of a phone

    [[nodiscard]] bool is_dragging() const { return lifted.record != 0; }
    void put_down() { lifted = {}; }
};

struct BoardOptions {
    std::string_view id;                   // stable
    std::string_view name;                 // accessible name
    const std::vector<BoardColumn>* columns = nullptr;
    int detail_lines = 0;                  // room that every card keeps
    bool has_foot = false;                 // a line for the amount and the pill
    std::string_view empty_column = {};    // what stands in a column without cards
};

//   Board board(options, state);
//   while (board.next_column())
//       while (board.next_card())
//           if (board.card(...)) open(...);         board.column(), board.place(): which one it is
//   if (board.move()) ...
class Board {
public:
    Board(const BoardOptions& options, BoardState& state);
    ~Board();
    Board(const Board&) = delete;
    Board& operator=(const Board&) = delete;

    [[nodiscard]] bool next_column();
    [[nodiscard]] bool next_card();
    [[nodiscard]] int column() const { return column_; }
    [[nodiscard]] int place() const { return card_; }
    // True when it was pressed (click, tap, Enter). A context menu may follow.
    bool card(const BoardCard& card);

    [[nodiscard]] const std::optional<BoardMove>& move() const { return move_; }
    [[nodiscard]] int add_pressed() const { return add_pressed_; }  // the column whose button was, or -1

private:
    void follow_keys();
    void walk(int columns, int cards);
    void draw_column_names();
    void begin_column();
    void draw_column_head(Rect head);
    void begin_cards(Rect area);
    void end_column();
    void end_card();
    void start_drag(const BoardCard& card, ImVec2 card_min);
    void follow_drag();
    void scroll_under_drag(Rect area);
    [[nodiscard]] bool is_in_sight(int column) const;
    [[nodiscard]] float column_x(int column) const;
    [[nodiscard]] float pitch() const;
    [[nodiscard]] float head_height() const;
    [[nodiscard]] int column_count() const { return static_cast<int>(options_.columns->size()); }
    [[nodiscard]] const BoardColumn& column_at(int index) const { return (*options_.columns)[static_cast<std::size_t>(index)]; }

    BoardOptions options_;
    BoardState& state_;
    Rect frame_, cards_area_;
    ImVec2 card_min_;
    float column_width_ = 0, card_height_ = 0;
    int column_ = -1, card_ = -1, card_end_ = 0, add_pressed_ = -1;
    ImGuiID seed_ = 0;                     // the same in every column: a card that moves stays the same control
    bool phone_ = false, column_open_ = false, card_open_ = false, finished_ = false;
    std::optional<BoardMove> move_;
};

}  // namespace bottega::ui
