#include "tests/ui/support/app_world.hpp"

#include "core/data/field_rule.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;

namespace {

struct ThreeCustomers : AppWorld {
    std::vector<RecordId> customers;
    ThreeCustomers() {
        for (const char* name : {"Alfa", "Beta", "Gamma"})
            customers.push_back(program.run("command.create", [&](Session&) -> Result<RecordId> { return shop.add_customer(name); }).value());
        go("#/accounts");
    }
    [[nodiscard]] int left() { return static_cast<int>(store().count({.entity = "account"})); }
};

}  // namespace

TEST_CASE("rows are chosen by their boxes and deleted together, and one undo brings all of them back") {
    ThreeCustomers world;
    const int before = world.left();
    world.probe->click(Role::Checkbox, "Seleziona Alfa");
    world.probe->click(Role::Checkbox, "Seleziona Gamma");
    world.probe->settle();
    CHECK(world.probe->has_text("2 selezionati"));
    world.probe->click(Role::Button, "Elimina");
    world.probe->settle();
    CHECK(world.probe->has_text("Eliminare 2 elementi?"));
    world.probe->click(Role::Button, "Elimina");
    world.probe->settle();
    CHECK(world.left() == before - 2);
    CHECK(world.store().find("account", world.customers[1]));
    CHECK(world.probe->has_text("2 elementi eliminati"));
    world.probe->click(Role::Button, "Annulla l'operazione");
    world.probe->settle();
    CHECK(world.left() == before);
}

TEST_CASE("with the keyboard: Ctrl+A chooses all, Escape lets go, Delete asks") {
    ThreeCustomers world;
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_A);
    world.probe->settle();
    CHECK(world.probe->has_text(std::to_string(world.left()) + " selezionati"));
    world.probe->press(ImGuiKey_Delete);
    world.probe->settle();
    CHECK(world.probe->has_text("Eliminare " + std::to_string(world.left()) + " elementi?"));
    world.probe->press(ImGuiKey_Escape);
    world.probe->settle();
    CHECK(world.probe->has_text(std::to_string(world.left()) + " selezionati"));
    world.probe->press(ImGuiKey_Escape);
    world.probe->settle();
    CHECK_FALSE(world.probe->has_text("selezionati"));
}

TEST_CASE("Escape closes the menu of a row and lets go of nothing") {
    ThreeCustomers world;
    world.probe->click(Role::Checkbox, "Seleziona Alfa");
    world.probe->settle();
    world.probe->right_click(Role::Link, "Alfa");
    world.probe->settle();
    CHECK(world.probe->has(Role::Menu, "Alfa"));
    world.probe->press(ImGuiKey_Escape);
    world.probe->settle();
    CHECK_FALSE(world.probe->has(Role::Menu, "Alfa"));
    CHECK(world.probe->has_text("1 selezionato"));
    world.probe->press(ImGuiKey_Escape);
    world.probe->settle();
    CHECK_FALSE(world.probe->has_text("selezionato"));
}

TEST_CASE("a field of all chosen records is given one value") {
    ThreeCustomers world;
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_A);
    world.probe->settle();
    world.probe->click(Role::Button, "Modifica");
    world.probe->settle();
    CHECK_FALSE(world.probe->enabled(Role::Button, "Applica"));
    world.probe->click(Role::Combobox, "Campo da modificare");
    world.probe->settle();
    world.probe->click(Role::Option, "Città");
    world.probe->settle();
    world.probe->fill(Role::Textbox, "Città", "Alba");
    world.probe->press(ImGuiKey_Tab);
    world.probe->click(Role::Button, "Applica");
    world.probe->settle();
    for (const RecordId customer : world.customers) CHECK(world.shop.find("account", customer).text(Field<std::string>{"city"}) == "Alba");
    CHECK(world.probe->has_text("elementi modificati"));
}

TEST_CASE("a field that never repeats is not given to many") {
    ThreeCustomers world;
    const auto is_offered = [&] {
        world.probe->press(ImGuiMod_Ctrl | ImGuiKey_A);
        world.probe->settle();
        world.press("Modifica");
        world.probe->click(Role::Combobox, "Campo da modificare");
        world.probe->settle();
        CHECK(world.probe->has(Role::Option, "Città"));
        const bool offered = world.probe->has(Role::Option, "CAP");
        for (int closed = 0; closed < 3; ++closed) {
            world.probe->press(ImGuiKey_Escape);
            world.probe->settle();
        }
        return offered;
    };
    CHECK(is_offered());
    REQUIRE(world.program.run("x", [](Session& session) { return set_rule(session, "account", "postal_code", Rule::Unique, true); }).ok());
    CHECK_FALSE(is_offered());
}

TEST_CASE("what is in use stays and is named when several are deleted") {
    ThreeCustomers world;
    Record contact = world.store().blank("contact");
    contact.set(Field<std::string>{"name"}, std::string("Anna"));
    contact.set(Field<RecordId>{"account"}, world.customers[1]);
    REQUIRE(world.store().insert(std::move(contact)).ok());
    world.go("#/accounts");
    for (const char* name : {"Seleziona Alfa", "Seleziona Beta"}) world.probe->click(Role::Checkbox, name);
    world.probe->click(Role::Button, "Elimina");
    world.probe->settle();
    world.probe->click(Role::Button, "Elimina");
    world.probe->settle();
    CHECK_FALSE(world.store().find("account", world.customers[0]));
    CHECK(world.store().find("account", world.customers[1]));
    CHECK(world.probe->has_text("1 elemento è rimasto com'era"));
}

TEST_CASE("a question mark shows the keys") {
    ThreeCustomers world;
    world.probe->type_text("?");
    world.probe->settle();
    CHECK(world.probe->has(Role::Dialog, "Scorciatoie da tastiera"));
    CHECK(world.probe->has_text("Ctrl+Z"));
    CHECK(world.probe->has_text("Annulla l'ultima operazione"));
}
