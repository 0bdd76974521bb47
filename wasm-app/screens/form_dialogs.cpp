#include "wasm-app/screens/form_dialogs.hpp"

#include "core/base/text.hpp"
#include "core/data/form_layout.hpp"
#include "imgui.h"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/custom_formula.hpp"

namespace bottega::ui {

namespace {

bool is_made_from_boxes(const FieldDef& field) {
    return !field.internal && (field.type == FieldType::Choice || field.type == FieldType::Flag);
}

}  // namespace

void ConditionDialog::open(const UiContext& ui, const EntityDef& def, std::string title, const FormulaCondition& condition, Given given) {
    def_ = &def;
    given_ = std::move(given);
    title_ = std::move(title);
    text_ = written_formula(ui, def, condition.stored());
    error_.clear();
    field_.clear();
    value_.clear();
    open_ = focus_ = true;
}

void ConditionDialog::draw(const UiContext& ui) {
    if (!open_ || !begin_dialog(title_ + "###condition", open_, {.width = 560})) return;
    const std::string help = ui.text("ui.form.condition_help");
    if (long_text_field(ui.label("ui.form.condition"), text_, {.field = {.help = help, .error = error_, .focus = focus_}, .lines = 2})) error_.clear();
    focus_ = false;
    draw_maker(ui);
    const std::string save = ui.label("ui.save"), cancel = ui.label("ui.cancel");
    dialog_buttons(button_width(save, false) + button_width(cancel, false) + metric::gap);
    if (button(cancel, {.kind = ButtonKind::Ghost})) open_ = false;
    ImGui::SameLine(0, metric::gap);
    if (primary_button(save)) accept(ui);
    end_dialog();
}

void ConditionDialog::draw_maker(const UiContext& ui) {
    std::vector<Choice> fields{{.value = "", .text = "–"}};
    for (const FieldDef& field : def_->fields)
        if (is_made_from_boxes(field)) fields.push_back({.value = field.name, .text = ui.field_label(*def_, field)});
    if (fields.size() < 2) return;
    FormGrid grid(2, 180);
    grid.next();
    if (combo(ui.label("ui.form.condition_field"), field_, fields)) value_.clear();
    const auto index = def_->index_of(field_);
    if (!index) return;
    const FieldDef& field = def_->fields[*index];
    std::vector<Choice> values{{.value = "", .text = "–"}};
    if (field.type == FieldType::Flag) {
        values.push_back({.value = "yes", .text = ui.text("ui.form.yes")});
        values.push_back({.value = "no", .text = "No"});
    }
    for (const std::string& choice : field.choices) values.push_back({.value = choice, .text = choice_text(ui, *def_, field, choice)});
    grid.next();
    if (combo(ui.label("ui.form.condition_value"), value_, values) && !value_.empty()) add(ui, field);
}

// What was written before stays: both must hold.
void ConditionDialog::add(const UiContext& ui, const FieldDef& field) {
    const std::string name = formula_name(ui, *def_, field), language = ui.catalogue.language();
    std::string made = name;
    if (field.type == FieldType::Flag && value_ == "no") made = formula_word(FormulaFunction::Not, language) + "(" + name + ")";
    else if (field.type == FieldType::Choice) made = name + " = \"" + choice_text(ui, *def_, field, value_) + "\"";
    text_ = is_blank(text_) ? made : formula_word(FormulaFunction::And, language) + "(" + text_ + "; " + made + ")";
    error_.clear();
    field_.clear();
    value_.clear();
}

void ConditionDialog::accept(const UiContext& ui) {
    FormulaCondition condition;
    if (!is_blank(text_)) {
        const auto stored = stored_formula(ui, *def_, text_);
        if (!stored.ok()) return error_ = ui.sentence(stored.issues().front()), void();
        condition = FormulaCondition(stored.value());
    }
    if (const auto fault = condition.fault(*def_)) return error_ = ui.sentence(*fault), void();
    open_ = false;
    given_(condition);
}

void GroupDialog::open(std::string title, std::vector<Choice> groups, Given given) {
    title_ = std::move(title);
    groups_ = std::move(groups);
    given_ = std::move(given);
    chosen_ = groups_.front().value;
    open_ = true;
}

void GroupDialog::draw(const UiContext& ui) {
    if (!open_ || !begin_dialog(title_ + "###group", open_)) return;
    combo(ui.label("ui.form.group"), chosen_, groups_);
    const std::string move = ui.label("ui.form.move"), cancel = ui.label("ui.cancel");
    dialog_buttons(button_width(move, false) + button_width(cancel, false) + metric::gap);
    if (button(cancel, {.kind = ButtonKind::Ghost})) open_ = false;
    ImGui::SameLine(0, metric::gap);
    if (primary_button(move)) {
        open_ = false;
        given_(chosen_);
    }
    end_dialog();
}

void NameDialog::open(std::string title, std::string name, Given given) {
    title_ = std::move(title);
    name_ = std::move(name);
    given_ = std::move(given);
    error_.clear();
    open_ = focus_ = true;
}

void NameDialog::draw(const UiContext& ui) {
    if (!open_ || !begin_dialog(title_ + "###name", open_)) return;
    if (text_field(ui.label("ui.form.name"), name_, {.error = error_, .required = true, .focus = focus_})) error_.clear();
    const bool entered = !focus_ && field_committed() && ImGui::IsKeyPressed(ImGuiKey_Enter, false);
    focus_ = false;
    const std::string save = ui.label("ui.save"), cancel = ui.label("ui.cancel");
    dialog_buttons(button_width(save, false) + button_width(cancel, false) + metric::gap);
    if (button(cancel, {.kind = ButtonKind::Ghost})) open_ = false;
    ImGui::SameLine(0, metric::gap);
    if (primary_button(save) || entered) {
        const std::string name(trim(name_));
        if (name.empty() || count_characters(name) > longest_form_name) error_ = ui.text("issue.form_name", {std::to_string(longest_form_name)});
        else {
            open_ = false;
            given_(name);
        }
    }
    end_dialog();
}

}  // namespace bottega::ui
