#include "tests/ui/support/app_world.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;

TEST_CASE("a new customer is typed, saved and shown") {
    AppWorld world;
    world.go("#/accounts/new");

    world.probe->fill(Role::Textbox, "Nome o ragione sociale", "Panificio Ferrari");
    world.probe->click(Role::Button, "Salva");
    world.probe->settle();

    CHECK(world.store().count({.entity = "account"}) == 1);
    CHECK(world.probe->has(Role::Heading, "Panificio Ferrari"));
    CHECK(world.host.location.starts_with("#/accounts/"));
    CHECK(world.host.location != "#/accounts/new");
    CHECK(world.host.asked_for_persistence);
}

TEST_CASE("all problems stand beside their fields at once, and go as they are repaired") {
    AppWorld world;
    world.go("#/accounts/new");

    world.probe->fill(Role::Textbox, "E-mail", "nessuna chiocciola");
    world.probe->click(Role::Button, "Salva");
    world.probe->settle();

    CHECK(world.store().count({.entity = "account"}) == 0);
    CHECK(world.probe->description_of(Role::Textbox, "E-mail") == "L'indirizzo e-mail non è valido");  // a warning
    CHECK((world.probe->state_of(Role::Textbox, "Nome o ragione sociale") & ui::mirror::state::invalid) != 0);
    world.probe->fill(Role::Textbox, "Nome o ragione sociale", "Panificio Ferrari");
    world.probe->settle();
    CHECK((world.probe->state_of(Role::Textbox, "Nome o ragione sociale") & ui::mirror::state::invalid) == 0);
}

TEST_CASE("leaving a form with changes asks first") {
    AppWorld world;
    world.shop.add_customer("Officine Rossi");
    world.go("#/accounts/new");
    world.probe->fill(Role::Textbox, "Nome o ragione sociale", "A metà");

    world.probe->click(Role::Link, "Contatti");
    world.probe->settle();
    CHECK(world.probe->has(Role::AlertDialog, "Uscire senza salvare?"));
    world.probe->click(Role::Button, "Resta qui");
    world.probe->settle();
    CHECK(world.probe->value_of(Role::Textbox, "Nome o ragione sociale") == "A metà");
    world.probe->click(Role::Link, "Contatti");
    world.probe->settle();
    world.probe->click(Role::Button, "Esci senza salvare");
    world.probe->settle();

    CHECK(world.probe->has(Role::Heading, "Contatti"));
}

TEST_CASE("Ctrl+S saves what is being typed") {
    AppWorld world;
    const RecordId customer = world.shop.add_customer("Officine Rossi");
    world.go("#/accounts/" + to_string(customer));

    world.probe->fill(Role::Textbox, "Nome o ragione sociale", "Officine Rossi & Figli");
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_S);
    world.probe->settle();

    CHECK(world.store().title("account", customer) == "Officine Rossi & Figli");
}

TEST_CASE("the history says which field changed, from what to what") {
    AppWorld world;
    const RecordId customer = world.shop.add_customer("Officine Rossi");
    world.go("#/accounts/" + to_string(customer));
    world.probe->fill(Role::Textbox, "Nome o ragione sociale", "Officine Verdi");
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_S);
    world.probe->settle();

    world.probe->click(Role::Tab, "Cronologia");
    world.probe->settle();

    CHECK(world.probe->has_text("Officine Rossi → Officine Verdi"));
    CHECK(world.probe->has_text("Creato"));
}

TEST_CASE("a contact made from its account belongs to it") {
    AppWorld world;
    const RecordId customer = world.shop.add_customer("Officine Rossi");
    world.go("#/accounts/" + to_string(customer));

    world.probe->click(Role::Button, "Nuovo contatto");
    world.probe->settle();
    world.probe->fill(Role::Textbox, "Nome e cognome", "Anna Rossi");
    world.probe->click(Role::Button, "Salva");
    world.probe->settle();

    const auto contact = world.store().first({.entity = "contact"});
    REQUIRE(contact);
    CHECK(contact->get(Field<RecordId>{"account"}) == customer);
}

TEST_CASE("an address of a record that is gone says so") {
    AppWorld world;

    world.go("#/accounts/123456");

    CHECK(world.probe->has(Role::Button, "Torna all'elenco"));
}

TEST_CASE("a duplicate starts from the copied fields and is stored only when saved") {
    AppWorld world;
    const RecordId customer = world.shop.add_customer("Officine Rossi");

    world.go("#/accounts/new?copy=" + to_string(customer));

    CHECK(world.probe->value_of(Role::Textbox, "Nome o ragione sociale") == "Officine Rossi");
    CHECK(world.store().count({.entity = "account"}) == 1);
}

TEST_CASE("what looks wrong in a record is marked again whenever it is opened") {
    AppWorld world;
    const RecordId customer = world.shop.add_customer("Officine Rossi");
    world.go("#/accounts/" + to_string(customer));
    world.probe->fill(Role::Textbox, "Partita IVA / CUI", "99999999999");
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_S);
    world.probe->settle();
    CHECK(world.probe->has_text("La partita IVA non è valida"));

    world.go("#/accounts");
    CHECK_FALSE(world.probe->has_text("La partita IVA non è valida"));
    world.go("#/accounts/" + to_string(customer));
    CHECK(world.probe->has_text("La partita IVA non è valida"));
}

TEST_CASE("that a form is not saved stands in the middle of its row of buttons") {
    AppWorld world;
    world.go("#/accounts/" + to_string(world.shop.add_customer("Officine Rossi")));
    world.probe->fill(Role::Textbox, "Nome o ragione sociale", "Officine Rossi e figli");
    world.probe->settle();
    const ui::Rect mark = world.probe->rect_of(Role::Text, "Modifiche non salvate"), button = world.probe->rect_of(Role::Button, "Salva");
    CHECK(mark.y + mark.height / 2 == doctest::Approx(button.y + button.height / 2).epsilon(0.002));
}

TEST_CASE("the field that has the focus keeps nothing of one record for the next") {
    AppWorld world;
    const RecordId rossi = world.shop.add_customer("Officine Rossi"), verdi = world.shop.add_customer("Panificio Verdi");
    world.go("#/accounts/" + to_string(rossi));
    world.probe->click(Role::Textbox, "Nome o ragione sociale");
    world.probe->settle();

    world.go("#/accounts/" + to_string(verdi));
    CHECK(world.probe->value_of(Role::Textbox, "Nome o ragione sociale") == "Panificio Verdi");
    CHECK_FALSE(world.probe->has_text("Modifiche non salvate"));
    world.go("#/accounts/new");
    CHECK(world.probe->value_of(Role::Textbox, "Nome o ragione sociale").empty());
}
