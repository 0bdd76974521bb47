#include <algorithm>

#include "core/base/text.hpp"
#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/custom_fields.hpp"
#include "wasm-app/screens/custom_formula.hpp"

namespace bottega::ui {

namespace {

// The person's own fields of one list, in the order in which the form shows them, and those that were taken away.
class CustomFieldsScreen : public Screen {
public:
    CustomFieldsScreen(const UiContext& ui, const Route& route) { (void)follow(ui, route); }
    void draw(const UiContext& ui) override;
    bool follow(const UiContext& ui, const Route& route) override;

private:
    struct Row {
        Record field;
        std::string name, detail;
    };
    void refresh(const UiContext& ui);
    void add_list(const UiContext& ui, const EntityDef& def);
    [[nodiscard]] Row row_of(const UiContext& ui, Record field) const;
    void draw_card(const UiContext& ui);
    void draw_row(const UiContext& ui, std::size_t at);
    void draw_removed(const UiContext& ui);
    void count_values(const UiContext& ui);
    void ask_remove(const UiContext& ui);
    void ask_delete(const UiContext& ui);
    void move(const UiContext& ui, RecordId field, bool later) const;
    void remove(const UiContext& ui, const Record& field, bool removed) const;

    const EntityDef* def_ = nullptr;
    std::vector<Choice> lists_;
    std::vector<Row> rows_, removed_;
    CustomFieldDialog dialog_;
    std::optional<Record> asked_;  // about to be removed
    std::int64_t filled_ = 0;
    bool asking_ = false, deleting_ = false;
    std::uint64_t text_version_ = 0;
};

bool CustomFieldsScreen::follow(const UiContext& ui, const Route& route) {
    if (route.place != "fields") return false;
    const auto entities = entities_of_list(ui.store().schema(), route.parameter("of"));
    const bool is_offered = !entities.empty() && (!entities.front()->parent.empty() || ui.registry.entity(entities.front()->name));
    def_ = is_offered ? entities.front() : ui.store().schema().find(ui.registry.entities().front().entity);
    text_version_ = 0;
    return true;
}

void CustomFieldsScreen::add_list(const UiContext& ui, const EntityDef& def) {
    if (takes_custom_fields(def)) lists_.push_back({.value = custom_list_of(def), .text = entity_plural(ui, custom_list_of(def))});
}

void CustomFieldsScreen::refresh(const UiContext& ui) {
    if (text_version_ == ui.text_version()) return;
    text_version_ = ui.text_version();
    lists_.clear();
    rows_.clear();
    removed_.clear();
    const EntityDef* lines_list = nullptr;
    for (const EntityUi& look : ui.registry.entities()) {
        const EntityDef* def = ui.store().schema().find(look.entity);
        if (!def || look.route.empty()) continue;
        add_list(ui, *def);
        if (const EntityDef* lines = ui.store().schema().lines_of(look.entity)) lines_list = lines;
    }
    if (lines_list) add_list(ui, *lines_list);
    for (Record& field : ui.store().run({.entity = std::string(custom_field::entity), .conditions = {{"list", Comparison::Equal, {custom_list_of(*def_)}}}, .order = {{"place", false}}})) {
        const bool removed = field.get(custom_field::removed).value_or(false);
        (removed ? removed_ : rows_).push_back(row_of(ui, std::move(field)));
    }
}

CustomFieldsScreen::Row CustomFieldsScreen::row_of(const UiContext& ui, Record field) const {
    const std::string kind = field.text(custom_field::kind);
    std::string detail = choice_text(ui, field.def(), field.def().field("kind"), kind);
    if (kind == "choice" || kind == "choices") detail += ": " + replace_all(field.text(custom_field::choices), "\n", ", ");
    if (kind == "reference") detail += ": " + entity_plural(ui, field.text(custom_field::target));
    if (kind == "formula") detail += ": " + written_formula(ui, *def_, field.text(custom_field::formula));
    if (field.get(custom_field::listed).value_or(false)) detail += " · " + ui.text("ui.custom_fields.in_list");
    if (const std::int64_t filled = records_with_value(ui.store().database(), ui.store().schema(), field); filled > 0)
        detail += " · " + ui.catalogue.plural("ui.custom_fields.filled", filled, {ui.locale.integer(filled)});
    std::string name = field.text(custom_field::label);
    return {std::move(field), std::move(name), std::move(detail)};
}

void CustomFieldsScreen::draw(const UiContext& ui) {
    refresh(ui);
    const std::string back = ui.label("ui.back");
    const std::vector<HeaderAction> actions{{.label = ui.label("ui.custom_fields.add"), .icon = icon::plus, .kind = ButtonKind::Primary}};
    const int pressed = page_header({.title = ui.text("ui.custom_fields"), .back = back, .actions = actions});
    if (pressed == header_back) ui.navigation.back();
    if (pressed == 0) dialog_.open_new(ui, *def_);
    begin_page_body("custom_fields");
    paragraph(ui.text(def_->parent.empty() ? "ui.custom_fields.help" : "ui.custom_fields.help_lines"));
    space(metric::form_gap);
    draw_card(ui);
    draw_removed(ui);
    space(page_padding());
    end_page_body();
    ask_remove(ui);
    ask_delete(ui);
    dialog_.draw(ui);
}

void CustomFieldsScreen::draw_card(const UiContext& ui) {
    begin_card("fields");
    std::string list = custom_list_of(*def_);
    if (combo(ui.label("ui.rules.list"), list, lists_, {.width = std::min(360.0f, ImGui::GetContentRegionAvail().x)})) {
        ui.navigation.refine(custom_fields_route(list));
        (void)follow(ui, custom_fields_route(list));
    }
    space(metric::form_gap);
    for (std::size_t i = 0; i < rows_.size(); ++i) draw_row(ui, i);
    if (rows_.empty()) empty_state(icon::text_cursor_input, ui.text("ui.custom_fields.none"));
    end_card();
    space(metric::form_gap);
}

void CustomFieldsScreen::draw_row(const UiContext& ui, std::size_t at) {
    const Row& row = rows_[at];
    divider();
    ImGui::PushID(to_string(row.field.id()).c_str());
    TextAndControls line(4 * icon_button_size() + 3 * metric::gap);
    paragraph(row.name, TextStyle::Body);
    paragraph(row.detail, TextStyle::Small);
    line.controls();
    if (icon_button(ui.text("ui.columns.earlier", {row.name}) + "###earlier", icon::arrow_up, {.disabled = at == 0})) move(ui, row.field.id(), false);
    ImGui::SameLine(0, metric::gap);
    if (icon_button(ui.text("ui.columns.later", {row.name}) + "###later", icon::arrow_down, {.disabled = at + 1 == rows_.size()})) move(ui, row.field.id(), true);
    ImGui::SameLine(0, metric::gap);
    if (icon_button(ui.text("ui.custom_fields.edit") + ": " + row.name + "###edit", icon::pencil)) dialog_.open(ui, *def_, row.field);
    ImGui::SameLine(0, metric::gap);
    if (icon_button(ui.text("ui.custom_fields.remove") + ": " + row.name + "###remove", icon::trash_2)) {
        asked_ = row.field;
        count_values(ui);
        if (filled_ == 0) remove(ui, row.field, true);
        else asking_ = true;
    }
    ImGui::PopID();
}

void CustomFieldsScreen::draw_removed(const UiContext& ui) {
    if (removed_.empty()) return;
    begin_card("removed", {.title = ui.text("ui.custom_fields.removed")});
    for (const Row& row : removed_) {
        if (&row != &removed_.front()) divider();
        ImGui::PushID(to_string(row.field.id()).c_str());
        const std::string back = ui.label("ui.custom_fields.bring_back");
        TextAndControls line(button_width(back, true) + metric::gap + icon_button_size());
        paragraph(row.name, TextStyle::Body);
        paragraph(row.detail, TextStyle::Small);
        line.controls();
        if (button(back, {.icon = icon::undo_2, .name = ui.text("ui.custom_fields.bring_back") + ": " + row.name})) remove(ui, row.field, false);
        ImGui::SameLine(0, metric::gap);
        if (icon_button(ui.text("ui.custom_fields.delete") + ": " + row.name + "###delete", icon::trash_2)) {
            asked_ = row.field;
            count_values(ui);
            deleting_ = true;
        }
        ImGui::PopID();
    }
    end_card();
}

void CustomFieldsScreen::count_values(const UiContext& ui) {
    filled_ = records_with_value(ui.store().database(), ui.store().schema(), *asked_);
}

void CustomFieldsScreen::ask_delete(const UiContext& ui) {
    if (!asked_) return;
    const std::string label = asked_->text(custom_field::label);
    const std::string title = ui.text("ui.custom_fields.delete_title", {label});
    const std::string sentence = ui.catalogue.plural("ui.custom_fields.delete_sentence", filled_, {ui.locale.integer(filled_)});
    const std::string yes = ui.text("ui.custom_fields.delete"), no = ui.text("ui.cancel");
    if (confirm_dialog("delete_field", deleting_, {.title = title, .sentence = sentence, .yes = yes, .no = no}) != ConfirmAnswer::Yes) return;
    ui.run({.label = "ui.custom_fields.command_delete",
            .start = [id = asked_->id()](Session& session) { return delete_custom_field(session, id); },
            .told = [text = ui.text("ui.custom_fields.deleted", {label})](const UiContext&) { return text; }});
}

void CustomFieldsScreen::ask_remove(const UiContext& ui) {
    if (!asked_) return;
    const std::string title = ui.text("ui.custom_fields.remove_title", {asked_->text(custom_field::label)});
    const std::string sentence = ui.catalogue.plural("ui.custom_fields.remove_sentence", filled_, {ui.locale.integer(filled_)});
    const std::string yes = ui.text("ui.custom_fields.remove"), no = ui.text("ui.cancel");
    if (confirm_dialog("remove_field", asking_, {.title = title, .sentence = sentence, .yes = yes, .no = no}) == ConfirmAnswer::Yes) remove(ui, *asked_, true);
}

void CustomFieldsScreen::remove(const UiContext& ui, const Record& field, bool removed) const {
    const std::string sentence = ui.text(removed ? "ui.custom_fields.was_removed" : "ui.custom_fields.was_brought_back", {field.text(custom_field::label)});
    ui.run({.label = removed ? "ui.custom_fields.command_remove" : "ui.custom_fields.command_back",
            .start = [id = field.id(), removed](Session&) { return in_one_step([id, removed](Session& session) { return set_custom_field_removed(session, id, removed); }); },
            .told = [sentence](const UiContext&) { return sentence; }});
}

void CustomFieldsScreen::move(const UiContext& ui, RecordId field, bool later) const {
    ui.run({.label = "ui.custom_fields.command_change",
            .run = [field, later](Session& session, const Answers&) { return move_custom_field(session, field, later); }});
}

}  // namespace

Route custom_fields_route(std::string_view entity) { return {.place = "fields", .parameters = {{"of", std::string(entity)}}}; }

std::unique_ptr<Screen> make_custom_fields_screen(const UiContext& ui, const Route& route) { return std::make_unique<CustomFieldsScreen>(ui, route); }

}  // namespace bottega::ui
