#pragma once

#include "core/data/entity_def.hpp"

namespace bottega::crm {

// A person to talk to at an account.
namespace contact {
inline constexpr std::string_view entity = "contact";
inline constexpr Field<std::string> name{"name"};
inline constexpr Field<RecordId> account{"account"};
inline constexpr Field<std::string> role{"role"};
inline constexpr Field<std::string> email{"email"};
inline constexpr Field<std::string> phone{"phone"};
inline constexpr Field<std::string> mobile{"mobile"};
inline constexpr Field<std::string> language{"language"};
inline constexpr Field<std::string> notes{"notes"};
}  // namespace contact

[[nodiscard]] EntityDef contact_def();

}  // namespace bottega::crm
