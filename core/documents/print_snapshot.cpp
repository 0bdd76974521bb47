#include "core/documents/print_document.hpp"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace bottega::documents {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kVersion = 1;

// One list of fields for writing and for reading: what is frozen comes back. `Visit` is called with name and member.
template <class Party, class Visit>
void visit_party(Party& party, const Visit& visit) {
    visit("name", party.name);
    visit("legal_form", party.legal_form);
    visit("street", party.street);
    visit("postal_code", party.postal_code);
    visit("city", party.city);
    visit("region", party.region);
    visit("country", party.country);
    visit("vat_number", party.vat_number);
    visit("tax_code", party.tax_code);
    visit("sdi_code", party.sdi_code);
    visit("pec", party.pec);
    visit("register_office", party.register_office);
    visit("register_number", party.register_number);
    visit("kind", party.kind);
    visit("vat_regime", party.vat_regime);
    visit("email", party.email);
    visit("phone", party.phone);
    visit("website", party.website);
    visit("attention", party.attention);
}

template <class Document, class Visit>
void visit_texts(Document& document, const Visit& visit) {
    visit("kind", document.kind);
    visit("number", document.number);
    visit("language", document.language);
    visit("logo", document.logo);
    visit("subject", document.subject);
    visit("customer_reference", document.customer_reference);
    visit("intro_text", document.intro_text);
    visit("notes", document.notes);
    visit("footer_text", document.footer_text);
    visit("source_number", document.source_number);
    visit("corrected_number", document.corrected_number);
    visit("discount", document.discount);
    visit("payment_method", document.payment_method);
    visit("payment_term", document.payment_term);
    visit("iban", document.iban);
    visit("bank", document.bank);
    visit("bic", document.bic);
}

template <class Document, class Visit>
void visit_dates(Document& document, const Visit& visit) {
    visit("issued_on", document.issued_on);
    visit("due_on", document.due_on);
    visit("valid_until", document.valid_until);
    visit("corrected_on", document.corrected_on);
}

Json write(const TaxedAmount& amount) { return {amount.net.cents(), amount.tax.cents(), amount.gross.cents()}; }

Json write(const Party& party) {
    Json json = Json::object();
    visit_party(party, [&](const char* name, const std::string& text) {
        if (!text.empty()) json[name] = text;
    });
    if (party.share_capital)
        json["share_capital"] = {party.share_capital->cents(), std::string(party.share_capital->currency().code())};
    if (party.sole_member) json["sole_member"] = true;
    if (party.in_liquidation) json["in_liquidation"] = true;
    return json;
}

const char* name_of(LineKind kind) {
    return kind == LineKind::Item ? "item" : kind == LineKind::Section ? "section" : "note";
}

Json write(const PrintLine& line) {
    Json json{{"kind", name_of(line.kind)}, {"description", line.description}};
    if (line.kind != LineKind::Item) return json;
    if (!line.code.empty()) json["code"] = line.code;
    json["quantity"] = line.quantity.to_string();
    if (!line.unit.empty()) json["unit"] = line.unit;
    json["unit_price"] = line.unit_price.to_string();
    if (!line.discount.empty()) json["discount"] = line.discount;
    json["rate"] = line.vat.rate.to_string();
    if (!line.vat.exemption_code.empty()) json["exemption_code"] = line.vat.exemption_code;
    json["total"] = {line.total.typed.cents(), line.total.net.cents(), line.total.gross.cents()};
    return json;
}

Json write(const PrintVatRow& row) {
    Json json{{"rate", row.summary.key.rate.to_string()}};
    if (!row.summary.key.exemption_code.empty()) json["exemption_code"] = row.summary.key.exemption_code;
    if (!row.law_reference.empty()) json["law_reference"] = row.law_reference;
    json["lines"] = write(row.summary.lines);
    json["discount"] = write(row.summary.discount);
    json["taxed"] = write(row.summary.taxed);
    return json;
}

const char* name_of(PaperMark mark) {
    return mark == PaperMark::None ? "none" : mark == PaperMark::Draft ? "draft" : "courtesy";
}

std::string text_of(const Json& json, const char* name) {
    return json.contains(name) ? json.at(name).get<std::string>() : std::string();
}

Decimal decimal_of(const Json& json, const char* name) {
    const auto value = Decimal::parse(json.at(name).get<std::string>());
    if (!value) throw std::runtime_error("a snapshot holds a number that is none");
    return *value;
}

Money money_of(const Json& cents, Currency currency) { return {cents.get<std::int64_t>(), currency}; }

TaxedAmount read_amount(const Json& json, Currency currency) {
    return {.net = money_of(json.at(0), currency),
            .tax = money_of(json.at(1), currency),
            .gross = money_of(json.at(2), currency)};
}

