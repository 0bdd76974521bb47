#include "tests/ui/support/totals_row.hpp"

#include "core/modules/billing/credit_note.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;
using test::totals_row;

TEST_CASE("the totals of a list are those of all its records, not of the rows in sight, and follow the filter") {
    AppWorld world;
    const RecordId rossi = world.shop.add_customer("Rossi"), verdi = world.shop.add_customer("Verdi");
    for (int i = 0; i < 40; ++i) world.shop.add_issued_invoice(rossi, "100");
    world.shop.add_issued_invoice(verdi, "1000");
    world.go("#/invoices");
    CHECK(totals_row() == "Totali  ·  Da incassare 6.100,00 € | 6.100,00 €");
    CHECK(world.probe->has_text("41 elementi · Imponibile 5.000,00 €"));
    world.go("#/invoices?customer_name.contains=verdi");
    CHECK(totals_row() == "Totali  ·  Da incassare 1.220,00 € | 1.220,00 €");
}

TEST_CASE("years and last numbers are not added up") {
    AppWorld world;
    world.shop.add_issued_invoice(world.shop.add_customer("Rossi"), "100");
    world.go("#/number-series");
    CHECK(world.probe->has_text("Ultimo numero usato"));
    CHECK_FALSE(world.probe->has_text("Totali"));
}

TEST_CASE("each currency has its own total") {
    AppWorld world;
    const RecordId rossi = world.shop.add_customer("Rossi");
    world.shop.add_opportunity(rossi, "Torni", "12000");
    Record other = *world.store().find("opportunity", world.shop.add_opportunity(rossi, "Frese", "500"));
    other.set_value("currency", std::string("RON"));
    other.set_value("amount", Money(50'000, Currency("RON")));
    REQUIRE(world.store().update(std::move(other)).ok());
    world.go("#/opportunities");
    const auto cells = totals_row();
    CHECK(cells.find("12.000,00 €") != std::string::npos);
    CHECK(cells.find(" | 500,00 RON") != std::string::npos);
}

TEST_CASE("prices have their average, for their sum says nothing") {
    AppWorld world;
    world.shop.add_product("A", "Trapano", "100");
    world.shop.add_product("B", "Martello", "50");
    world.go("#/products");
    const auto cells = totals_row();
    CHECK(cells.find("Media 75,00") != std::string::npos);
}

TEST_CASE("a phone has the totals too, with the names of their columns") {
    AppWorld world(390, 844);
    world.shop.add_issued_invoice(world.shop.add_customer("Rossi"), "100");
    world.go("#/invoices");
    CHECK(totals_row() == "Totale | 122,00 € | Da incassare | 122,00 €");
    for (const ui::mirror::NodeView& node : ui::mirror::nodes())
        if (node.role == Role::Row && node.name == "Totali") CHECK(node.rect.y + node.rect.height <= 844);
}

TEST_CASE("a list without figures has no totals") {
    AppWorld world;
    world.shop.add_customer("Rossi");
    world.go("#/accounts");
    CHECK(totals_row().empty());
}
