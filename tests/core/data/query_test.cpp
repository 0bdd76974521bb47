#include "tests/core/data/workshop.hpp"

#include "core/data/picker.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::test;

namespace {

using Names = std::vector<std::string>;

// Four customers of three towns.
void add_town(Workshop& shop) {
    const auto add = [&](const std::string& name, const std::string& city, std::int64_t credit) {
        Record record = shop.customer(name, city);
        record.set(customer::credit, Money(credit, Currency("EUR")));
        REQUIRE(shop.store.insert(record).ok());
    };
    add("Zanni Élite", "Cesena", 300);
    add("Über Meccanica", "Forlì", 100);
    add("officine Rossi", "Forlì", 200);
    add("Bianchi", "", 0);
}

}  // namespace

TEST_CASE("a list is sorted as people read, without regard to capitals and accents") {
    Workshop shop;
    add_town(shop);

    CHECK(shop.names({.entity = "customer"}) == Names{"Bianchi", "officine Rossi", "Über Meccanica", "Zanni Élite"});
    CHECK(shop.names({.entity = "customer", .order = {{"name", true}}}) ==
          Names{"Zanni Élite", "Über Meccanica", "officine Rossi", "Bianchi"});
    CHECK(shop.names({.entity = "customer", .order = {{"credit", true}}}) ==
          Names{"Zanni Élite", "officine Rossi", "Über Meccanica", "Bianchi"});
    CHECK(shop.names({.entity = "customer", .order = {{"city", false}, {"name", true}}}) ==
          Names{"Bianchi", "Zanni Élite", "Über Meccanica", "officine Rossi"});
}

TEST_CASE("a list sorted by any text has the order that the database would give it") {
    Workshop shop;
    const char* ends[] = {"", "Rimini", "rìmini", "Rimini Nord", "Rimini Sud", "Éze", "Zola"};
    for (int i = 0; i < 40; ++i) REQUIRE(shop.store.insert(shop.customer("C" + std::to_string(i * 7 % 40), ends[i * 3 % 7])).ok());
    for (const std::string direction : {"", " DESC"}) {
        Statement rows(shop.database, "SELECT id FROM customer WHERE name <> 'C7' ORDER BY fold(city)" + direction + ", id" + direction);
        std::vector<RecordId> expected;
        while (rows.step()) expected.push_back(RecordId{rows.integer(0)});
        Query query{.entity = "customer", .conditions = {{"name", Comparison::NotEqual, {std::string("C7")}}}, .order = {{"city", !direction.empty()}}};
        CHECK(shop.store.ids(query) == expected);
        query.limit = 5;
        expected.resize(5);
        CHECK(shop.store.ids(query) == expected);
    }
}

TEST_CASE("what a search or a filter leaves of a long list is in the order of the list, and follows every change") {
    Workshop shop;
    const char* towns[] = {"Rimini", "Forlì", "Cesena", ""};
    std::vector<RecordId> all;
    for (int i = 0; i < 1200; ++i) all.push_back(shop.add_customer("Ditta " + std::to_string(i * 7 % 1200), towns[i % 4]));
    const Filter in_town = Filter::one({"city", Comparison::Contains, {std::string("forl")}});
    const auto asked_alone = [&](const Query& query) {
        RecordStore keeps_no_order(shop.database, shop.schema, shop.ids);
        return keeps_no_order.ids(query);
    };
    for (const std::vector<Order>& order : {std::vector<Order>{}, {{"city", true}}, {{"city", false}, {"name", true}}}) {
        const Query list{.entity = "customer", .order = order};
        for (int round = 0; round < 2; ++round) {
            CHECK(shop.store.ids(list).size() == 1200);
            for (const char* typed : {"", "itta 1", "99", "rim", "nowhere", "ditta 77"}) {
                for (const bool filtered : {false, true}) {
                    for (const int limit : {0, 5}) {
                        CAPTURE(typed);
                        CAPTURE(limit);
                        Query query = list;
                        query.search = typed;
                        query.limit = limit;
                        if (filtered) query.filter = in_town;
                        CHECK(shop.store.ids(query) == asked_alone(query));
                    }
                }
            }
            shop.start_command("test.rename");
            Record record = *shop.store.find(customer::entity, all[static_cast<std::size_t>(round + 17)]);
            record.set(customer::name, std::string("Zeta 99"));
            REQUIRE(shop.store.update(std::move(record)).ok());
        }
    }
}

