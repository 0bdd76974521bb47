#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bottega {

// Small operations on UTF-8 text that every folder needs: trimming, cutting, comparing the way people search.

// Where the person's own words stand in place of an i18n key, they begin with this: they are the same in every language.
inline constexpr char own_words = '\x01';

[[nodiscard]] bool is_valid_utf8(std::string_view text);
// Invalid bytes become U+FFFD and control characters except tab and line feed are dropped; CR LF becomes LF.
[[nodiscard]] std::string sanitise(std::string_view text);

// Lower-case without accents ("Șaguna" -> "saguna", "Straße" -> "strasse"): how titles and names are matched.
[[nodiscard]] std::string fold(std::string_view text);

// What is left of a text where only small letters, digits and single underscores may stand ("Numero di scarpe" ->
// "numero_di_scarpe"), at most so many of them; empty where nothing is.
[[nodiscard]] std::string plain_name(std::string_view text, std::size_t longest);

// Of ASCII; std::isdigit asks the machine's locale.
[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

[[nodiscard]] std::string_view trim(std::string_view text);
[[nodiscard]] bool is_blank(std::string_view text);
[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);
[[nodiscard]] std::string join(const std::vector<std::string>& parts, std::string_view separator);
[[nodiscard]] std::string replace_all(std::string_view text, std::string_view from, std::string_view to);
[[nodiscard]] std::string to_upper_ascii(std::string_view text);

[[nodiscard]] std::size_t count_characters(std::string_view text);
// At most so many characters, never half of one.
[[nodiscard]] std::string truncate(std::string_view text, std::size_t characters);

// Digits only, no sign; empty where anything else stands or the number does not fit.
[[nodiscard]] std::optional<std::int64_t> parse_digits(std::string_view text);

// Reads one character and moves `at` behind it. Where the bytes are not UTF-8: U+FFFD, one byte.
[[nodiscard]] char32_t next_character(std::string_view text, std::size_t& at);
void append_character(std::string& text, char32_t character);

}  // namespace bottega
