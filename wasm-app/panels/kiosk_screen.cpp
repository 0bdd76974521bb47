#include "wasm-app/panels/kiosk_screen.hpp"

#include <algorithm>

#include "core/modules/business/business.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/kiosk_door.hpp"
#include "imgui_internal.h"
#include "wasm-app/kit/brand.hpp"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

namespace {

namespace own = business::business;



std::string_view icon_of(const std::string& page) {
    return page == "products" ? icon::package : page == "business" ? icon::store : icon::message_square;
}

std::optional<Record> business_of(const UiContext& ui) { return ui.store().first({.entity = std::string(own::entity)}); }

// A finger, the mouse, a key: anything that a person did since the frame before.
bool is_somebody_there() { return ImGui::GetCurrentContext()->InputEventsTrail.Size > 0; }

}  // namespace

KioskScreen::KioskScreen(const UiContext& ui)
    : setup_(kiosk_door()->kiosk().setup()), language_(ui.catalogue.language()), touched_at_(ui.host.now_ms()) {
    if (const auto business = business_of(ui)) business_name_ = business->title();
    if (setup_.screens.size() == 1) page_ = setup_.screens.front();
    request_.begin(setup_.consent);
}

void KioskScreen::draw(const UiContext& ui) {
    watch_the_time(ui);
    const float room = ImGui::GetContentRegionAvail().x, width = std::min(metric::page_width, room - 2 * page_padding());
    ImGui::SetCursorPos({(room - width) / 2, page_padding()});
    begin_column(width);
    draw_header(ui);
    end_column();
    ImGui::SetCursorPosX(0);
    begin_scroll_area("kiosk_page");
    ImGui::SetCursorPosX((room - width) / 2);
    begin_column(width);
    ImGui::PushID(page_.c_str());
    draw_page(ui);
    ImGui::PopID();
    end_column();
    end_scroll_area();
    pin_.draw(ui);
}

void KioskScreen::draw_header(const UiContext& ui) {
    const bool has_start = setup_.screens.size() > 1;
    const float top = ImGui::GetCursorPosY(), height = icon_button_size();
    if (has_start && !page_.empty()) {
        if (icon_button(ui.label("ui.kiosk.to_start"), icon::arrow_left)) open(ui, "");
    } else {
        brand_mark(height);
    }
    ImGui::SameLine(0, metric::gap + 2);
    const float room = ImGui::GetContentRegionAvail().x - 2 * (icon_button_size() + metric::gap);
    const float left = ImGui::GetCursorPosX();
    ImGui::SetCursorPosY(top + (height - font_size::body) / 2 - 1);
    label(business_name_, TextStyle::Strong, room);
    ImGui::SetCursorPos({left + room + metric::gap, top});
    draw_languages(ui);
    ImGui::SameLine(0, metric::gap);
    if (icon_button(ui.label("ui.kiosk.leave"), icon::lock)) pin_.ask();
    space(metric::gap);
}

void KioskScreen::draw_languages(const UiContext& ui) {
    if (!begin_menu_icon_button(ui.label("ui.language"), icon::languages)) return;
    for (const std::string& language : languages()) {
        const std::string name = ui.text("ui.language." + language) + "###language_" + language;
        if (menu_item(name, {.checkable = true, .checked = language == ui.catalogue.language()})) ui.program.set_language(language);
    }
    end_menu();
}

void KioskScreen::draw_page(const UiContext& ui) {
    if (page_ == "products") products_.draw(ui);
    else if (page_ == "business") draw_business(ui);
    else if (page_ == "request") request_.draw(ui);
    else draw_start(ui);
    if (request_.is_left()) open(ui, "");
}

void KioskScreen::draw_start(const UiContext& ui) {
    space(metric::form_gap);
    heading(setup_.welcome.empty() ? ui.text("ui.kiosk.welcome") : setup_.welcome);
    space(metric::form_gap);
    CardRow row(static_cast<int>(setup_.screens.size()), 240);
    for (const std::string& screen : setup_.screens) {
        row.next();
        begin_card(screen, {.title = ui.text("ui.kiosk.screen." + screen)});
        paragraph(ui.text("ui.kiosk.screen." + screen + ".sentence"));
        space(metric::form_gap);
        if (button(ui.text("ui.kiosk.screen." + screen + ".action") + "###open_" + screen,
                   {.kind = ButtonKind::Primary, .icon = icon_of(screen), .width = -1}))
            open(ui, screen);
        end_card();
    }
}

void KioskScreen::draw_business(const UiContext& ui) const {
    const auto business = business_of(ui);
    if (!business) return;
    begin_card("business", {.title = business->title()});
    const std::string street = business->text(own::street);
    const std::string town = business->text(own::postal_code) + " " + business->text(own::city);
    if (!street.empty()) key_value(ui.text("ui.kiosk.where"), street + ", " + town);
    for (const auto& field : {own::phone, own::email, own::website}) {
        const std::string value = business->text(field);
        if (!value.empty()) key_value(ui.text("business." + std::string(field.name)), value);
    }
    end_card();
}

bool KioskScreen::is_clean(const UiContext& ui) const {
    const bool at_start = page_.empty() || setup_.screens.size() == 1;
    return at_start && request_.is_empty() && products_.is_empty() && !pin_.is_open() && ui.catalogue.language() == language_;
}

// The only clock of the program that runs while nothing happens, and only until everything is as at the beginning.
// Who comes after the time was up finds it clean, too.
void KioskScreen::watch_the_time(const UiContext& ui) {
    const double now = ui.host.now_ms(), patience = setup_.idle_minutes * 60'000.0;
    if (!is_clean(ui) && now >= touched_at_ + patience) clean(ui);
    if (is_somebody_there() || request_.was_changed() || now < touched_at_) touched_at_ = now;
    if (!is_clean(ui)) ui.host.wake_in(touched_at_ + patience - now + 1);
}

void KioskScreen::open(const UiContext& ui, const std::string& page) {
    page_ = page;
    products_ = {};
    request_.begin(setup_.consent);
    touched_at_ = ui.host.now_ms();
    ui.host.wake(3);
}

void KioskScreen::clean(const UiContext& ui) {
    open(ui, setup_.screens.size() == 1 ? setup_.screens.front() : std::string());
    pin_.close();
    clear_toasts();
    ImGui::ClearActiveID();
    if (ui.catalogue.language() != language_) ui.program.set_language(language_);
}

bool KioskScreen::escape(const UiContext& ui) {
    if (page_.empty() || setup_.screens.size() == 1) return false;
    open(ui, "");
    return true;
}

}  // namespace bottega::ui
