#include "core/data/custom_field_parts.hpp"

#include "core/data/formula_field.hpp"
#include "core/data/row_codec.hpp"
#include "core/data/table_sql.hpp"

#include <algorithm>
#include <functional>
#include <map>

namespace bottega {

namespace {

struct KindOfField {
    FieldType type = FieldType::Text;
    TextFormat format = TextFormat::Plain;
};

KindOfField kind_of(const std::string& kind) {
    static const std::map<std::string, KindOfField> kinds = {
        {"text", {}},
        {"long_text", {FieldType::LongText}},
        {"number", {FieldType::Decimal}},
        {"money", {FieldType::Money}},
        {"percent", {FieldType::Percent}},
        {"date", {FieldType::Date}},
        {"time", {FieldType::Text, TextFormat::Time}},
        {"choice", {FieldType::Choice}},
        {"choices", {FieldType::Text, TextFormat::Several}},
        {"reference", {FieldType::Reference}},
        {"file", {FieldType::Reference, TextFormat::File}},
        {"flag", {FieldType::Flag}},
    };
    const auto found = kinds.find(kind);
    return found == kinds.end() ? KindOfField() : found->second;
}

std::shared_ptr<const FormulaOfField> formula_of_row(const Record& row) {
    auto parsed = Formula::parse(row.text(custom_field::formula));
    if (!parsed.ok()) return std::make_shared<const FormulaOfField>(FormulaOfField{.formula = {}, .faults = parsed.issues()});
    return std::make_shared<const FormulaOfField>(FormulaOfField{.formula = std::make_shared<const Formula>(std::move(parsed.value()))});
}

FieldDef hidden(FieldDef field) {
    field.internal = true;
    field.searchable = field.listed = false;
    field.formula = {};
    return field;
}

// nullopt: it cannot be a field of the entity.
std::optional<FieldDef> field_of_row(const Schema& schema, const EntityDef& def, const Record& row) {
    const std::string kind = row.text(custom_field::kind);
    const bool is_file = kind == "file";
    const std::string target = is_file ? std::string(file_entity) : row.text(custom_field::target);
    const bool is_formula = kind == "formula";
    const auto [type, format] = kind_of(is_formula ? row.text(custom_field::result) : kind);
    if (!is_custom_column(row.text(custom_field::name))) return std::nullopt;
    if (type == FieldType::Reference && (is_formula || !schema.find(target) || !schema.entity(target).parent.empty())) return std::nullopt;
    if (is_file && !takes_file_fields(def)) return std::nullopt;
    FieldDef field{.name = row.text(custom_field::name), .type = type};
    if (type == FieldType::Reference) field.target = target;
    if (type == FieldType::Choice || format == TextFormat::Several) field.choices = choices_of_row(row);
    if (type == FieldType::Flag && !is_formula) field.initial = false;
    field.searchable = type == FieldType::Text || type == FieldType::LongText;
    field.listed = row.get(custom_field::listed).value_or(false);
    field.format = format;
    const std::string section = row.text(custom_field::section);
    field.section = section.empty() ? std::string(own_section) : own_words + section;
    field.custom = true;
    field.label = row.text(custom_field::label);
    field.place = row.get(custom_field::place).value_or(0);
    field.copied = !is_file;  // a file belongs to one record
    field.follows_merge = type == FieldType::Reference && !is_file && (!def.seal.field.empty() || !def.parent.empty());
    if (is_formula) {
        field.formula = formula_of_row(row);
        field.read_only = field.derived = true;
        field.copied = false;
    }
    return is_removed(row) ? hidden(std::move(field)) : field;
}

// In their places: first those that are there already.
std::vector<FieldDef> in_places(const EntityDef& def, std::vector<FieldDef> fields, const std::function<bool(const FieldDef&)>& is_still_there) {
    std::vector<FieldDef> placed;
    for (const FieldDef& known : def.fields) {
        if (!known.custom) continue;
        const auto now = std::find_if(fields.begin(), fields.end(), [&](const FieldDef& field) { return field.name == known.name; });
        if (now != fields.end()) {
            placed.push_back(std::move(*now));
            fields.erase(now);
        } else if (is_still_there(known)) {
            placed.push_back(hidden(known));
        }
    }
    std::move(fields.begin(), fields.end(), std::back_inserter(placed));
    return placed;
}

void take_in_rows(Schema& schema, const std::vector<Record>& rows, const std::function<bool(const EntityDef&, const FieldDef&)>& is_still_there) {
    std::map<std::string, std::vector<FieldDef>> fields;
    for (const Record& row : rows)
        for (const EntityDef* def : entities_of_list(schema, row.text(custom_field::list))) {
            auto& of_entity = fields[def->name];
            auto field = field_of_row(schema, *def, row);
            const auto same = [&](const FieldDef& other) { return other.name == field->name; };
            const bool twice = field && (std::any_of(of_entity.begin(), of_entity.end(), same) ||
                                         std::any_of(def->fields.begin(), def->fields.end(), [&](const FieldDef& other) { return !other.custom && same(other); }));
            if (!field || twice) continue;
            of_entity.push_back(std::move(*field));
            if (!def->has("currency")) schema.set_currency(def->name, row.text(custom_field::currency));
        }
    for (const EntityDef* def : schema.entities()) {
        if (!takes_custom_fields(*def)) continue;
        schema.set_custom_fields(def->name, in_places(*def, std::move(fields[def->name]), [&](const FieldDef& field) { return is_still_there(*def, field); }));
    }
}

}  // namespace

// Asked before the tables are what this version of the program needs: only the columns that are there are read.
std::vector<Record> custom_fields(Database& database, const Schema& schema) {
    const EntityDef* def = schema.find(custom_field::entity);
    std::vector<std::size_t> present;
    for (std::size_t i = 0; def && i < def->fields.size(); ++i)
        if (has_column(database, def->name, def->fields[i].name)) present.push_back(i);
    if (present.empty()) return {};
    std::string columns = "id";
    for (const std::size_t field : present) columns += ", " + sql_name(def->fields[field].name);
    Statement stored(database, "SELECT " + columns + " FROM custom_field ORDER BY id");
    std::vector<Record> rows;
    while (stored.step()) {
        Record& row = rows.emplace_back(*def);
        row.set_id(RecordId{stored.integer(0)});
        for (std::size_t i = 0; i < present.size(); ++i)
            row.set_value(present[i], read_value(stored, static_cast<int>(i) + 1, def->fields[present[i]].type, Currency()));
    }
    return rows;
}

void take_in(Schema& schema, const std::vector<Record>& rows, Places places) {
    if (places == Places::Anew) schema.forget_custom_fields();
    take_in_rows(schema, rows, [](const EntityDef&, const FieldDef&) { return false; });
}

void take_in_custom_fields(Schema& schema, Database& database, Places places) {
    if (!schema.find(custom_field::entity)) return;
    if (places == Places::Anew) schema.forget_custom_fields();
    take_in_rows(schema, custom_fields(database, schema),
                 [&](const EntityDef& def, const FieldDef& field) { return has_column(database, def.name, field.name); });
}

}  // namespace bottega
