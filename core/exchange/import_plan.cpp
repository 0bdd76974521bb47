#include "core/exchange/import_plan.hpp"

#include "core/base/text.hpp"
#include "core/exchange/import_target.hpp"
#include "core/exchange/plain_html.hpp"
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
    const std::string label = catalogue.text(label_key(*target.def, *target.field));
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

// How sure a header means a field: 0 is no match; a field's own name beats a label, a label beats a synonym. Of a thing
// within a thing ("address.city") the last word counts, but less than any header that is one word.
std::size_t certainty(const std::vector<std::string>& keys, const std::string& header) {
    constexpr std::ptrdiff_t least = 1, whole = 1000;
    const auto sureness = [&](std::string_view word) {
        const auto found = std::find(keys.begin(), keys.end(), header_key(word));
        return found == keys.end() ? 0 : std::max(least, whole - (found - keys.begin()));
    };
    if (const std::ptrdiff_t sure = sureness(header); sure > 0) return static_cast<std::size_t>(whole + sure);
    const std::size_t point = header.rfind('.');
    return point == std::string::npos ? 0 : static_cast<std::size_t>(sureness(std::string_view(header).substr(point + 1)));
}

void match_headers(const CellTable& table, const KnownHeaders& known, ImportPlan& plan) {
    std::map<std::string, std::pair<std::size_t, std::size_t>> taken;  // field → certainty, column
    for (std::size_t column = 0; column < table.headers.size(); ++column) {
        std::string best;
        std::size_t surest = 0;
        for (const auto& [field, keys] : known) {
            const std::size_t sure = certainty(keys, table.headers[column]);
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

// "Nominativo" is a person beside a company, the customer himself where no other column names one; and without a name
// nothing comes along.
void settle_companion(const Schema& schema, const EntityDef& def, ImportPlan& plan) {
    const auto companion = companion_of(schema, def);
    if (!companion) return;
    const std::string name = companion->def->name + "." + companion->def->title_field;
    for (ColumnTarget& column : plan.columns)
        if (column.field == name && !plan.fills(def.title_field)) column.field = def.title_field;
    if (plan.fills(name)) return;
    for (ColumnTarget& column : plan.columns)
        if (column.field.find('.') != std::string::npos) column.field.clear();
}

// "Codice; descrizione; prezzo": the only words of the file are what the thing is called.
void settle_title(const EntityDef& def, ImportPlan& plan) {
    if (!def.has(def.title_field) || !def.field(def.title_field).required || plan.fills(def.title_field)) return;
    for (ColumnTarget& column : plan.columns)
        if (column.field == "description") {
            column.field = def.title_field;
            return;
        }
}

// A column is HTML by its name ("Body (HTML)") or by what stands in it.
void find_html(const CellTable& table, const Schema& schema, const EntityDef& def, ImportPlan& plan) {
    constexpr std::size_t looked_at = 500;
    const std::size_t rows = std::min(table.rows.size(), looked_at);
    for (std::size_t i = 0; i < plan.columns.size(); ++i) {
        const auto target = find_import_target(schema, def, plan.columns[i].field);
        if (!target || (target->field->type != FieldType::Text && target->field->type != FieldType::LongText)) continue;
        const bool is_named = header_key(table.headers[i]).find("html") != std::string::npos;
        plan.columns[i].is_html = is_named || std::any_of(table.rows.begin(), table.rows.begin() + static_cast<std::ptrdiff_t>(rows), [&](const CellRow& row) {
            return i < row.cells.size() && looks_like_html(row.cells[i]);
        });
    }
}

// Which references make what they name and is not here, and where files go.
void settle_things(const CellTable& table, const Schema& schema, const EntityDef& def, ImportPlan& plan) {
    for (ColumnTarget& column : plan.columns) {
        const auto target = find_import_target(schema, def, column.field);
        column.creates = target && !target->comes_along && missing_record_values(def, *target->field).has_value();
    }
    find_html(table, schema, def, plan);
    for (const CellRow& row : table.rows)
        for (const CellFile& file : row.files) plan.columns[file.column].field = attached_file;
}

// A column that says nothing tells no records apart.
void propose_keys(const CellTable& table, const EntityDef& def, ImportPlan& plan) {
    const auto is_filled = [&](std::size_t column) {
        return std::any_of(table.rows.begin(), table.rows.end(), [&](const CellRow& row) { return column < row.cells.size() && !is_blank(row.cells[column]); });
    };
    for (const FieldDef* key : key_fields(def))
        for (std::size_t i = 0; i < plan.columns.size() && plan.keys.empty(); ++i)
            if (plan.columns[i].field == key->name && is_filled(i)) plan.keys = {key->name};
}

std::string empty_word_in(const CellTable& table) {
    for (const CellRow& row : table.rows)
        for (const std::string& cell : row.cells)
            if (trim(cell) == "NULL") return "NULL";
    return {};
}

}  // namespace

bool ImportPlan::fills(std::string_view target) const {
    return std::any_of(columns.begin(), columns.end(), [&](const ColumnTarget& column) { return column.field == target; });
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
    settle_things(table, schema, def, plan);
    propose_keys(table, def, plan);
    return plan;
}

void keep_the_rest(const Schema& schema, ImportPlan& plan) {
    constexpr std::string_view notes = "notes";
    const EntityDef& def = schema.entity(plan.entity);
    const auto companion = companion_of(schema, def);
    const bool has_person = companion && companion->def->has(notes) && plan.fills(companion->def->name + "." + companion->def->title_field);
    if (!has_person && !def.has(notes)) return;
    for (ColumnTarget& column : plan.columns) {
        if (!column.field.empty()) continue;
        column.field = has_person ? companion->def->name + "." + std::string(notes) : std::string(notes);
        column.with_header = true;
    }
}

}  // namespace bottega
