#pragma once

#include "core/app/application.hpp"
#include "core/exchange/archive.hpp"
#include "tests/support/shop.hpp"

#include <string>

namespace bottega::test {

// The whole archive of a shop, as its file.
inline std::string exported(Shop& shop) { return export_archive(shop.database, shop.store.schema(), kSchemaVersion); }

}  // namespace bottega::test
