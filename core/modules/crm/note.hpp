#pragma once

#include "core/data/entity_def.hpp"

namespace bottega::crm {

// Something worth remembering about an account: written by hand, or what somebody asked for at the kiosk.
namespace note {
inline constexpr std::string_view entity = "note";
inline constexpr Field<std::string> title{"title"};
inline constexpr Field<std::string> kind{"kind"};  // a call, a visit: the person's own list
inline constexpr Field<RecordId> account{"account"};
inline constexpr Field<Date> written_on{"written_on"};
inline constexpr Field<std::string> text{"text"};
}  // namespace note

[[nodiscard]] EntityDef note_def();

}  // namespace bottega::crm
