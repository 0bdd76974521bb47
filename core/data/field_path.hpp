#pragma once

#include "core/data/schema.hpp"

#include <optional>

namespace bottega {

// One step from a record to others: to the one it refers to, to those that refer to it, or to its lines.
struct FieldStep {
    const EntityDef* entity = nullptr;  // where it leads
    const FieldDef* field = nullptr;    // the reference that is followed; nullptr: lines of their document
    bool forwards = true;               // the record's own reference
};

// The way to what a condition asks about: "city", "customer.city" of the record it refers to, "contact:account.email" of
// those that refer to it, "invoice_line:parent_id.quantity" of its lines; "contact:account" whether there are any.
struct FieldPath {
    std::vector<FieldStep> steps;
    const EntityDef* entity = nullptr;  // of the field
    const FieldDef* field = nullptr;    // nullptr: "id", or only whether the last step leads to anything
};

inline constexpr std::size_t most_field_steps = 3;

// Nothing where the text names no way through the entities.
[[nodiscard]] std::optional<FieldPath> find_field_path(const Schema& schema, const EntityDef& entity, std::string_view path);

// The part of a path for a step to records that refer to this one, or to its lines.
[[nodiscard]] std::string backward_step(const EntityDef& from, const FieldDef* field);

}  // namespace bottega
