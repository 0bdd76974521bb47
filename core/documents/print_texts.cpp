#include "core/documents/print_texts.hpp"

#include "core/base/fiscal_id.hpp"
#include "core/base/text.hpp"

namespace bottega::documents {

namespace {

void add(std::vector<std::string>& lines, std::string text) {
    if (!text.empty()) lines.push_back(std::move(text));
}

std::string joined(std::vector<std::string> parts) {
    std::erase(parts, std::string());
    return join(parts, " · ");
}

// "20121 Milano (MI)"; the country where it is not the reader's own.
std::string place(const Party& party) {
    std::string line = party.postal_code + (party.postal_code.empty() || party.city.empty() ? "" : " ") + party.city;
    if (!party.region.empty()) line += (line.empty() ? "" : " ") + ("(" + party.region + ")");
    return line;
}

void add_address(const PrintTexts& texts, const Party& party, std::vector<std::string>& lines) {
    add(lines, party.street);
    add(lines, place(party));
    if (texts.document.seller.country != texts.document.buyer.country && !party.country.empty())
        add(lines, texts.text("country." + party.country));
}

// Labels differ by country ("P. IVA", "CUI"); for all others the English-like one is used.
std::string by_country(const PrintTexts& texts, const std::string& key, const Party& party, const std::string& value) {
    if (value.empty()) return {};
    const std::string own = key + fold(party.country);
    return texts.text(texts.catalogue.has(own) ? own : key + "other", {value});
}

// A company's tax code is its VAT number without the country.
bool says_it_again(const Party& party) {
    const std::string code = normalised_code(party.tax_code), number = normalised_code(party.vat_number);
    return code == number || party.country + code == number;
}

void add_fiscal_ids(const PrintTexts& texts, const Party& party, std::vector<std::string>& lines) {
    add(lines, by_country(texts, "print.vat_number.", party, party.vat_number));
    if (!says_it_again(party)) add(lines, by_country(texts, "print.tax_code.", party, party.tax_code));
}

}  // namespace

std::string PrintTexts::title() const {
    const std::string storno = "print.title.storno";
    return text(document.kind == "credit_note" && document.seller.country == "RO" ? storno
                                                                                  : "print.title." + document.kind);
}

std::string PrintTexts::of_kind(const std::string& key) const {
    const std::string own = key + "." + document.kind;
    return text(catalogue.has(own) ? own : key);
}

std::string PrintTexts::discount(const std::string& chain) const {
    return replace_all(chain, ".", std::string(1, locale.decimal_sign())) + (locale.language() == "en" ? "%" : " %");
}

std::string PrintTexts::rate(const VatKey& key) const {
    return key.exemption_code.empty() ? locale.percent(key.rate) : key.exemption_code;
}

std::string PrintTexts::seller_name() const {
    const Party& seller = document.seller;
    const bool is_in_name =
        seller.legal_form.empty() || fold(seller.name).find(fold(seller.legal_form)) != std::string::npos;
    return is_in_name ? seller.name : seller.name + " " + seller.legal_form;
}

// Italy: art. 2250 of the civil code asks for register office and number, paid-up capital, sole member, liquidation.
// Romania: art. 74 of law 31/1990 asks for trade register number, tax code and share capital.
std::vector<std::string> PrintTexts::seller_lines() const {
    const Party& seller = document.seller;
    std::vector<std::string> lines;
    add_address(*this, seller, lines);
    add_fiscal_ids(*this, seller, lines);
    const std::string office =
        seller.register_office.empty() || seller.register_number.empty() ? "" : seller.register_office + "-";
    add(lines, by_country(*this, "print.register.", seller, office + seller.register_number));
    if (seller.share_capital && !seller.share_capital->is_zero())
        add(lines, text("print.share_capital", {locale.money(*seller.share_capital)}));
    if (seller.sole_member) add(lines, text("print.sole_member"));
    if (seller.in_liquidation) add(lines, text("print.in_liquidation"));
    add(lines, joined({seller.phone, seller.email, seller.website}));
    if (!seller.pec.empty()) add(lines, text("print.pec", {seller.pec}));
    return lines;
}

std::vector<std::string> PrintTexts::buyer_lines() const {
    const Party& buyer = document.buyer;
    std::vector<std::string> lines;
    if (!buyer.attention.empty()) add(lines, text("print.attention", {buyer.attention}));
    add_address(*this, buyer, lines);
    add_fiscal_ids(*this, buyer, lines);
    if (buyer.country == "RO") add(lines, by_country(*this, "print.register.", buyer, buyer.register_number));
    if (buyer.country == "IT" && !buyer.sdi_code.empty())
        add(lines, text("print.sdi_code", {buyer.sdi_code}));
    else if (buyer.country == "IT" && !buyer.pec.empty())
        add(lines, text("print.pec", {buyer.pec}));
    return lines;
}

}  // namespace bottega::documents
