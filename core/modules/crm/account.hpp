#pragma once

#include "core/data/entity_def.hpp"

namespace bottega::crm {

// A company, public body or private person the business sells to or buys from.
namespace account {
inline constexpr std::string_view entity = "account";
inline constexpr Field<std::string> code{"code"};
inline constexpr Field<std::string> name{"name"};
inline constexpr Field<std::string> kind{"kind"};  // company, person, public_body
inline constexpr std::string_view folders = "account_folder";  // its entity of folders
inline constexpr Field<RecordId> folder{"folder"};
inline constexpr Field<bool> is_customer{"is_customer"};
inline constexpr Field<bool> is_supplier{"is_supplier"};
inline constexpr Field<std::string> vat_number{"vat_number"};  // partita IVA, CUI, EU VAT number
inline constexpr Field<std::string> tax_code{"tax_code"};      // codice fiscale
inline constexpr Field<std::string> register_number{"register_number"};
inline constexpr Field<std::string> sdi_code{"sdi_code"};
inline constexpr Field<std::string> pec{"pec"};
inline constexpr Field<bool> split_payment{"split_payment"};
inline constexpr Field<bool> withholding{"withholding"};
inline constexpr Field<std::string> street{"street"};
inline constexpr Field<std::string> postal_code{"postal_code"};
inline constexpr Field<std::string> city{"city"};
inline constexpr Field<std::string> region{"region"};  // province or county
inline constexpr Field<std::string> country{"country"};
inline constexpr Field<std::string> email{"email"};
inline constexpr Field<std::string> phone{"phone"};
inline constexpr Field<std::string> mobile{"mobile"};
inline constexpr Field<std::string> fax{"fax"};
inline constexpr Field<std::string> website{"website"};
inline constexpr Field<std::string> language{"language"};  // of the documents it receives
inline constexpr Field<RecordId> payment_term{"payment_term"};
inline constexpr Field<RecordId> payment_method{"payment_method"};
inline constexpr Field<std::string> iban{"iban"};
inline constexpr Field<std::string> discount{"discount"};      // usual one, such as "10+5": new documents start with it
inline constexpr Field<std::string> price_note{"price_note"};  // what was agreed about prices, for the person only
inline constexpr Field<std::string> notes{"notes"};
}  // namespace account

[[nodiscard]] EntityDef account_def();

}  // namespace bottega::crm
