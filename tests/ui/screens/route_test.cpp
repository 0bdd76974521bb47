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

    CHECK(ui::query_of(ui::parse_route(ui::format_route(route)), shop.store.schema(), invoice) == query);
}

TEST_CASE("what an address says wrongly is passed over") {
    test::Shop shop;
    const EntityDef& account = shop.store.schema().entity("account");

    const Query query = ui::query_of(ui::parse_route("#/accounts?nothing=1&is_customer=perhaps&city.foo=x&order=-nowhere&city=Bari"), shop.store.schema(), account);

    CHECK(query.conditions.size() == 1);
    CHECK(query.conditions[0].field == "city");
    CHECK(query.order.empty());
}

TEST_CASE("a filter travels in the address, simply where it is simple") {
    test::Shop shop;
    const Schema& schema = shop.store.schema();
    const EntityDef& invoice = schema.entity("invoice");
    const auto said = [](const char* field, Comparison comparison, std::vector<Value> values) { return Filter::one({field, comparison, std::move(values)}); };
    const Filter city = said("customer.city", Comparison::Contains, {std::string("Bari, & più")});
    const Filter month = said("due_on", Comparison::Within, {std::string("this_month")});
    const Filter total = said("total", Comparison::Between, {Money(100, Currency("EUR")), Money(20'000, Currency("EUR"))});
    const Filter other = said("due_on", Comparison::Within, {std::string("last_30_days")});
    const auto address_of = [](const Filter& filter) {
        Route route{.place = "invoices"};
        ui::put_query(route, {.entity = "invoice", .filter = filter});
        return ui::format_route(route);
    };
    const auto read = [&](const std::string& address) { return ui::query_of(ui::parse_route(address), schema, invoice).filter; };

    CHECK(address_of(Filter::all({month, total})) == "#/invoices?due_on.within=this_month&total.between=1.00,200.00");
    for (const Filter& filter : {city, month, Filter::all({city, month, total}), Filter::any({month, city}), Filter::all({city, Filter::any({month, total})}),
                                 Filter::all({month, other}), Filter{}}) {
        CAPTURE(address_of(filter));
        CHECK(read(address_of(filter)) == filter);
    }
}

TEST_CASE("a filter that an address says wrongly is refused, and is no filter") {
    test::Shop shop;
    const Schema& schema = shop.store.schema();
    const EntityDef& account = schema.entity("account");
    for (const char* address : {"#/accounts?where=7", "#/accounts?where=%7B%22field%22%3A%22x%22%7D", "#/accounts?where=%7B%22all%22%3A%5B%7B%7D%5D%7D"}) {
        CHECK_FALSE(ui::where_of(ui::parse_route(address), schema, account));
        CHECK(ui::query_of(ui::parse_route(address), schema, account).filter.empty());
    }
    CHECK(ui::where_of(ui::parse_route("#/accounts"), schema, account));
    CHECK(ui::query_of(ui::parse_route("#/accounts?city.contains=&name.lt=x&contact:account.city.contains=x&city.within=today"), schema, account).filter.empty());
}
