#pragma once

#include "core/data/session.hpp"
#include "core/documents/document_fields.hpp"

namespace bottega::documents {

// The one way a quote, order or draft invoice is written: all problems of head and lines at once ("lines.2.quantity"),
// figures by the totals engine, number from its series when it is new. A header without id is a new document.
[[nodiscard]] Result<RecordId> save_document(Session& session, Record header, std::vector<Record> lines);

// A credit note in draft: its figures are those of its invoice, what it says beside them is written by hand.
[[nodiscard]] bool has_open_texts(const Record& stored);
// Writes the texts of such a document (why the invoice is taken back) and nothing else.
[[nodiscard]] Result<RecordId> save_texts(Session& session, const Record& header);

// A new document not yet stored: today's date, the business's currency, the customer's habits (language, payment
// terms and method). `customer` may be empty.
[[nodiscard]] Record new_document(Session& session, std::string_view entity, std::optional<RecordId> customer = {});
// Takes over from the account what follows from it; called when a person picks another customer.
void apply_customer(RecordStore& store, Record& header, RecordId account);

// A new line for that document: the usual VAT rate of the day, the document's currency.
[[nodiscard]] Record new_line(Session& session, const Record& header);
// Code, description, unit, price and VAT rate of a product; where prices include VAT, the price with it.
void apply_product(RecordStore& store, const Record& header, Record& line, RecordId product);

// The same document again as a new draft of today, with the same lines and without number.
[[nodiscard]] Result<RecordId> duplicate_document(Session& session, std::string_view entity, RecordId id);

// Head and lines of `from` as a new record of another kind, links to the source set by `link`; totals are copied as
// they stand, so that neither the source nor the sum changes.
using LinkBack = void (*)(const Record& source, Record& target);
[[nodiscard]] Result<RecordId> convert_document(Session& session, const Record& from, std::string_view to_entity,
                                                LinkBack link);

}  // namespace bottega::documents
