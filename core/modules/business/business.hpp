#pragma once

#include "core/data/entity_def.hpp"

namespace bottega::business {

// The person's own business: the one record that stands on every document as the seller.
namespace business {
inline constexpr std::string_view entity = "business";
inline constexpr Field<std::string> name{"name"};
inline constexpr Field<std::string> legal_form{"legal_form"};
inline constexpr Field<std::string> logo{"logo"};              // PNG, base64
inline constexpr Field<std::string> vat_number{"vat_number"};  // partita IVA, CUI
inline constexpr Field<std::string> tax_code{"tax_code"};      // codice fiscale
inline constexpr Field<std::string> vat_regime{"vat_regime"};  // ordinary, flat_rate, on_payment, not_liable
inline constexpr Field<std::string> sdi_code{"sdi_code"};
inline constexpr Field<std::string> pec{"pec"};
inline constexpr Field<std::string> register_office{"register_office"};  // province of the REA
inline constexpr Field<std::string> register_number{"register_number"};  // REA number, Reg. Com. J12/345/2020
inline constexpr Field<Money> share_capital{"share_capital"};
inline constexpr Field<std::string> sole_member{"sole_member"};  // sole, several; empty where it has no members
inline constexpr Field<bool> in_liquidation{"in_liquidation"};
inline constexpr Field<bool> pension_fund{"pension_fund"};  // its invoices bear a contribution to a fund (cassa)
inline constexpr Field<std::string> street{"street"};
inline constexpr Field<std::string> postal_code{"postal_code"};
inline constexpr Field<std::string> city{"city"};
inline constexpr Field<std::string> region{"region"};  // province or county
inline constexpr Field<std::string> country{"country"};
inline constexpr Field<std::string> email{"email"};
inline constexpr Field<std::string> phone{"phone"};
inline constexpr Field<std::string> website{"website"};
inline constexpr Field<std::string> bank{"bank"};
inline constexpr Field<std::string> iban{"iban"};
inline constexpr Field<std::string> bic{"bic"};
inline constexpr Field<std::string> currency{"currency"};
inline constexpr Field<std::string> language{"language"};
inline constexpr Field<std::int64_t> quote_days{"quote_days"};  // how long a quote is valid
inline constexpr Field<RecordId> payment_method{"payment_method"};
inline constexpr Field<RecordId> payment_term{"payment_term"};
inline constexpr Field<std::string> quote_text{"quote_text"};
inline constexpr Field<std::string> order_text{"order_text"};
inline constexpr Field<std::string> invoice_text{"invoice_text"};
}  // namespace business

[[nodiscard]] EntityDef business_def();

}  // namespace bottega::business
