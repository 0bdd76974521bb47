#include "wasm-app/kit/route.hpp"

#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using ui::Route;

TEST_CASE("an address names a place, a record and what a new record starts with") {
    const Route list = ui::parse_route("#/accounts");
    const Route record = ui::parse_route("#/accounts/42");
    const Route fresh = ui::parse_route("#/quotes/new?account=42&subject=Due%20porte");

    CHECK(list.place == "accounts");
    CHECK(list.item.empty());
    CHECK(record.record() == RecordId{42});
    CHECK(fresh.is_new());
    CHECK(fresh.parameter("subject") == "Due porte");
    CHECK(ui::parse_route("#/") == Route{});
    CHECK(ui::parse_route("") == Route{});
}

TEST_CASE("a route written and read again is the same") {
    Route route{.place = "accounts", .item = "new"};
    route.set_parameter("name", "Caffè & Brăila = 100% \"ottimo\" / più");
    route.set_parameter("filter", "ui.filter.open");

    CHECK(ui::parse_route(ui::format_route(route)) == route);
    CHECK(ui::format_route({.place = "accounts"}) == "#/accounts");
    CHECK(ui::format_route({}) == "#/");
}

TEST_CASE("the conditions of a list travel in its address") {
    test::Shop shop;
    const EntityDef& invoice = shop.store.schema().entity("invoice");
    const Query query{.entity = "invoice",
                      .search = "rossi bianchi",
                      .conditions = {{"state", Comparison::In, {std::string("draft"), std::string("issued")}},
                                     {"due_on", Comparison::Less, {*Date::parse_iso("2026-03-16")}},
                                     {"customer", Comparison::Equal, {RecordId{77}}},
                                     {"payment_term", Comparison::IsEmpty, {}}},
                      .order = {{"due_on", true}, {"total", false}}};
    Route route{.place = "invoices"};

    ui::put_query(route, query);

    CHECK(ui::query_of(ui::parse_route(ui::format_route(route)), invoice) == query);
}

TEST_CASE("what an address says wrongly is passed over") {
    test::Shop shop;
    const EntityDef& account = shop.store.schema().entity("account");

    const Query query = ui::query_of(ui::parse_route("#/accounts?nothing=1&is_customer=perhaps&city.foo=x&order=-nowhere&city=Bari"), account);

    CHECK(query.conditions.size() == 1);
    CHECK(query.conditions[0].field == "city");
    CHECK(query.order.empty());
}
