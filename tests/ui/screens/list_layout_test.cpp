#include "tests/ui/support/app_world.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;

namespace {

struct CustomerList : AppWorld {
    CustomerList() {
        for (const char* name : {"Alfa", "Beta"}) CHECK(shop.add_customer(name));
        go("#/accounts");
    }
    [[nodiscard]] std::string kept() { return program.setting("list.account"); }
    void leave_and_return() {
        go("#/products");
        go("#/accounts");
    }
    // How far to the left the column stands.
    [[nodiscard]] float place_of(const char* column) { return probe->rect_of(Role::ColumnHeader, column).x; }
};

}  // namespace

TEST_CASE("columns are shown, hidden and moved, and the list remembers it") {
    CustomerList world;
    REQUIRE(world.probe->has(Role::ColumnHeader, "Telefono"));
    CHECK_FALSE(world.probe->has(Role::ColumnHeader, "CAP"));
    world.probe->click(Role::Button, "Colonne");
    world.probe->settle();
    world.probe->click(Role::Checkbox, "CAP");
    world.probe->settle();
    world.probe->click(Role::Checkbox, "Telefono");
    world.probe->settle();
    world.probe->click(Role::Button, "Sposta prima: E-mail");
    world.probe->settle();
    world.probe->press(ImGuiKey_Escape);
    world.leave_and_return();
    CHECK(world.probe->has(Role::ColumnHeader, "CAP"));
    CHECK_FALSE(world.probe->has(Role::ColumnHeader, "Telefono"));
    CHECK(world.place_of("E-mail") < world.place_of("Partita IVA / CUI"));

    world.probe->click(Role::Button, "Colonne");
    world.probe->settle();
    world.probe->click(Role::Button, "Come all'inizio");
    world.probe->settle();
    CHECK(world.kept().empty());
    world.probe->press(ImGuiKey_Escape);
    world.probe->settle();
    CHECK(world.probe->has(Role::ColumnHeader, "Telefono"));
}

TEST_CASE("the menu of a header does what the mouse does: sort, move, widen, hide") {
    CustomerList world;
    const float before = world.probe->rect_of(Role::ColumnHeader, "Città").width;
    world.probe->right_click(Role::ColumnHeader, "Città");
    world.probe->click(Role::MenuItem, "Più larga");
    world.probe->settle();
    CHECK(world.probe->rect_of(Role::ColumnHeader, "Città").width > before);
    world.probe->right_click(Role::ColumnHeader, "Città");
    world.probe->click(Role::MenuItem, "Sposta a destra");
    world.probe->settle();
    CHECK(world.place_of("Città") > world.place_of("Partita IVA / CUI"));
    world.probe->right_click(Role::ColumnHeader, "Città");
    world.probe->click(Role::MenuItem, "Nascondi la colonna");
    world.probe->settle();
    CHECK_FALSE(world.probe->has(Role::ColumnHeader, "Città"));
}

TEST_CASE("a damaged or older layout shows what is still known of it") {
    CustomerList world;
    world.program.set_setting("list.account", R"({"fields":["name","gone","city",7],"widths":{"city":"wide","name":99999}})");
    world.leave_and_return();
    CHECK(world.probe->has(Role::ColumnHeader, "Città"));
    CHECK_FALSE(world.probe->has(Role::ColumnHeader, "Telefono"));
    world.program.set_setting("list.account", "{{{");
    world.leave_and_return();
    CHECK(world.probe->has(Role::ColumnHeader, "Telefono"));
}
