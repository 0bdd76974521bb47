#pragma once

#include "core/documents/print_document.hpp"

namespace bottega::documents {

// The sentences on paper that are made of several data, in the language of the catalogue.

struct PrintTexts {
    const PrintDocument& document;
    const Catalogue& catalogue;
    const Locale& locale;

    [[nodiscard]] std::string text(std::string_view key, const std::vector<std::string>& args = {}) const {
        return catalogue.text(key, args);
    }
    [[nodiscard]] std::string bare(Money amount) const { return locale.money(amount, MoneyStyle::Bare); }
    // "Fattura", "Factură storno"
    [[nodiscard]] std::string title() const;
    // The sentence as this kind of document words it, "print.total.credit_note", else the one of all kinds.
    [[nodiscard]] std::string of_kind(const std::string& key) const;
    // "20+10,5 %"
    [[nodiscard]] std::string discount(const std::string& chain) const;
    // "22 %", or the code of the exemption
    [[nodiscard]] std::string rate(const VatKey& key) const;

    // Address and all that the law of their country asks of each party, one line each, the name not among them.
    [[nodiscard]] std::vector<std::string> seller_lines() const;
    [[nodiscard]] std::vector<std::string> buyer_lines() const;
    // "Ferramenta Bianchi s.r.l."
    [[nodiscard]] std::string seller_name() const;
};

}  // namespace bottega::documents
