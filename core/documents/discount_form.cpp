#include "core/documents/discount_form.hpp"

#include "core/base/text.hpp"
#include "core/documents/discount.hpp"

namespace bottega::documents {

void settle_discount(Record& record, Field<std::string> discount) {
    const std::string typed = record.text(discount);
    if (typed.empty() || !DiscountChain::parse(typed).ok()) return;
    std::string form = replace_all(replace_all(typed, "−", "+"), "-", "+");
    std::erase_if(form, [](char sign) { return sign == ' ' || sign == '%'; });
    if (form.starts_with('+')) form.erase(0, 1);
    record.set(discount, std::move(form));
}

}  // namespace bottega::documents
