#include "core/base/text.hpp"
#include "core/data/form_layout.hpp"
#include "core/data/session.hpp"

#include <algorithm>
#include <set>

namespace bottega {

namespace {

bool is_name(std::string_view text) { return !is_blank(text) && count_characters(text) <= longest_form_name; }

std::optional<Issue> why_not_section(const EntityDef& def, const FormSection& section) {
    if (section.name.starts_with(own_words) && !is_name(section.name.substr(1))) return Issue{.message = "issue.form_name", .args = {std::to_string(longest_form_name)}};
    if (!section.label.empty() && !is_name(section.label)) return Issue{.message = "issue.form_name", .args = {std::to_string(longest_form_name)}};
    if (auto fault = section.shown_when.fault(def)) return fault;
    const bool holds_needed = !section.shown_when.is_always() && std::any_of(section.fields.begin(), section.fields.end(), [&](const FormField& field) {
        const auto index = def.index_of(field.name);
        return index && why_always_shown(def, def.fields[*index]);
    });
    return holds_needed ? std::optional(Issue{.message = "issue.form_section_needed"}) : std::nullopt;
}

std::optional<Issue> why_not_field(const EntityDef& def, const FormField& field) {
    const auto index = def.index_of(field.name);
    if (!index) return Issue{.message = "issue.record_gone"};
    const FieldDef& described = def.fields[*index];
    if (auto fault = field.shown_when.fault(def)) return fault;
    const bool may_vanish = field.hidden || !field.shown_when.is_always();
    const auto needed = why_always_shown(def, described);
    return may_vanish && needed ? std::optional(Issue{.field = field.name, .message = std::string(*needed), .args = {label_key(def, described)}}) : std::nullopt;
}

std::optional<Issue> why_not_form(const EntityDef& def, const FormLayout& form) {
    std::set<std::string> names;
    if (form.tabs.size() > most_form_tabs) return Issue{.message = "issue.form_many_tabs", .args = {std::to_string(most_form_tabs)}};
    for (std::size_t i = 0; i < form.tabs.size(); ++i) {
        if (i > 0 && !is_name(form.tabs[i].label)) return Issue{.message = "issue.form_name", .args = {std::to_string(longest_form_name)}};
        for (const FormSection& section : form.tabs[i].sections) {
            if (!names.insert(section.name).second) return Issue{.message = "issue.form_section_twice", .args = {section.name.starts_with(own_words) ? section.name : own_words + section.name}};
            if (auto issue = why_not_section(def, section)) return issue;
            for (const FormField& field : section.fields)
                if (auto issue = why_not_field(def, field)) return issue;
        }
    }
    return names.size() > most_form_sections ? std::optional(Issue{.message = "issue.form_many_sections", .args = {std::to_string(most_form_sections)}}) : std::nullopt;
}

// Takes one out and puts it before what stood at the other place.
template<class T>
void move_between(std::vector<T>& from, std::size_t at, std::vector<T>& to, std::size_t before) {
    T moved = std::move(from[at]);
    from.erase(from.begin() + static_cast<std::ptrdiff_t>(at));
    if (&from == &to && at < before) --before;
    to.insert(to.begin() + static_cast<std::ptrdiff_t>(before), std::move(moved));
}

}  // namespace

void move_field(FormLayout& form, FormPlace from, FormPlace to) {
    move_between(form.tabs[from.tab].sections[from.section].fields, from.field, form.tabs[to.tab].sections[to.section].fields, to.field);
}

void move_section(FormLayout& form, FormPlace from, FormPlace to) {
    move_between(form.tabs[from.tab].sections, from.section, form.tabs[to.tab].sections, to.section);
}

void remove_section(FormLayout& form, FormPlace place) {
    std::vector<FormSection*> all;
    for (FormTab& tab : form.tabs)
        for (FormSection& section : tab.sections) all.push_back(&section);
    auto& siblings = form.tabs[place.tab].sections;
    const auto at = std::find(all.begin(), all.end(), &siblings[place.section]);
    expects(all.size() > 1, "the fields have to go somewhere");
    FormSection& heir = at == all.begin() ? **(at + 1) : **(at - 1);
    std::move(siblings[place.section].fields.begin(), siblings[place.section].fields.end(), std::back_inserter(heir.fields));
    siblings.erase(siblings.begin() + static_cast<std::ptrdiff_t>(place.section));
}

void remove_tab(FormLayout& form, std::size_t tab) {
    expects(tab > 0, "the first tab stays");
    auto& before = form.tabs[tab - 1].sections;
    std::move(form.tabs[tab].sections.begin(), form.tabs[tab].sections.end(), std::back_inserter(before));
    form.tabs.erase(form.tabs.begin() + static_cast<std::ptrdiff_t>(tab));
}

Result<RecordId> save_form(Session& session, std::string_view entity, const FormLayout& form) {
    const EntityDef* def = session.store.schema().find(entity);
    if (!def) return Issue{.message = "issue.record_gone"};
    if (auto issue = why_not_form(*def, form)) return *issue;
    auto kept = session.store.first({.entity = std::string(form_layout::entity), .conditions = {{"list", Comparison::Equal, {std::string(entity)}}}});
    if (form == usual_form(*def)) return kept ? session.store.remove(form_layout::entity, kept->id()) : Result<RecordId>(RecordId{});
    Record changed = kept ? *kept : session.store.blank(form_layout::entity);
    changed.set(form_layout::list, std::string(entity));
    changed.set(form_layout::layout, form_text(form));
    return kept ? session.store.update(std::move(changed)) : session.store.insert(std::move(changed));
}

}  // namespace bottega
