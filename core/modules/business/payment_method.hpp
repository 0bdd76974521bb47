#pragma once

#include "core/data/entity_def.hpp"

namespace bottega::business {

// A way in which customers pay: bank transfer, card, cash. Its name stands on documents in the customer's language.
namespace payment_method {
inline constexpr std::string_view entity = "payment_method";
inline constexpr Field<std::string> name{"name"};
inline constexpr Field<std::string> name_it{"name_it"};
inline constexpr Field<std::string> name_en{"name_en"};
inline constexpr Field<std::string> name_ro{"name_ro"};
inline constexpr Field<std::string> code{"code"};       // MP05 and its like in electronic invoices
inline constexpr Field<bool> shows_iban{"shows_iban"};  // documents print where to pay to
inline constexpr Field<bool> active{"active"};
}  // namespace payment_method

[[nodiscard]] EntityDef payment_method_def();

}  // namespace bottega::business
