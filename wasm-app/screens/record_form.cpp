#include "wasm-app/screens/record_form.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/data/formula_field.hpp"
#include "imgui.h"
#include "wasm-app/kit/field_editor.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

namespace {

bool is_field_shown(const Record& record, const FieldDef& field, std::size_t index, const RecordFormOptions& options) {
    if (field.internal || (options.hidden && options.hidden->contains(field.name))) return false;
    const bool set_by_the_program = field.read_only || field.derived || field.computed;
    const bool nothing_to_see = is_empty(record.value(index)) && (set_by_the_program || options.read_only) && !formula_fault(record, index);
    if (nothing_to_see) return false;
    return options.only_section.empty() || options.only_section == (field.section.empty() ? "-" : field.section);
}

// As declared; behind them the person's own fields, in the order they gave them.
std::vector<std::size_t> form_order(const EntityDef& def) {
    std::vector<std::size_t> order(def.fields.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto first = std::find_if(order.begin(), order.end(), [&](std::size_t i) { return def.fields[i].custom; });
    std::stable_sort(first, order.end(), [&](std::size_t a, std::size_t b) { return def.fields[a].place < def.fields[b].place; });
    return order;
}

std::vector<std::string_view> sections_of(const Record& record, const RecordFormOptions& options) {
    std::vector<std::string_view> sections;
    const auto& fields = record.def().fields;
    for (const std::size_t index : form_order(record.def())) {
        if (!is_field_shown(record, fields[index], index, options)) continue;
        if (std::find(sections.begin(), sections.end(), fields[index].section) == sections.end())
            sections.push_back(fields[index].section);
    }
    return sections;
}

// Where a person begins: with what the record is called, else with the first thing that is asked for.
std::size_t first_to_fill_in(const Record& record) {
    const auto& fields = record.def().fields;
    const auto editable = [](const FieldDef& field) { return field.type == FieldType::Text && !field.internal && !field.read_only; };
    const auto title = record.def().index_of(record.def().title_field);
    if (title && editable(fields[*title])) return *title;
    for (std::size_t index = 0; index < fields.size(); ++index)
        if (editable(fields[index]) && fields[index].required && is_empty(record.value(index))) return index;
    return fields.size();
}

struct Form {
    const UiContext& ui;
    Record& record;
    const Issues& issues;
    const RecordFormOptions& options;
    std::string_view changed = {};
};

void draw_field(Form& form, std::size_t index, bool focus) {
    const FieldDef& field = form.record.def().fields[index];
    const std::string error = sentences_on(form.ui, form.issues, field.name, Severity::Error);
    const std::string warning = sentences_on(form.ui, form.issues, field.name, Severity::Warning);
    bool* seeks_problem = form.options.seeks_problem;
    const bool found = seeks_problem && *seeks_problem && !error.empty();
    if (found) *seeks_problem = false;
    const FieldEditorOptions options{.error = error, .warning = warning, .read_only = form.options.read_only, .focus = focus || found,
                                     .hidden = form.options.hidden};
    if (field_editor(form.ui, form.record, index, options)) form.changed = field.name;
}

void draw_section(Form& form, std::string_view section, std::size_t focused) {
    FormGrid grid(form.options.columns);
    const auto& fields = form.record.def().fields;
    for (const std::size_t index : form_order(form.record.def())) {
        if (fields[index].section != section || !is_field_shown(form.record, fields[index], index, form.options)) continue;
        grid.next(is_wide(fields[index]) ? FormGrid::Wide : FormGrid::One);
        draw_field(form, index, index == focused);
    }
}

}  // namespace

std::string_view record_form(const UiContext& ui, Record& record, const Issues& issues, const RecordFormOptions& options) {
    Form form{ui, record, issues, options};
    const std::size_t focused = options.focus_first ? first_to_fill_in(record) : record.def().fields.size();
    for (const std::string_view section : sections_of(record, options)) {
        const std::string key = section_label_key(record.def(), section);
        const std::string title = section.empty() ? std::string() : ui.text(key);
        begin_card(key, {.title = title});
        draw_section(form, section, focused);
        end_card();
        space(2);
    }
    return form.changed;
}

std::string sentences_on(const UiContext& ui, const Issues& issues, std::string_view field, Severity severity) {
    std::string sentences;
    for (const Issue& issue : issues)
        if (issue.field == field && issue.severity == severity) sentences += (sentences.empty() ? "" : ". ") + ui.sentence(issue);
    return sentences;
}

void end_of_search(bool& seeks_problem) {
    if (std::exchange(seeks_problem, false)) ImGui::SetScrollY(0);
}

void problems_banner(const UiContext& ui, const Issues& issues, const EntityDef& def) {
    std::string sentences;
    int on_fields = 0;
    for (const Issue& issue : issues) {
        if (issue.severity != Severity::Error) continue;
        if (!issue.field.empty() && def.has(issue.field) && !def.field(issue.field).internal) ++on_fields;
        else sentences += (sentences.empty() ? "" : ". ") + ui.sentence(issue);
    }
    if (on_fields > 0)
        sentences += (sentences.empty() ? "" : ". ") + ui.catalogue.plural("ui.problems_on_fields", on_fields);
    if (sentences.empty()) return;
    banner("problems", Tone::Bad, sentences);
    space(metric::gap);
}

}  // namespace bottega::ui
