#include "core/modules/crm/account.hpp"
#include "tests/ui/support/app_world.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;

namespace {

// One customer, deleted from the list as a person does it.
struct DeletedCustomer : AppWorld {
    RecordId customer;
    DeletedCustomer() {
        customer = program.run("command.create", [&](Session&) -> Result<RecordId> { return shop.add_customer("Officine Rossi"); }).value();
        go("#/accounts");
        probe->right_click(Role::Link, "Officine Rossi");
        probe->click(Role::MenuItem, "Elimina");
        probe->settle();
        probe->click(Role::Button, "Elimina");
        probe->settle();
        CHECK_FALSE(store().find("account", customer));
    }
};

}  // namespace

TEST_CASE("what was deleted comes back from the toast that says so") {
    DeletedCustomer world;
    world.probe->click(Role::Button, "Annulla l'operazione");
    world.probe->settle();
    CHECK(world.store().find("account", world.customer));
    CHECK(world.probe->has_text("Annullato. Eliminazione: Cliente o fornitore Officine Rossi"));
}

TEST_CASE("what was done last is offered to be taken back, not a pile of it") {
    AppWorld world;
    const RecordId customer = world.shop.add_customer("Officine Rossi");
    world.go("#/accounts/" + to_string(customer));
    for (const char* city : {"Milano", "Torino", "Genova"}) {
        world.probe->fill(Role::Textbox, "Città", city);
        world.probe->press(ImGuiMod_Ctrl | ImGuiKey_S);
        world.probe->settle();
    }
    CHECK(world.probe->count(Role::Status) == 1);
    world.probe->click(Role::Button, "Annulla l'operazione");
    world.probe->settle();
    CHECK(world.store().find("account", customer)->text(crm::account::city) == "Torino");
}

TEST_CASE("Ctrl+Z takes back, Ctrl+Y does again") {
    DeletedCustomer world;
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_Z);
    world.probe->settle();
    CHECK(world.store().find("account", world.customer));
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_Y);
    world.probe->settle();
    CHECK_FALSE(world.store().find("account", world.customer));
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_Y);
    world.probe->settle();
    CHECK(world.probe->has_text("Non c'è nulla da ripetere"));
}

TEST_CASE("Ctrl+Z changes nothing beneath a form that is being filled in") {
    DeletedCustomer world;
    world.go("#/accounts/new");
    world.probe->fill(Role::Textbox, "Nome o ragione sociale", "Bianchi");
    world.probe->press(ImGuiKey_Tab);
    world.probe->press(ImGuiKey_Escape);
    world.probe->settle();
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_Z);
    world.probe->settle();
    CHECK_FALSE(world.store().find("account", world.customer));
}

TEST_CASE("the list of what was done takes a step back by itself, and says of which it was") {
    DeletedCustomer world;
    world.go("#/changes");
    CHECK(world.probe->has_text("Eliminazione: Cliente o fornitore Officine Rossi"));
    CHECK(world.probe->has_text("Creazione: Cliente o fornitore Officine Rossi"));
    world.probe->click(Role::Button, "Annulla: Eliminazione: Cliente o fornitore Officine Rossi");
    world.probe->settle();
    CHECK(world.store().find("account", world.customer));
    CHECK(world.probe->has(Role::Button, "Ripeti: Eliminazione: Cliente o fornitore Officine Rossi"));
}
