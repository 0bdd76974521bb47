#include <algorithm>

#include "core/base/text.hpp"
#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/chip_flow.hpp"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/choice_lists.hpp"

namespace bottega::ui {

namespace {

// All lists that a person may edit, and beneath them those whose entries are records.
class ListsScreen : public Screen {
public:
    ListsScreen(const UiContext& ui, const Route& route) { (void)follow(ui, route); }
    void draw(const UiContext& ui) override;
    bool follow(const UiContext& ui, const Route& route) override;
    void create_new(const UiContext&) override { editor_.begin_add(); }
    bool escape(const UiContext&) override { return editor_.give_up(); }

private:
    void refresh(const UiContext& ui);
    void draw_list(const UiContext& ui);
    void draw_others(const UiContext& ui);

    ChoiceListEditor editor_;
    std::vector<Choice> lists_;  // value: "opportunity.stage"
    std::uint64_t lists_version_ = 0;
};

std::optional<ListPlace> place_of_list(const RecordStore& store, std::string_view named) {
    const std::size_t dot = named.find('.');
    if (dot == named.npos) return std::nullopt;
    const EntityDef* def = store.schema().find(named.substr(0, dot));
    const auto index = def ? def->index_of(named.substr(dot + 1)) : std::nullopt;
    if (!index || why_not_edit(def->fields[*index])) return std::nullopt;
    return ListPlace{def->name, def->fields[*index].name};
}

// In the order of the navigation.
std::vector<Choice> editable_lists(const UiContext& ui) {
    std::vector<Choice> lists;
    for (const EntityUi& look : ui.registry.entities())
        if (const EntityDef* def = ui.store().schema().find(look.entity))
            for (const FieldDef& field : def->fields)
                if (!why_not_edit(field) && !field.internal) lists.push_back({.value = def->name + "." + field.name, .text = list_name(ui, *def, field)});
    return lists;
}

bool ListsScreen::follow(const UiContext& ui, const Route& route) {
    if (route.place != "lists") return false;
    refresh(ui);
    auto place = place_of_list(ui.store(), route.parameter("of"));
    if (!place) place = place_of_list(ui.store(), lists_.front().value);
    if (editor_.place().entity != place->entity || editor_.place().field != place->field) editor_.show(ui, *place);
    return true;
}

void ListsScreen::refresh(const UiContext& ui) {
    if (lists_version_ == ui.text_version()) return;
    lists_version_ = ui.text_version();
    lists_ = editable_lists(ui);
}

void ListsScreen::draw(const UiContext& ui) {
    refresh(ui);
    const std::string back = ui.label("ui.back");
    if (page_header({.title = ui.text("ui.lists"), .back = back}) == header_back) ui.navigation.back();
    begin_page_body("lists");
    paragraph(ui.text("ui.lists.help"));
    space(metric::form_gap);
    draw_list(ui);
    space(metric::form_gap);
    draw_others(ui);
    space(page_padding());
    end_page_body();
    editor_.draw_dialog(ui);
}

void ListsScreen::draw_list(const UiContext& ui) {
    begin_card("values");
    std::string list = editor_.place().entity + "." + editor_.place().field;
    if (combo(ui.label("ui.rules.list"), list, lists_, {.width = std::min(420.0f, ImGui::GetContentRegionAvail().x)}))
        if (const auto place = place_of_list(ui.store(), list)) {
            ui.navigation.refine(lists_route(*place));
            editor_.show(ui, *place);
        }
    space(metric::form_gap);
    editor_.draw(ui);
    end_card();
}

void ListsScreen::draw_others(const UiContext& ui) {
    begin_card("others", {.title = ui.text("ui.lists.others")});
    paragraph(ui.text("ui.lists.others_help"));
    space(metric::form_gap);
    ChipFlow flow;
    for (const EntityUi& look : ui.registry.entities()) {
        const bool is_list = !look.in_search && look.creatable && look.group.empty() && ui.store().schema().find(look.entity);
        if (!is_list) continue;
        const std::string name = entity_plural(ui, look.entity);
        flow.next(button_width(name, true));
        if (button(name + "###" + look.route, {.icon = look.icon})) ui.navigation.open_list(look.entity);
    }
    end_card();
}

}  // namespace

Route lists_route(const ListPlace& place) { return {.place = "lists", .parameters = {{"of", place.entity + "." + place.field}}}; }

std::string list_name(const UiContext& ui, const EntityDef& def, const FieldDef& field) { return entity_plural(ui, def.name) + ": " + ui.field_label(def, field); }

std::unique_ptr<Screen> make_lists_screen(const UiContext& ui, const Route& route) { return std::make_unique<ListsScreen>(ui, route); }

void ChoiceListDialog::open(const UiContext& ui, const ListPlace& place) {
    editor_.show(ui, place);
    const EntityDef& def = ui.store().schema().entity(place.entity);
    title_ = list_name(ui, def, def.field(place.field));
    open_ = true;
}

void ChoiceListDialog::draw(const UiContext& ui) {
    if (!open_ || !begin_dialog(title_ + "###choice_list", open_, {.width = 640})) return;
    editor_.draw(ui);
    space(metric::gap);
    const std::string close = ui.label("ui.close_dialog");
    dialog_buttons(button_width(close, false));
    if (primary_button(close)) open_ = false;
    editor_.draw_dialog(ui);
    end_dialog();
}

}  // namespace bottega::ui
