#include "core/data/days_of_records.hpp"

#include "tests/core/data/workshop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::test;

namespace {

Date march(int day) { return *Date::from_ymd(2026, 3, day); }

void add_customer_since(Workshop& shop, const std::string& name, std::optional<Date> since) {
    Record record = shop.customer(name);
    if (since) record.set(customer::since, *since);
    REQUIRE(shop.store.insert(std::move(record)).ok());
}

}  // namespace

TEST_CASE("a calendar has the records of each day between two, both included, in the order of the list") {
    Workshop shop;
    add_customer_since(shop, "Zanni", march(2));
    add_customer_since(shop, "Bianchi", march(2));
    add_customer_since(shop, "Ultimo", march(31));
    add_customer_since(shop, "Prima", *Date::from_ymd(2026, 2, 28));
    add_customer_since(shop, "Dopo", *Date::from_ymd(2026, 4, 1));
    add_customer_since(shop, "Senza", std::nullopt);

    const Query query = between_days(shop.schema.entity("customer"), {.entity = "customer"}, "since", march(1), march(31));
    const auto days = days_of_records(shop.store, query, "since");

    REQUIRE(days.size() == 2);
    CHECK(days[0].day == march(2));
    CHECK(days[0].first == 0);
    CHECK(days[0].count == 2);
    CHECK(days[1].day == march(31));
    CHECK(days[1].first == 2);
    CHECK(shop.names(query) == std::vector<std::string>{"Bianchi", "Zanni", "Ultimo"});
}

TEST_CASE("a calendar keeps what its list asks for") {
    Workshop shop;
    add_customer_since(shop, "Rossi", march(2));
    add_customer_since(shop, "Verdi", march(2));
    const Query asked{.entity = "customer", .search = "verdi"};

    const Query query = between_days(shop.schema.entity("customer"), asked, "since", march(1), march(31));

    CHECK(shop.names(query) == std::vector<std::string>{"Verdi"});
    CHECK(days_of_records(shop.store, query, "since").at(0).count == 1);
}
