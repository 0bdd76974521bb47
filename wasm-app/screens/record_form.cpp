#include "wasm-app/screens/record_form.hpp"

#include <algorithm>
#include <utility>

#include "core/data/formula_field.hpp"
#include "imgui.h"
#include "wasm-app/kit/field_editor.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

namespace {

bool is_field_drawn(const Record& record, const FormField& place, const RecordFormOptions& options) {
    const auto index = record.def().index_of(place.name);
    if (!index || (options.hidden && options.hidden->contains(place.name)) || !is_shown(place, record)) return false;
    const FieldDef& field = record.def().fields[*index];
    const bool set_by_the_program = field.read_only || field.derived || field.computed;
    return !is_empty(record.value(*index)) || !(set_by_the_program || options.read_only) || formula_fault(record, *index).has_value();
}

bool is_section_drawn(const Record& record, const FormSection& section, const RecordFormOptions& options) {
    const bool asked_for = options.only_section.empty() || options.only_section == (section.name.empty() ? "-" : section.name);
    return asked_for && is_shown(section, record) &&
           std::any_of(section.fields.begin(), section.fields.end(), [&](const FormField& field) { return is_field_drawn(record, field, options); });
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

void draw_section(Form& form, const FormSection& section, std::size_t focused) {
    FormGrid grid(form.options.columns);
    for (const FormField& place : section.fields) {
        if (!is_field_drawn(form.record, place, form.options)) continue;
        const std::size_t index = *form.record.def().index_of(place.name);
        grid.next(place.wide.value_or(is_wide(form.record.def().fields[index])) ? FormGrid::Wide : FormGrid::One);
        draw_field(form, index, index == focused);
    }
}

std::string title_of(const UiContext& ui, const EntityDef& def, const FormSection& section) {
    if (!section.label.empty()) return section.label;
    return section.name.empty() ? std::string() : ui.text(section_label_key(def, section.name));
}

}  // namespace

std::string_view record_form(const UiContext& ui, Record& record, const Issues& issues, const RecordFormOptions& options) {
    Form form{ui, record, issues, options};
    const std::size_t focused = options.focus_first ? first_to_fill_in(record) : record.def().fields.size();
    const auto& tabs = ui.store().form(record.def()).tabs;
    for (std::size_t tab = 0; tab < tabs.size(); ++tab) {
        if (options.tab.value_or(tab) != tab) continue;
        for (const FormSection& section : tabs[tab].sections) {
            if (!is_section_drawn(record, section, options)) continue;
            const std::string title = title_of(ui, record.def(), section);
            begin_card(section_label_key(record.def(), section.name), {.title = title});
            draw_section(form, section, focused);
            end_card();
            space(2);
        }
    }
    return form.changed;
}

std::string sentences_on(const UiContext& ui, const Issues& issues, std::string_view field, Severity severity) {
    std::string sentences;
    for (const Issue& issue : issues)
        if (issue.field == field && issue.severity == severity) sentences += (sentences.empty() ? "" : ". ") + ui.sentence(issue);
    return sentences;
}

std::optional<std::size_t> tab_with_problem(const UiContext& ui, const Record& record, const Issues& issues) {
    const auto& tabs = ui.store().form(record.def()).tabs;
    const auto is_wrong = [&](const FormField& field) { return !sentences_on(ui, issues, field.name, Severity::Error).empty(); };
    for (std::size_t tab = 0; tab < tabs.size(); ++tab)
        for (const FormSection& section : tabs[tab].sections)
            if (std::any_of(section.fields.begin(), section.fields.end(), is_wrong)) return tab;
    return std::nullopt;
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
