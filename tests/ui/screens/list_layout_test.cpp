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

TEST_CASE("a column is drawn wider at its edge: it follows the mouse, and what stands before it stays where it is") {
    CustomerList world;
    const auto before = world.probe->rect_of(Role::ColumnHeader, "Città");
    const float edge = before.x + before.width, y = before.y + before.height / 2;
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(edge, y);
    world.probe->frame(2);
    io.AddMouseButtonEvent(0, true);
    world.probe->frame(2);
    for (const float moved : {20.0f, 45.0f, 70.0f}) {
        io.AddMousePosEvent(edge + moved, y);
        world.probe->frame(2);
    }
    const auto held = world.probe->rect_of(Role::ColumnHeader, "Città");
    CHECK(held.x == doctest::Approx(before.x));
    CHECK(held.width == doctest::Approx(before.width + 70).epsilon(0.02));
    CHECK(world.kept().empty());
    io.AddMouseButtonEvent(0, false);
    world.probe->settle();
    world.leave_and_return();
    CHECK(world.probe->rect_of(Role::ColumnHeader, "Città").width == doctest::Approx(held.width));
}

TEST_CASE("with Shift a second column sorts what the first leaves equal, and the address says so") {
    CustomerList world;
    world.probe->click(Role::ColumnHeader, "Città");
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
    world.probe->click(Role::ColumnHeader, "Nome o ragione sociale");
    world.probe->click(Role::ColumnHeader, "Nome o ragione sociale");
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
    world.probe->settle();
    CHECK(world.probe->rect_of(Role::Link, "Beta").y < world.probe->rect_of(Role::Link, "Alfa").y);
    CHECK(world.host.location == "#/accounts?order=city,-name");
    world.leave_and_return();
    world.go("#/accounts?order=city,-name");
    CHECK(world.probe->rect_of(Role::Link, "Beta").y < world.probe->rect_of(Role::Link, "Alfa").y);
    world.go("#/accounts?order=city,gone,name");
    CHECK(world.probe->rect_of(Role::Link, "Alfa").y < world.probe->rect_of(Role::Link, "Beta").y);
}

TEST_CASE("the menu of a row is wholly on a narrow screen, wherever it was asked for") {
    AppWorld world(390, 844);
    CHECK(world.shop.add_customer("Alfa"));
    world.go("#/accounts");
    world.probe->right_click(Role::Link, "Alfa");
    world.probe->settle();
    const auto entry = world.probe->rect_of(Role::MenuItem, "Elimina");
    CHECK(entry.x >= 0);
    CHECK(entry.x + entry.width <= 390);
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

TEST_CASE("what stands in the line above a list stands in the middle of it") {
    AppWorld world;
    world.shop.add_customer("Officine Rossi");
    world.go("#/accounts");
    world.probe->settle();
    const ui::Rect button = world.probe->rect_of(Role::Button, "Filtri"), chip = world.probe->rect_of(Role::Checkbox, "Tutti");
    CHECK(chip.y + chip.height / 2 == button.y + button.height / 2);
}
