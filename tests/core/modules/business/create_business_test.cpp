#include "core/modules/business/create_business.hpp"
#include "core/app/modules.hpp"
#include "core/data/migration.hpp"
#include "core/data/undo.hpp"
#include "core/documents/number_series.hpp"
#include "core/documents/vat_rate.hpp"
#include "core/modules/business/business.hpp"
#include "core/modules/business/payment_method.hpp"
#include "core/modules/business/payment_term.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace bottega;
namespace own = bottega::business::business;
using business::create_business;
using business::propose_business;

namespace {

// A new archive on 16 March 2026.
struct FirstStart {
    Database database{":memory:"};
    Schema schema = all_entities();
    RecordIdGenerator ids = RecordIdGenerator::counting_from(1);
    RecordStore store{database, schema, ids};
    Session session{store, *Date::parse_iso("2026-03-16"), *Timestamp::parse_iso("2026-03-16T09:00:00Z")};

    FirstStart() {
        migrate(database, schema, {}, session.now);
        store.history().start_command(store.next_id(), "business.create", session.now);
    }
    Record proposal(const std::string& country, const std::string& name) {
        Record record = propose_business(store, country, "en");
        record.set(own::name, name);
        return record;
    }
    std::string rates_in_force() {
        std::string codes;
        for (const Record& rate :
             store.run({.entity = "vat_rate",
             .conditions = {{"kind", Comparison::In, {std::string("standard"), std::string("reduced")}}}})) {
            const auto from = rate.get(documents::vat_rate::valid_from);
            const auto until = rate.get(documents::vat_rate::valid_until);
            if ((!from || *from <= session.today) && (!until || session.today <= *until))
                codes += rate.text(documents::vat_rate::code) + " ";
        }
        return codes;
    }
};

bool has_field(const Issues& issues, const std::string& field) {
    return std::any_of(issues.begin(), issues.end(), [&](const Issue& issue) { return issue.field == field; });
}

}  // namespace

TEST_CASE("the country sets currency, language of documents and texts") {
    FirstStart start;

    const Record italian = propose_business(start.store, "IT", "en");
    const Record romanian = propose_business(start.store, "RO", "it");
    const Record french = propose_business(start.store, "FR", "it");

    CHECK(italian.text(own::currency) == "EUR");
    CHECK(italian.text(own::language) == "it");
    CHECK(romanian.text(own::currency) == "RON");
    CHECK(romanian.text(own::language) == "ro");
    CHECK(romanian.text(own::invoice_text).find("factur") != std::string::npos);
    CHECK(french.text(own::country) == "FR");
    CHECK(french.text(own::language) == "it");
}

TEST_CASE("choosing another country keeps what was typed") {
    FirstStart start;
    Record record = start.proposal("IT", "Cetatea Sigură");
    record.set(own::quote_text, std::string("Mulțumim!"));

    business::change_country(record, "RO", "en");

    CHECK(record.text(own::name) == "Cetatea Sigură");
    CHECK(record.text(own::currency) == "RON");
    CHECK(record.text(own::quote_text) == "Mulțumim!");
}

TEST_CASE("an Italian business starts with its rates, series and terms") {
    FirstStart start;

    const auto id = create_business(start.session, {.business = start.proposal("IT", "Officine Rossi")});

    REQUIRE(id.ok());
    CHECK(start.rates_in_force() == "10 22 4 5 ");
    const Record record = *start.store.find(own::entity, id.value());
    const Record method = *start.store.find("payment_method", *record.get(own::payment_method));
    CHECK(method.text(business::payment_method::name) == "Bonifico bancario");
    CHECK(method.text(business::payment_method::name_ro) == "Transfer bancar");
    const Record term = *start.store.find("payment_term", *record.get(own::payment_term));
    CHECK(term.get(business::payment_term::days) == 30);
    CHECK(term.get(business::payment_term::end_of_month) == false);
    CHECK(documents::next_number(start.session, "invoice", start.session.today) == "1/2026");
}

TEST_CASE("a Romanian business has 21 and 11 % from August 2025, and the older rates for older documents") {
    FirstStart start;

    REQUIRE(create_business(start.session, {.business = start.proposal("RO", "Cetatea Sigură")}).ok());

    CHECK(start.rates_in_force() == "11 21 9L ");
    const auto before = documents::usual_vat_rate(start.store, *Date::parse_iso("2025-07-31"));
    const auto after = documents::usual_vat_rate(start.store, *Date::parse_iso("2025-08-01"));
    CHECK(start.store.find("vat_rate", *before)->get(documents::vat_rate::percent) == Decimal::from_int(19));
    CHECK(start.store.find("vat_rate", *after)->get(documents::vat_rate::percent) == Decimal::from_int(21));
}

