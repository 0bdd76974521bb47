#include "core/exchange/import_plan.hpp"

#include "core/base/text.hpp"
#include "core/i18n/catalogue.hpp"
#include "core/i18n/embedded_assets.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>

namespace bottega {

namespace {

// "Codice_Cliente" and "codice cliente" are the same header.
std::string header_key(std::string_view header) {
    std::string key;
    for (const char c : fold(header))
        if (std::isalnum(static_cast<unsigned char>(c))) key += c;
    return key;
}

// For each field the header keys that mean it, the surest first.
std::map<std::string, std::vector<std::string>> known_headers(const EntityDef& def) {
    std::map<std::string, std::vector<std::string>> known;
    for (const FieldDef* field : importable_fields(def)) known[field->name].push_back(header_key(field->name));
    for (const std::string& language : languages()) {
        const Catalogue catalogue = embedded_catalogue(language);
        for (auto& [field, keys] : known) keys.push_back(header_key(catalogue.text(def.name + "." + field)));
    }
    const auto synonyms = nlohmann::json::parse(embedded_asset("import/headers.json"), nullptr, false);
    const auto of_entity = synonyms.is_object() ? synonyms.find(def.name) : synonyms.end();
    if (!synonyms.is_object() || of_entity == synonyms.end()) return known;
    for (auto& [field, keys] : known)
        if (const auto found = of_entity->find(field); found != of_entity->end())
            for (const auto& synonym : *found) keys.push_back(header_key(synonym.get<std::string>()));
    return known;
}

// How sure a header means a field: 0 is no match; a field's own name beats a label, a label beats a synonym.
std::size_t certainty(const std::vector<std::string>& keys, const std::string& header) {
    const auto found = std::find(keys.begin(), keys.end(), header);
    return found == keys.end() ? 0 : static_cast<std::size_t>(keys.end() - found);
}

void match_headers(const CellTable& table, const EntityDef& def, ImportPlan& plan) {
    const auto known = known_headers(def);
    std::map<std::string, std::pair<std::size_t, std::size_t>> taken;  // field → certainty, column
    for (std::size_t column = 0; column < table.headers.size(); ++column) {
        const std::string header = header_key(table.headers[column]);
        std::string best;
        std::size_t surest = 0;
        for (const auto& [field, keys] : known) {
            const std::size_t sure = certainty(keys, header);
            if (sure <= surest || (taken.contains(field) && taken[field].first >= sure)) continue;
            best = field;
            surest = sure;
        }
        if (best.empty()) continue;
        if (taken.contains(best)) plan.columns[taken[best].second].field.clear();
        taken[best] = {surest, column};
        plan.columns[column].field = best;
    }
}

std::string empty_word_in(const CellTable& table) {
    for (const CellRow& row : table.rows)
        for (const std::string& cell : row.cells)
            if (trim(cell) == "NULL") return "NULL";
    return {};
}

}  // namespace

std::vector<const FieldDef*> importable_fields(const EntityDef& def) {
    std::vector<const FieldDef*> fields;
    for (const FieldDef& field : def.fields)
        if (!field.internal && !field.derived && !field.read_only && !field.computed && field.type != FieldType::Timestamp) fields.push_back(&field);
    return fields;
}

std::vector<const FieldDef*> key_fields(const EntityDef& def) {
    std::vector<const FieldDef*> fields;
    for (const FieldDef* field : importable_fields(def)) {
        const bool tells_apart = field->unique || field->format == TextFormat::Email || field->name == "vat_number" || field->name == "tax_code" ||
                                 field->name == "barcode" || field->name == def.title_field;
        if (tells_apart && field->type == FieldType::Text) fields.push_back(field);
    }
    // Two may share a name: it decides only where nothing surer is in the file.
    std::stable_partition(fields.begin(), fields.end(), [&](const FieldDef* field) { return field->unique || field->name != def.title_field; });
    return fields;
}

ImportPlan propose_plan(const CellTable& table, const std::vector<ColumnProfile>& profiles, const EntityDef& def, std::string_view language) {
    ImportPlan plan;
    plan.entity = def.name;
    plan.columns.resize(table.headers.size());
    for (std::size_t i = 0; i < plan.columns.size(); ++i) {
        plan.columns[i].decimal_sign = profiles[i].decimal_sign(language == "en" ? DecimalSign::Point : DecimalSign::Comma);
        plan.columns[i].date_order = profiles[i].date_order(DateOrder::DayMonthYear);
    }
    match_headers(table, def, plan);
    plan.empty_word = empty_word_in(table);
    for (const FieldDef* key : key_fields(def))
        for (const ColumnTarget& column : plan.columns)
            if (column.field == key->name && plan.key_field.empty()) plan.key_field = key->name;
    return plan;
}

}  // namespace bottega
