#pragma once

// The records of a list in a calendar: each on the day that one of its fields says. The rows are those of the list between
// the days that the month shows, read when their chips come into sight.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/data/days_of_records.hpp"
#include "wasm-app/kit/month_view.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/screens/list_rows.hpp"

namespace bottega::ui {

class ListCalendar {
public:
    ListCalendar(const EntityDef& def, const EntityUi& look, Date today) : def_(&def), look_(look), month_(today), chosen_(today) {}

    // By which field from now on, and whether a month or a week at a time.
    void show_by(const UiContext& ui, const std::string& field, bool week);
    [[nodiscard]] const std::string& field() const { return field_; }
    // What the list asks for, in the days that are shown.
    [[nodiscard]] Query in_sight(const Query& list) const;
    // When the records of the list or its texts changed. `fields` are its columns.
    void refresh(const UiContext& ui, const Query& query, const std::vector<std::size_t>& fields);

    struct Press {
        RecordId opened, focused;        // focused: has the keyboard
        std::optional<Date> add;         // a new record on this day is wanted
        std::optional<bool> week;        // the other view is
    };
    using DrawMenu = std::function<void(const ListRow&, int position)>;
    // `draw_menu` may draw the context menu of what was drawn last.
    Press draw(const UiContext& ui, ListRows& rows, const std::string& name, const DrawMenu& draw_menu);
    // A day or a week earlier or later.
    void draw_moves(const UiContext& ui, const ListRow& row, int position);
    // The day a new record is to have: the chosen one on a phone.
    [[nodiscard]] std::optional<Date> current_day() const;
    // A chip in the hand goes back where it was.
    [[nodiscard]] bool give_up_drag();

private:
    void draw_bar(const UiContext& ui, Press& press);
    [[nodiscard]] bool draw_step(const UiContext& ui);
    [[nodiscard]] std::string name_of_span(const UiContext& ui) const;
    [[nodiscard]] MonthDays span() const { return week_ ? days_of_week(month_) : days_of_month(month_); }
    void draw_agenda(const UiContext& ui, ListRows& rows, const DrawMenu& draw_menu, Press& press);
    void draw_month(const UiContext& ui, ListRows& rows, const std::string& name, const DrawMenu& draw_menu, Press& press);
    void draw_chosen_day(const UiContext& ui, ListRows& rows, const DrawMenu& draw_menu, Press& press);
    void draw_day_dialog(const UiContext& ui, ListRows& rows, Press& press);
    void draw_records(const UiContext& ui, ListRows& rows, const DayRecords& day, const DrawMenu* draw_menu, Press& press);
    void move(const UiContext& ui, RecordId record, Date to);
    [[nodiscard]] const DayRecords* records_of(Date day) const;
    [[nodiscard]] std::string description_of(const ListRow& row) const;
    [[nodiscard]] std::string_view detail_of(const ListRow& row) const;
    [[nodiscard]] Tone tone_of(const ListRow& row) const;

    const EntityDef* def_;
    EntityUi look_;
    std::string field_;
    Date month_, chosen_;
    std::vector<DayRecords> days_;
    std::vector<std::size_t> fields_;
    std::optional<std::size_t> toned_;   // the column whose colour a chip has
    MonthState state_;
    bool week_ = false, movable_ = false, takes_new_ = false, day_open_ = false;
    std::optional<Date> opened_day_;
};

}  // namespace bottega::ui
