#include <algorithm>
#include <string>

#include "core/base/text.hpp"
#include "core/i18n/locale.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/buttons.hpp"
#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/display.hpp"
#include "wasm-app/kit/popup.hpp"
#include "wasm-app/kit/value_fields.hpp"
#include "wasm-app/kit/value_text.hpp"

namespace bottega::ui {

using draw::add;
using mirror::Role;

namespace {

// Only one calendar is open at a time.
struct Calendar {
    std::optional<Date> month;  // its first day
    bool move_focus = false;    // to the chosen day, or today
};

Calendar& calendar() {
    static Calendar instance;
    return instance;
}

Date today() {
    const std::optional<Date> day = Date::parse_iso(host().today());
    expects(day.has_value(), "the host knows no day");
    return *day;
}

float day_size() { return host().is_touch() ? 44 : 34; }

void draw_month_header() {
    Date& month = *calendar().month;
    const float width = day_size() * 7, button = icon_button_size();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    static std::string title;
    title.assign(locale().month_name(month.month()));
    title.append(" ").append(std::to_string(month.year()));
    const draw::Pen ink = draw::pen(TextWeight::Semibold, font_size::body, theme().text);
    const float shown = draw::text_width(ink, title);
    const ImVec2 text_at = add(at, (width - shown) / 2, (button - ink.size) / 2);
    draw::text(ImGui::GetWindowDrawList(), ink, text_at, title);
    mirror::text(Role::Heading, title, text_at, add(text_at, shown, ink.size), 2);
    ImGui::PushID("previous");
    if (icon_button(texts().previous_month, icon::chevron_left)) month = month.plus_months(-1);
    ImGui::PopID();
    ImGui::SetCursorScreenPos(add(at, width - button, 0));
    ImGui::PushID("next");
    if (icon_button(texts().next_month, icon::chevron_right)) month = month.plus_months(1);
    ImGui::PopID();
    if (ImGui::IsKeyPressed(ImGuiKey_PageUp)) month = month.plus_months(-1);
    if (ImGui::IsKeyPressed(ImGuiKey_PageDown)) month = month.plus_months(1);
}

void draw_weekdays() {
    const draw::Pen ink = draw::pen(TextWeight::Medium, font_size::extra_small, theme().text_muted);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    for (int day = 1; day <= 7; ++day) {
        const std::string_view name = locale().short_weekday_name(day);
        const float x = (static_cast<float>(day) - 0.5f) * day_size() - draw::text_width(ink, name) / 2;
        draw::text(ImGui::GetWindowDrawList(), ink, add(at, x, 6), name);
    }
    ImGui::Dummy({day_size() * 7, 24});
}

bool draw_day(Date day, std::optional<Date> chosen) {
    const Theme& t = theme();
    const bool is_chosen = chosen == day, is_today = day == today();
    const bool inside = day.first_of_month() == *calendar().month;
    ImGui::PushID(days_between(today(), day));
    const ImGuiID id = ImGui::GetID("day");
    const bool focus_here = calendar().move_focus && (chosen ? is_chosen : is_today);
    const draw::Press press = draw::press_area(id, {day_size(), day_size()});
    if (focus_here) ImGui::SetItemDefaultFocus();
    ImGui::PopID();
    if (!press.visible) return false;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 min = add(press.min, 1, 1), max = add(press.max, -1, -1);
    const ImU32 ground = is_chosen ? t.accent : press.hovered ? t.hover : 0;
    if (ground) list->AddRectFilled(min, max, ground, 8);
    if (is_today && !is_chosen) list->AddRect(min, max, t.accent, 8);
    draw::focus_ring(list, add(min, 2, 2), add(max, -2, -2), 6, id);
    const ImU32 colour = is_chosen ? t.on_accent : !inside ? t.text_muted : is_today ? t.accent_text : t.text;
    const draw::Pen ink = draw::pen(is_today || is_chosen ? TextWeight::Semibold : TextWeight::Regular, font_size::body, colour);
    char number[4];
    const int length = ImFormatString(number, sizeof number, "%d", day.day());
    const std::string_view shown(number, static_cast<std::size_t>(length));
    draw::text(list, ink, add(press.min, (day_size() - draw::text_width(ink, shown)) / 2, (day_size() - ink.size) / 2), shown);
    mirror::item(press.id, Role::Button, {.name = locale().long_date(day)}, is_chosen ? mirror::state::current : 0);
    return press.pressed;
}

// True when a day was picked or the date cleared.
bool draw_calendar(std::optional<Date>& value, bool required) {
    bool changed = false;
    draw_month_header();
    draw_weekdays();
    const Date first = *calendar().month;
    Date day = first.plus_days(1 - first.day_of_week());
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    for (int cell = 0; cell < 42; ++cell, day = day.plus_days(1)) {
        if (cell % 7 != 0) ImGui::SameLine(0, 0);
        if (draw_day(day, value)) {
            value = day;
            changed = true;
        }
    }
    ImGui::PopStyleVar();
    if (!ImGui::IsWindowAppearing()) calendar().move_focus = false;
    space(4);
    const float gap = day_size() * 7 - button_width(texts().today, false) - button_width(texts().clear, false);
    if (button(texts().today, {.kind = ButtonKind::Ghost})) {
        value = today();
        changed = true;
    }
    if (!required) {
        ImGui::SameLine(0, std::max(gap, 4.0f));
        if (button(texts().clear, {.kind = ButtonKind::Ghost})) {
            value.reset();
            changed = true;
        }
    }
    if (changed) ImGui::CloseCurrentPopup();
    return changed;
}

void open_calendar(ImGuiID popup, std::optional<Date> value) {
    calendar() = {.month = value.value_or(today()).first_of_month(), .move_focus = true};
    ImGui::OpenPopupEx(popup, ImGuiPopupFlags_None);
}

}  // namespace

bool date_field(std::string_view label, std::optional<Date>& value, const FieldOptions& options) {
    static std::string written;
    written = value ? locale().date(*value) : std::string();
    bool readable = true, picked = false;
    const auto read = [&](std::string_view text) {
        const std::optional<Date> before = value;
        if (is_blank(text)) value.reset();
        else if (const auto parsed = locale().parse_date(text, today())) value = parsed;
        else readable = false;
        return value != before;
    };
    const auto was_readable = [&] { return readable; };
    const bool editable = !options.disabled && !options.read_only;
    const auto with_calendar = [&](ValueTextResult& field) {
        const ImGuiID popup = ImGui::GetID("calendar");
        const float size = field_height() - 6;
        ImGui::SetCursorScreenPos({field.max.x - size - 3, field.min.y + 3});
        const std::string_view name = options.name.empty() ? draw::Label(label).text : options.name;
        static std::string button_name;
        button_name.assign(texts().open_calendar).append(": ").append(name).append("###open");
        const bool pressed = icon_button(button_name, icon::calendar, {.size = size, .disabled = !editable, .tab_stop = false});
        const bool by_key = field.line.active && editable && ImGui::IsKeyPressed(ImGuiKey_DownArrow, false);
        if (pressed || by_key) open_calendar(popup, value);
        if (by_key) ImGui::SetNavCursorVisible(true);
        const float width = day_size() * 7 + 20;
        const PopupPlace place{.anchor_min = field.min, .anchor_max = field.max, .width = width,
                               .likely_height = day_size() * 6 + 130, .padding = 10};
        if (ImGui::IsPopupOpen(popup, 0) && begin_popup(popup, Role::Dialog, texts().choose_date, place)) {
            picked = draw_calendar(value, options.required);
            end_popup();
        }
    };
    FieldOptions field = options;
    field.mode = InputMode::Text;
    const auto problem = [](std::string_view) { return texts().invalid_date; };
    const ValueTextResult result = value_text(label, field, {.written = written, .problem = problem,
                                                             .read = read, .was_readable = was_readable,
                                                             .end_room = 30, .inside = with_calendar});
    return result.changed || picked;
}

}  // namespace bottega::ui
