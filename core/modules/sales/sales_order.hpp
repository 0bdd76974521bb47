#pragma once

#include "core/data/session.hpp"
#include "core/documents/document_fields.hpp"
#include "core/documents/workflow.hpp"

namespace bottega::sales {

// What a customer ordered. Fields it shares with other documents: documents::document.
namespace sales_order {
inline constexpr std::string_view entity = "sales_order";
inline constexpr std::string_view line_entity = "sales_order_line";
inline constexpr Field<std::string> state{"state"};  // confirmed, invoiced, cancelled
inline constexpr Field<RecordId> quote{"quote"};
inline constexpr Field<Date> delivery_on{"delivery_on"};
inline constexpr Field<Date> customer_reference_on{"customer_reference_on"};
}  // namespace sales_order

[[nodiscard]] EntityDef sales_order_def();
[[nodiscard]] EntityDef sales_order_line_def();

// cancel, reopen. An order becomes "invoiced" when its invoice is issued.
[[nodiscard]] documents::Workflow sales_order_workflow();
[[nodiscard]] Result<RecordId> change_order_state(Session& session, RecordId order, std::string_view action);
// The same by the state it is to have.
[[nodiscard]] Result<RecordId> bring_order_to(Session& session, RecordId order, std::string_view state);
[[nodiscard]] Result<RecordId> mark_order_invoiced(Session& session, RecordId order);

}  // namespace bottega::sales
