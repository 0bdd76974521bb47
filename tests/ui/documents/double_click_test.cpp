// A double click does one thing: what comes to stand under the pointer waits until it is over.
#include "tests/ui/support/app_world.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;

TEST_CASE("a double click takes a document one step further, not two") {
    AppWorld world;
    const RecordId customer = world.shop.add_customer("Officine Rossi");
    const RecordId quote = world.shop.add_quote(customer, {world.shop.line("quote", "Trapano", "1", "100")});
    world.go("#/quotes/" + to_string(quote));
    world.probe->double_click(Role::Button, "Segna come inviato");
    CHECK(world.shop.find("quote", quote).text(Field<std::string>{"state"}) == "sent");

    world.probe->click(Role::Button, "Segna come accettato");
    world.probe->settle();
    world.probe->double_click(Role::Button, "Crea l’ordine");
    CHECK(world.store().count({.entity = "sales_order"}) == 1);
    CHECK(world.store().count({.entity = "invoice"}) == 0);

    world.probe->click(Role::Button, "Crea la fattura");
    world.probe->settle();
    CHECK(world.store().count({.entity = "invoice"}) == 1);
}

TEST_CASE("a double click on Duplicate makes one copy") {
    AppWorld world;
    const RecordId customer = world.shop.add_customer("Officine Rossi");
    const RecordId quote = world.shop.add_quote(customer, {world.shop.line("quote", "Trapano", "1", "100")}, "accepted");
    world.go("#/quotes/" + to_string(quote));
    if (!world.probe->has(Role::Button, "Duplica")) return;  // it stands in the menu, which closes
    world.probe->double_click(Role::Button, "Duplica");
    CHECK(world.store().count({.entity = "quote"}) == 2);
}

TEST_CASE("one press makes the record whose name was typed into the field") {
    AppWorld world;
    world.go("#/quotes/new");
    world.probe->fill(Role::ComboTextbox, "Cliente", "Verdi Luca");
    world.probe->click(Role::Option, "Crea “Verdi Luca”");
    REQUIRE(world.probe->value_of(Role::Textbox, "Nome o ragione sociale") == "Verdi Luca");
    REQUIRE(world.probe->focused(Role::Textbox, "Nome o ragione sociale"));
    world.probe->click(Role::Button, "Crea");
    world.probe->settle();
    CHECK_FALSE(world.probe->has(Role::Button, "Crea"));
    CHECK(world.store().count({.entity = "account"}) == 1);
    CHECK(world.probe->value_of(Role::ComboTextbox, "Cliente") == "Verdi Luca");
    world.probe->click(Role::Textbox, "Oggetto");
}

TEST_CASE("a press at the same place is meant, once something else was pressed meanwhile") {
    AppWorld world;
    const RecordId first = world.shop.add_customer("Bar Rossi"), second = world.shop.add_customer("Bar Neri");
    world.go("#/accounts/" + to_string(first));
    world.press("Elimina");
    REQUIRE(world.probe->has(Role::Heading, "Eliminare Bar Rossi?"));
    world.press("Annulla");
    world.go("#/accounts/" + to_string(second));
    world.probe->click_at_once(Role::Button, "Elimina");
    CHECK(world.probe->has(Role::Heading, "Eliminare Bar Neri?"));
}
