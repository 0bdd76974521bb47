#include "core/documents/vat_summary.hpp"

namespace bottega {

bool comes_before(const VatKey& a, const VatKey& b) {
    if (a.rate != b.rate) return a.rate > b.rate;
    return a.exemption_code < b.exemption_code;
}

TaxedAmount tax_amount(Money typed, Decimal rate, PriceEntry entry) {
    if (entry == PriceEntry::Net) {
        const Money tax = percent_of(typed, rate);
        return {.net = typed, .tax = tax, .gross = typed + tax};
    }
    const __int128 hundred = static_cast<__int128>(Decimal::kOne) * 100;
    expects(rate.raw() > -hundred, "a VAT rate is above -100 %");
    const Money net(divide_half_up(hundred * typed.cents(), hundred + rate.raw()), typed.currency());
    return {.net = net, .tax = typed - net, .gross = typed};
}

}  // namespace bottega
