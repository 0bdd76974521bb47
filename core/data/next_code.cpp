#include "core/data/next_code.hpp"

#include "core/data/table_sql.hpp"

#include <algorithm>
#include <charconv>

namespace bottega {

namespace {

constexpr std::size_t kDigits = 6;

std::string code_of(std::string_view prefix, std::int64_t number) {
    std::string digits = std::to_string(number);
    digits.insert(0, digits.size() < kDigits ? kDigits - digits.size() : 0, '0');
    return std::string(prefix) + digits;
}

bool is_number(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_taken(RecordStore& store, const std::string& table, const std::string& column, const std::string& code) {
    Statement row(store.database(), "SELECT 1 FROM " + table + " WHERE " + column + " = ?1");
    row.bind_text(1, code);
    return row.step();
}

}  // namespace

FieldDef code_field() {
    return {.name = "code",
            .required = true,
            .unique = true,
            .searchable = true,
            .listed = true,
            .copied = false,
            .maximum_length = 40,
            .section = "identity"};
}

std::string next_code(RecordStore& store, std::string_view entity, std::string_view field, std::string_view prefix) {
    expects(store.schema().entity(entity).field(field).unique, "codes are proposed for a unique field");
    const std::string table = sql_name(entity), column = sql_name(field);
    const std::string first = std::string(prefix) + "0", behind = std::string(prefix) + ":";  // ':' follows '9'
    Statement rows(store.database(), "SELECT " + column + " FROM " + table + " WHERE " + column + " >= ?1 AND " +
                                         column + " < ?2 ORDER BY " + column + " DESC");
    rows.bind_text(1, first);
    rows.bind_text(2, behind);
    std::int64_t last = 0;
    while (rows.step()) {
        const std::string_view number = rows.text_view(0).substr(prefix.size());
        if (number.size() != kDigits || !is_number(number)) continue;
        std::from_chars(number.data(), number.data() + number.size(), last);
        break;
    }
    while (is_taken(store, table, column, code_of(prefix, last + 1))) ++last;
    return code_of(prefix, last + 1);
}

}  // namespace bottega
