#include "wasm-app/screens/list_screen.hpp"

#include "tests/ui/support/app_world.hpp"
#include "wasm-app/kit/layout.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;

namespace {

void add_three_customers(AppWorld& world) {
    world.shop.add_customer("Officine Rossi");
    world.shop.add_customer("Caffè Verdi");
    world.shop.add_customer("Antica Bottega");
    world.go("#/accounts");
}

// The list by itself, without the frame around it.
struct ListAlone {
    explicit ListAlone(AppWorld& world) : ui(world.frame->context()), screen(ui, ui::parse_route("#/accounts")) {}
    ui::UiContext ui;
    ui::ListScreen screen;
    test::UiProbe probe{[this] {
        ui::begin_root();
        screen.draw(ui);
        ui::end_root();
    }};
};

}  // namespace

TEST_CASE("the list shows every customer and opens the one that is pressed") {
    AppWorld world;
    add_three_customers(world);

    CHECK(world.probe->has(Role::Heading, "Clienti e fornitori"));
    CHECK(world.probe->has_text("Officine Rossi"));
    world.probe->click(Role::Link, "Caffè Verdi");
    world.probe->settle();

    CHECK(world.probe->has(Role::Heading, "Caffè Verdi"));
    CHECK(world.host.location.starts_with("#/accounts/"));
}

TEST_CASE("typing in the search box leaves the customers that match, accents or not") {
    AppWorld world;
    add_three_customers(world);

    world.probe->fill(Role::Searchbox, "Cerca in: Clienti e fornitori", "caffe");
    world.probe->settle();

    CHECK(world.probe->has_text("Caffè Verdi"));
    CHECK_FALSE(world.probe->has_text("Officine Rossi"));
}

TEST_CASE("a search that finds nothing says so and can be taken back") {
    AppWorld world;
    add_three_customers(world);

    world.probe->fill(Role::Searchbox, "Cerca in: Clienti e fornitori", "nessunissimo");
    world.probe->settle();
    CHECK(world.probe->has_text("Nessun risultato per “nessunissimo”"));
    world.probe->click(Role::Button, "Mostra tutto");
    world.probe->settle();

    CHECK(world.probe->has_text("Officine Rossi"));
}

TEST_CASE("what the list shows is exported from its menu, as a workbook and as CSV") {
    AppWorld world;
    add_three_customers(world);
    world.probe->fill(Role::Searchbox, "Cerca in: Clienti e fornitori", "caffe");
    world.probe->settle();
    const auto export_as = [&](const char* item) {
        world.probe->click(Role::Button, "Esporta");
        world.probe->settle();
        world.probe->click(Role::MenuItem, item);
        world.probe->settle();
    };
    export_as("Esporta in Excel (.xlsx)");
    std::string wish;
    for (const auto& asked : world.host.wishes)
        if (asked.what == "download-workbook") wish = asked.wish;
    CHECK(wish.find("Clienti e fornitori 2026-03-16.xlsx") != std::string::npos);
    CHECK(wish.find("tCaffè Verdi") != std::string::npos);
    CHECK(wish.find("Rossi") == std::string::npos);
    CHECK(world.probe->has_text("1 riga esportata"));
    export_as("Esporta in CSV");
    CHECK(world.host.downloads.back() == "Clienti e fornitori 2026-03-16.csv");
}

TEST_CASE("pressing a column header sorts, and the address remembers it") {
    AppWorld world;
    add_three_customers(world);
    const auto top_of = [&](std::string_view name) { return world.probe->rect_of(Role::Link, name).y; };

    world.probe->click(Role::ColumnHeader, "Nome o ragione sociale");
    world.probe->settle();
    CHECK(top_of("Antica Bottega") < top_of("Officine Rossi"));
    world.probe->click(Role::ColumnHeader, "Nome o ragione sociale");
    world.probe->settle();

    CHECK(top_of("Officine Rossi") < top_of("Antica Bottega"));
    CHECK(world.host.location.find("order=") != std::string::npos);
}

TEST_CASE("a quick filter leaves the suppliers only") {
    AppWorld world;
    Record supplier = world.store().blank("account");
    supplier.set(Field<std::string>{"name"}, std::string("Ferro Fornitori"));
    supplier.set(Field<bool>{"is_supplier"}, true);
    REQUIRE(world.store().insert(std::move(supplier)).ok());
    add_three_customers(world);

    world.probe->click(Role::Checkbox, world.frame->context().text("ui.filter.suppliers"));
    world.probe->settle();

    CHECK(world.probe->has_text("Ferro Fornitori"));
    CHECK_FALSE(world.probe->has_text("Officine Rossi"));
}

TEST_CASE("an empty list says what will be there and how to begin") {
    AppWorld world;

    world.go("#/products");

    CHECK(world.probe->has_text("Qui staranno i prodotti e i servizi che vendi"));
    world.probe->click(Role::Button, "Comincia da qui");
    world.probe->settle();
    CHECK(world.host.location == "#/products/new");
}

TEST_CASE("the list asks the archive once, not in every frame, and notices new customers") {
    AppWorld world;
    add_three_customers(world);
    ListAlone list(world);

    list.probe.frame(60);
    CHECK(list.screen.query_runs() == 1);
    CHECK(list.screen.pages_fetched() == 1);
    world.shop.add_customer("Nuovissimo");
    list.probe.frame(10);

    CHECK(list.screen.query_runs() == 2);
    CHECK(list.probe.has_text("Nuovissimo"));
}

