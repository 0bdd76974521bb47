#pragma once

#include "core/data/entity_def.hpp"

namespace bottega::business {

// Somebody who works in the business and is responsible for opportunities and documents.
namespace person {
inline constexpr std::string_view entity = "person";
inline constexpr Field<std::string> name{"name"};
inline constexpr Field<std::string> role{"role"};
inline constexpr Field<std::string> email{"email"};
inline constexpr Field<std::string> phone{"phone"};
inline constexpr Field<bool> active{"active"};
}  // namespace person

[[nodiscard]] EntityDef person_def();

}  // namespace bottega::business
