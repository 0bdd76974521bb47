#pragma once

// What the panels of quotes, orders and invoices share.

#include <string>

#include "core/data/record_store.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

// Where a document is mailed to: its contact, else its customer. Empty where neither has an address.
[[nodiscard]] std::string mail_address_of(RecordStore& store, const Record& header);

// A person has opened one document from another in one step: it runs `make` and opens what it made.
void make_and_open(const UiContext& ui, std::string label, std::string entity,
                   std::function<Result<RecordId>(Session&)> make, std::string done_text);

}  // namespace bottega::ui
