#pragma once

#include "core/base/date.hpp"
#include "core/documents/totals.hpp"
#include "core/i18n/catalogue.hpp"
#include "core/i18n/locale.hpp"

#include <optional>
#include <string>
#include <vector>

namespace bottega::documents {

// Seller or buyer as they stand on paper, in parts, so that each country's law can ask for its own.
struct Party {
    std::string name, legal_form, street, postal_code, city, region, country;
    std::string vat_number, tax_code, sdi_code, pec, register_office, register_number;
    std::string kind;        // of a buyer: company, person, public_body
    std::string vat_regime;  // of a seller: ordinary, flat_rate, on_payment, not_liable
    std::optional<Money> share_capital;
    bool sole_member = false;
    bool in_liquidation = false;
    std::string email, phone, website, attention;  // attention: the contact the document is for
    bool operator==(const Party&) const = default;
};

struct PrintLine {
    LineKind kind = LineKind::Item;
    std::string code, description, unit, discount;
    Decimal quantity, unit_price;
    VatKey vat;
    LineTotal total;
    bool operator==(const PrintLine&) const = default;
};

struct PrintVatRow {
    VatSummaryRow summary;
    std::string law_reference;
    bool operator==(const PrintVatRow&) const = default;
};

// Why a printed paper is not the invoice itself.
enum class PaperMark { None, Draft, Courtesy };

// Everything that stands on a printed document, and nothing else. An issued invoice keeps it as its snapshot, so that
// the same paper comes out whatever is edited later.
struct PrintDocument {
    std::string kind;  // quote, sales_order, invoice, credit_note
    std::string number;
    std::string language;
    Currency currency;
    PriceEntry entry = PriceEntry::Net;
    std::optional<Date> issued_on, due_on, valid_until;
    Party seller, buyer;
    std::string logo;  // base64 of a PNG or JPEG file
    std::string subject, customer_reference, intro_text, notes, footer_text;
    std::string source_number;     // of the order an invoice is for, of the quote an order is for
    std::string corrected_number;  // of the invoice that a credit note corrects
    std::optional<Date> corrected_on;
    std::vector<PrintLine> lines;
    std::vector<PrintVatRow> vat_rows;
    std::string discount;  // the chain typed for the document
    TaxedAmount lines_sum, discount_sum, total;
    std::string payment_method, payment_term, iban, bank, bic;
    PaperMark mark = PaperMark::None;
    bool operator==(const PrintDocument&) const = default;
};

// All that the shell's PDF renderer needs, as the JSON of a pdfmake document definition (A4, font "Inter" with normal
// and bold, images embedded). Where pdfmake wants a function JSON cannot hold one: "footer" is a content node whose
// texts have {page} and {pages} to be filled in for each page.
[[nodiscard]] std::string pdf_definition(const PrintDocument& document, const Catalogue& catalogue,
                                         const Locale& locale);
// In the document's own language.
[[nodiscard]] std::string pdf_definition(const PrintDocument& document);

// "Fattura 12-2026 Officine Rossi.pdf": without characters that a file system refuses.
[[nodiscard]] std::string document_file_name(const PrintDocument& document, const Catalogue& catalogue);

struct MailText {
    std::string subject;
    std::string body;
};
[[nodiscard]] MailText mail_text(const PrintDocument& document, const Catalogue& catalogue, const Locale& locale);

// The snapshot: JSON in a fixed order, so that equal documents give equal text.
[[nodiscard]] std::string to_snapshot(const PrintDocument& document);
// Throws std::runtime_error on what to_snapshot did not write.
[[nodiscard]] PrintDocument from_snapshot(std::string_view json);

// A Romanian "factură storno": the same document with negative quantities and sums.
[[nodiscard]] PrintDocument mirrored(PrintDocument document);

}  // namespace bottega::documents