TEST_CASE("who begins in mid-year goes on after the last number already used") {
    FirstStart start;

    REQUIRE(create_business(start.session, {.business = start.proposal("IT", "Officine Rossi"),
                                            .series = {{"invoice", 41}, {"quote", 7}}})
                .ok());

    CHECK(documents::next_number(start.session, "invoice", start.session.today) == "42/2026");
    CHECK(documents::next_number(start.session, "quote", start.session.today) == "8/2026");
    CHECK(documents::next_number(start.session, "sales_order", start.session.today) == "1/2026");
}

TEST_CASE("a flat-rate business starts its lines without VAT, for the reason the law gives") {
    FirstStart start;
    Record record = start.proposal("IT", "Sara Lunardi");
    record.set(own::vat_regime, std::string("flat_rate"));

    REQUIRE(create_business(start.session, {.business = record}).ok());

    const auto rate = documents::usual_vat_rate(start.store, start.session.today);
    REQUIRE(rate);
    CHECK(start.store.find("vat_rate", *rate)->text(documents::vat_rate::exemption_code) == "N2.2");
}

TEST_CASE("all that is wrong with the first data is said at once") {
    FirstStart start;
    Record record = propose_business(start.store, "IT", "it");

    const auto refused = create_business(start.session, {.business = record, .series = {{"invoice", -1}}});

    REQUIRE_FALSE(refused.ok());
    CHECK(has_field(refused.issues(), "name"));
    CHECK(has_field(refused.issues(), "series.invoice"));
}

TEST_CASE("there is one business in an archive") {
    FirstStart start;
    REQUIRE(create_business(start.session, {.business = start.proposal("IT", "Officine Rossi")}).ok());

    const auto second = create_business(start.session, {.business = start.proposal("IT", "Bianchi")});

    CHECK(second.issues() == Issues{{.message = "issue.business_exists"}});
}

TEST_CASE("what the law wants on documents and is still empty is named") {
    FirstStart start;
    CHECK(business::missing_business_data(start.store).size() == 1);
    Record record = start.proposal("IT", "Officine Rossi");
    record.set(own::legal_form, std::string("S.r.l."));
    record.set(own::street, std::string("Via Roma 1"));
    record.set(own::vat_number, std::string("01234567897"));
    REQUIRE(create_business(start.session, {.business = record}).ok());

    const Issues missing = business::missing_business_data(start.store);

    CHECK(has_field(missing, "share_capital"));
    CHECK(has_field(missing, "register_number"));
    CHECK(has_field(missing, "postal_code"));
    CHECK_FALSE(has_field(missing, "street"));
    CHECK_FALSE(has_field(missing, "vat_number"));
}

TEST_CASE("the last word on a due date: days from the date, or whole months to the end of the month") {
    FirstStart start;
    const auto due = [&](std::int64_t days, bool end_of_month, const char* from) {
        Record term = start.store.blank("payment_term");
        term.set(business::payment_term::days, days);
        term.set(business::payment_term::end_of_month, end_of_month);
        return business::due_date(term, *Date::parse_iso(from)).iso();
    };

    CHECK(due(0, false, "2026-01-31") == "2026-01-31");
    CHECK(due(30, false, "2026-01-31") == "2026-03-02");
    CHECK(due(30, true, "2026-01-31") == "2026-02-28");
    CHECK(due(60, true, "2026-01-15") == "2026-03-31");
    CHECK(due(0, true, "2026-01-15") == "2026-01-31");
    CHECK(due(45, true, "2026-01-15") == "2026-03-31");
}

TEST_CASE("the business itself is never deleted, and its set-up is not taken back") {
    FirstStart start;
    const auto made = create_business(start.session, {.business = start.proposal("IT", "Bianchi S.r.l.")});
    REQUIRE(made.ok());
    const RecordId set_up = start.store.history().command();

    const auto removed = start.store.remove(own::entity, made.value());
    REQUIRE_FALSE(removed.ok());
    CHECK(removed.issues().front().message == "issue.permanent");

    start.store.history().start_command(start.store.next_id(), "command.undo", start.session.now);
    const auto undone = reverse_step(start.session, set_up);
    REQUIRE_FALSE(undone.ok());
    CHECK(undone.issues().front().message == "issue.permanent");
    CHECK(undone.issues().front().args == std::vector<std::string>{"Bianchi S.r.l."});
}
