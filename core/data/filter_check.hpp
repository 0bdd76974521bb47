#pragma once

#include "core/data/field_path.hpp"
#include "core/data/filter.hpp"

namespace bottega {

// Whether an entity can answer what a filter asks: that its fields exist, are compared as their type allows, with values
// of their type. What comes from an address, a file or an older archive is asked here before it becomes a query.
[[nodiscard]] bool can_answer(const Schema& schema, const EntityDef& entity, const Filter& filter);
[[nodiscard]] bool can_answer(const Schema& schema, const EntityDef& entity, const Condition& condition);

[[nodiscard]] bool is_text(FieldType type);             // Text and LongText
[[nodiscard]] bool is_ordered(const FieldDef& field);   // what can be less or more: numbers, amounts, days, times of the day

}  // namespace bottega