TEST_CASE("of a long list the first rows come at once, and all of them are there to be reached, counted and chosen") {
    AppWorld world;
    for (int i = 100; i < 400; ++i) world.shop.add_customer("Cliente " + std::to_string(i));
    ListAlone list(world);
    list.probe.frame(1);
    CHECK(list.probe.has_text("Cliente 100"));
    CHECK(list.screen.query_runs() == 1);
    list.probe.settle();
    CHECK(list.screen.query_runs() == 1);

    world.go("#/accounts");
    const std::string all = std::to_string(world.store().count({.entity = "account"}));
    REQUIRE(all == "300");
    for (int turns = 0; turns < 40; ++turns) world.probe->wheel(-20, Role::Table, "Clienti e fornitori");
    CHECK(world.probe->has(Role::Link, "Cliente 399"));
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_A);
    CHECK(world.probe->has_text(all + " selezionati"));
    world.go("#/accounts?search=nte%20390");
    CHECK(world.probe->has(Role::Link, "Cliente 390"));
    CHECK_FALSE(world.probe->has(Role::Link, "Cliente 391"));
}

TEST_CASE("another search or order shows its first rows, wherever the list was scrolled to; a change leaves it there") {
    AppWorld world;
    for (int i = 100; i < 400; ++i) world.shop.add_customer("Cliente " + std::to_string(i));
    ListAlone list(world);
    list.probe.settle();
    const auto scroll_down = [&] {
        for (int turns = 0; turns < 40; ++turns) list.probe.wheel(-20, Role::Table, "Clienti e fornitori");
        REQUIRE(list.probe.has(Role::Link, "Cliente 399"));
    };
    scroll_down();
    world.shop.add_customer("Cliente 400");
    list.probe.settle();
    CHECK_FALSE(list.probe.has(Role::Link, "Cliente 100"));

    const int fetched = list.screen.pages_fetched();
    list.probe.fill(Role::Searchbox, "Cerca in: Clienti e fornitori", "client");
    list.probe.settle();
    CHECK(list.probe.has(Role::Link, "Cliente 100"));
    CHECK(list.screen.pages_fetched() == fetched + 1);  // none of the rows that it was scrolled to
    scroll_down();
    list.probe.click(Role::ColumnHeader, "Città");
    list.probe.settle();
    CHECK(list.probe.has(Role::Link, "Cliente 100"));
}

TEST_CASE("a customer in use is not deleted: the list says where it is used") {
    AppWorld world;
    const RecordId customer = world.shop.add_customer("Officine Rossi");
    world.shop.add_opportunity(customer, "Torni nuovi", "12000");
    world.go("#/accounts");

    world.probe->right_click(Role::Link, "Officine Rossi");
    world.probe->click(Role::MenuItem, "Elimina");
    world.probe->settle();

    CHECK(world.probe->has_text("Officine Rossi è in uso"));
    CHECK(world.probe->has(Role::Link, "Opportunità (1)"));
    CHECK(world.store().find("account", customer));
}

TEST_CASE("a customer that nothing uses is deleted after a question") {
    AppWorld world;
    const RecordId customer = world.shop.add_customer("Officine Rossi");
    world.go("#/accounts");

    world.probe->right_click(Role::Link, "Officine Rossi");
    world.probe->click(Role::MenuItem, "Elimina");
    world.probe->settle();
    CHECK(world.probe->has(Role::AlertDialog, "Eliminare Officine Rossi?"));
    world.probe->click(Role::Button, "Elimina");
    world.probe->settle();

    CHECK_FALSE(world.store().find("account", customer));
}

TEST_CASE("prices stand with two decimals at least, in the list, in its filter and in the form") {
    AppWorld world;
    (void)world.shop.add_product("V", "Vite", "3.2");
    const RecordId cable = world.shop.add_product("C", "Cavo", "0.385");
    world.go("#/products?price.between=0,9");
    CHECK(world.probe->has_text("3,20"));
    CHECK(world.probe->has_text("0,385"));
    CHECK(world.probe->has(Role::Button, "Prezzo tra 0,00 e 9,00"));
    world.go("#/products/" + to_string(cable));
    CHECK(world.probe->value_of(Role::Textbox, "Prezzo") == "0,385");
    world.go("#/products?search=vite");
    world.probe->click(Role::Link, "Vite");
    world.probe->settle();
    CHECK(world.probe->value_of(Role::Textbox, "Prezzo") == "3,20");
}

TEST_CASE("a list is taken along as JSON, and as a PDF with the columns on the screen") {
    AppWorld world;
    world.shop.add_customer("Caffè Uno");
    world.shop.add_customer("Caffè Due");
    world.shop.add_customer("Officine Rossi");
    world.go("#/accounts?search=caffe");

    world.probe->click(Role::Button, "Esporta");
    world.probe->settle();
    world.probe->click(Role::MenuItem, "Esporta in JSON");
    world.probe->settle();
    REQUIRE(world.host.downloads.size() == 1);
    CHECK(world.host.downloads[0].ends_with(".json"));

    world.probe->click(Role::Button, "Esporta");
    world.probe->settle();
    world.probe->click(Role::MenuItem, "Esporta in PDF");
    world.probe->settle();
    CHECK(world.host.rendered_definition.find("Caffè Due") != std::string::npos);
    CHECK(world.host.rendered_definition.find("Officine Rossi") == std::string::npos);
    CHECK(world.host.downloads.size() == 1);
    CHECK(world.probe->has_text("Sto preparando il PDF"));
    world.host.finish_pdf();
    REQUIRE(world.host.downloads.size() == 2);
    CHECK(world.host.downloads[1].ends_with(".pdf"));
}
