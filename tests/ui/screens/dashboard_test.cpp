#include "tests/ui/support/app_world.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;

TEST_CASE("an empty archive shows the first steps, which lead where they say") {
    AppWorld world;

    CHECK(world.probe->has_text("1. I tuoi clienti"));
    world.probe->click(Role::Button, "Aggiungi un cliente");
    world.probe->settle();

    CHECK(world.host.location == "#/accounts/new");
}

TEST_CASE("the first steps beside each other end together, however much each has to say") {
    AppWorld world;
    world.probe->settle();
    const float first = world.probe->rect_of(Role::Group, "1. I tuoi clienti").height;
    CHECK(first > 100);
    for (const char* step : {"2. Cosa vendi", "3. Il primo preventivo"}) CHECK(world.probe->rect_of(Role::Group, step).height == first);

    AppWorld phone(390, 844);
    phone.probe->settle();
    CHECK(phone.probe->rect_of(Role::Group, "3. Il primo preventivo").height < phone.probe->rect_of(Role::Group, "1. I tuoi clienti").height);
}

TEST_CASE("what is to be collected opens the invoices behind it") {
    AppWorld world;
    const RecordId customer = world.shop.add_customer("Officine Rossi");
    world.shop.add_issued_invoice(customer, "100");
    world.go("#/accounts");
    world.go("#/");

    CHECK(world.probe->has_text("122,00"));
    world.probe->click(Role::Link, "Da incassare");
    world.probe->settle();

    CHECK(world.host.location.starts_with("#/invoices?"));
    CHECK(world.probe->has_text("Officine Rossi"));
}
