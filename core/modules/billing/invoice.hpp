#pragma once

#include "core/data/session.hpp"
#include "core/documents/document_fields.hpp"

namespace bottega::billing {

// An invoice or the credit note that takes it back. A draft has no number; an issued one never changes again.
// Fields it shares with other documents: documents::document.
namespace invoice {
inline constexpr std::string_view entity = "invoice";
inline constexpr std::string_view line_entity = "invoice_line";
inline constexpr Field<std::string> kind{"kind"};    // invoice, credit_note
inline constexpr Field<std::string> state{"state"};  // draft, issued
inline constexpr Field<RecordId> order{"sales_order"};
inline constexpr Field<RecordId> credited_invoice{"credited_invoice"};
inline constexpr Field<Date> due_on{"due_on"};
inline constexpr Field<std::string> snapshot{"snapshot"};
inline constexpr Field<RecordId> logo{"logo"};  // frozen_image of the snapshot
// Derived from allocations. Of a credit note: what is left of it as credit, and what has been used.
inline constexpr Field<Money> outstanding{"outstanding"};
inline constexpr Field<Money> paid{"paid"};
inline constexpr Field<std::string> payment_state{"payment_state"};  // unpaid, partial, paid
}  // namespace invoice

// The logo as it was when an invoice was issued: kept once, however many invoices bear it.
namespace frozen_image {
inline constexpr std::string_view entity = "frozen_image";
inline constexpr Field<std::string> name{"name"};
inline constexpr Field<std::string> state{"state"};  // frozen
inline constexpr Field<std::string> content{"content"};
}  // namespace frozen_image

[[nodiscard]] EntityDef invoice_def();
[[nodiscard]] EntityDef invoice_line_def();
[[nodiscard]] EntityDef frozen_image_def();

}  // namespace bottega::billing
