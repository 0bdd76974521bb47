#pragma once

#include "core/data/entity_def.hpp"
#include "core/data/record.hpp"

#include <initializer_list>

namespace bottega::documents {

// The fields that quotes, orders and invoices share, by the same names.
namespace document {
inline constexpr Field<std::string> number{"number"};
inline constexpr Field<std::string> number_key{"number_key"};  // unique; see DocumentNumber
inline constexpr Field<std::string> state{"state"};
inline constexpr Field<Date> issued_on{"issued_on"};    // the day of the document
inline constexpr Field<RecordId> customer{"customer"};  // account
inline constexpr Field<std::string> customer_name{"customer_name"};
inline constexpr Field<RecordId> contact{"contact"};
inline constexpr Field<RecordId> opportunity{"opportunity"};
inline constexpr Field<std::string> subject{"subject"};
inline constexpr Field<std::string> customer_reference{"customer_reference"};
inline constexpr Field<std::string> language{"language"};
inline constexpr Field<std::string> currency{"currency"};
inline constexpr Field<bool> prices_include_vat{"prices_include_vat"};
inline constexpr Field<std::string> document_discount{"document_discount"};
inline constexpr Field<Money> discount_amount{"discount_amount"};
inline constexpr Field<RecordId> payment_method{"payment_method"};
inline constexpr Field<RecordId> payment_term{"payment_term"};
inline constexpr Field<std::string> intro_text{"intro_text"};
inline constexpr Field<std::string> notes{"notes"};
inline constexpr Field<std::string> footer_text{"footer_text"};
inline constexpr Field<Money> net_total{"net_total"};
inline constexpr Field<Money> vat_total{"vat_total"};
inline constexpr Field<Money> total{"total"};
}  // namespace document

// The fields of a line, whatever its document.
namespace document_line {
inline constexpr Field<std::string> kind{"kind"};  // item, section, note
inline constexpr Field<RecordId> product{"product"};
inline constexpr Field<std::string> code{"code"};
inline constexpr Field<std::string> description{"description"};
inline constexpr Field<Decimal> quantity{"quantity"};
inline constexpr Field<std::string> unit{"unit"};
inline constexpr Field<Decimal> unit_price{"unit_price"};
inline constexpr Field<std::string> discount{"discount"};
inline constexpr Field<RecordId> vat_rate{"vat_rate"};
inline constexpr Field<std::string> currency{"currency"};
inline constexpr Field<Money> amount{"amount"};  // of the typed kind: with VAT where prices include it
inline constexpr Field<Money> net_total{"net_total"};
}  // namespace document_line

// What amounts are in: of a business, a document and its lines, a payment.
[[nodiscard]] FieldDef currency_field(std::string section = {});

constexpr int price_decimals = 6;
// What is wrong with the prices among these fields: they have at most six decimals.
[[nodiscard]] Issues problems_of_decimals(const Record& record, std::initializer_list<Field<Decimal>> fields);

// number, customer … in front of the module's own fields, texts and totals behind them.
[[nodiscard]] std::vector<FieldDef> with_document_fields(std::vector<FieldDef> states, std::vector<FieldDef> own);
[[nodiscard]] EntityDef document_line_def(std::string name, std::string parent);

// One kind of document: how the generic editor and save_document tell them apart.
struct DocumentKind {
    std::string_view entity;
    std::string_view line_entity;
    std::string_view series;                        // code of its number series
    bool numbered_when_saved = true;                // an invoice is numbered when it is issued
    std::vector<std::string_view> editable_states;  // in the others its content stands
};
[[nodiscard]] const DocumentKind* find_document_kind(std::string_view entity);
[[nodiscard]] const DocumentKind& document_kind(std::string_view entity);

// Why the stored content of a document cannot be edited: its state says so.
[[nodiscard]] std::optional<Issue> why_not_editable(const Record& header);

}  // namespace bottega::documents