Currency read_currency(const Json& json) {
    const auto currency = Currency::parse(json.get<std::string>());
    if (!currency) throw std::runtime_error("a snapshot holds a currency that is none");
    return *currency;
}

Party read_party(const Json& json) {
    Party party;
    visit_party(party, [&](const char* name, std::string& text) { text = text_of(json, name); });
    if (json.contains("share_capital"))
        party.share_capital = money_of(json.at("share_capital").at(0), read_currency(json.at("share_capital").at(1)));
    party.sole_member = json.contains("sole_member");
    party.in_liquidation = json.contains("in_liquidation");
    return party;
}

VatKey read_key(const Json& json) {
    return {.rate = decimal_of(json, "rate"), .exemption_code = text_of(json, "exemption_code")};
}

PrintLine read_line(const Json& json, Currency currency) {
    PrintLine line;
    const std::string kind = text_of(json, "kind");
    line.kind = kind == "item" ? LineKind::Item : kind == "section" ? LineKind::Section : LineKind::Note;
    line.description = text_of(json, "description");
    const Money zero(0, currency);
    line.total = {zero, zero, zero};
    if (line.kind != LineKind::Item) return line;
    line.code = text_of(json, "code");
    line.quantity = decimal_of(json, "quantity");
    line.unit = text_of(json, "unit");
    line.unit_price = decimal_of(json, "unit_price");
    line.discount = text_of(json, "discount");
    line.vat = read_key(json);
    const Json& total = json.at("total");
    line.total = {money_of(total.at(0), currency), money_of(total.at(1), currency), money_of(total.at(2), currency)};
    return line;
}

PrintVatRow read_row(const Json& json, Currency currency) {
    return {.summary = {.key = read_key(json),
                        .lines = read_amount(json.at("lines"), currency),
                        .discount = read_amount(json.at("discount"), currency),
                        .taxed = read_amount(json.at("taxed"), currency)},
            .law_reference = text_of(json, "law_reference")};
}

std::optional<Date> read_date(const Json& json, const char* name) {
    return json.contains(name) ? Date::parse_iso(text_of(json, name)) : std::nullopt;
}

PrintDocument read(const Json& json) {
    if (json.at("version").get<int>() != kVersion) throw std::runtime_error("a snapshot of another version");
    PrintDocument document;
    visit_texts(document, [&](const char* name, std::string& text) { text = text_of(json, name); });
    visit_dates(document, [&](const char* name, std::optional<Date>& date) { date = read_date(json, name); });
    document.currency = read_currency(json.at("currency"));
    document.entry = json.at("prices_include_vat").get<bool>() ? PriceEntry::Gross : PriceEntry::Net;
    const std::string mark = text_of(json, "mark");
    document.mark = mark == "draft" ? PaperMark::Draft : mark == "courtesy" ? PaperMark::Courtesy : PaperMark::None;
    document.seller = read_party(json.at("seller"));
    document.buyer = read_party(json.at("buyer"));
    for (const Json& line : json.at("lines")) document.lines.push_back(read_line(line, document.currency));
    for (const Json& row : json.at("vat_rows")) document.vat_rows.push_back(read_row(row, document.currency));
    document.lines_sum = read_amount(json.at("lines_sum"), document.currency);
    document.discount_sum = read_amount(json.at("discount_sum"), document.currency);
    document.total = read_amount(json.at("total"), document.currency);
    return document;
}

}  // namespace

std::string to_snapshot(const PrintDocument& document) {
    Json json{{"version", kVersion}};
    visit_texts(document, [&](const char* name, const std::string& text) {
        if (!text.empty()) json[name] = text;
    });
    visit_dates(document, [&](const char* name, const std::optional<Date>& date) {
        if (date) json[name] = date->iso();
    });
    json["currency"] = std::string(document.currency.code());
    json["prices_include_vat"] = document.entry == PriceEntry::Gross;
    json["mark"] = name_of(document.mark);
    json["seller"] = write(document.seller);
    json["buyer"] = write(document.buyer);
    json["lines"] = Json::array();
    for (const PrintLine& line : document.lines) json["lines"].push_back(write(line));
    json["vat_rows"] = Json::array();
    for (const PrintVatRow& row : document.vat_rows) json["vat_rows"].push_back(write(row));
    json["lines_sum"] = write(document.lines_sum);
    json["discount_sum"] = write(document.discount_sum);
    json["total"] = write(document.total);
    return json.dump();
}

PrintDocument from_snapshot(std::string_view text) {
    try {
        return read(Json::parse(text));
    } catch (const nlohmann::json::exception& problem) {
        throw std::runtime_error(std::string("a snapshot cannot be read: ") + problem.what());
    }
}

}  // namespace bottega::documents
