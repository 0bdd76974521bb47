#pragma once

#include "core/data/session.hpp"

#include <utility>

namespace bottega::billing {

// Money that came in from a customer. Recorded, it never changes: a mistake is corrected by a counter-entry.
namespace payment {
inline constexpr std::string_view entity = "payment";
inline constexpr Field<RecordId> account{"account"};
inline constexpr Field<std::string> account_name{"account_name"};
inline constexpr Field<Date> paid_on{"paid_on"};
inline constexpr Field<Money> amount{"amount"};  // negative in a counter-entry
inline constexpr Field<std::string> currency{"currency"};
inline constexpr Field<RecordId> method{"method"};  // payment_method
inline constexpr Field<std::string> reference{"reference"};
inline constexpr Field<std::string> note{"note"};
inline constexpr Field<RecordId> reverses{"reverses"};
inline constexpr Field<std::string> state{"state"};        // recorded
inline constexpr Field<Money> unallocated{"unallocated"};  // derived: what is left of it as credit
inline constexpr Field<bool> reversed{"reversed"};         // derived
}  // namespace payment

// What part of a payment or of a credit note settles which invoice. outstanding = total - allocations, nothing else.
namespace allocation {
inline constexpr std::string_view entity = "allocation";
inline constexpr Field<RecordId> payment{"payment"};          // either this
inline constexpr Field<RecordId> credit_note{"credit_note"};  // or this
inline constexpr Field<RecordId> invoice{"invoice"};
inline constexpr Field<std::string> invoice_number{"invoice_number"};
inline constexpr Field<Money> amount{"amount"};  // negative in a counter-entry
inline constexpr Field<std::string> currency{"currency"};
inline constexpr Field<Date> allocated_on{"allocated_on"};
inline constexpr Field<RecordId> reverses{"reverses"};
inline constexpr Field<std::string> state{"state"};  // recorded
}  // namespace allocation

[[nodiscard]] EntityDef payment_def();
[[nodiscard]] EntityDef allocation_def();

struct Allocation {
    RecordId invoice;
    Money amount;
    bool operator==(const Allocation&) const = default;
};

struct PaymentInput {
    RecordId account;
    Money amount;
    Date date;
    std::optional<RecordId> method = {};
    std::string reference = {};
    std::string note = {};
    std::vector<Allocation> allocations = {};
    std::vector<std::pair<std::string, Value>> own_fields = {};  // of those that the person added
};

[[nodiscard]] Issues why_not_recordable(Session& session, const PaymentInput& input);
// Partial, over (the rest is kept as credit) or over several invoices.
[[nodiscard]] Result<RecordId> record_payment(Session& session, const PaymentInput& input);

// The open invoices of an account, oldest due first, as far as the amount reaches.
[[nodiscard]] std::vector<Allocation> suggest_allocations(RecordStore& store, RecordId account, Money amount);

// The counter-entry: the payment and all it settled are taken back. Refused a second time.
[[nodiscard]] Result<RecordId> reverse_payment(Session& session, RecordId payment);

// What is left of payments and credit notes of an account.
[[nodiscard]] Money customer_credit(RecordStore& store, RecordId account);
// Settles the invoice out of the account's credit, oldest first, as far as either reaches. Gives the invoice.
[[nodiscard]] Result<RecordId> allocate_credit(Session& session, RecordId invoice);

}  // namespace bottega::billing
