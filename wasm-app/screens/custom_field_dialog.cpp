#include <algorithm>

#include "core/base/text.hpp"
#include "core/data/formula_field.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/custom_fields.hpp"
#include "wasm-app/screens/custom_formula.hpp"
#include "wasm-app/screens/record_form.hpp"

namespace bottega::ui {

namespace {

std::vector<Choice> words_of_choice(const UiContext& ui, const EntityDef& def, Field<std::string> field) {
    std::vector<Choice> choices;
    for (const std::string& choice : def.field(field.name).choices) choices.push_back({.value = choice, .text = choice_text(ui, def, def.field(field.name), choice)});
    return choices;
}

// What a record can be linked to: what has a page of its own.
std::vector<Choice> linkable(const UiContext& ui) {
    std::vector<Choice> choices;
    for (const EntityUi& look : ui.registry.entities())
        if (!look.route.empty() && look.entity != file_entity && ui.store().schema().find(look.entity)) choices.push_back({.value = look.entity, .text = entity_plural(ui, look.entity)});
    return choices;
}

// What is asked about a kind: a long formula, a few choices, nothing.
float height_of(std::string_view kind) {
    if (kind == "formula") return 500;
    return kind == "choice" || kind == "choices" ? 420 : kind == "reference" ? 330 : 260;
}

}  // namespace

void CustomFieldDialog::open_new(const UiContext& ui, const EntityDef& def) {
    Record field = ui.store().blank(custom_field::entity);
    field.set(custom_field::list, custom_list_of(def));
    field.set(custom_field::result, std::string("number"));
    field.set(custom_field::listed, def.parent.empty());
    begin(def, std::move(field), {});
}

void CustomFieldDialog::open(const UiContext& ui, const EntityDef& def, const Record& field) {
    begin(def, field, written_formula(ui, def, field.text(custom_field::formula)));
}

void CustomFieldDialog::begin(const EntityDef& def, Record field, std::string formula) {
    def_ = &def;
    field_ = std::move(field);
    formula_ = std::move(formula);
    issues_.clear();
    saving_ = false;
    open_ = focus_ = true;
}

void CustomFieldDialog::draw(const UiContext& ui) {
    // The description is taken; what it changes in many records goes on behind, and the page is free.
    if (const LongWork* work = ui.program.long_work(); saving_ && work && work->done() > 0) open_ = false;
    if (!open_) return;
    const std::string title = ui.text(field_->id() ? "ui.custom_fields.edit" : "ui.custom_fields.add");
    const std::string list = entity_plural(ui, custom_list_of(*def_));
    if (!begin_dialog(title + "###custom_field", open_, {.width = 560, .subtitle = list})) return;
    constexpr float room_for_title_and_buttons = 220;
    ImGui::BeginChild("fields", {0, std::min(height_of(field_->text(custom_field::kind)), ImGui::GetIO().DisplaySize.y - room_for_title_and_buttons)}, ImGuiChildFlags_NavFlattened);
    draw_fields(ui);
    ImGui::EndChild();
    focus_ = false;
    const std::string save_label = ui.label(field_->id() ? "ui.save" : "ui.custom_fields.add"), cancel = ui.label("ui.cancel");
    dialog_buttons(button_width(save_label, false) + button_width(cancel, false) + metric::gap);
    if (button(cancel, {.kind = ButtonKind::Ghost})) open_ = false;
    ImGui::SameLine(0, metric::gap);
    if (primary_button(save_label)) save(ui);
    end_dialog();
}

void CustomFieldDialog::draw_fields(const UiContext& ui) {
    if (const std::string problem = error_of(ui, {}); !problem.empty()) banner("problem", Tone::Bad, problem);
    FormGrid grid(1);
    grid.next();
    draw_text(ui, custom_field::label, focus_);
    grid.next();
    std::vector<Choice> kinds = words_of_choice(ui, field_->def(), custom_field::kind);
    if (!takes_file_fields(*def_)) std::erase_if(kinds, [](const Choice& kind) { return kind.value == "file"; });
    draw_choice(ui, custom_field::kind, kinds);
    draw_kind(ui);
    if (!def_->parent.empty()) return;  // lines have neither groups nor a list
    grid.next();
    draw_text(ui, custom_field::section, false);
    bool listed = field_->get(custom_field::listed).value_or(false);
    if (checkbox(ui.label("custom_field.listed"), listed)) field_->set(custom_field::listed, listed);
}

void CustomFieldDialog::draw_kind(const UiContext& ui) {
    const std::string kind = field_->text(custom_field::kind);
    if (kind == "choice" || kind == "choices") {
        std::string choices = field_->text(custom_field::choices);
        const std::string error = error_of(ui, custom_field::choices.name), help = field_->id() ? ui.text("ui.custom_fields.choices_help") : std::string();
        if (long_text_field(ui.label("custom_field.choices"), choices, {.field = {.help = help, .error = error, .required = true}})) field_->set(custom_field::choices, choices);
    }
    if (kind == "reference") draw_choice(ui, custom_field::target, linkable(ui));
    if (kind == "formula") draw_formula(ui);
}

void CustomFieldDialog::draw_formula(const UiContext& ui) {
    const std::string error = error_of(ui, custom_field::formula.name), help = ui.text("ui.custom_fields.formula_help");
    if (long_text_field(ui.label("custom_field.formula"), formula_, {.field = {.help = help, .error = error, .required = true}, .lines = 2})) std::erase_if(issues_, [](const Issue& issue) { return issue.field == "formula"; });
    std::vector<Choice> names{{.value = "", .text = "–"}};
    for (const FieldDef& field : def_->fields)
        if (is_formula_operand(field) && field.name != field_->text(custom_field::name)) names.push_back({.value = field.name, .text = ui.field_label(*def_, field)});
    std::string chosen;
    if (combo(ui.label("ui.custom_fields.insert"), chosen, names) && !chosen.empty())
        formula_ += (formula_.empty() || formula_.back() == ' ' || formula_.back() == '(' ? "" : " ") + formula_name(ui, *def_, def_->field(chosen));
    draw_choice(ui, custom_field::result, words_of_choice(ui, field_->def(), custom_field::result));
}

void CustomFieldDialog::draw_text(const UiContext& ui, Field<std::string> field, bool focus) {
    std::string text = field_->text(field);
    const std::string error = error_of(ui, field.name);
    const std::string help = field.name == custom_field::section.name ? ui.text("ui.custom_fields.section_help") : std::string();
    constexpr int most_bytes = 240;
    if (!text_field(ui.label("custom_field." + std::string(field.name)), text,
                    {.help = help, .error = error, .required = field.name == custom_field::label.name, .focus = focus, .max_length = most_bytes}))
        return;
    field_->set(field, text);
}

void CustomFieldDialog::draw_choice(const UiContext& ui, Field<std::string> field, const std::vector<Choice>& choices) {
    std::string chosen = field_->text(field);
    const std::string error = error_of(ui, field.name);
    if (combo(ui.label("custom_field." + std::string(field.name)), chosen, choices, {.error = error})) field_->set(field, chosen);
}

std::string CustomFieldDialog::error_of(const UiContext& ui, std::string_view field) const { return sentences_on(ui, issues_, field, Severity::Error); }

void CustomFieldDialog::save(const UiContext& ui) {
    issues_.clear();
    Record field = *field_;
    if (field.text(custom_field::kind) == "formula" && !is_blank(formula_)) {
        auto stored = stored_formula(ui, *def_, formula_);
        if (!stored.ok()) {
            issues_ = stored.issues();
            for (Issue& issue : issues_) issue.field = custom_field::formula.name;
            return;
        }
        field.set(custom_field::formula, stored.value());
    } else {
        field.clear(custom_field::formula);
    }
    const std::string sentence = ui.text(field.id() ? "ui.custom_fields.changed" : "ui.custom_fields.added", {field.text(custom_field::label)});
    saving_ = true;
    const auto if_alive = [alive = std::weak_ptr<bool>(alive_)](auto act) { if (!alive.expired()) act(); };
    ui.run({.label = field.id() ? "ui.custom_fields.command_change" : "ui.custom_fields.command_add",
            .start = [field](Session& session) { return change_custom_field(session, field); },
            .done = [this, if_alive](RecordId) { if_alive([&] { open_ = saving_ = false; }); },
            .refused = [this, if_alive](const Issues& issues) { if_alive([&] { issues_ = issues, saving_ = false, open_ = true; }); },
            .told = [sentence](const UiContext&) { return sentence; }});
}

}  // namespace bottega::ui
