#include "tests/support/shop.hpp"

#include "core/app/modules.hpp"
#include "core/documents/number_series.hpp"
#include "core/documents/save_document.hpp"
#include "core/documents/vat_rate.hpp"
#include "core/modules/billing/invoice.hpp"
#include "core/modules/billing/issue_invoice.hpp"
#include "core/modules/business/business.hpp"
#include "core/modules/business/payment_method.hpp"
#include "core/modules/business/payment_term.hpp"
#include "core/modules/catalog/product.hpp"
#include "core/modules/crm/account.hpp"
#include "core/modules/crm/opportunity.hpp"
#include "core/modules/sales/quote.hpp"

namespace bottega::test {

namespace {

RecordId required(const Result<RecordId>& result) {
    if (!result.ok())
        throw ContractViolation(
            ("the shop was refused: " + result.issues().front().field + " " + result.issues().front().message).c_str());
    return result.value();
}

Decimal decimal(const std::string& text) {
    const auto value = Decimal::parse(text);
    expects(value.has_value(), "a test writes plain numbers");
    return *value;
}

RecordId add_rate(RecordStore& store, const std::string& code, const std::string& percent, const std::string& kind) {
    namespace rate = documents::vat_rate;
    Record record = store.blank(rate::entity);
    record.set(rate::code, code);
    record.set(rate::name, code + " %");
    record.set(rate::percent, decimal(percent));
    record.set(rate::kind, kind);
    if (kind == "exempt") {
        record.set(rate::exemption_code, code);
        record.set(rate::law_reference_it, std::string("Esente art. 10 DPR 633/1972"));
        record.set(rate::law_reference_en, std::string("Exempt, art. 10 Italian DPR 633/1972"));
        record.set(rate::stamp_duty, true);
    }
    return required(store.insert(std::move(record)));
}

void add_series(RecordStore& store, const std::string& code, const std::string& letters) {
    namespace series = documents::number_series;
    Record record = store.blank(series::entity);
    record.set(series::code, code);
    record.set(series::year, std::int64_t{2026});
    record.set(series::series, letters);
    record.set(series::pattern, std::string(letters.empty() ? "{number}/{year}" : "{series}-{number}/{year}"));
    required(store.insert(std::move(record)));
}

RecordId add_business(RecordStore& store, bool romanian) {
    namespace own = business::business;
    Record record = store.blank(own::entity);
    record.set(own::name, std::string(romanian ? "Atelier Carpați" : "Ferramenta Bianchi"));
    record.set(own::legal_form, std::string(romanian ? "SRL" : "s.r.l."));
    record.set(own::street, std::string(romanian ? "Strada Memorandumului 12" : "Via Manzoni 5"));
    record.set(own::postal_code, std::string(romanian ? "400114" : "20121"));
    record.set(own::city, std::string(romanian ? "Cluj-Napoca" : "Milano"));
    record.set(own::region, std::string(romanian ? "CJ" : "MI"));
    record.set(own::country, std::string(romanian ? "RO" : "IT"));
    record.set(own::vat_number, std::string(romanian ? "RO18547290" : "01234567897"));
    record.set(own::register_office, std::string(romanian ? "" : "MI"));
    record.set(own::register_number, std::string(romanian ? "J12/345/2020" : "1234567"));
    record.set(own::currency, std::string(romanian ? "RON" : "EUR"));
    record.set(own::language, std::string(romanian ? "ro" : "it"));
    record.set(own::share_capital, Money(1000000, Currency(romanian ? "RON" : "EUR")));
    record.set(own::iban, std::string(romanian ? "RO49AAAA1B31007593840000" : "IT60X0542811101000000123456"));
    record.set(own::bank, std::string(romanian ? "Banca Transilvania" : "Banca Popolare"));
    return required(store.insert(std::move(record)));
}

RecordId add_method(RecordStore& store) {
    Record record = store.blank(business::payment_method::entity);
    record.set(business::payment_method::name, std::string("Bonifico bancario"));
    record.set(business::payment_method::name_en, std::string("Bank transfer"));
    record.set(business::payment_method::shows_iban, true);
    return required(store.insert(std::move(record)));
}

RecordId add_term(RecordStore& store) {
    Record record = store.blank(business::payment_term::entity);
    record.set(business::payment_term::name, std::string("30 giorni"));
    record.set(business::payment_term::days, std::int64_t{30});
    return required(store.insert(std::move(record)));
}

}  // namespace

struct Shop::World {
    Database database{":memory:"};
    Schema schema = all_entities();
    RecordIdGenerator ids = RecordIdGenerator::counting_from(1);
    RecordStore store{database, schema, ids};
};

Shop::Shop(const std::string& country)
    : world_(std::make_unique<World>()),
      database(world_->database),
      store(world_->store),
      session{store, *Date::from_ymd(2026, 3, 16), *Timestamp::parse_iso("2026-03-16T10:00:00Z"),
              country == "RO" ? "ro" : "it"} {
    migrate(database, world_->schema, all_migrations(), session.now);
    store.history().start_command(RecordId{1}, "test", session.now);
    const bool romanian = country == "RO";
    standard_rate = add_rate(store, romanian ? "21" : "22", romanian ? "21" : "22", "standard");
    reduced_rate = add_rate(store, romanian ? "11" : "10", romanian ? "11" : "10", "reduced");
    exempt_rate = add_rate(store, "N4", "0", "exempt");
    add_series(store, "quote", "");
    add_series(store, "sales_order", "");
    add_series(store, "invoice", "");
    add_series(store, "credit_note", "NC");
    bank_transfer = add_method(store);
    thirty_days = add_term(store);
    business = add_business(store, romanian);
}

Shop::~Shop() = default;

RecordId Shop::add_customer(const std::string& name) {
    namespace account = crm::account;
    const bool romanian = session.language == "ro";
    Record record = store.blank(account::entity);
    record.set(account::code, "C" + std::to_string(store.count({.entity = std::string(account::entity)}) + 1));
    record.set(account::name, name);
    record.set(account::street, std::string(romanian ? "Bulevardul Unirii 3" : "Via Garibaldi 8"));
    record.set(account::postal_code, std::string(romanian ? "030167" : "10121"));
    record.set(account::city, std::string(romanian ? "București" : "Torino"));
    record.set(account::region, std::string(romanian ? "B" : "TO"));
    record.set(account::country, std::string(romanian ? "RO" : "IT"));
    record.set(account::vat_number, std::string(romanian ? "RO14399840" : "00743110157"));
    record.set(account::language, session.language);
    record.set(account::payment_method, bank_transfer);
    record.set(account::payment_term, thirty_days);
    return required(store.insert(std::move(record)));
}

RecordId Shop::add_product(const std::string& code, const std::string& name, const std::string& price) {
    namespace product = catalog::product;
    Record record = store.blank(product::entity);
    record.set(product::code, code);
    record.set(product::name, name);
    record.set(product::unit, std::string("pz"));
    record.set(product::price, decimal(price));
    record.set(product::vat_rate, standard_rate);
    return required(store.insert(std::move(record)));
}

RecordId Shop::add_opportunity(RecordId account, const std::string& name, const std::string& amount) {
    namespace opportunity = crm::opportunity;
    Record record = store.blank(opportunity::entity);
    record.set(opportunity::name, name);
    record.set(opportunity::account, account);
    record.set(opportunity::currency, std::string(euro("0").currency().code()));
    record.set(opportunity::amount, euro(amount));
    return required(store.insert(std::move(record)));
}

Record Shop::line(const std::string& document, const std::string& description, const std::string& quantity,
                  const std::string& price, const std::string& discount) {
    namespace fields = documents::document_line;
    Record record = store.blank(documents::document_kind(document).line_entity);
    record.set(fields::description, description);
    record.set(fields::quantity, decimal(quantity));
    record.set(fields::unit_price, decimal(price));
    if (!discount.empty()) record.set(fields::discount, discount);
    record.set(fields::vat_rate, standard_rate);
    return record;
}

RecordId Shop::add_quote(RecordId customer, std::vector<Record> lines, const std::string& state) {
    const RecordId id =
        required(documents::save_document(session, sales::quote_for_account(session, customer), std::move(lines)));
    if (state == "draft") return id;
    Record quote = find("quote", id);
    quote.set(sales::quote::state, state);
    return required(store.update(std::move(quote)));
}

RecordId Shop::add_invoice(RecordId customer, const std::string& price) {
    std::vector<Record> lines;
    lines.push_back(line("invoice", "Trapano", "1", price));
    return required(documents::save_document(
        session, documents::new_document(session, billing::invoice::entity, customer), std::move(lines)));
}

RecordId Shop::add_issued_invoice(RecordId customer, const std::string& price) {
    return required(billing::issue_invoice(session, add_invoice(customer, price), session.today));
}

void Shop::set_today(int month, int day) {
    session.today = *Date::from_ymd(2026, month, day);
    session.now = *Timestamp::parse_iso(session.today.iso() + "T10:00:00Z");
}

Record Shop::find(std::string_view entity, RecordId id) {
    auto record = store.find(entity, id);
    expects(record.has_value(), "the shop has this record");
    return std::move(*record);
}

Money Shop::euro(const std::string& amount) const {
    const auto own = store.find(business::business::entity, business);
    return to_money(decimal(amount), own ? own->currency() : Currency("EUR"));
}

}  // namespace bottega::test
