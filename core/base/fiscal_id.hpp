#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bottega {

// The numbers by which states and banks know a business, checked as far as their own digits allow.
// Every check normalises first (blanks, points, small letters) and gives the key of an Issue, or nothing when good.
// An empty text is not judged here: whether a field is required is the entity's matter.
using IssueKey = std::string_view;

// Capital letters and digits only: "it 0123 4567 897" becomes "IT01234567897". What is stored and compared.
[[nodiscard]] std::string normalised_code(std::string_view text);

// Italian partita IVA: 11 digits, the last a check digit; "IT" may stand in front.
[[nodiscard]] std::optional<IssueKey> why_not_partita_iva(std::string_view text);
// Italian codice fiscale: 16 characters of a person (digits replaced by letters for namesakes included),
// or the 11 digits of a firm.
[[nodiscard]] std::optional<IssueKey> why_not_codice_fiscale(std::string_view text);
// Romanian CUI/CIF: 2 to 10 digits, the last a check digit; "RO" in front says that it is liable to VAT.
[[nodiscard]] std::optional<IssueKey> why_not_cui(std::string_view text);
// VAT number of any country of the Union (and XI, CH, GB): its country prefix and form; check digits for IT and RO.
[[nodiscard]] std::optional<IssueKey> why_not_vat_number(std::string_view text);

[[nodiscard]] std::optional<IssueKey> why_not_iban(std::string_view text);
[[nodiscard]] std::optional<IssueKey> why_not_email(std::string_view text);
// Italian postcode: five digits. For other countries nothing is known.
[[nodiscard]] std::optional<IssueKey> why_not_cap(std::string_view text);
[[nodiscard]] std::optional<IssueKey> why_not_province(std::string_view text);
// Where the exchange system delivers: 7 characters for a business, 6 for a public body.
[[nodiscard]] std::optional<IssueKey> why_not_sdi_code(std::string_view text);

}  // namespace bottega
