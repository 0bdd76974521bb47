#include "tests/ui/support/app_world.hpp"

#include "core/modules/crm/account.hpp"
#include "core/modules/crm/opportunity.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;

namespace {

struct CellWorld : AppWorld {
    explicit CellWorld(float width = 1440) : AppWorld(width, 900) {
        rossi = shop.add_customer("Officine Rossi");
        verdi = shop.add_customer("Verdi");
        go("#/accounts");
    }
    std::string city_of(RecordId account) { return shop.find(crm::account::entity, account).text(crm::account::city); }
    std::string phone_of(RecordId account) { return shop.find(crm::account::entity, account).text(crm::account::phone); }
    void tab_to(const std::string& row) {
        for (int i = 0; i < 60 && !probe->focused(Role::Link, row); ++i) probe->press(ImGuiKey_Tab);
        REQUIRE(probe->focused(Role::Link, row));
    }
    // Goes to a cell of the row that has the keyboard, as a person hears it.
    void walk_to(const std::string& label) {
        for (int i = 0; i < 12; ++i) {
            probe->press(ImGuiKey_RightArrow);
            if (!probe->host.announcements.empty() && probe->host.announcements.back().starts_with(label + ":")) return;
        }
        FAIL("no cell is called " << label);
    }
    void replace(const std::string& text) {
        probe->press(ImGuiMod_Ctrl | ImGuiKey_A);
        probe->type_text(text);
    }

    RecordId rossi, verdi;
    // After the pointer has been in the middle of the cell for so many frames, and where the pencil comes for so many.
    void press_where_the_pencil_comes(int frames_beside, int frames_there) {
        const ui::Rect city = probe->rect_of(Role::ColumnHeader, "Città"), row = probe->rect_of(Role::Link, "Officine Rossi");
        if (frames_beside > 0) ImGui::GetIO().AddMousePosEvent(city.x + city.width / 2, row.y + row.height / 2);
        probe->frame(frames_beside);
        ImGui::GetIO().AddMousePosEvent(city.right() - 17, row.y + row.height / 2);
        probe->frame(frames_there);
        ImGui::GetIO().AddMouseButtonEvent(0, true);
        probe->frame(2);
        ImGui::GetIO().AddMouseButtonEvent(0, false);
        probe->settle();
    }
};

}  // namespace

TEST_CASE("a cell is edited where it stands: Enter saves it as one command, Escape gives it up") {
    CellWorld world;
    world.tab_to("Officine Rossi");
    world.walk_to("Città");
    world.probe->press(ImGuiKey_F2);
    REQUIRE(world.probe->focused(Role::Textbox, "Città"));
    world.replace("Otranto");
    world.probe->press(ImGuiKey_Enter);
    CHECK(world.city_of(world.rossi) == "Otranto");
    CHECK(world.probe->has_text("Officine Rossi: ora “Otranto”"));
    CHECK(world.probe->focused(Role::Link, "Officine Rossi"));
    CHECK(world.host.location == "#/accounts");

    world.probe->press(ImGuiKey_F2);
    world.replace("Lecce");
    world.probe->press(ImGuiKey_Escape);
    CHECK(world.city_of(world.rossi) == "Otranto");
    CHECK(world.probe->focused(Role::Link, "Officine Rossi"));

    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(world.city_of(world.rossi) != "Otranto");
    world.tab_to("Officine Rossi");
    world.probe->press(ImGuiKey_Enter);
    CHECK(world.host.location == "#/accounts/" + to_string(world.rossi));
}

TEST_CASE("Tab saves and goes on to the next cell that can be edited, and a press elsewhere saves too") {
    CellWorld world;
    world.tab_to("Officine Rossi");
    world.walk_to("Città");
    world.probe->press(ImGuiKey_F2);
    world.replace("Otranto");
    world.probe->press(ImGuiKey_Tab);
    CHECK(world.city_of(world.rossi) == "Otranto");
    REQUIRE(world.probe->focused(Role::Textbox, "Partita IVA / CUI"));
    world.probe->press(ImGuiMod_Shift | ImGuiKey_Tab);
    REQUIRE(world.probe->focused(Role::Textbox, "Città"));
    world.replace("Lecce");
    world.probe->click(Role::Button, "Colonne");
    world.probe->settle();
    CHECK(world.city_of(world.rossi) == "Lecce");
}

TEST_CASE("a press that comes with the pointer is the row's, where the pencil would be") {
    CellWorld world;
    SUBCASE("at once") { world.press_where_the_pencil_comes(0, 2); }
    SUBCASE("and has rested there since the list was opened") { world.press_where_the_pencil_comes(0, 40); }
    SUBCASE("over the row") { world.press_where_the_pencil_comes(2, 2); }
    CHECK(world.host.location.starts_with("#/accounts/"));
}

