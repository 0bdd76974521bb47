#include "wasm-app/panels/first_start.hpp"

#include <algorithm>

#include "core/modules/business/business.hpp"
#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/panels/business_setup.hpp"
#include "wasm-app/panels/restore_backup.hpp"
#include "wasm-app/screens/page_facts.hpp"
#include "wasm-app/screens/preferences.hpp"

namespace bottega::ui {

namespace {


class FirstStartScreen : public Screen {
public:
    explicit FirstStartScreen(const UiContext& ui) { businesses_question_.ask(ui.host, "businesses"); }

    void draw(const UiContext& ui) override {
        begin_scroll_area("first_start", shows_setup_ ? footer_bar_height() : 0);
        const float room = ImGui::GetContentRegionAvail().x;
        const float width = std::min(metric::form_width, room - 2 * page_padding());
        const float left = (room - width) / 2;
        ImGui::SetCursorPos({left, is_phone() ? page_padding() : 40.0f});
        begin_column(width);
        if (shows_setup_) setup_->draw(ui);
        else draw_welcome(ui);
        end_column();
        end_scroll_area();
        if (shows_setup_) setup_->draw_footer(ui, left);
        if (shows_setup_ && setup_->take_left()) leave_setup();
        restore_.draw(ui);
    }

    [[nodiscard]] bool has_unsaved_changes() const override { return setup_ && setup_->has_input(); }

    [[nodiscard]] std::optional<UnsavedForm> unsaved_form(const UiContext&) const override {
        return has_unsaved_changes() ? std::optional(setup_->unsaved_form()) : std::nullopt;
    }
    std::optional<Issue> take_up(const UiContext& ui, const UnsavedForm& form) override {
        begin_setup(ui);
        setup_->take_up(ui, form);
        return std::nullopt;
    }

private:
    // What was typed waits for the person to come back to it.
    void leave_setup() {
        shows_setup_ = false;
        if (!setup_->has_input()) setup_.reset();
    }
    void begin_setup(const UiContext& ui) {
        if (!setup_) setup_ = std::make_unique<BusinessSetupForm>(ui);
        shows_setup_ = true;
    }
    void draw_welcome(const UiContext& ui);
    static void draw_languages(const UiContext& ui);
    void draw_own_business(const UiContext& ui, CardRow& row);
    static void draw_demo(const UiContext& ui, CardRow& row);
    void draw_other_businesses(const UiContext& ui);

    std::unique_ptr<BusinessSetupForm> setup_;
    bool shows_setup_ = false;
    RestoreBackup restore_;
    PageQuestion businesses_question_;
    std::vector<BusinessFact> businesses_;
};

void FirstStartScreen::draw_welcome(const UiContext& ui) {
    avatar("Bottega", 44);
    space(metric::gap);
    heading(ui.text("ui.first.welcome"));
    paragraph(ui.text("ui.first.welcome_help"), TextStyle::Body);
    space(metric::form_gap);
    if (!ui.program.is_kept()) {
        banner("plain_http", Tone::Bad, ui.text("ui.plain_http"));
        space(metric::form_gap);
    }
    draw_languages(ui);
    {
        CardRow row(2, 300);
        row.next();
        draw_own_business(ui, row);
        row.next();
        draw_demo(ui, row);
    }
    space(metric::gap);
    if (button(ui.label("ui.first.open_backup"), {.kind = ButtonKind::Ghost, .icon = icon::upload})) restore_.choose(ui);
    draw_other_businesses(ui);
    space(metric::form_gap);
}

// Back from a further business that was begun here.
void FirstStartScreen::draw_other_businesses(const UiContext& ui) {
    if (const auto answer = businesses_question_.take()) businesses_ = read_businesses(answer->json);
    for (const BusinessFact& business : businesses_) {
        if (business.archive == ui.program.archive() || business.name.empty()) continue;
        space(metric::gap);
        const std::string text = ui.text("ui.businesses.go_to", {business.name}) + "###go_to_" + business.archive;
        if (button(text, {.kind = ButtonKind::Ghost, .icon = icon::store})) ui.program.open_archive(business.archive);
    }
}

// Each language in its own words; the one the browser proposes is chosen.
void FirstStartScreen::draw_languages(const UiContext& ui) {
    label(ui.text("ui.first.language"), TextStyle::Strong);
    space(metric::gap);
    CardRow row(3, 100);
    for (const std::string& language : languages()) {
        row.next();
        const bool chosen = language == ui.catalogue.language();
        const std::string name = ui.text("ui.language." + language) + "###language_" + language;
        const bool pressed = button(name, {.kind = chosen ? ButtonKind::Primary : ButtonKind::Secondary, .icon = chosen ? icon::check : "", .width = -1});
        mirror::item(ImGui::GetItemID(), mirror::Role::Button, {.name = ui.text("ui.language." + language)},
                     mirror::state::checkable | (chosen ? mirror::state::checked : 0));
        if (pressed && !chosen) choose_language(ui, language);
    }
}

void FirstStartScreen::draw_own_business(const UiContext& ui, CardRow& row) {
    begin_card("own", {.title = ui.text("ui.first.own_title"), .row = &row});
    paragraph(ui.text("ui.first.own_help"));
    space(metric::form_gap);
    if (button(ui.label("ui.first.own"), {.kind = ButtonKind::Primary, .icon = icon::store, .width = -1})) begin_setup(ui);
    end_card();
}

void FirstStartScreen::draw_demo(const UiContext& ui, CardRow& row) {
    begin_card("demo", {.title = ui.text("ui.first.demo_title"), .row = &row});
    paragraph(ui.text("ui.first.demo_help"));
    space(metric::form_gap);
    if (button(ui.label("ui.first.demo_it"), {.icon = icon::sparkles, .width = -1})) ui.program.open_archive("demo-it");
    space(metric::gap);
    if (button(ui.label("ui.first.demo_ro"), {.icon = icon::sparkles, .width = -1})) ui.program.open_archive("demo-ro");
    end_card();
}

bool is_needed(const UiContext& ui) {
    return !ui.program.is_demo() && ui.store().count({.entity = std::string(business::business::entity)}) == 0;
}

}  // namespace

void add_first_start(Registry& registry) {
    registry.set_first_start(is_needed, [](const UiContext& ui, const Route&) { return std::make_unique<FirstStartScreen>(ui); });
}

}  // namespace bottega::ui
