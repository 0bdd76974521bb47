#pragma once

#include "core/data/entity_def.hpp"

namespace bottega {

// The text of a field with the format Several: "red; blue", in the order of the choices, each once.
inline constexpr std::string_view choices_separator = "; ";

[[nodiscard]] std::vector<std::string> chosen_of(std::string_view text);
[[nodiscard]] bool is_chosen(std::string_view text, std::string_view choice);
// With the choice put in or taken out.
[[nodiscard]] std::string with_choice(const FieldDef& field, std::string_view text, std::string_view choice, bool chosen);
// As a person or a file may write them, separated by ; or a line: in their order, as they are spelled among the choices.
[[nodiscard]] std::string clean_choices(const FieldDef& field, std::string_view text);
[[nodiscard]] std::optional<std::string> unknown_choice(const FieldDef& field, std::string_view text);

// "9:5", "9.30", "0930", "9" as a time of the day, "09:30"; nothing where it is none.
[[nodiscard]] std::optional<std::string> parse_time(std::string_view text);

}  // namespace bottega
