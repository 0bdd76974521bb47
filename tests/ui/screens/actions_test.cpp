// The one box does what menus and headers do.
#include "tests/ui/support/app_world.hpp"

#include "core/data/saved_view.hpp"
#include "wasm-app/kit/theme.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;

namespace {

struct ActionWorld : AppWorld {
    RecordId rossi;
    ActionWorld() : AppWorld() {
        rossi = shop.add_customer("Officine Rossi");
        store().mark_changed();
    }
    void type(const std::string& words) {
        probe->press(ImGuiMod_Ctrl | ImGuiKey_K);
        probe->settle();
        probe->type_text(words);
        probe->settle();
    }
    void choose(const std::string& words, const std::string& action) {
        type(words);
        probe->click(Role::Link, action);
        probe->settle();
    }
};

}  // namespace

TEST_CASE("what the header of the open list offers is found by its words, in any order") {
    ActionWorld world;
    world.go("#/accounts");
    world.choose("trova dopp", "Trova doppioni");
    CHECK(world.host.location == "#/duplicates?of=account");
    world.go("#/accounts");
    world.choose("colonne", "Colonne");
    CHECK(world.probe->has(Role::Dialog, "Colonne"));
}

TEST_CASE("an action of a record is there on the record only, with its keys") {
    ActionWorld world;
    world.go("#/accounts");
    world.type("duplica");
    CHECK_FALSE(world.probe->has(Role::Link, "Duplica"));
    world.probe->press(ImGuiKey_Escape);
    world.probe->settle();
    world.go("#/accounts/" + to_string(world.rossi));
    world.choose("duplica", "Duplica");
    CHECK(world.host.location == "#/accounts/new?copy=" + to_string(world.rossi));

    const RecordId invoice = world.shop.add_issued_invoice(world.rossi, "100");
    world.store().mark_changed();
    world.go("#/invoices/" + to_string(invoice));
    world.type("stampa");
    CHECK(world.probe->has(Role::Link, "Stampa"));
    CHECK(world.probe->description_of(Role::Link, "Stampa") == "Ctrl+P, Azione");
}

TEST_CASE("what is done anywhere: theme, language, places that no menu shows, undo") {
    ActionWorld world;
    world.choose("scuro aspetto", "Aspetto: Tema scuro");
    CHECK(ui::theme().dark);
    world.choose("chiaro", "Aspetto: Tema chiaro");
    CHECK_FALSE(ui::theme().dark);
    world.choose("elenchi", "Elenchi di scelte");
    CHECK(world.host.location.starts_with("#/lists"));
    world.choose("impostazioni documenti", "Impostazioni: Documenti");
    CHECK(world.host.location == "#/settings?part=documents");
    world.type("annulla l'ultima");
    CHECK(world.probe->description_of(Role::Link, "Annulla l'ultima operazione") == "Ctrl+Z, Azione");
    world.probe->press(ImGuiKey_Escape);
    world.probe->settle();
    world.choose("english", "Lingua: English");
    CHECK(world.program.session().language == "en");
}

TEST_CASE("words of another language find it too") {
    ActionWorld world;
    world.choose("trash", "Cestino");
    CHECK(world.host.location == "#/trash");
    world.go("#/accounts");
    world.type("coloane");
    CHECK(world.probe->has(Role::Link, "Colonne"));
    world.probe->press(ImGuiKey_Escape);
    world.probe->settle();
    world.choose("dark theme", "Aspetto: Tema scuro");
    CHECK(ui::theme().dark);
    world.go("#/accounts");
    world.type("esporta csv");
    CHECK(world.probe->has(Role::Link, "Esporta in CSV"));
}

TEST_CASE("views, filters and shapes of the open list are chosen by name") {
    ActionWorld world;
    REQUIRE(world.program.run("x", [&](Session& session) {
        Record view = session.store.blank(saved_view::entity);
        view.set(saved_view::name, std::string("Solo Milano"));
        view.set(saved_view::list, std::string("account"));
        view.set(saved_view::filter, std::string(R"({"field":"city","is":"is","values":["Milano"]})"));
        return save_view(session, view);
    }).ok());
    world.go("#/accounts");
    world.choose("milano", "Clienti e fornitori: Solo Milano");
    CHECK(world.host.location.find("view=") != std::string::npos);
    world.go("#/accounts?view=all");
    world.choose("fornitori", "Clienti e fornitori: Fornitori");
    CHECK(world.host.location.find("filter=ui.filter.suppliers") != std::string::npos);
    world.go("#/accounts?view=all");
    world.choose("bacheca", "Vista: Bacheca");
    CHECK(world.program.settings["shape.account"].find("board") != std::string::npos);
}

TEST_CASE("what cannot be done now says why instead") {
    ActionWorld world;
    const RecordId quote = world.shop.add_quote(world.rossi, {world.shop.line("quote", "Posa", "1", "10")});
    world.store().mark_changed();
    world.go("#/quotes/" + to_string(quote));
    world.probe->fill(Role::Textbox, "Oggetto", "Cancello");
    world.choose("stampa", "Stampa");
    CHECK(world.probe->has_text("Salva prima le modifiche"));
}
