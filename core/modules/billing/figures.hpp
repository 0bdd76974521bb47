#pragma once

#include "core/data/session.hpp"

namespace bottega::billing {

// A number on the dashboard and the records behind it.
struct Figure {
    Money amount;
    std::int64_t count = 0;
    Query records;
};

struct StageFigure {
    std::string stage;  // of the opportunity
    Figure figure;
};

// How the business stands today, in its own currency.
struct Figures {
    Figure outstanding;  // of issued invoices
    Figure overdue;      // the part that is due before today
    Figure turnover;     // of this month, without VAT, less credit notes
    Figure turnover_last_month;
    std::vector<StageFigure> opportunities;  // open ones, in the order of the stages
    Figure next_contacts;                    // to be contacted today or earlier
    Figure expiring_quotes;                  // sent, valid for a week at most
    Figure draft_invoices;
};
[[nodiscard]] Figures figures(RecordStore& store, Date today);

}  // namespace bottega::billing
