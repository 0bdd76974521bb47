#pragma once

#include "core/data/entity_def.hpp"

namespace bottega::catalog {

// A group of products that meet the same kind of need, possibly inside a larger group.
namespace product_category {
inline constexpr std::string_view entity = "product_category";
inline constexpr Field<std::string> name{"name"};
inline constexpr Field<RecordId> parent{"parent"};
inline constexpr Field<std::string> description{"description"};
}  // namespace product_category

[[nodiscard]] EntityDef product_category_def();

}  // namespace bottega::catalog
