// Two dialogs at once: the one that came last is in the foreground, and neither leaves a page that does not answer.
#include "tests/ui/support/app_world.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;

TEST_CASE("back while the sheet of a line is open asks, and the sheet comes back or the page is left") {
    AppWorld world(390, 844);
    world.shop.add_customer("Officine Rossi");
    world.go("#/quotes");
    world.go("#/quotes/new");
    world.probe->click(Role::Link, "Riga 1, Riga vuota");
    REQUIRE(world.probe->has(Role::Dialog, "Riga 1"));
    world.probe->fill(Role::ComboTextbox, "Descrizione", "Messa in opera");

    world.go("#/quotes");
    REQUIRE(world.probe->has(Role::AlertDialog, "Uscire senza salvare?"));
    CHECK_FALSE(world.probe->has(Role::Dialog, "Riga 1"));
    world.probe->click(Role::Button, "Resta qui");
    world.probe->settle();
    REQUIRE(world.probe->has(Role::Dialog, "Riga 1"));
    CHECK(world.probe->value_of(Role::ComboTextbox, "Descrizione") == "Messa in opera");

    world.go("#/quotes");
    world.probe->click(Role::Button, "Esci senza salvare");
    world.probe->settle();
    CHECK_FALSE(world.probe->has(Role::Dialog, "Riga 1"));
    CHECK(world.probe->has(Role::Heading, "Preventivi"));
    CHECK(world.probe->has(Role::Button, "Menu"));
}

TEST_CASE("back while everything is searched over unsaved changes asks and answers") {
    AppWorld world;
    const RecordId customer = world.shop.add_customer("Officine Rossi");
    world.go("#/accounts");
    world.go("#/accounts/" + to_string(customer));
    world.probe->fill(Role::Textbox, "Nome o ragione sociale", "A metà");
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_K);
    REQUIRE(world.probe->has(Role::Dialog, "Cerca ovunque"));

    world.go("#/accounts");
    REQUIRE(world.probe->has(Role::AlertDialog, "Uscire senza salvare?"));
    world.probe->click(Role::Button, "Esci senza salvare");
    world.probe->settle();
    CHECK(world.probe->has(Role::Heading, "Clienti e fornitori"));
    CHECK_FALSE(world.probe->has(Role::Dialog, "Cerca ovunque"));
    CHECK(world.probe->has(Role::Link, "Preventivi"));
}

TEST_CASE("a new record beside the form is part of what is not saved, and goes with the page") {
    AppWorld world;
    world.go("#/contacts");
    world.go("#/contacts/new");
    world.probe->click(Role::ComboTextbox, "Cliente o fornitore");
    world.probe->click(Role::Option, "Nuovo cliente o fornitore");
    world.probe->fill(Role::Textbox, "Nome o ragione sociale", "Rossi");

    world.go("#/contacts");
    REQUIRE(world.probe->has(Role::AlertDialog, "Uscire senza salvare?"));
    world.probe->click(Role::Button, "Esci senza salvare");
    world.probe->settle();
    CHECK(world.probe->count(Role::Dialog) == 0);
    CHECK(world.probe->has(Role::Heading, "Contatti"));
}
