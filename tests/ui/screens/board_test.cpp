#include "tests/ui/support/app_world.hpp"

#include "core/modules/crm/opportunity.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;

namespace {

struct BoardWorld : AppWorld {
    explicit BoardWorld(float width = 1440, float height = 900) : AppWorld(width, height) {
        const RecordId rossi = shop.add_customer("Officine Rossi");
        lathes = shop.add_opportunity(rossi, "Torni nuovi", "12000");
        mills = shop.add_opportunity(rossi, "Frese", "500");
        presses = shop.add_opportunity(rossi, "Presse", "300");
        REQUIRE(crm::set_stage(shop.session, presses, "proposal").ok());
    }
    void open_board() {
        go("#/opportunities");
        probe->click(Role::Radio, "Bacheca");
        probe->settle();
    }
    std::string stage_of(RecordId opportunity) { return shop.find("opportunity", opportunity).text(crm::opportunity::stage); }

    RecordId lathes, mills, presses;
};

// The titles of the cards of one column, from above.
std::vector<std::string> cards_in(const std::string& column) {
    std::vector<std::string> names;
    ui::mirror::Id list = 0;
    std::vector<ui::mirror::Id> items;
    for (const ui::mirror::NodeView& node : ui::mirror::nodes()) {
        if (node.role == Role::List && node.name == column) list = node.id;
        if (node.role == Role::ListItem && list != 0 && node.parent == list) items.push_back(node.id);
        if (node.role == Role::Link && std::find(items.begin(), items.end(), node.parent) != items.end()) names.emplace_back(node.name);
    }
    return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a list with stages can be seen as a board, which it remembers") {
    BoardWorld world;
    world.open_board();

    CHECK(cards_in("Nuova") == Names{"Torni nuovi", "Frese"});
    CHECK(cards_in("Proposta") == Names{"Presse"});
    CHECK(world.probe->has(Role::Heading, "Vinta"));
    CHECK(world.probe->has_text("12.500,00 €"));
    CHECK(world.probe->has_text("Nessuna scheda"));
    CHECK(world.probe->description_of(Role::Link, "Presse").starts_with("Proposta, Officine Rossi"));
    world.go("#/accounts");
    world.go("#/opportunities");
    CHECK(cards_in("Proposta") == Names{"Presse"});
    world.probe->click(Role::Radio, "Elenco");
    world.probe->settle();
    CHECK(world.probe->has(Role::Table, "Opportunità"));
}

TEST_CASE("a list without choices has no switch") {
    AppWorld world;
    world.shop.add_customer("Rossi");
    world.go("#/categories");
    CHECK_FALSE(world.probe->has(Role::Radio, "Bacheca"));
    world.go("#/invoices");
    CHECK_FALSE(world.probe->has(Role::Radio, "Bacheca"));
}

TEST_CASE("a card is dragged to another stage, and the move is taken back at once") {
    BoardWorld world;
    world.open_board();

    world.probe->drag(Role::Link, "Torni nuovi", Role::Heading, "Proposta");
    CHECK(world.stage_of(world.lathes) == "new");
    world.probe->let_go();
    CHECK(world.stage_of(world.lathes) == "proposal");
    CHECK(cards_in("Nuova") == Names{"Frese"});
    CHECK(cards_in("Proposta") == Names{"Torni nuovi", "Presse"});
    CHECK(world.probe->has_text("12.300,00 €"));
    CHECK(world.host.location == "#/opportunities");
    CHECK(world.probe->has_text("Torni nuovi: ora in “Proposta”"));

    world.press("Annulla l'operazione");
    CHECK(world.stage_of(world.lathes) == "new");
    CHECK(cards_in("Nuova") == Names{"Torni nuovi", "Frese"});
}

TEST_CASE("Escape puts a card in the hand back, and a card let go where it was stays") {
    BoardWorld world;
    world.open_board();

    world.probe->drag(Role::Link, "Frese", Role::Heading, "Proposta");
    world.probe->press(ImGuiKey_Escape);
    world.probe->let_go();
    CHECK(world.stage_of(world.mills) == "new");
    CHECK(world.host.location == "#/opportunities");
    world.probe->drag(Role::Link, "Frese", Role::Heading, "Nuova");
    world.probe->let_go();
    CHECK(world.stage_of(world.mills) == "new");
    CHECK(world.host.location == "#/opportunities");
}

TEST_CASE("with the keyboard the arrows walk through the cards, Ctrl and an arrow move one, Enter opens it") {
    BoardWorld world;
    world.open_board();
    const auto tab_to = [&](std::string_view card) {
        for (int i = 0; i < 60 && !world.probe->focused(Role::Link, card); ++i) world.probe->press(ImGuiKey_Tab);
        REQUIRE(world.probe->focused(Role::Link, card));
    };
    tab_to("Torni nuovi");

    world.probe->press(ImGuiKey_DownArrow);
    CHECK(world.probe->focused(Role::Link, "Frese"));
    world.probe->press(ImGuiKey_RightArrow);
    CHECK(world.probe->focused(Role::Link, "Presse"));
    world.probe->press(ImGuiKey_LeftArrow);
    CHECK(world.probe->focused(Role::Link, "Torni nuovi"));
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_RightArrow);
    CHECK(world.stage_of(world.lathes) == "qualified");
    CHECK(world.probe->focused(Role::Link, "Torni nuovi"));
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_RightArrow);
    CHECK(world.stage_of(world.lathes) == "proposal");
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_LeftArrow);
    CHECK(world.stage_of(world.lathes) == "qualified");
    world.probe->press(ImGuiKey_Enter);
    CHECK(world.host.location == "#/opportunities/" + to_string(world.lathes));
}

