#include "tests/ui/support/app_world.hpp"

#include "core/data/choice_list_edit.hpp"
#include "core/modules/crm/opportunity.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;
namespace opportunity = bottega::crm::opportunity;

namespace {

// One opportunity, new.
struct ListWorld : AppWorld {
    RecordId sale;

    explicit ListWorld(float width = 1440, float height = 900) : AppWorld(width, height) {
        const auto made = program.run("command.create", [&](Session&) -> Result<RecordId> { return shop.add_opportunity(shop.add_customer("Rossi"), "Cancello", "1000"); });
        sale = made.value();
        go("#/lists?of=opportunity.stage");
    }
    const FieldDef& field(const char* entity = "opportunity", const char* name = "stage") { return store().schema().entity(entity).field(name); }
    std::string stage() { return shop.find("opportunity", sale).text(opportunity::stage); }
    void choose(const std::string& combobox, const std::string& option) {
        probe->click(Role::Combobox, combobox);
        probe->settle();
        probe->click(Role::Option, option);
        probe->settle();
    }
    void in_menu(const std::string& value, const std::string& item) {
        press("Azioni su " + value);
        probe->click(Role::MenuItem, item);
        probe->settle();
    }
    void focus_row(const std::string& value) {
        for (int step = 0; step < 80 && !probe->focused(Role::Link, value); ++step) key(ImGuiKey_Tab);
        REQUIRE(probe->focused(Role::Link, value));
    }
    void key(ImGuiKeyChord chord) {
        probe->press(chord);
        probe->settle();
    }
};

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("a value is renamed where it stands; undo is in the toast and on the keyboard") {
    ListWorld world;
    world.probe->click(Role::Link, "Nuova");
    world.probe->settle();
    world.probe->fill(Role::Textbox, "Nome della voce", "Primo contatto");
    world.key(ImGuiKey_Enter);
    CHECK(world.probe->has(Role::Link, "Primo contatto"));
    CHECK(world.probe->has_text("Ora si chiama “Primo contatto”"));
    CHECK(world.stage() == "new");
    world.go("#/opportunities");
    CHECK(world.probe->has_text("Primo contatto"));
    world.key(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(look_of(world.field(), "new") == nullptr);
    CHECK(world.probe->has_text("Nuova"));
}

TEST_CASE("two values never have the same name") {
    ListWorld world;
    world.probe->click(Role::Link, "Nuova");
    world.probe->settle();
    world.probe->fill(Role::Textbox, "Nome della voce", "proposta");
    world.key(ImGuiKey_Enter);
    CHECK(world.probe->has_text("“proposta” c'è già in questo elenco"));
    CHECK(look_of(world.field(), "new") == nullptr);
    world.key(ImGuiKey_Escape);
    CHECK(world.probe->has(Role::Link, "Nuova"));
}

TEST_CASE("values are added one after the other, and are there in the form") {
    ListWorld world;
    world.key(ImGuiKey_Insert);
    world.probe->fill(Role::Textbox, "Nuova voce", "Sopralluogo fatto");
    world.key(ImGuiKey_Enter);
    world.probe->fill(Role::Textbox, "Nuova voce", "Attesa del cliente");
    world.key(ImGuiKey_Enter);
    CHECK(world.field().choices.size() == 8);
    world.go("#/opportunities/" + to_string(world.sale));
    world.choose("Fase", "Sopralluogo fatto");
    world.press("Salva");
    CHECK(world.stage() == "sopralluogo_fatto");
}

TEST_CASE("the keyboard renames, moves and deletes") {
    ListWorld world;
    world.focus_row("Qualificata");
    world.key(ImGuiMod_Alt | ImGuiKey_UpArrow);
    CHECK(world.field().choices == Codes{"qualified", "new", "proposal", "negotiation", "won", "lost"});
    CHECK(world.probe->focused(Role::Link, "Qualificata"));
    world.key(ImGuiKey_Delete);
    CHECK(world.field().choices == Codes{"new", "proposal", "negotiation", "won", "lost"});
    CHECK(world.probe->has_text("“Qualificata” eliminata dall'elenco"));
    world.key(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(world.field().choices.size() == 6);
    world.focus_row("Proposta");
    world.key(ImGuiKey_F2);
    world.probe->fill(Role::Textbox, "Nome della voce", "Offerta");
    world.key(ImGuiKey_Enter);
    CHECK(world.probe->has(Role::Link, "Offerta"));
}

TEST_CASE("a value in use asks which one takes its place, and says how many records have it") {
    ListWorld world;
    world.in_menu("Nuova", "Elimina");
    CHECK(world.probe->has_text("1 scheda ha questa voce. Quale prende il suo posto?"));
    CHECK_FALSE(world.probe->enabled(Role::Button, "Elimina e sposta"));
    world.choose("Al suo posto", "Vinta");
    world.press("Elimina e sposta");
    CHECK(world.probe->has_text("Con questa voce la scheda “Cancello” avrebbe bisogno di altri dati: scegline un'altra, o sposta prima quelle schede"));
    world.choose("Al suo posto", "Qualificata");
    world.press("Elimina e sposta");
    CHECK(world.stage() == "qualified");
    CHECK_FALSE(world.probe->has(Role::Link, "Nuova"));
    world.key(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(world.stage() == "new");
}

TEST_CASE("what the program counts on says so and stays") {
    ListWorld world;
    world.press("Azioni su Vinta");
    CHECK_FALSE(world.probe->enabled(Role::MenuItem, "Elimina"));
    CHECK(world.probe->description_of(Role::MenuItem, "Elimina") == "Serve al programma");
    world.key(ImGuiKey_Escape);
    CHECK(world.probe->has_text("“Vinta”, “Persa”: servono ai calcoli del programma. Puoi cambiarne nome, colore e posto, non toglierle."));
    world.choose("Elenco", "Preventivi: Stato");
    CHECK(world.host.location == "#/lists?of=quote.state");
    CHECK_FALSE(world.probe->has(Role::Button, "Aggiungi voce"));
    CHECK(world.probe->has_text("Il programma fa passare da uno stato all'altro: si possono cambiare nomi, colori e ordine, non le voci"));
    world.choose("Colore di Inviato", "Verde");
    CHECK(look_of(world.field("quote", "state"), "sent")->tone == "ok");
}

TEST_CASE("a row is dragged by its handle") {
    ListWorld world;
    world.probe->drag(Role::Button, "Trascina Nuova", Role::Button, "Trascina Trattativa");
    world.probe->settle();
    world.probe->let_go();
    world.probe->settle();
    CHECK(world.field().choices == Codes{"qualified", "proposal", "new", "negotiation", "won", "lost"});
}

TEST_CASE("hidden values are not offered in the form, and the probability of a stage is the person's") {
    ListWorld world;
    world.in_menu("Trattativa", "Nascondi dalle scelte");
    world.probe->fill(Role::Textbox, "Probabilità: Qualificata", "35");
    world.key(ImGuiKey_Enter);
    CHECK(choice_percent(world.field(), "qualified") == Decimal::from_int(35));
    CHECK_FALSE(world.probe->enabled(Role::Textbox, "Probabilità: Vinta"));
    world.go("#/opportunities/" + to_string(world.sale));
    world.probe->click(Role::Combobox, "Fase");
    world.probe->settle();
    CHECK(world.probe->has(Role::Option, "Proposta"));
    CHECK_FALSE(world.probe->has(Role::Option, "Trattativa"));
}

TEST_CASE("a list is edited from the drop-down of a form, and what was typed there stays") {
    ListWorld world;
    world.go("#/opportunities/" + to_string(world.sale));
    world.probe->fill(Role::Textbox, "Nome", "Cancello e recinzione");
    world.choose("Fase", "Modifica elenco…");
    CHECK(world.probe->has(Role::Dialog, "Opportunità: Fase"));
    world.press("Aggiungi voce");
    world.probe->fill(Role::Textbox, "Nuova voce", "Misure prese");
    world.key(ImGuiKey_Enter);
    world.press("Ho capito");
    CHECK_FALSE(world.probe->has(Role::Dialog, "Opportunità: Fase"));
    world.choose("Fase", "Misure prese");
    world.press("Salva");
    CHECK(world.stage() == "misure_prese");
    CHECK(world.shop.find("opportunity", world.sale).title() == "Cancello e recinzione");
}

TEST_CASE("the board follows: an added column, and its list in the menu") {
    ListWorld world(2000, 900);
    REQUIRE(world.program.run("x", [](Session& session) { return add_choice(session, {"opportunity", "stage"}, "Misure prese"); }).ok());
    world.program.settings["shape.opportunity"] = R"({"form":"board","board":"stage"})";
    world.go("#/opportunities");
    CHECK(world.probe->has(Role::Heading, "Misure prese"));
    world.press("Per Fase");
    world.probe->click(Role::MenuItem, "Modifica elenco…");
    world.probe->settle();
    CHECK(world.probe->has(Role::Dialog, "Opportunità: Fase"));
}

TEST_CASE("on a phone all of it is within reach") {
    ListWorld world(390, 844);
    world.in_menu("Nuova", "Sposta giù");
    CHECK(world.field().choices.front() == "qualified");
    world.choose("Colore di Nuova", "Viola");
    CHECK(look_of(world.field(), "new")->tone == "violet");
    world.press("Aggiungi voce");
    world.probe->fill(Role::Textbox, "Nuova voce", "Misure prese");
    world.key(ImGuiKey_Enter);
    CHECK(world.probe->has(Role::Link, "Misure prese"));
}