TEST_CASE("the pencil beneath the mouse edits its cell, and the row is not opened") {
    CellWorld world;
    world.press_where_the_pencil_comes(20, 2);
    CHECK(world.probe->focused(Role::Textbox, "Città"));
    CHECK(world.host.location == "#/accounts");
}

TEST_CASE("what cannot be saved is said at the cell, and what was typed is still there") {
    CellWorld world;
    world.tab_to("Officine Rossi");
    world.probe->press(ImGuiKey_F2);
    REQUIRE(world.probe->focused(Role::Textbox, "Nome o ragione sociale"));
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_A);
    world.probe->press(ImGuiKey_Delete);
    world.probe->press(ImGuiKey_Enter);
    CHECK(world.probe->count(Role::Alert) == 1);
    CHECK((world.probe->state_of(Role::Textbox, "Nome o ragione sociale") & ui::mirror::state::invalid) != 0);
    CHECK(world.shop.find("account", world.rossi).text(crm::account::name) == "Officine Rossi");
    world.replace("Officine Rossi & Figli");
    world.probe->press(ImGuiKey_Enter);
    CHECK(world.probe->count(Role::Alert) == 0);
    CHECK(world.shop.find("account", world.rossi).text(crm::account::name) == "Officine Rossi & Figli");
}

TEST_CASE("a cell that is not written by hand says why not") {
    CellWorld world;
    world.shop.add_issued_invoice(world.rossi, "100");
    world.go("#/invoices");
    std::string number;
    for (const ui::mirror::NodeView& node : ui::mirror::nodes())
        if (node.role == Role::Link && node.name.find("2026") != std::string_view::npos) number = node.name;
    REQUIRE_FALSE(number.empty());
    world.tab_to(number);
    world.probe->press(ImGuiKey_F2);
    CHECK(world.probe->has_text("Il documento è emesso e non si può più modificare"));
    CHECK(world.probe->count(Role::Textbox) == 0);
}

TEST_CASE("the menu of a row edits the cell it was opened at") {
    CellWorld world;
    const RecordId torni = world.shop.add_opportunity(world.rossi, "Torni nuovi", "12000");
    world.go("#/opportunities");
    world.tab_to("Torni nuovi");
    world.walk_to("Fase");
    world.probe->press(ImGuiMod_Shift | ImGuiKey_F10);
    world.probe->click(Role::MenuItem, "Modifica: Fase");
    world.probe->settle();
    REQUIRE(world.probe->has(Role::Combobox, "Fase"));
    world.probe->click(Role::Combobox, "Fase");
    world.probe->settle();
    world.probe->click(Role::Option, "Proposta");
    world.probe->settle();
    CHECK(world.shop.find("opportunity", torni).text(crm::opportunity::stage) == "proposal");
    CHECK_FALSE(world.probe->has(Role::Combobox, "Fase"));
}

TEST_CASE("a column stays first while the others scroll sideways, and the list remembers it") {
    CellWorld world(1100);
    world.probe->right_click(Role::ColumnHeader, "Città");
    world.probe->settle();
    world.probe->click(Role::MenuItem, "Blocca come prima");
    world.probe->settle();
    const float left = world.probe->rect_of(Role::ColumnHeader, "Città").x;
    CHECK(left < world.probe->rect_of(Role::ColumnHeader, "Nome o ragione sociale").x);
    world.go("#/contacts");
    world.go("#/accounts");
    CHECK(world.probe->rect_of(Role::ColumnHeader, "Città").x == left);

    for (int i = 0; i < 20; ++i) {
        world.probe->right_click(Role::ColumnHeader, "Nome o ragione sociale");
        world.probe->settle();
        world.probe->click(Role::MenuItem, "Più larga");
        world.probe->settle();
    }
    const float wide = world.probe->rect_of(Role::ColumnHeader, "Nome o ragione sociale").width;
    CHECK(world.probe->rect_of(Role::ColumnHeader, "Città").x == left);
    world.tab_to("Officine Rossi");
    world.walk_to("Partita IVA / CUI");
    world.probe->settle();
    CHECK(world.probe->rect_of(Role::ColumnHeader, "Città").x == left);
    CHECK(world.probe->rect_of(Role::ColumnHeader, "Partita IVA / CUI").right() <= 1100);
    CHECK(world.probe->rect_of(Role::ColumnHeader, "Nome o ragione sociale").width < wide);

    world.probe->right_click(Role::ColumnHeader, "Città");
    world.probe->settle();
    CHECK((world.probe->state_of(Role::MenuItem, "Blocca come prima") & ui::mirror::state::checked) != 0);
    world.probe->click(Role::MenuItem, "Blocca come prima");
    world.probe->settle();
    CHECK(world.probe->rect_of(Role::ColumnHeader, "Nome o ragione sociale").x < world.probe->rect_of(Role::ColumnHeader, "Città").x);
}
