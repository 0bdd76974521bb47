#pragma once

// A month of days, or one week of it, each with the chips of what falls on it. A chip is dragged to another day with the mouse, or with a finger
// after a long press; with the keyboard Ctrl and an arrow moves it by a day or a week. Where there is little room, as on a
// phone, a day shows only how many there are, and is pressed to be chosen.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.hpp"
#include "imgui.h"
#include "wasm-app/kit/draw.hpp"
#include "wasm-app/kit/rect.hpp"
#include "wasm-app/kit/theme.hpp"

namespace bottega::ui {

struct MonthChip {
    std::int64_t record = 0;
    std::string_view title;
    std::string_view detail = {};          // behind the title, where there is room
    std::string_view description = {};     // for who does not see it
    Tone tone = Tone::Neutral;
};

// A chip on its way to another day.
struct DayMove {
    std::int64_t record = 0;
    Date to;
};

// What a month remembers from frame to frame.
struct MonthState {
    struct Lifted {
        std::int64_t record = 0;           // 0: none is
        std::optional<Date> from, over;
        std::string title, detail;
        Tone tone = Tone::Neutral;
    };
    Lifted lifted = {};

    [[nodiscard]] bool is_dragging() const { return lifted.record != 0; }
    void put_down() { lifted = {}; }
};

struct MonthOptions {
    std::string_view id;                   // stable
    std::string_view name;                 // accessible name
    Date month;                            // any day of it, or of the week
    bool week = false;                     // only that week: there is room for the second line of a chip
    Date today;
    std::optional<Date> chosen = {};       // where days are chosen
    bool counts_only = false;
    bool movable = false;                  // chips can be taken to other days
};

// The first and the last day that a month shows: whole weeks.
struct MonthDays {
    Date first, last;
    [[nodiscard]] int weeks() const { return (days_between(first, last) + 1) / 7; }
};
[[nodiscard]] MonthDays days_of_month(Date month);
[[nodiscard]] MonthDays days_of_week(Date day);

//   MonthView month(options, state);
//   while (month.next_day(count)) {                      count: of the day that comes, month.coming()
//       while (month.next_chip()) if (month.chip(...)) open(...);
//       if (month.more(...)) ...
//   }
class MonthView {
public:
    MonthView(const MonthOptions& options, MonthState& state);
    ~MonthView();
    MonthView(const MonthView&) = delete;
    MonthView& operator=(const MonthView&) = delete;

    [[nodiscard]] std::optional<Date> coming() const;
    // `description`: what is said of the day beside its date: "3 elements".
    [[nodiscard]] bool next_day(int count, std::string_view description);
    [[nodiscard]] Date day() const { return day_; }
    [[nodiscard]] bool next_chip();
    [[nodiscard]] int chip_index() const { return chip_; }
    // True when it was pressed. A context menu may follow.
    bool chip(const MonthChip& chip);
    // How many have no room, once the chips are drawn; then more() draws the button that shows them all.
    [[nodiscard]] int left_out() const { return left_out_; }
    bool more(std::string_view label);

    [[nodiscard]] const std::optional<Date>& pressed() const { return pressed_; }  // the day itself, or its empty place
    [[nodiscard]] const std::optional<DayMove>& move() const { return move_; }

private:
    void draw_weekdays();
    void draw_day(int count, std::string_view description);
    void draw_number(const draw::Press& press, int count);
    void follow_keys(const MonthChip& chip, ImGuiID id);
    void follow_drag();
    [[nodiscard]] Rect cell_of(int index) const;
    [[nodiscard]] float chip_height() const;
    [[nodiscard]] bool is_of_month() const { return options_.week || day_.first_of_month() == options_.month.first_of_month(); }

    MonthOptions options_;
    MonthState& state_;
    MonthDays days_;
    Date day_;
    Rect frame_, cell_;
    float row_height_ = 0, day_width_ = 0;
    int index_ = -1, chip_ = -1, chips_ = 0, left_out_ = 0;
    ImGuiID seed_ = 0;
    bool row_open_ = false, cell_open_ = false;
    std::optional<Date> pressed_;
    std::optional<DayMove> move_;
};

}  // namespace bottega::ui
