#include "tests/ui/support/app_world.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;

namespace {

constexpr const char* split_form = "Elenco e scheda";

struct SplitWorld : AppWorld {
    explicit SplitWorld(float width = 1440) : AppWorld(width, 900) {
        rossi = shop.add_customer("Officine Rossi");
        verdi = shop.add_customer("Caffè Verdi");
        antica = shop.add_customer("Antica Bottega");
        go("#/accounts");
    }
    void open_split() {
        probe->click(Role::Radio, split_form);
        probe->settle();
    }
    void press_row(const char* name) {
        probe->click(Role::Link, name);
        probe->settle();
    }
    std::string beside(RecordId id) { return "#/accounts?beside=" + to_string(id); }

    RecordId rossi, verdi, antica;
};

}  // namespace

TEST_CASE("the record opens beside its list, and the arrow keys go from one to the next") {
    SplitWorld world;
    world.open_split();
    CHECK(world.probe->has_text("Scegli una riga: la scheda si apre qui"));

    world.press_row("Antica Bottega");
    CHECK(world.host.location == world.beside(world.antica));
    CHECK(world.probe->has(Role::Heading, "Antica Bottega"));
    CHECK(world.probe->has(Role::Link, "Officine Rossi"));
    world.probe->press(ImGuiKey_DownArrow);
    world.probe->settle();

    CHECK(world.probe->has(Role::Heading, "Caffè Verdi"));
    CHECK(world.host.location == world.beside(world.verdi));
    CHECK((world.probe->state_of(Role::Link, "Caffè Verdi") & ui::mirror::state::current) != 0);
}

TEST_CASE("what is not saved beside a list is asked about before another record takes its place") {
    SplitWorld world;
    world.open_split();
    world.press_row("Antica Bottega");
    world.probe->fill(Role::Textbox, "Nome o ragione sociale", "Antica Bottega di Milano");
    world.probe->press(ImGuiKey_Tab);

    world.press_row("Caffè Verdi");
    CHECK(world.probe->has(Role::AlertDialog, "Uscire senza salvare?"));
    world.press("Resta qui");
    CHECK(world.probe->value_of(Role::Textbox, "Nome o ragione sociale") == "Antica Bottega di Milano");
    CHECK(world.host.location == world.beside(world.antica));
    world.press("Salva");
    CHECK(world.shop.find("account", world.antica).title() == "Antica Bottega di Milano");
    CHECK(world.probe->has(Role::Link, "Antica Bottega di Milano"));
    world.press_row("Caffè Verdi");
    CHECK(world.probe->has(Role::Heading, "Caffè Verdi"));
}

TEST_CASE("closing the record returns to the list, which stays as the person wants it") {
    SplitWorld world;
    world.open_split();
    world.press_row("Antica Bottega");
    world.press("Indietro");
    CHECK(world.host.location == "#/accounts");
    CHECK(world.probe->has_text("Scegli una riga"));
    world.press_row("Antica Bottega");
    world.probe->press(ImGuiKey_Escape);
    CHECK(world.host.location == "#/accounts");
    world.go("#/products");
    CHECK_FALSE(world.probe->has_text("Scegli una riga"));
    world.go("#/accounts");
    CHECK(world.probe->has_text("Scegli una riga"));
}

TEST_CASE("the search of a list keeps the record beside it") {
    SplitWorld world;
    world.open_split();
    world.press_row("Antica Bottega");
    world.probe->fill(Role::Searchbox, "Cerca in: Clienti e fornitori", "rossi");
    world.probe->press(ImGuiKey_Enter);
    CHECK_FALSE(world.probe->has(Role::Link, "Caffè Verdi"));
    CHECK(world.probe->has(Role::Heading, "Antica Bottega"));
    CHECK(world.host.location.find("search=rossi") != std::string::npos);
    CHECK(world.host.location.find("beside=") != std::string::npos);
}

TEST_CASE("a record deleted beside its list leaves the list as it was filtered") {
    SplitWorld world;
    world.go("#/accounts?name.contains=o");
    world.open_split();
    world.press_row("Officine Rossi");
    world.press("Altre azioni");
    world.probe->click(Role::MenuItem, "Elimina");
    world.press("Elimina");
    CHECK_FALSE(world.store().find("account", world.rossi));
    CHECK(world.host.location == "#/accounts?name.contains=o");
}

TEST_CASE("a narrow window has no room for a record beside the list, and loses nothing when it becomes narrow") {
    SplitWorld narrow(1024);
    CHECK_FALSE(narrow.probe->has(Role::Radio, split_form));

    SplitWorld world;
    world.open_split();
    world.press_row("Antica Bottega");
    world.probe->fill(Role::Textbox, "Nome o ragione sociale", "Antica Bottega di Milano");
    world.probe->press(ImGuiKey_Tab);
    world.probe->resize(1024, 768);
    CHECK(world.probe->value_of(Role::Textbox, "Nome o ragione sociale") == "Antica Bottega di Milano");
    world.probe->resize(1440, 900);
    CHECK(world.probe->value_of(Role::Textbox, "Nome o ragione sociale") == "Antica Bottega di Milano");
}

TEST_CASE("the row of a record that the address names comes into sight, far down in a filtered list too") {
    SplitWorld world;
    RecordId last;
    for (int i = 100; i < 400; ++i) last = world.shop.add_customer("Cliente " + std::to_string(i));
    world.open_split();
    world.go("#/products");
    world.go("#/accounts?name.contains=cliente&beside=" + to_string(last));
    CHECK(world.probe->has(Role::Heading, "Cliente 399"));
    CHECK(world.probe->has(Role::Link, "Cliente 399"));
}
