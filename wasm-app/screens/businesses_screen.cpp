#include "wasm-app/screens/businesses_screen.hpp"

#include <algorithm>

#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/list_row.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/businesses.hpp"
#include "wasm-app/screens/move_guide.hpp"
#include "wasm-app/screens/typed_confirm.hpp"

namespace bottega::ui {

namespace {


class BusinessesScreen : public Screen {
public:
    explicit BusinessesScreen(const UiContext& ui) { facts_question_.ask(ui.host, "storage-facts"); }

    void draw(const UiContext& ui) override;

private:
    enum class Erasing { Nothing, Business, Everything };
    void refresh(const UiContext& ui);
    void draw_businesses(const UiContext& ui);
    void draw_move(const UiContext& ui);
    void draw_erase(const UiContext& ui);
    void ask_to_erase_business(const UiContext& ui);
    void ask_to_erase_everything(const UiContext& ui, const ErasedThings& things);

    PageQuestion facts_question_, things_question_, erase_question_;
    FurtherBusiness further_;
    std::optional<PageFacts> facts_;
    MoveGuide guide_;
    TypedConfirm confirm_;
    Erasing erasing_ = Erasing::Nothing;
};

void BusinessesScreen::refresh(const UiContext& ui) {
    if (const auto answer = facts_question_.take()) facts_ = read_page_facts(answer->json);
    if (const auto answer = things_question_.take())
        if (const auto things = read_erased_things(answer->json)) ask_to_erase_everything(ui, *things);
    if (const auto answer = erase_question_.take(); answer && !answer->failure.empty())
        show_toast({.text = ui.text("ui.erase.failed"), .tone = Tone::Bad});
    further_.follow(ui);
}

void BusinessesScreen::draw(const UiContext& ui) {
    refresh(ui);
    const std::string back = ui.label("ui.back");
    if (page_header({.title = ui.text("ui.businesses"), .back = back}) == header_back) ui.navigation.back();
    space(metric::gap);
    begin_scroll_area("businesses");
    begin_column(std::min(metric::form_width, ImGui::GetContentRegionAvail().x));
    draw_businesses(ui);
    space(metric::form_gap);
    if (!ui.program.is_demo()) {
        draw_move(ui);
        space(metric::form_gap);
    }
    draw_erase(ui);
    space(metric::form_gap);
    end_column();
    end_scroll_area();
    if (guide_.draw(ui, facts_ ? facts_->address : std::string())) ask_to_erase_business(ui);
    if (confirm_.draw(ui)) {
        erase_question_.ask(ui.host, erasing_ == Erasing::Everything ? "erase-everything" : "erase-business");
        ui.host.wake();
    }
}

void BusinessesScreen::draw_businesses(const UiContext& ui) {
    begin_card("list", {.title = ui.text("ui.businesses.here")});
    paragraph(ui.text("ui.businesses.help"));
    space(metric::gap);
    const std::size_t count = facts_ ? facts_->businesses.size() : 0;
    for (std::size_t i = 0; i < count; ++i) {
        const BusinessFact& business = facts_->businesses[i];
        const bool is_open = business.archive == ui.program.archive();
        const std::string open = is_open ? ui.text("ui.businesses.open") : std::string();
        if (list_row(shown_name(ui, business) + "###business" + business.archive,
                     {.pill = open, .tone = Tone::Ok, .icon = icon::store, .last = i + 1 == count}) && !is_open)
            ui.program.open_archive(business.archive);
    }
    space(metric::form_gap);
    if (button(ui.label("ui.businesses.add"), {.icon = icon::plus})) further_.ask(ui);
    end_card();
}

void BusinessesScreen::draw_move(const UiContext& ui) {
    begin_card("move", {.title = ui.text("ui.move")});
    paragraph(ui.text("ui.move.help"));
    space(metric::form_gap);
    if (button(ui.label("ui.move.begin"), {.icon = icon::truck})) guide_.open();
    end_card();
}

void BusinessesScreen::draw_erase(const UiContext& ui) {
    begin_card("erase", {.title = ui.text("ui.erase")});
    paragraph(ui.text("ui.erase.help"));
    space(metric::form_gap);
    if (!ui.program.is_demo()) {
        if (button(ui.label("ui.erase.business"), {.icon = icon::trash_2})) ask_to_erase_business(ui);
        space(metric::gap);
    }
    if (button(ui.label("ui.erase.everything"), {.kind = ButtonKind::Danger, .icon = icon::trash_2})) things_question_.ask(ui.host, "what-is-here");
    end_card();
}

void BusinessesScreen::ask_to_erase_business(const UiContext& ui) {
    const std::string name = ui.registry.business_name() ? ui.registry.business_name()(ui) : std::string();
    erasing_ = Erasing::Business;
    confirm_.ask({.title = ui.text("ui.erase.business_title"), .sentence = ui.text("ui.erase.business_sentence"),
                  .goes = {}, .word = name.empty() ? ui.text("ui.erase.word") : name, .yes = ui.text("ui.erase.yes")});
}

void BusinessesScreen::ask_to_erase_everything(const UiContext& ui, const ErasedThings& things) {
    std::vector<std::string> goes;
    for (const std::string& name : things.businesses)
        goes.push_back(ui.text("ui.erase.goes_business", {name.empty() ? ui.text("ui.businesses.unnamed") : name}));
    goes.push_back(ui.text("ui.erase.goes_files"));
    if (things.snapshots > 0) goes.push_back(ui.text("ui.erase.goes_snapshots"));
    if (things.demos > 0) goes.push_back(ui.text("ui.erase.goes_demos"));
    if (things.offline) goes.push_back(ui.text("ui.erase.goes_offline"));
    const std::string here = ui.registry.business_name() ? ui.registry.business_name()(ui) : std::string();
    const bool are_others = things.businesses.size() > 1 && !here.empty();
    erasing_ = Erasing::Everything;
    confirm_.ask({.title = ui.text("ui.erase.everything_title"), .sentence = ui.text("ui.erase.everything_sentence"), .goes = std::move(goes),
                  .word = ui.text("ui.erase.word"), .yes = ui.text("ui.erase.yes"), .offers_backup = !ui.program.is_demo(),
                  .backup_lacks = are_others ? ui.text("ui.erase.backup_of_one", {here}) : std::string()});
}

}  // namespace

std::unique_ptr<Screen> make_businesses_screen(const UiContext& ui, const Route&) { return std::make_unique<BusinessesScreen>(ui); }

}  // namespace bottega::ui
