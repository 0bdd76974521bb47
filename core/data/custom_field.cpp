#include "core/data/custom_field_parts.hpp"

#include "core/base/text.hpp"
#include "core/data/session.hpp"

#include <algorithm>

namespace bottega {

namespace {

constexpr int longest_section = 60, longest_formula = 2000;
constexpr std::size_t longest_column = 40, most_choices = 200;

const std::vector<std::string>& custom_kinds() {
    static const std::vector<std::string> kinds = {"text",    "long_text", "number", "money",     "percent", "date",
                                                   "time",    "choice",    "choices", "reference", "file",    "flag", "formula"};
    return kinds;
}

// "Numero di scarpe" -> "x_numero_di_scarpe"
std::string column_for(const std::string& label) {
    constexpr std::size_t room_for_number = 4;
    const std::string name = plain_name(label, longest_column - room_for_number - custom_column_prefix.size());
    return std::string(custom_column_prefix) + (name.empty() ? "field" : name);
}

bool has_row_named(RecordStore& store, const std::string& list, const std::string& name) {
    return store.count({.entity = std::string(custom_field::entity), .conditions = {{"list", Comparison::Equal, {list}}, {"name", Comparison::Equal, {name}}}}) > 0;
}

// Also where a column of a field that was taken back is still there.
std::string free_column(RecordStore& store, const std::string& list, const std::string& label) {
    const std::string wanted = column_for(label);
    std::string name = wanted;
    const auto has_one = [&] {
        const auto entities = entities_of_list(store.schema(), list);
        return std::any_of(entities.begin(), entities.end(), [&](const EntityDef* def) { return has_column(store.database(), def->name, name); });
    };
    for (int number = 2; has_one() || has_row_named(store, list, name); ++number) name = wanted + "_" + std::to_string(number);
    return name;
}

void fill_in_custom_field(RecordStore& store, Record& row, const Record*) {
    const std::string list = row.text(custom_field::list);
    if (list.empty() || row.text(custom_field::label).empty()) return;
    if (row.text(custom_field::name).empty()) row.set(custom_field::name, free_column(store, list, row.text(custom_field::label)));
    if (row.text(custom_field::currency).empty() && store.schema().find("business"))
        if (const auto business = store.first({.entity = "business"})) row.set(custom_field::currency, std::string(business->currency().code()));
    if (row.get(custom_field::place)) return;
    Statement last(store.database(), "SELECT coalesce(max(place), 0) FROM custom_field WHERE list = ?1");
    last.bind_text(1, list);
    row.set(custom_field::place, last.step() ? last.integer(0) + 1 : 1);
}

Value custom_key_of(const Record& row) { return row.text(custom_field::list) + "." + row.text(custom_field::name); }

Issues check_custom_field(const Record& row) {
    Issues issues;
    const std::string kind = row.text(custom_field::kind);
    const auto need = [&](bool there, std::string_view field) {
        if (!there) issues.push_back({.field = std::string(field), .message = "issue.required"});
    };
    if (kind == "choice" || kind == "choices") {
        const auto choices = choices_of_row(row);
        need(!choices.empty(), custom_field::choices.name);
        for (const std::string& choice : choices) {
            if (count_characters(choice) > longest_custom_label)
                issues.push_back({.field = "choices", .message = "issue.too_long", .args = {std::to_string(longest_custom_label)}});
            if (kind == "choices" && choice.find(';') != std::string::npos)
                issues.push_back({.field = "choices", .message = "issue.choice_with_separator", .args = {choice}});
        }
        if (choices.size() > most_choices) issues.push_back({.field = "choices", .message = "issue.too_many_choices", .args = {std::to_string(most_choices)}});
    }
    if (kind == "reference") need(!row.text(custom_field::target).empty(), custom_field::target.name);
    if (kind == "formula") {
        need(!row.text(custom_field::formula).empty(), custom_field::formula.name);
        need(!row.text(custom_field::result).empty(), custom_field::result.name);
    }
    return issues;
}

}  // namespace

EntityDef custom_field_def() {
    return {
        .name = "custom_field",
        .title_field = "label",
        .fields =
            {
                {.name = "list", .required = true, .internal = true},
                {.name = "name", .internal = true},
                {.name = "label", .required = true, .maximum_length = longest_custom_label},
                {.name = "kind", .type = FieldType::Choice, .choices = custom_kinds(), .initial = "text", .required = true},
                {.name = "choices", .type = FieldType::LongText},
                {.name = "target"},
                {.name = "formula", .type = FieldType::LongText, .maximum_length = longest_formula},
                {.name = "result", .type = FieldType::Choice, .choices = {"number", "money", "percent", "text", "flag", "date"}},
                {.name = "currency", .internal = true},
                {.name = "section", .maximum_length = longest_section},
                {.name = "listed", .type = FieldType::Flag, .initial = false},
                {.name = "place", .type = FieldType::Integer, .internal = true},
                {.name = "removed", .type = FieldType::Flag, .initial = false, .internal = true},
                {.name = "key", .unique = true, .internal = true, .computed = custom_key_of},
            },
        .check = check_custom_field,
        .fill_in = fill_in_custom_field,
    };
}

bool takes_file_fields(const EntityDef& def) { return takes_custom_fields(def) && def.parent.empty() && def.name != file_entity; }

bool takes_custom_fields(const EntityDef& def) {
    const bool kept_for_itself = def.permanent || def.field(def.title_field).internal || def.name == custom_field::entity || def.name == "seal_link";
    return (def.parent.empty() || !def.custom_list.empty()) && !kept_for_itself;
}

std::string custom_list_of(const EntityDef& def) { return def.custom_list.empty() ? def.name : def.custom_list; }

std::vector<const EntityDef*> entities_of_list(const Schema& schema, std::string_view list) {
    std::vector<const EntityDef*> entities;
    for (const EntityDef* def : schema.entities())
        if (takes_custom_fields(*def) && custom_list_of(*def) == list) entities.push_back(def);
    return entities;
}

std::vector<std::string> choices_of_row(const Record& row) {
    std::vector<std::string> choices;
    for (const std::string& line : split(row.text(custom_field::choices), '\n'))
        if (!is_blank(line) && std::find(choices.begin(), choices.end(), trim(line)) == choices.end()) choices.emplace_back(trim(line));
    return choices;
}

bool is_custom_column(std::string_view name) {
    if (!name.starts_with(custom_column_prefix) || name.size() <= custom_column_prefix.size() || name.size() > longest_column) return false;
    return std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_'; });
}

bool is_removed(const Record& row) { return row.get(custom_field::removed).value_or(false); }

std::string kind_in_force(const Record& row) {
    const std::string kind = row.text(custom_field::kind);
    return kind == "formula" ? kind + "/" + row.text(custom_field::result) : kind == "reference" ? kind + "/" + row.text(custom_field::target) : kind;
}

// What was written stays as it is.
bool loses_nothing(const std::string& from, const std::string& to) {
    const bool from_text = from == "text" || from == "choice" || from == "choices" || from == "time";
    return from == to || (from_text && to == "long_text") || ((from == "choice" || from == "choices" || from == "time") && to == "text") || (from == "choice" && to == "choices");
}

}  // namespace bottega
