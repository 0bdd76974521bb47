#include "tests/ui/support/app_world.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;

TEST_CASE("F6 leads from the top bar to the page, to the navigation and round again") {
    AppWorld world;
    world.go("#/accounts");

    world.probe->press(ImGuiKey_F6);
    world.probe->settle();
    CHECK(world.probe->focused(Role::Button, "Importa"));
    world.probe->press(ImGuiKey_F6);
    world.probe->settle();
    CHECK(world.probe->focused(Role::Link, "Panoramica"));
    world.probe->press(ImGuiKey_F6);
    world.probe->settle();

    CHECK(world.probe->focused(Role::Button, "Menu"));
}

TEST_CASE("n begins a new record, and Escape takes a search back") {
    AppWorld world;
    world.shop.add_customer("Officine Rossi");
    world.go("#/accounts?search=xyz");
    CHECK_FALSE(world.probe->has_text("Officine Rossi"));

    world.probe->press(ImGuiKey_Escape);
    world.probe->settle();
    CHECK(world.probe->has_text("Officine Rossi"));
    world.probe->press(ImGuiKey_N);
    world.probe->settle();

    CHECK(world.host.location == "#/accounts/new");
}

TEST_CASE("the arrow keys and Enter choose in the search of everything") {
    AppWorld world;
    world.shop.add_customer("Caffè Uno");
    const RecordId second = world.shop.add_customer("Caffè Uno e due");
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_K);
    world.probe->settle();

    world.probe->type_text("caffe uno");
    world.probe->settle();
    world.probe->press(ImGuiKey_DownArrow);
    world.probe->press(ImGuiKey_Enter);
    world.probe->settle();

    CHECK(world.host.location == "#/accounts/" + to_string(second));
}

TEST_CASE("a question of a command is answered, and it goes on with the answer") {
    AppWorld world;
    int runs = 0;
    const ui::UiContext ui = world.frame->context();
    ui.run({.label = "test",
            .run = [&runs](Session&, const ui::Answers& answers) -> Result<RecordId> {
                ++runs;
                if (answers.empty()) return Issue{.message = "issue.clock_ahead", .severity = Severity::Question};
                return RecordId{};
            }});
    world.probe->settle();
    CHECK(runs == 1);

    world.probe->click(Role::Button, "Procedi comunque");
    world.probe->settle();

    CHECK(runs == 2);
    CHECK_FALSE(world.probe->has(Role::Dialog, "Prima di procedere"));
}

TEST_CASE("Ctrl+F goes into the search of the list, and elsewhere opens the search of everything") {
    AppWorld world;
    world.shop.add_customer("Officine Rossi");
    world.go("#/accounts");

    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_F);
    world.probe->settle();
    CHECK_FALSE(world.probe->has(Role::Dialog, "Cerca ovunque"));
    world.probe->type_text("xyz");
    world.probe->settle();
    CHECK_FALSE(world.probe->has_text("Officine Rossi"));

    world.go("#/");
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_F);
    world.probe->settle();
    CHECK(world.probe->has(Role::Dialog, "Cerca ovunque"));
}

TEST_CASE("Ctrl+F says why it cannot search while rows are chosen") {
    AppWorld world;
    world.shop.add_customer("Officine Rossi");
    world.go("#/accounts");
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_A);
    world.probe->settle();
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_F);
    world.probe->settle();
    CHECK(world.probe->has_text("Prima togli la scelta delle righe (Esc), poi cerca nell'elenco"));
}

TEST_CASE("the search of everything answers a fragment inside a word, and forgives one typing error") {
    AppWorld world;
    world.shop.add_customer("Ferramenta Galvani");
    for (const char* typed : {"RAMEN", "galvnai"}) {
        CAPTURE(typed);
        world.probe->press(ImGuiMod_Ctrl | ImGuiKey_K);
        world.probe->settle();
        world.probe->type_text(typed);
        world.probe->settle();
        CHECK(world.probe->has(Role::Link, "Ferramenta Galvani"));
        world.probe->press(ImGuiKey_Escape);
        world.probe->settle();
    }
}

TEST_CASE("the search of everything shows by what a record was found") {
    AppWorld world;
    Record customer = *world.shop.store.find("account", world.shop.add_customer("Ferramenta Galvani"));
    customer.set(Field<std::string>{"email"}, std::string("magazzino@galvani.example"));
    REQUIRE(world.shop.store.update(customer).ok());
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_K);
    world.probe->settle();
    world.probe->type_text("gazzin");
    world.probe->settle();

    CHECK(world.probe->description_of(Role::Link, "Ferramenta Galvani").find("magazzino@galvani.example") != std::string::npos);
}

TEST_CASE("the search of everything offers what was open last before anything is typed, but not what is open now") {
    AppWorld world;
    const RecordId first = world.shop.add_customer("Caffè Uno");
    const RecordId second = world.shop.add_customer("Caffè Due");
    world.go("#/accounts/" + to_string(first));
    world.go("#/accounts/" + to_string(second));

    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_K);
    world.probe->settle();
    CHECK(world.probe->has_text("Aperti o modificati di recente"));
    world.probe->press(ImGuiKey_Enter);
    world.probe->settle();

    CHECK(world.host.location == "#/accounts/" + to_string(first));
}
