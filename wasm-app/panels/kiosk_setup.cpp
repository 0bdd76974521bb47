#include "wasm-app/panels/kiosk_setup.hpp"

#include <algorithm>

#include "generated/icons.hpp"
#include "wasm-app/kit/kiosk_door.hpp"
#include "imgui.h"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/secret_field.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/panels/kiosk_pin.hpp"
#include "wasm-app/panels/kiosk_screen.hpp"

namespace bottega::ui {

namespace {


bool has(const std::vector<std::string>& screens, const char* name) {
    return screens.empty() || std::find(screens.begin(), screens.end(), name) != screens.end();
}

bool is_pin(const std::string& text) {
    return text.size() >= kLeastPinDigits && text.size() <= kMostPinDigits &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

KioskSetupScreen::KioskSetupScreen() : setup_(kiosk_door()->kiosk().setup()), minutes_(setup_.idle_minutes) {
    products_ = has(setup_.screens, "products");
    business_ = has(setup_.screens, "business");
    request_ = has(setup_.screens, "request");
}

std::string KioskSetupScreen::problem(const UiContext& ui, std::string_view field) const {
    for (const Issue& issue : *issues_)
        if (issue.field == field) return ui.sentence(issue);
    return {};
}

void KioskSetupScreen::draw(const UiContext& ui) {
    const std::string back = ui.label("ui.back");
    if (page_header({.title = ui.text("ui.kiosk"), .back = back}) == header_back) ui.navigation.back();
    space(metric::gap);
    begin_scroll_area("kiosk_setup");
    begin_column(std::min(metric::form_width, ImGui::GetContentRegionAvail().x));
    paragraph(ui.text("ui.kiosk.help"), TextStyle::Body);
    space(metric::form_gap);
    draw_screens(ui);
    space(metric::form_gap);
    draw_texts(ui);
    space(metric::form_gap);
    draw_pin(ui);
    space(metric::form_gap);
    end_column();
    end_scroll_area();
}

void KioskSetupScreen::draw_screens(const UiContext& ui) {
    begin_card("screens", {.title = ui.text("ui.kiosk.screens")});
    checkbox(ui.label("ui.kiosk.screen.products"), products_);
    checkbox(ui.label("ui.kiosk.screen.business"), business_);
    checkbox(ui.label("ui.kiosk.screen.request"), request_);
    if (const std::string wrong = problem(ui, "screens"); !wrong.empty()) banner("screens_problem", Tone::Bad, wrong);
    end_card();
}

void KioskSetupScreen::draw_texts(const UiContext& ui) {
    begin_card("texts", {.title = ui.text("ui.kiosk.texts")});
    const std::string hint = ui.text("ui.kiosk.welcome");
    text_field(ui.label("ui.kiosk.welcome_text"), setup_.welcome, {.hint = hint, .max_length = 120});
    space(metric::gap);
    const std::string consent = ui.text("ui.kiosk.consent");
    long_text_field(ui.label("ui.kiosk.consent_text"), setup_.consent, {.field = {.hint = consent, .max_length = 2000}, .lines = 3});
    end_card();
}

void KioskSetupScreen::draw_pin(const UiContext& ui) {
    begin_card("pin", {.title = ui.text("ui.kiosk.leaving")});
    const std::string minutes_help = ui.text("ui.kiosk.minutes_help"), pin_help = ui.text("ui.kiosk.pin_note"), wrong = problem(ui, "pin"), differs = problem(ui, "pin_again");
    bool entered = false;
    {
        FormGrid grid;
        grid.next();
        secret_field(ui, ui.label("ui.kiosk.new_pin"), pin_, {.help = pin_help, .error = wrong, .mode = InputMode::Numeric, .required = true, .max_length = kMostPinDigits});
        entered = secret_entered();
        grid.next();
        secret_field(ui, ui.label("ui.kiosk.pin_again"), pin_again_, {.error = differs, .mode = InputMode::Numeric, .required = true, .max_length = kMostPinDigits});
        entered = secret_entered() || entered;
        grid.next();
        integer_field(ui.label("ui.kiosk.minutes"), minutes_, {.field = {.help = minutes_help}});
    }
    space(metric::form_gap);
    const std::string go = ui.label("ui.kiosk.start");
    dialog_buttons(button_width(go, true));
    if (primary_button(go, icon::lock) || entered) start(ui);
    end_card();
}

void KioskSetupScreen::start(const UiContext& ui) {
    issues_->clear();
    setup_.screens.clear();
    for (const auto& [chosen, name] : {std::pair(products_, "products"), std::pair(business_, "business"), std::pair(request_, "request")})
        if (chosen) setup_.screens.emplace_back(name);
    setup_.idle_minutes = static_cast<int>(std::clamp<std::int64_t>(minutes_.value_or(KioskSetup{}.idle_minutes), 1, 120));
    if (setup_.screens.empty()) issues_->push_back({.field = "screens", .message = "issue.kiosk_without_screen"});
    if (!is_pin(pin_)) issues_->push_back({.field = "pin", .message = "issue.kiosk_pin_form"});
    else if (pin_ != pin_again_) issues_->push_back({.field = "pin_again", .message = "issue.kiosk_pin_differs"});
    if (!issues_->empty()) return;
    const auto derived = [archive = ui.program.archive(), &host = ui.host, &navigation = ui.navigation, setup = setup_, issues = issues_](
                             std::string salt, std::string hash) {
        const PinHash pin{std::move(salt), std::move(hash), Kiosk::iterations};
        if (const auto locked = kiosk_door()->kiosk().lock(setup, pin); !locked.ok()) {
            *issues = locked.issues();
            return;
        }
        navigation.leave_to({});
        kiosk_door()->hold_page(archive);
        host.wake(3);
    };
    kiosk_door()->derive_key(pin_, "", Kiosk::iterations, derived);
}

void add_kiosk(Registry& registry) {
    registry.add(Place{.route = "kiosk", .label = "ui.kiosk", .icon = icon::monitor,
                       .make = [](const UiContext& ui, const Route&) -> std::unique_ptr<Screen> {
                           if (is_kiosk()) return std::make_unique<KioskScreen>(ui);
                           return std::make_unique<KioskSetupScreen>();
                       }});
}

}  // namespace bottega::ui
