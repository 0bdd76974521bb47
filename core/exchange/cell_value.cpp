#include "core/exchange/cell_value.hpp"

#include "core/base/text.hpp"
#include "core/data/choice_list.hpp"
#include "core/data/table_sql.hpp"
#include "core/exchange/plain_html.hpp"
#include "core/exchange/table_limits.hpp"
#include "core/i18n/catalogue.hpp"

#include <algorithm>
#include <array>

namespace bottega {

namespace {

constexpr std::array yes_words = {"true", "1", "yes", "y", "si", "s", "da", "x", "vero", "adevarat"};
constexpr std::array no_words = {"false", "0", "no", "n", "nu", "falso", "fals"};

template<std::size_t N>
bool is_among(const std::array<const char*, N>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// The apostrophe that our own export puts before what a spreadsheet would take for a formula.
std::string_view without_guard(std::string_view cell) {
    const bool is_guarded = cell.size() > 1 && cell[0] == '\'' && std::string_view("=+-@").find(cell[1]) != std::string_view::npos;
    return is_guarded ? cell.substr(1) : cell;
}

Result<Value> read_number(const FieldDef& field, DecimalSign sign, std::string_view cell, Currency currency) {
    const std::string text = field.type == FieldType::Percent ? replace_all(cell, "%", "") : std::string(cell);
    const auto number = parse_foreign_number(text, sign);
    const Issue refused{.field = field.name, .message = "issue.not_a_number", .args = {std::string(cell)}};
    if (!number) return refused;
    if (field.type == FieldType::Integer) {
        if (number->raw() % Decimal::kOne != 0) return refused;
        return Value(number->raw() / Decimal::kOne);
    }
    if (field.type == FieldType::Money) return Value(to_money(*number, currency));
    return Value(*number);
}

bool is_known(const FieldDef& field, const std::string& choice) { return std::find(field.choices.begin(), field.choices.end(), choice) != field.choices.end(); }

// What the person calls a value comes before what the program calls it; a file may name one that was replaced since.
void add_own_words(const FieldDef& field, std::map<std::string, std::string>& words) {
    if (!field.choice_edits) return;
    for (const bool gone : {false, true})
        for (const auto& [choice, look] : field.choice_edits->looks) {
            const std::string now = choice_now(field, choice);
            if (look.gone != gone || !is_known(field, now)) continue;
            if (!look.label.empty()) words.emplace(fold(look.label), now);
            words.emplace(fold(choice), now);
        }
}

}  // namespace

std::unordered_map<std::string, RecordId> records_by(RecordStore& store, const EntityDef& def, std::string_view field) {
    std::unordered_map<std::string, RecordId> records;
    Statement rows(store.database(), "SELECT id, " + sql_name(field) + " FROM " + sql_name(def.name) + " WHERE " + sql_name(field) + " IS NOT NULL ORDER BY id");
    while (rows.step()) records.emplace(fold(trim(rows.text_view(1))), RecordId{rows.integer(0)});
    return records;
}

Result<Value> CellReader::read(const FieldDef& field, const ColumnTarget& column, std::string_view cell, Currency currency) {
    switch (field.type) {
        case FieldType::Text:
        case FieldType::LongText:
            if (column.is_html) return Value(without_direction_signs(text_of_html(cell)));
            return Value(without_direction_signs(sanitise(without_guard(trim(cell)))));
        case FieldType::Integer:
        case FieldType::Decimal:
        case FieldType::Percent:
        case FieldType::Money: return read_number(field, column.decimal_sign, cell, currency);
        case FieldType::Flag: {
            const std::string word = fold(trim(cell));
            if (is_among(yes_words, word)) return Value(true);
            if (is_among(no_words, word)) return Value(false);
            return Issue{.field = field.name, .message = "issue.not_yes_or_no", .args = {std::string(cell)}};
        }
        case FieldType::Date: {
            const auto date = parse_foreign_date(cell, column.date_order);
            if (!date) return Issue{.field = field.name, .message = "issue.not_a_date", .args = {std::string(cell)}};
            return Value(*date);
        }
        case FieldType::Choice: return read_choice(field, cell);
        case FieldType::Reference: return read_reference(field, cell);
        case FieldType::Timestamp: break;
    }
    return Issue{.field = field.name, .message = "issue.not_importable"};
}

Result<Value> CellReader::read_choice(const FieldDef& field, std::string_view cell) {
    auto& words = choices_[field.name];
    if (words.empty()) {
        add_own_words(field, words);
        for (const std::string& choice : field.choices) words.emplace(fold(choice), choice);
        for (const std::string& language : languages()) {
            const Catalogue catalogue = embedded_catalogue(language);
            for (const std::string& choice : field.choice_edits ? field.choice_edits->given : field.choices) {
                if (!is_known(field, choice_now(field, choice))) continue;
                const std::string key = choice_label_key(def_, field, choice);
                words.emplace(fold(catalogue.text(key)), choice_now(field, choice));
                // "country.GB.also": other names that files use, "UK; Great Britain".
                if (!catalogue.has(key + ".also")) continue;
                for (const std::string& other : split(catalogue.text(key + ".also"), ';')) words.emplace(fold(trim(other)), choice_now(field, choice));
            }
        }
    }
    auto found = words.find(fold(trim(cell)));
    if (found == words.end()) found = words.find(replace_all(fold(trim(cell)), ".", ""));  // "S.U.A."
    if (found == words.end()) return Issue{.field = field.name, .message = "issue.not_a_choice", .args = {std::string(cell)}};
    return Value(found->second);
}

CellReader::Names& CellReader::names_of(const std::string& entity) {
    const auto known = names_.find(entity);
    if (known != names_.end()) return known->second;
    const EntityDef& def = store_.schema().entity(entity);
    Names names = records_by(store_, def, def.title_field);
    for (const FieldDef& field : def.fields)
        if (field.unique && field.type == FieldType::Text)
            for (const auto& [text, id] : records_by(store_, def, field.name)) names.emplace(text, id);
    return names_.emplace(entity, std::move(names)).first->second;
}

void CellReader::now_there(const std::string& entity, const std::string& name, RecordId id) { names_of(entity).emplace(fold(trim(name)), id); }

void leave_out_foreign_ids(RecordStore& store, const CellTable& table, ImportPlan& plan) {
    const EntityDef& def = store.schema().entity(plan.entity);
    CellReader reader(store, def);
    for (std::size_t i = 0; i < plan.columns.size(); ++i) {
        ColumnTarget& column = plan.columns[i];
        if (column.field.empty() || !def.has(column.field) || def.field(column.field).type != FieldType::Reference || !fold(trim(table.headers[i])).ends_with("id")) continue;
        const bool all_known = std::all_of(table.rows.begin(), table.rows.end(), [&](const CellRow& row) {
            if (row.cells.size() != table.headers.size() || is_blank(row.cells[i])) return true;
            return reader.read(def.field(column.field), column, row.cells[i], Currency("EUR")).ok();
        });
        if (!all_known) column.field.clear();
    }
}

Result<Value> CellReader::read_reference(const FieldDef& field, std::string_view cell) {
    const Names& names = names_of(field.target);
    const auto found = names.find(fold(trim(cell)));
    if (found == names.end()) return Issue{.field = field.name, .message = "issue.reference_not_found", .args = {std::string(cell), field.target + ".plural"}};
    return Value(found->second);
}

}  // namespace bottega
