#pragma once

// A list of many records: header that stays, rows drawn only where visible, sorting, selection, one press to open. On a
// phone each row becomes a small card of the same cells.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "imgui.h"
#include "wasm-app/kit/display.hpp"
#include "wasm-app/kit/rect.hpp"

namespace bottega::ui {

enum class Align { Left, Right };
// Where a phone shows the column. What a phone hides also goes first where a wider screen is too narrow.
enum class PhonePlace { Title, Detail, Amount, Pill, Hidden };

struct Column {
    std::string label;                 // "text###stable_id"
    float width = 120;                 // the least it needs; more where its label is longer
    float stretch = 0;                 // share of the width left over
    Align align = Align::Left;
    bool sortable = true;
    PhonePlace phone = PhonePlace::Detail;
    bool fixed = false;                // as wide as the person made it, whatever it says
};

struct Sorting {
    int column = -1;
    bool descending = false;
    std::vector<Sorting> then = {};    // where those are equal: columns pressed with Shift
};

// A column being made wider or narrower at its right edge.
struct Resizing {
    int column = -1;                   // -1: none is
    float width = 0;
    bool done = false;                 // the person let go
};

// What a column comes to: one line for each currency; none where it comes to nothing that can be said.
struct ColumnTotal {
    std::string name = {};             // of the column, for a phone, which has no headers
    std::vector<std::string> lines = {};
};

struct TableOptions {
    std::string_view id;               // stable
    std::string_view name;             // accessible name
    const std::vector<Column>* columns = nullptr;
    int row_count = 0;
    float height = 0;                  // 0: the rest of the page; below 0: as high as its rows
    Sorting* sorting = nullptr;        // changed when a header is pressed
    bool checkboxes = false;
    int checked_count = 0;             // for the box in the header
    bool framed = true;                // white, with a border, as a card
    int reveal_row = -1;               // scrolls to it
    bool from_top = false;             // other rows than before: begins at the first
    bool cards = false;                // each row as on a phone: where the table has little width
    bool compact = false;              // rows close together, where no finger has to hit them
    bool resizable = false;
    int pinned = -1;                   // a column that stays at the left while the others scroll sideways
    const std::vector<ColumnTotal>* totals = nullptr;  // one for each column: a line beneath the rows that stays
    std::string_view totals_name = {};
    const std::function<void(int column, float width)>* header_menu = nullptr;  // draws the entries of a header's menu
};

//   Table table(options);
//   while (table.next_row()) {
//       if (table.row_link(id, title)) open(id);
//       table.cell(...); table.cell_right(...);          one call per column, in order
//   }
//   if (table.sorting_changed()) ...
class Table {
public:
    explicit Table(const TableOptions& options);
    ~Table();
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;

    [[nodiscard]] bool next_row();
    [[nodiscard]] int row() const { return row_; }

    // First in every row: makes the whole row a link named `name`. True when pressed (click, tap, Enter).
    bool row_link(std::int64_t record_id, std::string_view name, bool current = false);
    // A row that opens nothing.
    void plain_row(std::int64_t record_id);
    [[nodiscard]] bool has_checkboxes() const { return options_.checkboxes; }
    // Right after, when `checkboxes`: true when the person changed it.
    bool row_checkbox(std::string_view name, bool& checked);

    void cell(std::string_view text, TextStyle style = TextStyle::Secondary);
    // A sentence: in two smaller lines where one is too short, and whole beside the mouse.
    void cell_sentence(std::string_view text);
    void cell_title(std::string_view title, std::string_view detail = {}, bool with_avatar = false);
    void cell_right(std::string_view text, Tone tone = Tone::Neutral);
    void cell_pill(std::string_view text, Tone tone);
    void cell_icon(std::string_view icon, std::string_view meaning, Tone tone = Tone::Neutral);
    // Any widgets: draw them at the cursor, inside the given width.
    float begin_cell();
    void end_cell();
    // After the cells of a row, in place of one of them and over its neighbours where it is narrow.
    void begin_editor(int column, float least_width);
    void end_editor();
    // Of the open row: where a column is on the screen, no wider than it can be seen; the column at a place, or -1.
    [[nodiscard]] Rect cell_at(int column) const;
    [[nodiscard]] int column_at(float x) const;
    void scroll_to(int column) const;
    [[nodiscard]] bool is_phone_like() const { return phone_; }

    [[nodiscard]] bool sorting_changed() const { return sorting_changed_; }
    [[nodiscard]] const Resizing& resizing() const { return resizing_; }
    [[nodiscard]] float drawn_width(int column) const { return width_[column]; }  // 0: left out for want of room
    // The box in the header was pressed: 1 check all, -1 uncheck all, 0 not pressed.
    [[nodiscard]] int all_pressed() const { return all_pressed_; }

private:
    static constexpr int kMostColumns = 24;
    static constexpr float cell_side = 12, checkbox_room = 44, sorting_mark = 20;  // to the left and right of a text

    void lay_out_columns(float available);
    [[nodiscard]] float least_width(int column) const;
    [[nodiscard]] static float header_width(std::string_view label);
    void draw_header();
    void draw_header_cell(int column, ImVec2 min, ImVec2 max);
    void draw_header_tools(int column, ImVec2 min, ImVec2 max);
    void draw_check_all(ImVec2 min);
    [[nodiscard]] float totals_height() const;
    void draw_totals();
    void draw_column_totals(const Rect& bar);
    void draw_phone_totals(const Rect& bar);
    [[nodiscard]] const Sorting* sorting_of(int column) const;
    void draw_phone_sorting();
    void sort_by(int column);
    void begin_rows();
    void begin_row(std::int64_t record_id);
    [[nodiscard]] bool is_pinned(int column) const { return options_.pinned == column && !phone_; }
    [[nodiscard]] bool has_pinned() const { return options_.pinned >= 0 && options_.pinned < column_count_ && !phone_; }
    void keep_off_pinned(bool wanted);
    void draw_pinned_edge(float scrolled);
    void end_row();
    [[nodiscard]] const Column& column(int index) const { return (*options_.columns)[static_cast<std::size_t>(index)]; }
    // The place of the next cell; width 0 where the phone hides it.
    [[nodiscard]] Rect next_cell();
    [[nodiscard]] Rect phone_cell(const Column& column);
    void phone_detail(std::string_view text, const Rect& cell);
    void say_cell(std::string_view text, const Rect& cell);

    TableOptions options_;
    Resizing resizing_;
    ImGuiListClipper clipper_;
    Rect frame_, area_;                // the whole, and the rows' part
    std::string_view link_name_;
    ImVec2 row_min_, row_max_;
    float x_[kMostColumns] = {}, width_[kMostColumns] = {};
    float pinned_end_ = 0;             // of what stays at the left, from the left edge
    float content_width_ = 0, row_height_ = 0, phone_detail_x_ = 0, phone_indent_ = 0;
    int row_ = -1, row_end_ = -1, column_ = 0, column_count_ = 0, all_pressed_ = 0;
    std::uint32_t scroll_id_ = 0;
    bool phone_ = false, row_open_ = false, cell_open_ = false, sorting_changed_ = false, clipped_ = false;
    float phone_amount_ = 0, phone_pill_ = 0;  // the room that a phone keeps for them at the right
};

}  // namespace bottega::ui
