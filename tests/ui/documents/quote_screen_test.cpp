#include "core/documents/document_fields.hpp"
#include "tests/ui/support/app_world.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;
namespace document = documents::document;
namespace line = documents::document_line;

namespace {

RecordId only_quote(AppWorld& world) {
    const auto ids = world.store().ids({.entity = "quote"});
    REQUIRE(ids.size() == 1);
    return ids.front();
}

// Types into a cell and goes on to the next one with Enter.
void type_cell(AppWorld& world, Role role, const std::string& name, std::string_view text) {
    world.probe->fill(role, name, text);
    world.probe->press(ImGuiKey_Enter);
    world.probe->settle();
}

void save(AppWorld& world) {
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_S);
    world.probe->settle();
}

AppWorld& with_new_quote(AppWorld& world) {
    const RecordId customer = world.shop.add_customer("Officine Rossi");
    world.shop.add_product("TRA-18", "Trapano a batteria", "129.90");
    world.go("#/quotes/new?customer=" + to_string(customer));
    return world;
}

}  // namespace

TEST_CASE("a quote of three lines is typed by keyboard, and what is on the screen is what is stored") {
    AppWorld world;
    with_new_quote(world);
    type_cell(world, Role::ComboTextbox, "Riga 1, Descrizione", "trap");
    CHECK(world.probe->value_of(Role::ComboTextbox, "Riga 1, Descrizione") == "Trapano a batteria");
    CHECK(world.probe->value_of(Role::Textbox, "Riga 1, Prezzo unitario") == "129,90");
    CHECK(world.probe->focused(Role::Textbox, "Riga 1, Quantità"));
    type_cell(world, Role::Textbox, "Riga 1, Quantità", "3");
    type_cell(world, Role::ComboTextbox, "Riga 2, Descrizione", "Messa in opera");
    world.probe->fill(Role::Textbox, "Riga 2, Prezzo unitario", "12,345678");
    type_cell(world, Role::Textbox, "Riga 2, Sconto", "20+10");
    type_cell(world, Role::ComboTextbox, "Riga 3, Descrizione", "Trasporto");
    world.probe->fill(Role::Textbox, "Riga 3, Prezzo unitario", "25");
    CHECK(world.probe->has_text("Totale 516,78 €"));
    save(world);

    const RecordId id = only_quote(world);
    const Record stored = world.shop.find("quote", id);
    CHECK(stored.get(document::net_total) == world.shop.euro("423.59"));
    CHECK(stored.get(document::total) == world.shop.euro("516.78"));
    const auto lines = world.store().lines("quote_line", id);
    REQUIRE(lines.size() == 3);
    CHECK(lines[1].text(line::discount) == "20+10");
    CHECK(lines[1].get(line::unit_price) == Decimal::parse("12.345678"));
    CHECK(world.probe->has(Role::Heading, "Preventivo " + stored.title()));
}

TEST_CASE("lines move by keyboard, the one that has the focus with its text") {
    AppWorld world;
    const RecordId customer = world.shop.add_customer("Officine Rossi");
    const RecordId id = world.shop.add_quote(customer, {world.shop.line("quote", "Prima", "1", "10"), world.shop.line("quote", "Seconda", "2", "10")});
    world.go("#/quotes/" + to_string(id));

    world.probe->click(Role::Textbox, "Riga 2, Quantità");
    world.probe->press(ImGuiMod_Alt | ImGuiKey_UpArrow);
    CHECK(world.probe->value_of(Role::ComboTextbox, "Riga 1, Descrizione") == "Seconda");
    CHECK(world.probe->focused(Role::Textbox, "Riga 1, Quantità"));
    save(world);

    CHECK(world.store().lines("quote_line", id).front().text(line::description) == "Seconda");
}

TEST_CASE("problems of head and lines stand beside their fields at once") {
    AppWorld world;
    world.go("#/quotes/new");
    world.probe->fill(Role::ComboTextbox, "Riga 1, Descrizione", "Senza prezzo");
    world.probe->fill(Role::Textbox, "Riga 1, Sconto", "molto");
    save(world);

    CHECK(world.store().count({.entity = "quote"}) == 0);
    CHECK((world.probe->state_of(Role::ComboTextbox, "Cliente") & ui::mirror::state::invalid) != 0);
    CHECK((world.probe->state_of(Role::Textbox, "Riga 1, Prezzo unitario") & ui::mirror::state::invalid) != 0);
    CHECK((world.probe->state_of(Role::Textbox, "Riga 1, Sconto") & ui::mirror::state::invalid) != 0);
}

