#pragma once

#include "core/data/session.hpp"

#include <string>

namespace bottega {

// A small believable business, Italian ("IT") or Romanian ("RO"), with half a year of work behind it: accounts,
// products, opportunities, quotes, orders, invoices and payments up to today. Built through the services of the
// modules, so that every rule holds; the same for the same day. The archive must be empty.
[[nodiscard]] Result<RecordId> create_demo(Session& session, const std::string& country);

}  // namespace bottega
