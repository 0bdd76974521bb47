#include "wasm-app/screens/list_calendar.hpp"

#include <algorithm>

#include "generated/icons.hpp"
#include "wasm-app/kit/list_row.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/list_shape.hpp"
#include "wasm-app/screens/value_move.hpp"

namespace bottega::ui {

void ListCalendar::show_by(const UiContext& ui, const std::string& field, bool week) {
    if (week && !week_ && month_.first_of_month() == ui.session.today.first_of_month()) month_ = chosen_ = ui.session.today;
    if (field_ == field && week_ == week) return;
    field_ = field;
    week_ = week;
    state_ = {};
    days_.clear();
    const bool by_hand = is_written_by_hand(def_->field(field));
    movable_ = by_hand && ui.registry.record_screen(def_->name) == nullptr;  // a document is changed with its lines and totals
    takes_new_ = by_hand && look_.creatable;
}

Query ListCalendar::in_sight(const Query& list) const {
    const MonthDays shown = span();
    return between_days(*def_, list, field_, shown.first, shown.last);
}

void ListCalendar::refresh(const UiContext& ui, const Query& query, const std::vector<std::size_t>& fields) {
    fields_ = fields;
    days_ = days_of_records(ui.store(), query, field_);
    toned_.reset();
    for (std::size_t place = 1; place < fields.size() && !toned_; ++place) {
        const std::string& name = def_->fields[fields[place]].name;
        if (std::any_of(look_.tones.begin(), look_.tones.end(), [&](const ChoiceTone& tone) { return tone.field == name; })) toned_ = place;
    }
}

const DayRecords* ListCalendar::records_of(Date day) const {
    const auto found = std::lower_bound(days_.begin(), days_.end(), day, [](const DayRecords& records, Date wanted) { return records.day < wanted; });
    return found != days_.end() && found->day == day ? &*found : nullptr;
}

Tone ListCalendar::tone_of(const ListRow& row) const { return toned_ ? row.cells[*toned_].tone : Tone::Neutral; }

// Behind a number stands whose it is.
std::string_view ListCalendar::detail_of(const ListRow& row) const {
    if (!row.detail.empty()) return row.detail;
    for (std::size_t place = 1; place < fields_.size(); ++place) {
        const FieldDef& field = def_->fields[fields_[place]];
        if (field.name == look_.detail_field && field.type == FieldType::Text) return row.cells[place].text;
    }
    return {};
}

std::string ListCalendar::description_of(const ListRow& row) const {
    std::string text;
    for (std::size_t place = 1; place < fields_.size(); ++place) {
        const std::string& value = row.cells[place].text;
        if (!value.empty() && def_->fields[fields_[place]].name != field_) text += (text.empty() ? "" : ", ") + value;
    }
    return text;
}

ListCalendar::Press ListCalendar::draw(const UiContext& ui, ListRows& rows, const std::string& name, const DrawMenu& draw_menu) {
    Press press;
    draw_bar(ui, press);
    if (week_ && is_phone()) {
        draw_agenda(ui, rows, draw_menu, press);
        return press;
    }
    draw_month(ui, rows, name, draw_menu, press);
    if (is_phone()) draw_chosen_day(ui, rows, draw_menu, press);
    draw_day_dialog(ui, rows, press);
    return press;
}

// "marzo 2026"; "16 – 22 marzo 2026", "30 marzo – 5 aprile 2026"
std::string ListCalendar::name_of_span(const UiContext& ui) const {
    const std::string month = std::string(ui.locale.month_name(month_.month())) + " " + std::to_string(month_.year());
    if (!week_) return month;
    const auto [first, last] = span();
    std::string from = std::to_string(first.day());
    if (first.year() != last.year()) from = ui.locale.long_date(first);
    else if (first.month() != last.month()) from += " " + std::string(ui.locale.month_name(first.month()));
    return from + " – " + ui.locale.long_date(last);
}

// True when other days are shown now.
bool ListCalendar::draw_step(const UiContext& ui) {
    const bool has_keys = !ImGui::GetIO().WantTextInput && !ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
    const std::string previous = week_ ? ui.text("ui.calendar.previous_week") : texts().previous_month, next = week_ ? ui.text("ui.calendar.next_week") : texts().next_month;
    int steps = 0;
    if (icon_button(previous + "###previous", icon::chevron_left) || (has_keys && ImGui::IsKeyPressed(ImGuiKey_PageUp))) steps = -1;
    ImGui::SameLine(0, 4);
    if (icon_button(next + "###next", icon::chevron_right) || (has_keys && ImGui::IsKeyPressed(ImGuiKey_PageDown))) steps = 1;
    ImGui::SameLine(0, metric::gap);
    if (button(texts().today + "###today", {.kind = ButtonKind::Secondary})) month_ = chosen_ = ui.session.today;
    if (steps == 0) return false;
    month_ = week_ ? month_.plus_days(7 * steps) : month_.first_of_month().plus_months(steps);
    const auto [first, last] = week_ ? span() : MonthDays{month_.first_of_month(), month_.last_of_month()};
    chosen_ = first <= ui.session.today && ui.session.today <= last ? ui.session.today : first;
    return true;
}

void ListCalendar::draw_bar(const UiContext& ui, Press& press) {
    if (draw_step(ui)) host().wake();
    const std::vector<Choice> spans = {{.value = "month", .text = ui.text("ui.calendar.month")}, {.value = "week", .text = ui.text("ui.calendar.week")}};
    ImGui::SameLine(0, metric::gap);
    std::string chosen = week_ ? "week" : "month";
    if (segmented(ui.label("ui.calendar.span"), chosen, spans)) press.week = chosen == "week";
    if (is_phone()) space(2);
    else ImGui::SameLine(0, metric::form_gap);
    if (!is_phone()) ImGui::SetCursorPosY(ImGui::GetCursorPosY() + (button_height() - font_size::title) / 2);
    heading(name_of_span(ui), 2);
}

// The week of a phone: day beneath day, each with what falls on it.
void ListCalendar::draw_agenda(const UiContext& ui, ListRows& rows, const DrawMenu& draw_menu, Press& press) {
    begin_scroll_area("agenda");
    const auto [first, last] = span();
    for (Date day = first; day <= last; day = day.plus_days(1)) {
        const std::string name = std::string(ui.locale.weekday_name(day.day_of_week())) + " " + ui.locale.long_date(day);
        ImGui::PushID(day.day());
        const DayRecords* records = records_of(day);
        const bool is_today = day == ui.session.today;
        begin_card("day", {.title = name, .subtitle = is_today ? std::string_view(texts().today) : std::string_view()});
        if (records) draw_records(ui, rows, *records, &draw_menu, press);
        else label(ui.text("ui.calendar.free"), TextStyle::Muted);
        const std::string add = ui.text("ui.board.add", {new_text(ui, def_->name), ui.locale.long_date(day)});
        if (takes_new_ && button(new_text(ui, def_->name) + "###new_on_day", {.kind = ButtonKind::Ghost, .icon = icon::plus, .name = add})) press.add = day;
        end_card();
        ImGui::PopID();
        space(metric::gap);
    }
    end_scroll_area();
}

void ListCalendar::draw_month(const UiContext& ui, ListRows& rows, const std::string& name, const DrawMenu& draw_menu, Press& press) {
    const bool phone = is_phone();
    MonthView month({.id = "calendar", .name = name, .month = month_, .week = week_, .today = ui.session.today, .chosen = phone ? std::optional(chosen_) : std::nullopt,
                     .counts_only = phone, .movable = movable_}, state_);
    while (const auto coming = month.coming()) {
        const DayRecords* records = records_of(*coming);
        const int count = records ? static_cast<int>(records->count) : 0;
        if (!month.next_day(count, count > 0 ? count_text(ui, count) : std::string())) break;
        while (month.next_chip()) {
            const int position = static_cast<int>(records->first) + month.chip_index();
            const ListRow& row = rows.row(ui, position);
            const std::string description = description_of(row);
            if (month.chip({.record = row.id.value, .title = row.name, .detail = detail_of(row), .description = description, .tone = tone_of(row)})) press.opened = row.id;
            if (ImGui::IsItemFocused()) press.focused = row.id;
            draw_menu(row, position);
        }
        if (month.left_out() > 0 && month.more(ui.catalogue.plural("ui.calendar.more", month.left_out(), {ui.locale.integer(month.left_out())}))) {
            opened_day_ = *coming;
            day_open_ = true;
        }
    }
    static_cast<void>(month.next_day(0, {}));
    if (const auto& wish = month.move()) move(ui, RecordId{wish->record}, wish->to);
    if (!month.pressed()) return;
    if (phone) chosen_ = *month.pressed();
    else if (takes_new_) press.add = month.pressed();
}

// Beneath the month of a phone: what falls on the day that was pressed.
void ListCalendar::draw_chosen_day(const UiContext& ui, ListRows& rows, const DrawMenu& draw_menu, Press& press) {
    space(metric::gap);
    heading(ui.locale.long_date(chosen_), 2);
    const DayRecords* records = records_of(chosen_);
    begin_scroll_area("day");
    if (records) draw_records(ui, rows, *records, &draw_menu, press);
    else label(ui.text("ui.calendar.free"), TextStyle::Muted);
    if (takes_new_ && button(new_text(ui, def_->name) + "###new_on_day", {.kind = ButtonKind::Ghost, .icon = icon::plus})) press.add = chosen_;
    end_scroll_area();
}

void ListCalendar::draw_records(const UiContext& ui, ListRows& rows, const DayRecords& day, const DrawMenu* draw_menu, Press& press) {
    for (std::int64_t i = 0; i < day.count; ++i) {
        const int position = static_cast<int>(day.first + i);
        const ListRow& row = rows.row(ui, position);
        const std::string description = description_of(row);
        if (list_row(row.name + "###row" + to_string(row.id), {.detail = description, .last = i + 1 == day.count})) press.opened = row.id;
        if (draw_menu) (*draw_menu)(row, position);
    }
}

void ListCalendar::draw_day_dialog(const UiContext& ui, ListRows& rows, Press& press) {
    if (!opened_day_ || !day_open_ || !begin_dialog(ui.locale.long_date(*opened_day_) + "###day", day_open_)) return;
    if (const DayRecords* records = records_of(*opened_day_)) draw_records(ui, rows, *records, nullptr, press);
    const std::string add = new_text(ui, def_->name) + "###new_on_day";
    if (takes_new_) {
        dialog_buttons(button_width(add, true));
        if (button(add, {.icon = icon::plus})) press.add = opened_day_;
    }
    if (press.opened || press.add) day_open_ = false;
    end_dialog();
}

void ListCalendar::move(const UiContext& ui, RecordId record, Date to) {
    const auto stored = ui.store().find(def_->name, record);
    if (!stored) return;
    const MonthDays shown = span();
    if (to < shown.first || to > shown.last) month_ = to;
    move_to_value(ui, {.def = def_, .field = field_, .record = record, .name = record_name(ui, *stored), .value = to, .told = "ui.calendar.moved"}, {});
}

void ListCalendar::draw_moves(const UiContext& ui, const ListRow& row, int position) {
    if (!movable_) return;
    const auto day = std::find_if(days_.begin(), days_.end(), [&](const DayRecords& records) { return position >= records.first && position < records.first + records.count; });
    if (day == days_.end()) return;
    const auto offer = [&](const char* label, std::string_view icon, std::string_view keys, int days) {
        if (menu_item(ui.label(label), {.icon = icon, .shortcut = ui.host.is_touch() ? "" : keys})) move(ui, row.id, day->day.plus_days(days));
    };
    offer("ui.calendar.day_later", icon::arrow_right, "Ctrl →", 1);
    offer("ui.calendar.day_earlier", icon::arrow_left, "Ctrl ←", -1);
    offer("ui.calendar.week_later", icon::arrow_down, "Ctrl ↓", 7);
    offer("ui.calendar.week_earlier", icon::arrow_up, "Ctrl ↑", -7);
}

std::optional<Date> ListCalendar::current_day() const { return is_phone() && takes_new_ ? std::optional(chosen_) : std::nullopt; }

bool ListCalendar::give_up_drag() {
    if (!state_.is_dragging()) return false;
    state_.put_down();
    ImGui::ClearActiveID();
    return true;
}

}  // namespace bottega::ui
