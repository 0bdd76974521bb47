#pragma once

#include "core/data/filter_check.hpp"

namespace bottega {

// A filter as text, for the archive and the address: {"all":[{"field":"city","is":"contains","values":["Bari"]}]}.
[[nodiscard]] std::string filter_text(const Filter& filter);

// Nothing where the text is no filter that the entity can answer: all of it or none.
[[nodiscard]] std::optional<Filter> parse_filter(const Schema& schema, const EntityDef& entity, std::string_view text);

// The words for comparisons in it: "contains", "between".
[[nodiscard]] std::string_view comparison_name(Comparison comparison);
[[nodiscard]] std::optional<Comparison> comparison_named(std::string_view name);

// The value of a condition from its canonical text; empty where it is none that fits.
[[nodiscard]] std::optional<Value> parse_condition_value(const FieldPath& path, Comparison comparison, std::string_view text);

}  // namespace bottega
