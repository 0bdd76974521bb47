#include "core/exchange/table_limits.hpp"

#include "core/base/text.hpp"

namespace bottega {

namespace {

bool is_direction_sign(char32_t character) {
    return character == 0x200E || character == 0x200F || character == 0x061C || (character >= 0x202A && character <= 0x202E) ||
           (character >= 0x2066 && character <= 0x2069);
}

}  // namespace

std::optional<Issue> table_limit(std::size_t rows, std::size_t columns) {
    if (rows > most_table_rows) return Issue{.message = "issue.csv_too_many_rows", .args = {std::to_string(most_table_rows)}};
    if (columns > most_table_columns) return Issue{.message = "issue.csv_too_many_columns", .args = {std::to_string(most_table_columns)}};
    return std::nullopt;
}

std::string without_direction_signs(std::string_view text) {
    std::string kept;
    for (std::size_t at = 0; at < text.size();)
        if (const char32_t character = next_character(text, at); !is_direction_sign(character)) append_character(kept, character);
    return kept;
}

std::string clean_header(std::string_view header) {
    constexpr std::size_t longest = 120;
    const std::string plain = replace_all(without_direction_signs(sanitise(header.substr(0, 8 * longest))), "\n", " ");
    return truncate(trim(plain), longest);
}

}  // namespace bottega
