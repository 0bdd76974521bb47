#pragma once

#include "core/data/entity_def.hpp"

namespace bottega::catalog {

// Something the business sells: goods or a service, with the price a document starts from.
namespace product {
inline constexpr std::string_view entity = "product";
inline constexpr Field<std::string> code{"code"};
inline constexpr Field<std::string> name{"name"};
inline constexpr Field<std::string> kind{"kind"};  // goods, service
inline constexpr Field<RecordId> category{"category"};
inline constexpr Field<std::string> barcode{"barcode"};
inline constexpr Field<std::string> description{"description"};
inline constexpr Field<std::string> unit{"unit"};  // as it stands on documents: pz, h, buc
inline constexpr Field<Decimal> price{"price"};    // without VAT, in the currency of the business
inline constexpr Field<Decimal> cost{"cost"};
inline constexpr Field<RecordId> vat_rate{"vat_rate"};
inline constexpr Field<RecordId> supplier{"supplier"};
inline constexpr Field<bool> active{"active"};  // false: no picker offers it any more
inline constexpr Field<std::string> notes{"notes"};
}  // namespace product

[[nodiscard]] EntityDef product_def();

}  // namespace bottega::catalog