TEST_CASE("a contact made from a document belongs to its customer, and the document goes on as it was") {
    AppWorld world;
    const RecordId customer = world.shop.add_customer("Officine Rossi");
    world.shop.add_customer("Altri");
    for (const std::string place : {"quotes", "orders", "invoices"}) {
        CAPTURE(place);
        world.go("#/" + place + "/new?customer=" + to_string(customer));
        if (!world.probe->has(Role::ComboTextbox, "Riga 1, Descrizione")) continue;
        world.probe->fill(Role::ComboTextbox, "Riga 1, Descrizione", "Messa in opera");
        world.probe->fill(Role::Textbox, "Riga 1, Prezzo unitario", "25");
        world.probe->fill(Role::Textbox, "Oggetto", "Impianto");

        world.probe->click(Role::ComboTextbox, "Alla cortese attenzione");
        world.probe->click(Role::Option, "Nuovo contatto");
        REQUIRE(world.probe->has(Role::Dialog, "Nuovo contatto"));
        CHECK(world.probe->value_of(Role::ComboTextbox, "Cliente o fornitore") == "Officine Rossi");
        world.probe->fill(Role::Textbox, "Nome e cognome", "Anna di " + place);
        world.probe->click(Role::Button, "Crea");
        world.probe->settle();

        CHECK_FALSE(world.probe->has(Role::Dialog, "Nuovo contatto"));
        CHECK(world.probe->value_of(Role::ComboTextbox, "Alla cortese attenzione") == "Anna di " + place);
        CHECK(world.probe->value_of(Role::ComboTextbox, "Riga 1, Descrizione") == "Messa in opera");
        CHECK(world.probe->value_of(Role::Textbox, "Oggetto") == "Impianto");
        save(world);
    }
    const RecordId quote = only_quote(world);
    const auto contact = world.shop.find("quote", quote).get(document::contact);
    REQUIRE(contact);
    CHECK(world.shop.find("contact", *contact).value("account") == Value(customer));
    CHECK(world.shop.find("contact", *contact).title() == "Anna di quotes");
}

TEST_CASE("what was typed to find a contact names the new one") {
    AppWorld world;
    const RecordId customer = world.shop.add_customer("Officine Rossi");
    world.go("#/quotes/new?customer=" + to_string(customer));
    world.probe->fill(Role::ComboTextbox, "Alla cortese attenzione", "Piera Verdi");
    world.probe->click(Role::Option, "Crea “Piera Verdi”");
    CHECK(world.probe->value_of(Role::Textbox, "Nome e cognome") == "Piera Verdi");
    CHECK(world.probe->value_of(Role::ComboTextbox, "Cliente o fornitore") == "Officine Rossi");
}

TEST_CASE("an accepted quote is read, not edited, and says why") {
    AppWorld world;
    const RecordId customer = world.shop.add_customer("Officine Rossi");
    const RecordId id = world.shop.add_quote(customer, {world.shop.line("quote", "Trapano", "1", "10")}, "accepted");
    world.go("#/quotes/" + to_string(id));

    CHECK_FALSE(world.probe->has(Role::ComboTextbox, "Riga 1, Descrizione"));
    CHECK_FALSE(world.probe->has(Role::Button, "Salva"));
    CHECK(world.probe->has_text("Accettato"));
    CHECK(world.probe->has(Role::Button, "Crea l’ordine"));
}

TEST_CASE("on a phone a line is a card that opens its sheet") {
    AppWorld world(390, 844);
    const RecordId customer = world.shop.add_customer("Officine Rossi");
    const RecordId id = world.shop.add_quote(customer, {world.shop.line("quote", "Trapano", "1", "10")});
    world.go("#/quotes/" + to_string(id));
    world.probe->wheel(-4, Role::Heading, "Righe");

    world.probe->click(Role::Link, "Riga 1, Trapano");
    REQUIRE(world.probe->has(Role::Dialog, "Riga 1"));
    world.probe->fill(Role::Textbox, "Quantità", "4");
    world.probe->click(Role::Button, "Fatto");
    save(world);

    CHECK(world.shop.find("quote", id).get(document::net_total) == world.shop.euro("40"));
}
