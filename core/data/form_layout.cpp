#include "core/data/form_layout.hpp"

#include "core/base/text.hpp"
#include "core/data/table_sql.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace bottega {

namespace {

using nlohmann::json;

constexpr std::size_t longest_form = 100'000;

FormSection* section_named(FormLayout& form, std::string_view name) {
    for (FormTab& tab : form.tabs)
        for (FormSection& section : tab.sections)
            if (section.name == name) return &section;
    return nullptr;
}

std::string text_at(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string name_at(const json& object, const char* key) { return truncate(text_at(object, key), longest_form_name + 1); }

bool flag_at(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

const json& list_at(const json& object, const char* key) {
    static const json nothing = json::array();
    const auto found = object.find(key);
    return found != object.end() && found->is_array() ? *found : nothing;
}

// Takes the fields as they are written, each once, and only those that there are.
struct WrittenForm {
    const EntityDef& def;
    std::set<std::string> taken = {};

    FormLayout read(const json& written) {
        FormLayout form;
        for (const json& tab : list_at(written, "tabs")) {
            if (!tab.is_object() || form.tabs.size() == most_form_tabs) continue;
            FormTab& read_tab = form.tabs.emplace_back(FormTab{.label = name_at(tab, "label")});
            for (const json& section : list_at(tab, "sections"))
                if (section.is_object()) read_tab.sections.push_back(read_section(section));
        }
        return form;
    }
    FormSection read_section(const json& written) {
        FormSection section{.name = name_at(written, "name"), .label = name_at(written, "label"), .shown_when = FormulaCondition(text_at(written, "shown"))};
        for (const json& field : list_at(written, "fields"))
            if (field.is_object()) read_field(field, section);
        return section;
    }
    void read_field(const json& written, FormSection& section) {
        FormField field{.name = text_at(written, "name"), .hidden = flag_at(written, "hidden"), .shown_when = FormulaCondition(text_at(written, "shown"))};
        const auto index = def.index_of(field.name);
        if (!index || def.fields[*index].internal || !taken.insert(field.name).second) return;
        if (const auto wide = written.find("wide"); wide != written.end() && wide->is_boolean()) field.wide = wide->get<bool>();
        if (why_always_shown(def, def.fields[*index])) field.hidden = false, field.shown_when = section.shown_when = {};
        section.fields.push_back(std::move(field));
    }
};

// Two sections of one name would be one on the screen.
FormLayout with_sections_joined(FormLayout form) {
    FormLayout joined;
    for (FormTab& tab : form.tabs) {
        joined.tabs.push_back({.label = std::move(tab.label)});
        for (FormSection& section : tab.sections) {
            if (FormSection* known = section_named(joined, section.name)) std::move(section.fields.begin(), section.fields.end(), std::back_inserter(known->fields));
            else joined.tabs.back().sections.push_back(std::move(section));
        }
    }
    return joined;
}

void add_missing_fields(const EntityDef& def, FormLayout& form, const std::set<std::string>& taken) {
    for (const FormTab& tab : usual_form(def).tabs)
        for (const FormSection& usual : tab.sections)
            for (const FormField& field : usual.fields) {
                if (taken.contains(field.name)) continue;
                FormSection* section = section_named(form, usual.name);
                if (!section) section = &form.tabs.front().sections.emplace_back(FormSection{.name = usual.name});
                section->fields.push_back(field);
            }
}

// Every field in the section the program gives it, in the order in which the person wants them there.
FormLayout in_fixed_sections(const EntityDef& def, const FormLayout& wished) {
    FormLayout form = usual_form(def);
    for (FormSection& section : form.tabs.front().sections) {
        std::vector<FormField> usual = std::move(section.fields);
        section.fields.clear();
        for (const FormTab& tab : wished.tabs)
            for (const FormSection& other : tab.sections)
                for (const FormField& field : other.fields)
                    if (std::any_of(usual.begin(), usual.end(), [&](const FormField& own) { return own.name == field.name; })) section.fields.push_back(field);
    }
    return form;
}

json as_json(const FormField& field) {
    json written = {{"name", field.name}};
    if (field.wide) written["wide"] = *field.wide;
    if (field.hidden) written["hidden"] = true;
    if (!field.shown_when.is_always()) written["shown"] = field.shown_when.stored();
    return written;
}

json as_json(const FormSection& section) {
    json written = {{"name", section.name}, {"fields", json::array()}};
    if (!section.label.empty()) written["label"] = section.label;
    if (!section.shown_when.is_always()) written["shown"] = section.shown_when.stored();
    for (const FormField& field : section.fields) written["fields"].push_back(as_json(field));
    return written;
}

}  // namespace

EntityDef form_layout_def() {
    return {
        .name = "form_layout",
        .title_field = "list",
        .fields =
            {
                {.name = "list", .required = true, .unique = true, .internal = true},
                {.name = "layout", .type = FieldType::LongText, .maximum_length = static_cast<int>(longest_form), .internal = true},
            },
    };
}

bool has_fixed_sections(const Schema& schema, const EntityDef& def) { return schema.lines_of(def.name) != nullptr; }

FormLayout usual_form(const EntityDef& def) {
    std::vector<const FieldDef*> fields;
    for (const FieldDef& field : def.fields)
        if (!field.internal) fields.push_back(&field);
    const auto own = std::find_if(fields.begin(), fields.end(), [](const FieldDef* field) { return field->custom; });
    std::stable_sort(own, fields.end(), [](const FieldDef* a, const FieldDef* b) { return a->place < b->place; });
    FormLayout form{.tabs = {FormTab{}}};
    for (const FieldDef* field : fields) {
        FormSection* section = section_named(form, field->section);
        if (!section) section = &form.tabs.front().sections.emplace_back(FormSection{.name = field->section});
        section->fields.push_back({.name = field->name});
    }
    return form;
}

std::optional<FormLayout> parse_form(const EntityDef& def, bool fixed_sections, std::string_view text) {
    if (text.size() > longest_form) return std::nullopt;
    const json written = json::parse(text, nullptr, false);
    if (!written.is_object()) return std::nullopt;
    WrittenForm reader{.def = def};
    FormLayout form = reader.read(written);
    if (form.tabs.empty()) form.tabs.push_back({});
    form.tabs.front().label.clear();
    form = with_sections_joined(std::move(form));
    add_missing_fields(def, form, reader.taken);
    return fixed_sections ? in_fixed_sections(def, form) : form;
}

std::string form_text(const FormLayout& form) {
    json tabs = json::array();
    for (const FormTab& tab : form.tabs) {
        json sections = json::array();
        for (const FormSection& section : tab.sections) sections.push_back(as_json(section));
        json written = {{"sections", std::move(sections)}};
        if (!tab.label.empty()) written["label"] = tab.label;
        tabs.push_back(std::move(written));
    }
    return json{{"tabs", std::move(tabs)}}.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::optional<IssueKey> why_always_shown(const EntityDef& def, const FieldDef& field) {
    const bool needed = field.required || field.name == def.title_field;
    return needed ? std::optional<IssueKey>("issue.form_needs_field") : std::nullopt;
}

bool is_shown(const FormField& field, const Record& record) { return !field.hidden && field.shown_when.holds(record, true); }

bool is_shown(const FormSection& section, const Record& record) { return section.shown_when.holds(record, true); }

bool may_hide(const FormLayout& form, std::string_view name) {
    for (const FormTab& tab : form.tabs)
        for (const FormSection& section : tab.sections)
            for (const FormField& field : section.fields)
                if (field.name == name) return field.hidden || !field.shown_when.is_always() || !section.shown_when.is_always();
    return false;
}

const FormLayout& FormLayouts::of(const EntityDef& def, std::int64_t version) {
    if (version_ != version) {
        version_ = version;
        forms_.clear();
    }
    const auto known = forms_.find(def.name);
    return known != forms_.end() ? known->second : forms_.emplace(def.name, read(def)).first->second;
}

bool FormLayouts::shows(const Record& record, std::string_view field, std::int64_t version) {
    for (const FormTab& tab : of(record.def(), version).tabs)
        for (const FormSection& section : tab.sections)
            for (const FormField& shown : section.fields)
                if (shown.name == field) return is_shown(shown, record) && is_shown(section, record);
    return true;
}

FormLayout FormLayouts::read(const EntityDef& def) {
    if (!schema_.find(form_layout::entity)) return usual_form(def);
    Statement row(database_, "SELECT layout FROM form_layout WHERE list = ?1");
    row.bind(1, std::string(def.name));
    if (!row.step()) return usual_form(def);
    auto form = parse_form(def, has_fixed_sections(schema_, def), row.text(0));
    return form ? std::move(*form) : usual_form(def);
}

}  // namespace bottega