TEST_CASE("the menu of a card moves it too, and what is won is closed today as from anywhere") {
    BoardWorld world;
    world.open_board();

    world.probe->right_click(Role::Link, "Presse");
    world.probe->click(Role::MenuItem, "Sposta in: Vinta");
    world.probe->settle();

    const Record won = world.shop.find("opportunity", world.presses);
    CHECK(won.text(crm::opportunity::stage) == "won");
    CHECK(won.get(crm::opportunity::closed_on) == world.shop.session.today);
    CHECK(cards_in("Vinta") == Names{"Presse"});
}

TEST_CASE("a new record from a column has its choice") {
    BoardWorld world;
    world.open_board();

    world.press("Nuova opportunità: Proposta");

    CHECK(world.host.location == "#/opportunities/new?stage=proposal");
    CHECK(world.probe->value_of(Role::Combobox, "Fase") == "Proposta");
}

TEST_CASE("the board shows what the search of the list leaves, and says when that is nothing") {
    BoardWorld world;
    world.open_board();
    world.probe->fill(Role::Searchbox, "Cerca in: Opportunità", "fres");
    world.probe->settle();
    CHECK(cards_in("Nuova") == Names{"Frese"});
    CHECK(cards_in("Proposta").empty());
    world.probe->fill(Role::Searchbox, "Cerca in: Opportunità", "zzz");
    world.probe->settle();
    CHECK(world.probe->has_text("Nessun risultato per “zzz”"));
}

TEST_CASE("a quote moves along its workflow only, and the board says why not") {
    AppWorld world;
    const RecordId quote = world.shop.add_quote(world.shop.add_customer("Rossi"), {world.shop.line("quote", "A", "1", "10")});
    const std::string name = world.store().title("quote", quote);
    world.go("#/quotes");
    world.probe->click(Role::Radio, "Bacheca");
    world.probe->settle();

    world.probe->drag(Role::Link, name, Role::Heading, "Rifiutato");
    world.probe->let_go();
    CHECK(world.shop.find("quote", quote).text(Field<std::string>{"state"}) == "draft");
    CHECK(world.probe->has_text("Da “Bozza” non si passa a “Rifiutato” in un solo passo"));
    world.probe->drag(Role::Link, name, Role::Heading, "Inviato");
    world.probe->let_go();
    CHECK(world.shop.find("quote", quote).text(Field<std::string>{"state"}) == "sent");
}

