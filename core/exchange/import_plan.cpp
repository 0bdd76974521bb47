#include "core/exchange/import_plan.hpp"

#include "core/base/text.hpp"
#include "core/exchange/import_target.hpp"
#include "core/i18n/catalogue.hpp"

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

using KnownHeaders = std::map<std::string, std::vector<std::string>>;

// The words for a target in one language; of what comes along with its entity in front or behind: "Contact phone".
std::vector<std::string> labels_of(const ImportTarget& target, const Catalogue& catalogue) {
    const std::string label = catalogue.text(target.def->name + "." + target.field->name);
    if (!target.comes_along) return {label};
    const std::string entity = catalogue.text(target.def->name);
    return {entity + " " + label, label + " " + entity};
}

// For each target the header keys that mean it, the surest first.
KnownHeaders known_headers(const Schema& schema, const EntityDef& def) {
    KnownHeaders known;
    const auto targets = import_targets(schema, def);
    for (const ImportTarget& target : targets) known[target.name()].push_back(header_key(target.name()));
    for (const std::string& language : languages()) {
        const Catalogue catalogue = embedded_catalogue(language);
        for (const ImportTarget& target : targets)
            for (const std::string& label : labels_of(target, catalogue)) known[target.name()].push_back(header_key(label));
    }
    for (const auto& [target, headers] : usual_headers(def))
        for (const std::string& header : headers) known.at(target).push_back(header_key(header));
    return known;
}

// How sure a header means a field: 0 is no match; a field's own name beats a label, a label beats a synonym.
std::size_t certainty(const std::vector<std::string>& keys, const std::string& header) {
    const auto found = std::find(keys.begin(), keys.end(), header);
    return found == keys.end() ? 0 : static_cast<std::size_t>(keys.end() - found);
}

void match_headers(const CellTable& table, const KnownHeaders& known, ImportPlan& plan) {
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

bool fills(const ImportPlan& plan, std::string_view target) {
    return std::any_of(plan.columns.begin(), plan.columns.end(), [&](const ColumnTarget& column) { return column.field == target; });
}

// "Nominativo" is a person beside a company, the customer himself where no other column names one; and without a name
// nothing comes along.
void settle_companion(const Schema& schema, const EntityDef& def, ImportPlan& plan) {
    const auto companion = companion_of(schema, def);
    if (!companion) return;
    const std::string name = companion->def->name + "." + companion->def->title_field;
    for (ColumnTarget& column : plan.columns)
        if (column.field == name && !fills(plan, def.title_field)) column.field = def.title_field;
    if (fills(plan, name)) return;
    for (ColumnTarget& column : plan.columns)
        if (column.field.find('.') != std::string::npos) column.field.clear();
}

// "Codice; descrizione; prezzo": the only words of the file are what the thing is called.
void settle_title(const EntityDef& def, ImportPlan& plan) {
    if (!def.has(def.title_field) || !def.field(def.title_field).required || fills(plan, def.title_field)) return;
    for (ColumnTarget& column : plan.columns)
        if (column.field == "description") {
            column.field = def.title_field;
            return;
        }
}

std::string empty_word_in(const CellTable& table) {
    for (const CellRow& row : table.rows)
        for (const std::string& cell : row.cells)
            if (trim(cell) == "NULL") return "NULL";
    return {};
}

}  // namespace

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

ImportPlan propose_plan(const CellTable& table, const std::vector<ColumnProfile>& profiles, const Schema& schema, const std::string& entity,
                        std::string_view language) {
    const EntityDef& def = schema.entity(entity);
    ImportPlan plan;
    plan.entity = entity;
    plan.columns.resize(table.headers.size());
    for (std::size_t i = 0; i < plan.columns.size(); ++i) {
        plan.columns[i].decimal_sign = profiles[i].decimal_sign(language == "en" ? DecimalSign::Point : DecimalSign::Comma);
        plan.columns[i].date_order = profiles[i].date_order(DateOrder::DayMonthYear);
    }
    match_headers(table, known_headers(schema, def), plan);
    settle_companion(schema, def, plan);
    settle_title(def, plan);
    plan.empty_word = empty_word_in(table);
    for (const FieldDef* key : key_fields(def))
        for (const ColumnTarget& column : plan.columns)
            if (column.field == key->name && plan.key_field.empty()) plan.key_field = key->name;
    return plan;
}

}  // namespace bottega
