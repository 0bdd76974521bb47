#include "tests/ui/support/app_world.hpp"
#include "wasm-app/kit/theme.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;

TEST_CASE("the first page has the navigation, the search and whether everything is saved") {
    AppWorld world;

    CHECK(world.probe->has(Role::Navigation, "Navigazione"));
    CHECK(world.probe->has(Role::Link, "Preventivi"));
    CHECK(world.probe->has(Role::Button, "Cerca clienti, prodotti, documenti…"));
    CHECK(world.probe->has(Role::Button, "Salvato"));
    CHECK(world.probe->has_text("Ferramenta Bianchi"));
}

TEST_CASE("what could not be saved is said in the top bar") {
    AppWorld world;

    world.host.state = ui::SaveState::NotSaved;
    world.probe->settle();
    world.probe->click(Role::Button, "Non salvato");
    world.probe->settle();

    CHECK(world.probe->has(Role::Dialog, "Non salvato"));
    world.probe->click(Role::Button, "Salva una copia");
    CHECK(world.host.give_answer("back-up", "{}"));
}

TEST_CASE("the language changes while the program runs, on every screen") {
    AppWorld world;
    world.go("#/accounts");

    world.probe->click(Role::Button, "Lingua");
    world.probe->click(Role::MenuItem, "Română");
    world.probe->settle();
    CHECK(world.probe->has(Role::Heading, "Clienți și furnizori"));
    world.in_language("en");

    CHECK(world.probe->has(Role::Heading, "Customers and suppliers"));
    CHECK(world.probe->has(Role::Link, "Quotes"));
}

TEST_CASE("the search of everything finds a customer by the beginning of a word") {
    AppWorld world;
    const RecordId customer = world.shop.add_customer("Caffè Verdi");

    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_K);
    world.probe->settle();
    world.probe->fill(Role::Searchbox, "Cerca clienti, prodotti, documenti…", "verd");
    world.probe->settle();
    world.probe->click(Role::Link, "Caffè Verdi");
    world.probe->settle();

    CHECK(world.host.location == "#/accounts/" + to_string(customer));
}

TEST_CASE("the theme is chosen and kept") {
    AppWorld world;

    world.probe->click(Role::Button, "Tema scuro");
    world.probe->settle();

    CHECK(ui::theme().dark);
    CHECK(world.program.settings["local.theme"] == "dark");
}

TEST_CASE("going back leads to where the person came from") {
    AppWorld world;
    const RecordId customer = world.shop.add_customer("Officine Rossi");
    world.go("#/accounts?search=off");
    world.probe->click(Role::Link, "Officine Rossi");
    world.probe->settle();
    REQUIRE(world.host.location == "#/accounts/" + to_string(customer));

    world.probe->click(Role::Button, "Indietro");
    world.probe->settle();

    CHECK(world.host.location == "#/accounts?search=off");
}

TEST_CASE("an unknown address says so") {
    AppWorld world;

    world.go("#/nowhere/at/all");

    CHECK(world.probe->has_text("Questa pagina non esiste"));
}

TEST_CASE("the demo says that it is one, and plain http that nothing is kept") {
    AppWorld world;
    world.program.demo = true;
    world.probe->settle();
    CHECK(world.probe->has_text("Questa è la dimostrazione"));

    world.program.kept = false;
    world.probe->settle();

    CHECK(world.probe->has_text("senza HTTPS"));
}

TEST_CASE("a backup older than a week is asked for, and made with one press") {
    AppWorld world;
    world.program.settings["local.last_backup_at"] = "2026-03-01T09:00:00Z";
    world.shop.add_customer("Officine Rossi");
    world.probe->settle();
    CHECK(world.probe->has_text("più di una settimana"));

    world.probe->click(Role::Button, "Salva una copia");
    CHECK(world.program.settings["local.last_backup_at"] == "2026-03-01T09:00:00Z");
    CHECK(world.host.give_answer("back-up", R"({"where":"download"})"));
    world.probe->settle();

    CHECK(world.program.settings["local.last_backup_at"].starts_with("2026-03-16T"));
    CHECK_FALSE(world.probe->has_text("più di una settimana"));
}

TEST_CASE("on a phone the places are in a sheet, and the list still opens its records") {
    AppWorld world(390, 844);
    world.shop.add_customer("Officine Rossi");
    world.go("#/accounts");
    CHECK_FALSE(world.probe->has(Role::Navigation, "Navigazione"));

    world.probe->click(Role::Link, "Officine Rossi");
    world.probe->settle();
    CHECK(world.probe->has(Role::Heading, "Officine Rossi"));
    world.probe->click(Role::Button, "Menu");
    world.probe->settle();
    world.probe->click(Role::Link, "Prodotti e servizi");
    world.probe->settle();

    CHECK(world.host.location == "#/products");
}

TEST_CASE("every place of the navigation can be drawn, empty, in every language and width") {
    for (const float width : {1440.0f, 1024.0f, 390.0f}) {
        AppWorld world(width, 844);
        for (const std::string& language : languages()) {
            world.in_language(language);
            for (const ui::EntityUi& entity : world.frame->context().registry.entities()) {
                CAPTURE(entity.route);
                world.go("#/" + entity.route);
                CHECK_FALSE(world.probe->has_text("ui."));
                if (!entity.creatable) continue;
                world.go("#/" + entity.route + "/new");
                CHECK_FALSE(world.probe->has_text("ui."));
            }
        }
    }
}
