// A save that is refused leads to what has to be corrected.
#include "tests/ui/support/app_world.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;

namespace {

void save(AppWorld& world) {
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_S);
    world.probe->settle();
    world.probe->settle();
}

bool in_sight(AppWorld& world, Role role, const std::string& name) {
    const ui::Rect rect = world.probe->rect_of(role, name);
    return rect.y > 60 && rect.bottom() < ImGui::GetIO().DisplaySize.y - 62;
}

}  // namespace

TEST_CASE("the first field with a problem is in sight and has the focus") {
    AppWorld world(1280, 700);
    world.go("#/accounts/new");
    world.probe->fill(Role::Textbox, "Accordi sui prezzi", "al dettaglio");  // far down
    REQUIRE_FALSE(in_sight(world, Role::Textbox, "Nome o ragione sociale"));
    save(world);

    CHECK(world.store().count({.entity = "account"}) == 0);
    CHECK(in_sight(world, Role::Textbox, "Nome o ragione sociale"));
    CHECK(world.probe->focused(Role::Textbox, "Nome o ragione sociale"));
}

TEST_CASE("once it is saved, nothing says any more that it is not") {
    AppWorld world;
    world.go("#/accounts/new");
    save(world);
    save(world);
    REQUIRE(world.probe->has(Role::Alert, "Non salvato: c'è un problema"));
    world.probe->fill(Role::Textbox, "Nome o ragione sociale", "Officine Rossi");
    save(world);
    CHECK(world.probe->has(Role::Status, "Salvato"));
    CHECK_FALSE(world.probe->has(Role::Alert, "Non salvato: c'è un problema"));
}

TEST_CASE("it is so when Save is pressed with a mouse") {
    AppWorld world(1280, 700);
    world.go("#/accounts/new");
    world.probe->fill(Role::Textbox, "Accordi sui prezzi", "al dettaglio");
    world.probe->click(Role::Button, "Salva");
    world.probe->settle();
    CHECK(in_sight(world, Role::Textbox, "Nome o ragione sociale"));
    CHECK(world.probe->focused(Role::Textbox, "Nome o ragione sociale"));
}

TEST_CASE("in a document the head comes first, then its lines") {
    AppWorld world;
    world.go("#/quotes/new");
    world.probe->fill(Role::ComboTextbox, "Riga 1, Descrizione", "Senza prezzo");
    save(world);
    CHECK(world.probe->focused(Role::ComboTextbox, "Cliente"));

    world.go("#/quotes/new?customer=" + to_string(world.shop.add_customer("Officine Rossi")));
    if (world.probe->has(Role::Button, "Esci senza salvare")) world.probe->click(Role::Button, "Esci senza salvare");
    world.probe->settle();
    world.probe->fill(Role::ComboTextbox, "Riga 1, Descrizione", "Senza prezzo");
    world.probe->fill(Role::Textbox, "Oggetto", "Impianto");
    save(world);
    CHECK(world.probe->focused(Role::Textbox, "Riga 1, Prezzo unitario"));
}

TEST_CASE("on a phone the sheet of the line to be corrected opens") {
    AppWorld world(390, 844);
    const RecordId customer = world.shop.add_customer("Officine Rossi");
    world.go("#/quotes/new?customer=" + to_string(customer));
    world.probe->click(Role::Link, "Riga 1, Riga vuota");
    world.probe->fill(Role::ComboTextbox, "Descrizione", "Senza prezzo");
    world.probe->click(Role::Button, "Fatto");
    save(world);
    REQUIRE(world.probe->has(Role::Dialog, "Riga 1"));
    CHECK(world.probe->focused(Role::Textbox, "Prezzo unitario"));
}

TEST_CASE("what cannot be read takes the focus, too") {
    AppWorld world;
    const RecordId product = world.shop.add_product("TRA-18", "Trapano", "10");
    world.go("#/products/" + to_string(product));
    world.probe->fill(Role::Textbox, "Prezzo", "dieci");
    world.probe->fill(Role::Textbox, "Nome", "Trapano a batteria");
    save(world);
    CHECK(world.probe->focused(Role::Textbox, "Prezzo"));
}

TEST_CASE("a doubt about a field is said in words, too") {
    AppWorld world;
    world.go("#/accounts/new");
    world.probe->fill(Role::Textbox, "E-mail", "nessuna chiocciola");
    world.probe->fill(Role::Textbox, "Nome o ragione sociale", "Rossi");
    CHECK(world.probe->description_of(Role::Textbox, "E-mail") == "L'indirizzo e-mail non è valido");
}
