#include "wasm-app/screens/custom_formula.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/data/formula_choices.hpp"
#include "core/data/formula_field.hpp"
#include "wasm-app/kit/record_text.hpp"

namespace bottega::ui {

namespace {

bool is_one_word(std::string_view label) {
    return !label.empty() && !is_digit(label.front()) && std::all_of(label.begin(), label.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || is_capital(c) || is_digit(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    });
}

std::string field_called(const UiContext& ui, const EntityDef& def, std::string_view written) {
    const std::string wanted = fold(written);
    for (const FieldDef& field : def.fields)
        if (is_formula_operand(field) && fold(ui.field_label(def, field)) == wanted) return field.name;
    const auto index = def.index_of(written);
    return index && is_formula_operand(def.fields[*index]) ? def.fields[*index].name : std::string();
}

// Where a choice is compared with a text the person writes what they read, Type = "Company"; the code of it is stored.
void choices_as_codes(const UiContext& ui, const EntityDef& def, std::vector<FormulaToken>& tokens) {
    for_each_compared_choice(def, tokens, [&](const FieldDef& field, std::string& text) {
        const std::string wanted = fold(text);
        for (const std::string& choice : field.choices)
            if (fold(choice_text(ui, def, field, choice)) == wanted) return text = choice, void();
    });
}

void choices_as_words(const UiContext& ui, const EntityDef& def, std::vector<FormulaToken>& tokens) {
    for_each_compared_choice(def, tokens, [&](const FieldDef& field, std::string& text) {
        if (std::find(field.choices.begin(), field.choices.end(), text) != field.choices.end()) text = choice_text(ui, def, field, text);
    });
}

}  // namespace

Result<std::string> stored_formula(const UiContext& ui, const EntityDef& def, std::string_view written) {
    const FormulaWriting writing{.decimal_sign = ui.locale.decimal_sign(), .stored = false, .language = ui.catalogue.language(),
                                 .field = [&](std::string_view label) { return field_called(ui, def, label); }};
    auto tokens = formula_tokens(written, writing);
    if (!tokens.ok()) return tokens.issues();
    choices_as_codes(ui, def, tokens.value());
    // Read here, so that a fault is told where it stands in what the person wrote.
    if (auto formula = Formula::parse(tokens.value()); !formula.ok()) return formula.issues();
    return bottega::stored_formula(tokens.value());
}

std::string written_formula(const UiContext& ui, const EntityDef& def, std::string_view stored) {
    auto tokens = formula_tokens(stored, {});
    if (!tokens.ok()) return std::string(stored);
    choices_as_words(ui, def, tokens.value());
    const auto word = [&](FormulaFunction function) { return formula_word(function, ui.catalogue.language()); };
    const auto label = [&](std::string_view name) {
        const auto index = def.index_of(name);
        return index ? formula_name(ui, def, def.fields[*index]) : "[" + std::string(name) + "]";
    };
    return bottega::written_formula(tokens.value(), ui.locale.decimal_sign(), word, label);
}

std::string formula_name(const UiContext& ui, const EntityDef& def, const FieldDef& field) {
    const std::string label = ui.field_label(def, field);
    return is_one_word(label) ? label : "[" + label + "]";
}

}  // namespace bottega::ui
