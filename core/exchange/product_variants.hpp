#pragma once

#include "core/exchange/csv.hpp"

namespace bottega {

// A shop's export in which a product has several variants: only its first row holds title and description, the others
// its handle and the options ("Handle", "Title", "Option1 Value" of Shopify; "title", "variants.title" of its JSON). Each
// variant becomes a row that says all of it, named "Shirt - Blue / Medium". True where the table was such an export.
bool unfold_variants(CellTable& table);

}  // namespace bottega
