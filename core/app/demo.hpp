#pragma once

#include "core/data/long_work.hpp"

#include <memory>
#include <string>

namespace bottega {

inline constexpr int kDemoDays = 730;  // two years of business

// A believable business, Italian ("IT") or Romanian ("RO"), with all its work up to today: customers, products,
// opportunities, quotes, orders, invoices, credit notes and payments, told from a seed. Each document is written on
// its day by the services of the modules, so that every rule holds; the same for the same day. Refused where the
// archive has a business.
[[nodiscard]] std::unique_ptr<LongWork> demo_work(const std::string& country, int days = kDemoDays);

// The same at one go.
[[nodiscard]] Result<RecordId> create_demo(Session& session, const std::string& country, int days = kDemoDays);

}  // namespace bottega
