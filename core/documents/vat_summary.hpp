#pragma once

#include "core/base/decimal.hpp"
#include "core/base/money.hpp"

#include <string>
#include <vector>

namespace bottega {

// Whether prices were typed without VAT (business customers) or with it (shops).
enum class PriceEntry { Net, Gross };

// What a line is taxed with: a rate, or rate 0 and the code of the law that frees it (Italian natura "N4").
struct VatKey {
    Decimal rate = {};
    std::string exemption_code = {};
    bool operator==(const VatKey&) const = default;
};
// Higher rates first, then by code: the order of the summary on paper.
[[nodiscard]] bool comes_before(const VatKey& a, const VatKey& b);

// An amount with and without VAT. net + tax == gross, always.
struct TaxedAmount {
    Money net;
    Money tax;
    Money gross;
    bool operator==(const TaxedAmount&) const = default;
};

// VAT of the summed amounts of one rate, rounded once. From Net: tax = net x rate.
// From Gross: net = gross / (1 + rate) and tax is the rest, so that the gross stays what was typed.
[[nodiscard]] TaxedAmount tax_amount(Money typed, Decimal rate, PriceEntry entry);

// One row of the VAT summary: everything sold at one rate or exemption code.
// lines - discount == taxed, in each of net, tax and gross.
struct VatSummaryRow {
    VatKey key;
    TaxedAmount lines;     // before the discount of the document
    TaxedAmount discount;  // this rate's part of the discount of the document
    TaxedAmount taxed;     // net is the taxable amount, tax the VAT due
    bool operator==(const VatSummaryRow&) const = default;
};

}  // namespace bottega
