#include "core/modules/sales/print_sales.hpp"

#include "core/documents/document_totals.hpp"
#include "core/modules/business/business.hpp"
#include "core/modules/business/party_checks.hpp"
#include "core/modules/business/payment_method.hpp"
#include "core/modules/crm/account.hpp"
#include "core/modules/crm/contact.hpp"
#include "core/modules/sales/quote.hpp"
#include "core/modules/sales/sales_order.hpp"

namespace bottega::sales {

namespace {

using documents::Party;
using documents::PrintDocument;
namespace document = documents::document;
namespace document_line = documents::document_line;

// Business and account name what they have in common by the same names.
Party party_from(const Record& record) {
    const auto text = [&](std::string_view name) {
        return record.def().has(name) ? canonical_text(record.value(name)) : std::string();
    };
    Party party;
    party.name = text("name");
    party.legal_form = text("legal_form");
    party.street = text("street");
    party.postal_code = text("postal_code");
    party.city = text("city");
    party.region = text("region");
    party.country = text("country");
    party.vat_number = text("vat_number");
    party.tax_code = text("tax_code");
    party.sdi_code = text("sdi_code");
    party.pec = text("pec");
    party.register_office = text("register_office");
    party.register_number = text("register_number");
    party.vat_regime = text("vat_regime");
    party.kind = text("kind");
    party.email = text("email");
    party.phone = text("phone");
    party.website = text("website");
    return party;
}

void add_seller(RecordStore& store, PrintDocument& print) {
    const auto own = store.first({.entity = std::string(business::business::entity)});
    if (!own) return;
    print.seller = party_from(*own);
    print.seller.share_capital = own->get(business::business::share_capital);
    print.seller.sole_member = own->text(business::business::sole_member) == "sole";
    print.seller.in_liquidation = own->get(business::business::in_liquidation).value_or(false);
    print.logo = own->text(business::business::logo);
    print.bank = own->text(business::business::bank);
    print.iban = own->text(business::business::iban);
    print.bic = own->text(business::business::bic);
}

void add_buyer(RecordStore& store, const Record& header, PrintDocument& print) {
    if (const auto customer = header.get(document::customer))
        if (const auto account = store.find(crm::account::entity, *customer)) print.buyer = party_from(*account);
    if (const auto contact = header.get(document::contact))
        print.buyer.attention = store.title(crm::contact::entity, *contact);
}

void settle_vat_numbers(PrintDocument& print) {
    const bool abroad = print.seller.country != print.buyer.country;
    for (Party* party : {&print.seller, &print.buyer}) {
        const bool liable_by_prefix = party->country == "RO" && (!abroad || party->vat_regime == "not_liable");
        party->vat_number = business::vat_number_on_paper(party->vat_number, party->country, !liable_by_prefix);
    }
}

// Payment methods and terms bear a name in each language.
std::string name_in(const Record& record, const std::string& language) {
    const std::string field = "name_" + language;
    const std::string translated = record.def().has(field) ? canonical_text(record.value(field)) : std::string();
    return translated.empty() ? canonical_text(record.value("name")) : translated;
}

void add_payment(RecordStore& store, const Record& header, PrintDocument& print) {
    bool shows_iban = true;
    if (const auto id = header.get(document::payment_method))
        if (const auto method = store.find("payment_method", *id)) {
            print.payment_method = name_in(*method, print.language);
            shows_iban = method->get(business::payment_method::shows_iban).value_or(true);
        }
    if (const auto id = header.get(document::payment_term))
        if (const auto term = store.find("payment_term", *id)) print.payment_term = name_in(*term, print.language);
    if (shows_iban) return;
    print.iban.clear();
    print.bank.clear();
    print.bic.clear();
}

void add_lines(const std::vector<Record>& lines, const documents::DocumentFigures& figures, PrintDocument& print) {
    print.lines.reserve(lines.size());
    for (std::size_t position = 0; position < lines.size(); ++position) {
        const Record& line = lines[position];
        const LineAmounts& amounts = figures.lines[position];
        documents::PrintLine printed;
        printed.kind = amounts.kind;
        printed.description = line.text(document_line::description);
        printed.total = figures.totals.lines_by_position[position];
        if (amounts.kind == LineKind::Item) {
            printed.code = line.text(document_line::code);
            printed.unit = line.text(document_line::unit);
            printed.quantity = amounts.quantity;
            printed.unit_price = amounts.unit_price;
            printed.discount = amounts.discount.to_string();
            printed.vat = amounts.vat;
        }
        print.lines.push_back(std::move(printed));
    }
}

// The law references of all rates that share one row, in the order in which they appear.
std::string law_references(const documents::VatRates& rates, const std::vector<Record>& lines, const VatKey& key) {
    std::string all;
    for (const Record& line : lines) {
        const documents::VatRate* rate = rates.find(line.get(document_line::vat_rate));
        if (!rate || !(rate->key == key) || rate->law_reference.empty() ||
            all.find(rate->law_reference) != std::string::npos)
            continue;
        all += (all.empty() ? "" : "; ") + rate->law_reference;
    }
    return all;
}

void add_figures(const documents::DocumentFigures& figures, const documents::VatRates& rates,
                 const std::vector<Record>& lines, PrintDocument& print) {
    for (const VatSummaryRow& row : figures.totals.vat_summary)
        print.vat_rows.push_back({.summary = row, .law_reference = law_references(rates, lines, row.key)});
    print.lines_sum = figures.totals.lines;
    print.discount_sum = figures.totals.discount;
    print.total = figures.totals.total;
}

void add_texts(const Record& header, PrintDocument& print) {
    print.number = header.text(document::number);
    print.issued_on = header.get(document::issued_on);
    print.subject = header.text(document::subject);
    print.customer_reference = header.text(document::customer_reference);
    print.intro_text = header.text(document::intro_text);
    print.notes = header.text(document::notes);
    print.footer_text = header.text(document::footer_text);
    auto discount = DiscountChain::parse(header.text(document::document_discount));
    if (discount.ok()) print.discount = discount.value().to_string();
}

}  // namespace

Result<StoredDocument> read_stored(RecordStore& store, const Record& header) {
    auto lines = store.lines(documents::document_kind(header.def().name).line_entity, header.id());
    PrintDocument print;
    print.kind = header.def().name;
    print.language = header.text(document::language).empty() ? "it" : header.text(document::language);
    print.currency = header.currency();
    print.entry = header.get(document::prices_include_vat).value_or(false) ? PriceEntry::Gross : PriceEntry::Net;
    documents::VatRates rates(store, lines, print.language);
    const auto figures = documents::compute_totals(rates, header, lines);
    if (!figures.issues.empty()) return figures.issues;
    add_seller(store, print);
    add_buyer(store, header, print);
    settle_vat_numbers(print);
    add_texts(header, print);
    add_payment(store, header, print);
    add_lines(lines, figures, print);
    add_figures(figures, rates, lines, print);
    return StoredDocument{std::move(print), std::move(lines), std::move(rates)};
}

Result<PrintDocument> print_quote(RecordStore& store, RecordId id) {
    const auto quote = store.find(quote::entity, id);
    if (!quote) return Issue{.message = "issue.record_gone"};
    auto stored = read_stored(store, *quote);
    if (!stored.ok()) return stored.issues();
    PrintDocument print = std::move(stored.value().print);
    print.valid_until = quote->get(quote::valid_until);
    return print;
}

Result<PrintDocument> print_order(RecordStore& store, RecordId id) {
    const auto order = store.find(sales_order::entity, id);
    if (!order) return Issue{.message = "issue.record_gone"};
    auto stored = read_stored(store, *order);
    if (!stored.ok()) return stored.issues();
    PrintDocument print = std::move(stored.value().print);
    if (const auto quote = order->get(sales_order::quote)) print.source_number = store.title(quote::entity, *quote);
    return print;
}

}  // namespace bottega::sales
