#pragma once

#include <string_view>

// Things side by side: what is drawn between begin and end keeps within the width.
//   begin_column(300); ...; float bottom = end_column();

namespace bottega::ui {

void begin_column(float width);
float end_column();  // where it ended, on the screen

// What stands beneath the header of a page that is read: it scrolls, and its lines are no longer than an eye follows.
//   begin_page_body("health"); ...; end_page_body();
void begin_page_body(std::string_view id);
void end_page_body();

// A line of a card: text that wraps, and controls of a known width at its right edge.
//   TextAndControls line(button_width(...)); paragraph(...); line.controls(); button(...);
class TextAndControls {
public:
    explicit TextAndControls(float controls_width);
    void controls();

private:
    float controls_x_;
};

// Cards of equal width in rows that follow the room.
//   CardRow row(4, 200); for (...) { row.next(); kpi_card(...); }
class CardRow {
public:
    CardRow(int most_columns, float least_width);
    ~CardRow();
    CardRow(const CardRow&) = delete;
    CardRow& operator=(const CardRow&) = delete;

    void next();
    // For cards that are to end together, once within an ImGui id: the tallest of the line, and what one needs by itself.
    [[nodiscard]] float tallest() const;
    void measure(float height);
    [[nodiscard]] float width() const { return width_; }
    [[nodiscard]] int columns() const { return columns_; }

private:
    void close();
    void end_line();
    float x_, y_, row_bottom_, width_, tallest_ = 0;
    unsigned line_id_;
    int columns_, column_ = 0;
    bool open_ = false;
};

}  // namespace bottega::ui
