#include "core/app/demo.hpp"
#include "core/app/modules.hpp"
#include "core/data/migration.hpp"
#include "core/documents/document_fields.hpp"
#include "core/modules/billing/invoice.hpp"
#include "core/modules/business/create_business.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace bottega;
namespace document = documents::document;

namespace {

struct Demo {
    Database database{":memory:"};
    Schema schema = all_entities();
    RecordIdGenerator ids = RecordIdGenerator::counting_from(1);
    RecordStore store{database, schema, ids};
    Session session;

    Demo(const std::string& country, const std::string& today)
        : session{store, *Date::parse_iso(today), *Timestamp::parse_iso(today + "T09:00:00Z")} {
        migrate(database, schema, all_migrations(), session.now);
        store.history().start_command(store.next_id(), "business.create_demo", session.now);
        Transaction transaction(database);
        REQUIRE(create_demo(session, country).ok());
        transaction.commit();
    }
    std::int64_t count(const std::string& entity, const std::string& field = {}, const std::string& value = {}) {
        Query query{.entity = entity};
        if (!field.empty()) query.conditions = {{field, Comparison::Equal, {value}}};
        return store.count(query);
    }
    // Everything of an entity, as one text.
    std::string text_of(const std::string& entity) {
        std::string text;
        for (const Record& record : store.run({.entity = entity, .order = {{"id", false}}}))
            for (std::size_t i = 0; i < record.def().fields.size(); ++i) text += canonical_text(record.value(i)) + ";";
        return text;
    }
};

// Every invoice number of every year from the first to the last, in the order of the dates.
void check_numbers(Demo& demo, const std::string& kind) {
    const auto issued = demo.store.run(
        {.entity = "invoice",
         .conditions = {{"kind", Comparison::Equal, {kind}}, {"state", Comparison::Equal, {std::string("issued")}}},
         .order = {{"issued_on", false}, {"id", false}}});
    REQUIRE_FALSE(issued.empty());
    std::int64_t last = 0;
    int year = 0;
    for (const Record& invoice : issued) {
        const std::string key = invoice.text(document::number_key);
        const std::int64_t number = std::stoll(key.substr(key.rfind('/') + 1));
        const int this_year = invoice.get(document::issued_on)->year();
        CAPTURE(key);
        CHECK((this_year != year ? (year == 0 || number == 1) : number == last + 1));
        CHECK(invoice.get(document::issued_on)->day_of_week() < 6);
        last = number;
        year = this_year;
    }
}

void check_believable(Demo& demo) {
    CHECK(demo.count("account") == 25);
    CHECK(demo.count("product") == 30);
    CHECK(demo.count("opportunity") == 12);
    for (const char* stage : {"new", "qualified", "proposal", "negotiation", "won", "lost"})
        CHECK(demo.count("opportunity", "stage", stage) >= 1);
    for (const char* state : {"draft", "sent", "accepted", "rejected", "expired", "ordered"}) {
        CAPTURE(state);
        CHECK(demo.count("quote", "state", state) >= 1);
    }
    CHECK(demo.count("quote") >= 15);
    CHECK(demo.count("sales_order") >= 10);
    CHECK(demo.count("sales_order", "state", "confirmed") >= 1);
    CHECK(demo.count("invoice", "kind", "invoice") >= 30);
    CHECK(demo.count("invoice", "kind", "credit_note") == 1);
    CHECK(demo.count("invoice", "state", "draft") == 1);
    for (const char* state : {"paid", "partial", "unpaid"}) {
        CAPTURE(state);
        CHECK(demo.count("invoice", "payment_state", state) >= 1);
    }
    CHECK(demo.store.count({.entity = "invoice",
                            .conditions = {{"due_on", Comparison::Less, {demo.session.today}},
                                           {"outstanding", Comparison::Greater, {std::int64_t{0}}},
                                           {"kind", Comparison::Equal, {std::string("invoice")}}}}) >= 1);
    CHECK(demo.store.count(
              {.entity = "invoice", .conditions = {{"issued_on", Comparison::Greater, {demo.session.today}}}}) == 0);
    CHECK(demo.store.count(
              {.entity = "payment", .conditions = {{"unallocated", Comparison::Greater, {std::int64_t{0}}}}}) >= 1);
}

void check_correct(Demo& demo) {
    CHECK(business::missing_business_data(demo.store).empty());
    for (const char* entity : {"business", "account", "contact", "product", "opportunity", "person"})
        for (const Record& record : demo.store.run({.entity = entity})) {
            const Issues issues = demo.store.problems(record);
            CAPTURE(record.title());
            CHECK_MESSAGE(issues.empty(), (issues.empty() ? "" : issues.front().field + " " + issues.front().message));
        }
    check_numbers(demo, "invoice");
    check_numbers(demo, "credit_note");
}

}  // namespace

TEST_CASE("the Italian demo is a believable business in which everything is right") {
    Demo demo("IT", "2026-11-21");

    check_believable(demo);
    check_correct(demo);
}

TEST_CASE("the Romanian demo is a believable business in which everything is right") {
    Demo demo("RO", "2026-11-21");

    check_believable(demo);
    check_correct(demo);
}

TEST_CASE("the demo begins each year with number one, and knows the rates of the year") {
    Demo italian("IT", "2027-02-15");
    Demo romanian("RO", "2025-12-31");

    check_believable(italian);
    check_correct(italian);
    check_believable(romanian);
    check_correct(romanian);
}

TEST_CASE("the demo is the same every time on the same day") {
    Demo first("IT", "2026-05-04"), second("IT", "2026-05-04");

    for (const char* entity :
         {"account", "quote", "quote_line", "sales_order", "invoice", "payment", "allocation", "opportunity"}) {
        CAPTURE(entity);
        CHECK(first.text_of(entity) == second.text_of(entity));
    }
}

TEST_CASE("an archive with a business of its own gets no demo") {
    Demo demo("IT", "2026-05-04");

    CHECK(create_demo(demo.session, "RO").issues() == Issues{{.message = "issue.business_exists"}});
}
