#include "wasm-app/screens/list_shape.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <nlohmann/json.hpp>

#include "wasm-app/kit/program.hpp"

namespace bottega::ui {

namespace {

constexpr std::array<std::pair<ListForm, const char*>, 4> form_names{
    {{ListForm::Table, "table"}, {ListForm::Split, "split"}, {ListForm::Board, "board"}, {ListForm::Calendar, "calendar"}}};

std::string shape_setting(const EntityDef& def) { return "shape." + def.name; }

std::string text_in(const nlohmann::json& kept, const char* name) {
    const auto found = kept.find(name);
    return found != kept.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// The state first, then what is told by colours, then what is the entity's own; languages and currencies last.
int rank_of(const EntityUi& look, const FieldDef& field) {
    if (field.name == look.state_field) return 0;
    const bool has_tones = std::any_of(look.tones.begin(), look.tones.end(), [&](const ChoiceTone& tone) { return tone.field == field.name; });
    return has_tones ? 1 : field.choice_labels.empty() ? 2 : 3;
}

}  // namespace

ListShape list_shape(const UiContext& ui, const EntityDef& def) {
    ListShape shape;
    const auto kept = nlohmann::json::parse(ui.program.setting(shape_setting(def)), nullptr, false);
    if (!kept.is_object()) return shape;
    for (const auto& [form, name] : form_names)
        if (text_in(kept, "form") == name) shape.form = form;
    shape.board_field = text_in(kept, "board");
    shape.calendar_field = text_in(kept, "calendar");
    shape.calendar_week = text_in(kept, "span") == "week";
    return shape;
}

void keep_list_shape(const UiContext& ui, const EntityDef& def, const ListShape& shape) {
    nlohmann::json kept;
    for (const auto& [form, name] : form_names)
        if (form == shape.form && form != ListForm::Table) kept["form"] = name;
    if (!shape.board_field.empty()) kept["board"] = shape.board_field;
    if (!shape.calendar_field.empty()) kept["calendar"] = shape.calendar_field;
    if (shape.calendar_week) kept["span"] = "week";
    ui.run({.label = "ui.shape",
            .run = [&program = ui.program, name = shape_setting(def), text = kept.is_null() ? std::string() : kept.dump()](Session&, const Answers&)
                -> Result<RecordId> {
                program.set_setting(name, text);
                return RecordId{};
            }});
}

bool is_written_by_hand(const FieldDef& field) { return !field.internal && !field.read_only && !field.derived && !field.computed; }

std::vector<std::string> board_fields(const UiContext& ui, const EntityDef& def, const EntityUi& look) {
    constexpr std::size_t least_choices = 2, most_choices = 12;
    const bool has_form = ui.registry.record_screen(def.name) == nullptr;  // a document is changed with its lines and totals
    std::vector<const FieldDef*> fitting;
    for (const FieldDef& field : def.fields) {
        if (field.type != FieldType::Choice || field.choices.size() < least_choices || (field.choices.size() > most_choices && field.list_edit == ListEdit::None)) continue;
        if (ui.registry.choice_step(def.name, field.name) || (has_form && is_written_by_hand(field))) fitting.push_back(&field);
    }
    std::stable_sort(fitting.begin(), fitting.end(), [&](const FieldDef* a, const FieldDef* b) { return rank_of(look, *a) < rank_of(look, *b); });
    std::vector<std::string> names;
    for (const FieldDef* field : fitting) names.push_back(field->name);
    return names;
}

std::vector<std::string> calendar_fields(const EntityDef& def, const EntityUi& look) {
    std::vector<std::string> names;
    const auto add = [&](const std::string& name) {
        const auto index = def.index_of(name);
        const bool fits = index && def.fields[*index].type == FieldType::Date && !def.fields[*index].internal;
        if (fits && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    };
    for (const std::string& name : look.columns) add(name);
    for (const FieldDef& field : def.fields) add(field.name);
    return names;
}

}  // namespace bottega::ui