TEST_CASE("conditions hold together") {
    Workshop shop;
    add_town(shop);
    const Currency euro("EUR");

    CHECK(shop.names({.entity = "customer", .conditions = {{"city", Comparison::Equal, {std::string("Forlì")}}}}) ==
          Names{"officine Rossi", "Über Meccanica"});
    CHECK(shop.names({.entity = "customer", .conditions = {{"city", Comparison::NotEqual, {std::string("Forlì")}}}}) ==
          Names{"Bianchi", "Zanni Élite"});
    CHECK(shop.names({.entity = "customer", .conditions = {{"city", Comparison::IsEmpty}}}) == Names{"Bianchi"});
    CHECK(shop.names({.entity = "customer",
                      .conditions = {{"city", Comparison::IsNotEmpty},
                                     {"credit", Comparison::GreaterOrEqual, {Money(200, euro)}}}}) ==
          Names{"officine Rossi", "Zanni Élite"});
    CHECK(shop.names(
              {.entity = "customer", .conditions = {{"credit", Comparison::In, {Money(0, euro), Money(300, euro)}}}}) ==
          Names{"Bianchi", "Zanni Élite"});
    CHECK(shop.names({.entity = "customer", .conditions = {{"credit", Comparison::In, {}}}}).empty());
    CHECK(shop.names({.entity = "customer", .limit = 2}) == Names{"Bianchi", "officine Rossi"});
}

TEST_CASE("counts, sums and groups follow the same conditions") {
    Workshop shop;
    add_town(shop);
    const Query in_forli{.entity = "customer", .conditions = {{"city", Comparison::Equal, {std::string("Forlì")}}}};

    CHECK(shop.store.count(in_forli) == 2);
    CHECK(shop.store.sum(in_forli, "credit") == 300);
    const auto groups = shop.store.totals_by({.entity = "customer"}, "city", "credit");
    REQUIRE(groups.size() == 3);
    CHECK(is_empty(groups[0].key));
    CHECK(groups[2].key == Value(std::string("Forlì")));
    CHECK(groups[2].count == 2);
    CHECK(groups[2].sum == 300);
}

TEST_CASE("the records of a page come in the order asked for, gone ones left out") {
    Workshop shop;
    const RecordId first = shop.add_customer("Bianchi");
    const RecordId second = shop.add_customer("Rossi");
    const RecordId gone = shop.add_customer("Verdi");
    REQUIRE(shop.store.remove(customer::entity, gone).ok());
    const std::vector<RecordId> wanted{second, gone, first};

    const auto records = shop.store.fetch(customer::entity, wanted);

    REQUIRE(records.size() == 2);
    CHECK(records[0].title() == "Rossi");
    CHECK(records[1].title() == "Bianchi");
}

TEST_CASE("a field the entity does not have is a mistake of ours, not an empty list") {
    Workshop shop;

    CHECK_THROWS_AS((void)shop.store.ids({.entity = "customer", .order = {{"nonsense", false}}}), ContractViolation);
    CHECK_THROWS_AS((void)shop.store.ids({.entity = "customer", .conditions = {{"1=1; --", Comparison::IsEmpty}}}),
                    ContractViolation);
}

TEST_CASE("what is no longer active is not offered in a picker") {
    Workshop shop;
    shop.add_customer("Rossi");
    Record retired = shop.customer("Rossini");
    retired.set(customer::active, false);
    REQUIRE(shop.store.insert(retired).ok());

    CHECK(shop.names(picker_query(shop.schema.entity("customer"), "ross")) == Names{"Rossi"});
    CHECK(shop.names({.entity = "customer", .search = "ross"}) == Names{"Rossi", "Rossini"});
}
