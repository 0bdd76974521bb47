#include "wasm-app/screens/lines_own_fields.hpp"

#include <algorithm>

#include "core/data/formula_field.hpp"
#include "wasm-app/kit/field_editor.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/record_form.hpp"

namespace bottega::ui {

namespace {

bool is_own_field(const FieldDef& field) { return field.custom && !field.internal; }

// In the person's order.
std::vector<std::size_t> own_fields(const EntityDef& def) {
    std::vector<std::size_t> fields;
    for (std::size_t index = 0; index < def.fields.size(); ++index)
        if (is_own_field(def.fields[index])) fields.push_back(index);
    std::stable_sort(fields.begin(), fields.end(), [&](std::size_t a, std::size_t b) { return def.fields[a].place < def.fields[b].place; });
    return fields;
}

bool says_something(const Record& line, std::size_t index) {
    const Value& value = line.value(index);
    return !is_empty(value) && value != Value(false);
}

}  // namespace

bool has_own_fields(const EntityDef& line_def) { return std::any_of(line_def.fields.begin(), line_def.fields.end(), is_own_field); }

bool has_own_values(const Record& line) {
    for (const std::size_t index : own_fields(line.def()))
        if (!line.def().fields[index].formula && says_something(line, index)) return true;
    return false;
}

std::string own_fields_text(const UiContext& ui, const Record& line) {
    std::string text;
    for (const std::size_t index : own_fields(line.def())) {
        const FieldDef& field = line.def().fields[index];
        if (!says_something(line, index)) continue;
        text += (text.empty() ? "" : " · ") + ui.field_label(line.def(), field);
        if (field.type != FieldType::Flag) text += ": " + value_text(ui, line, index);
    }
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

Record with_amounts(const DocumentEdit& edit, std::size_t position) {
    Record line = edit.lines().records()[position];
    if (!has_formulas(line.def())) return line;
    if (is_item(line)) {
        const auto& figures = edit.figures().totals.lines_by_position[position];
        line.set(documents::document_line::amount, figures.typed);
        line.set(documents::document_line::net_total, figures.net);
    }
    recompute_formulas(line);
    return line;
}

bool edit_own_fields(const LinePlace& place, const OwnFieldsEditor& editor) {
    Record reckoned = with_amounts(place.edit, place.position);
    const std::string at = "lines." + std::to_string(place.position) + ".";
    bool changed = false;
    FormGrid grid(editor.columns);
    for (const std::size_t index : own_fields(place.line().def())) {
        const FieldDef& field = place.line().def().fields[index];
        grid.next(is_wide(field) ? FormGrid::Wide : FormGrid::One);
        const std::string error = sentences_on(place.ui, place.edit.issues(), at + field.name, Severity::Error);
        Record& record = field.formula ? reckoned : place.line();
        if (field_editor(place.ui, record, index, {.error = error, .focus = editor.takes_focus(field.name)})) changed = true;
        editor.drawn(field.name);
    }
    return changed;
}

}  // namespace bottega::ui