TEST_CASE("a board can be made of another choice, and the list remembers which") {
    BoardWorld world;
    world.open_board();
    world.press("Per Fase");
    world.probe->click(Role::MenuItem, "Per Valuta");
    world.probe->settle();
    CHECK(cards_in("Euro (EUR)").size() == 3);
    world.go("#/accounts");
    world.go("#/opportunities");
    CHECK(cards_in("Euro (EUR)").size() == 3);
}

TEST_CASE("of ten thousand cards those in sight are drawn, the last is reached, and one can be dragged") {
    AppWorld world;
    const RecordId rossi = world.shop.add_customer("Rossi");
    constexpr int many = 10'000;
    {
        Transaction all(world.shop.database);
        for (int i = 0; i < many; ++i) world.shop.add_opportunity(rossi, "Scheda " + std::to_string(10'000 + i), "1");
        all.commit();
    }
    world.go("#/opportunities");
    world.probe->click(Role::Radio, "Bacheca");
    world.probe->settle();
    CHECK(world.probe->has_text("10.000"));
    CHECK(world.probe->count(Role::ListItem) < 30);
    world.probe->click(Role::Heading, "Nuova");
    for (int i = 0; i < 60 && !world.probe->focused(Role::Link, "Scheda 10000"); ++i) world.probe->press(ImGuiKey_Tab);
    world.probe->press(ImGuiKey_End);
    CHECK(world.probe->focused(Role::Link, "Scheda 19999"));
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_RightArrow);
    CHECK(cards_in("Qualificata") == Names{"Scheda 19999"});
    CHECK(world.probe->has_text("9.999"));
}

TEST_CASE("a phone shows one column beneath the names of all, and moves cards by the menu") {
    BoardWorld world(390, 844);
    world.go("#/opportunities");
    world.press("Vista: Elenco");
    world.probe->click(Role::MenuItem, "Bacheca");
    world.probe->settle();

    CHECK(cards_in("Nuova") == Names{"Torni nuovi", "Frese"});
    CHECK(cards_in("Proposta").empty());
    world.probe->right_click(Role::Link, "Frese");
    world.probe->click(Role::MenuItem, "Sposta in: Qualificata");
    world.probe->settle();
    CHECK(world.stage_of(world.mills) == "qualified");
    world.probe->click(Role::Tab, "Nuova");
    world.probe->settle();
    CHECK(cards_in("Nuova") == Names{"Torni nuovi"});
    world.probe->drag(Role::Link, "Torni nuovi", Role::Tab, "Qualificata");
    world.probe->let_go();
    CHECK(world.stage_of(world.lathes) == "qualified");
}

TEST_CASE("a card of any entity is moved as its form would save it, and who refuses says why") {
    AppWorld world;
    const RecordId rossi = world.shop.add_customer("Officine Rossi");
    world.go("#/accounts");
    world.probe->click(Role::Radio, "Bacheca");
    world.probe->settle();
    world.probe->drag(Role::Link, "Officine Rossi", Role::Heading, "Privato");
    world.probe->let_go();
    CHECK(world.shop.find("account", rossi).text(Field<std::string>{"kind"}) == "person");

    world.shop.database.execute("UPDATE account SET name = ''");  // as a damaged or old archive may have it
    world.store().mark_changed();
    world.probe->settle();
    const ui::UiContext ui = world.frame->context();
    world.probe->right_click(Role::Link, ui.text("ui.without_title", {ui.text("account")}));
    world.probe->click(Role::MenuItem, "Sposta in: Azienda");
    world.probe->settle();
    CHECK(world.probe->has_text("Nome o ragione sociale:"));
    CHECK(world.probe->has_text("resta dov’era"));
    CHECK(world.shop.find("account", rossi).text(Field<std::string>{"kind"}) == "person");
}
