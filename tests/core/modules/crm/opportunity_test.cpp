#include "core/modules/crm/opportunity.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::crm;

namespace {

Decimal percent(int whole) { return Decimal::from_int(whole); }

}  // namespace

TEST_CASE("the probability follows the stage") {
    test::Shop shop;
    const RecordId id = shop.add_opportunity(shop.add_customer("Officine Rossi"), "Nuovo impianto", "5000");
    CHECK(shop.find(opportunity::entity, id).get(opportunity::probability) == percent(10));

    REQUIRE(set_stage(shop.session, id, "proposal").ok());

    CHECK(shop.find(opportunity::entity, id).get(opportunity::probability) == percent(50));
}

TEST_CASE("a typed probability stays when the stage changes, until the end decides") {
    test::Shop shop;
    const RecordId id = shop.add_opportunity(shop.add_customer("Officine Rossi"), "Nuovo impianto", "5000");
    Record record = shop.find(opportunity::entity, id);
    record.set(opportunity::probability, percent(85));
    REQUIRE(shop.store.update(record).ok());

    REQUIRE(set_stage(shop.session, id, "negotiation").ok());
    CHECK(shop.find(opportunity::entity, id).get(opportunity::probability) == percent(85));
    REQUIRE(set_stage(shop.session, id, "lost").ok());
    CHECK(shop.find(opportunity::entity, id).get(opportunity::probability) == percent(0));
}

TEST_CASE("stage and probability changed together in the form are both taken") {
    test::Shop shop;
    const RecordId id = shop.add_opportunity(shop.add_customer("Officine Rossi"), "Nuovo impianto", "5000");
    Record record = shop.find(opportunity::entity, id);
    record.set(opportunity::stage, std::string("qualified"));
    record.set(opportunity::probability, percent(45));

    REQUIRE(shop.store.update(record).ok());

    CHECK(shop.find(opportunity::entity, id).get(opportunity::probability) == percent(45));
}

TEST_CASE("a won opportunity carries the day and the amount of the order") {
    test::Shop shop;
    const RecordId id = shop.add_opportunity(shop.add_customer("Officine Rossi"), "Nuovo impianto", "5000");

    REQUIRE(close_won(shop.session, id, *Date::parse_iso("2026-03-10"), shop.euro("4800.50")).ok());

    const Record record = shop.find(opportunity::entity, id);
    CHECK(record.text(opportunity::stage) == "won");
    CHECK(record.get(opportunity::closed_on) == Date::parse_iso("2026-03-10"));
    CHECK(record.get(opportunity::amount) == shop.euro("4800.50"));
    CHECK(record.get(opportunity::probability) == percent(100));
}

TEST_CASE("a lost opportunity says why; opened again it forgets") {
    test::Shop shop;
    const RecordId id = shop.add_opportunity(shop.add_customer("Officine Rossi"), "Nuovo impianto", "5000");
    REQUIRE(close_lost(shop.session, id, shop.session.today, "Troppo caro").ok());
    CHECK(shop.find(opportunity::entity, id).text(opportunity::lost_reason) == "Troppo caro");

    REQUIRE(set_stage(shop.session, id, "negotiation").ok());

    const Record record = shop.find(opportunity::entity, id);
    CHECK_FALSE(record.get(opportunity::closed_on));
    CHECK(record.text(opportunity::lost_reason).empty());
    CHECK(record.get(opportunity::probability) == percent(70));
}

TEST_CASE("an opportunity closed by hand needs its day, and a probability is a percentage") {
    test::Shop shop;
    Record record = shop.find(opportunity::entity,
                              shop.add_opportunity(shop.add_customer("Officine Rossi"), "Nuovo impianto", "5000"));
    record.set(opportunity::stage, std::string("won"));
    CHECK(shop.store.update(record).issues() == Issues{{.field = "closed_on", .message = "issue.required"}});

    record.set(opportunity::stage, std::string("new"));
    record.set(opportunity::probability, percent(120));
    CHECK(shop.store.update(record).issues() == Issues{{.field = "probability", .message = "issue.percent_range"}});
}

TEST_CASE("a stage that does not exist is refused") {
    test::Shop shop;
    const RecordId id = shop.add_opportunity(shop.add_customer("Officine Rossi"), "Nuovo impianto", "5000");

    CHECK_FALSE(set_stage(shop.session, id, "somewhere").ok());
    CHECK(set_stage(shop.session, RecordId{999}, "won").issues() == Issues{{.message = "issue.record_gone"}});
}
