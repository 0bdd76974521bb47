// A form that was filled in and not saved outlives its page and is offered again.
#include "core/data/unsaved_form.hpp"
#include "core/modules/billing/issue_invoice.hpp"
#include "tests/ui/start/start_world.hpp"
#include "tests/ui/support/app_world.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;
using test::StartWorld;

namespace {

// The page goes, and is opened again at the same address or another.
template <class World>
void reload(World& world, const std::string& address) {
    world.frame->keep_forms();
    world.frame.reset();
    world.probe->settle();
    world.go(address);
}

std::size_t kept_count(const test::FakeHost& host) { return read_unsaved_forms(host.forms).size(); }

// The page of a customer in which something was typed, and kept.
RecordId typed_over_customer(AppWorld& world, const std::string& field, const std::string& text) {
    const RecordId id = world.shop.add_customer("Verdi");
    world.go("#/accounts/" + to_string(id));
    world.probe->fill(Role::Textbox, field, text);
    world.frame->keep_forms();
    REQUIRE(kept_count(world.host) == 1);
    return id;
}

void go_on(AppWorld& world) {
    world.press("Riprendi");
    world.probe->settle();
}

}  // namespace

TEST_CASE("a new customer that was half filled in is offered after a reload, and goes on where it was") {
    AppWorld world;
    world.go("#/accounts/new");
    world.probe->fill(Role::Textbox, "Nome o ragione sociale", "Caffè Verdi");
    world.probe->fill(Role::Textbox, "Telefono", "02 123456");

    reload(world, "#/accounts");
    REQUIRE(world.probe->has_text("Hai lasciato a metà: Nuovo cliente o fornitore · Caffè Verdi"));
    go_on(world);

    CHECK(world.host.location.starts_with("#/accounts/new"));
    CHECK(world.probe->value_of(Role::Textbox, "Nome o ragione sociale") == "Caffè Verdi");
    CHECK(world.probe->value_of(Role::Textbox, "Telefono") == "02 123456");
    CHECK(world.frame->has_unsaved_input());
    CHECK_FALSE(world.probe->has(Role::Button, "Riprendi"));
}

TEST_CASE("it is kept while one types, not only when the page goes") {
    AppWorld world;
    world.go("#/accounts/new");
    world.probe->fill(Role::Textbox, "Nome o ragione sociale", "Caffè");
    world.host.now += 600;
    world.probe->frame(2);

    const auto forms = read_unsaved_forms(world.host.forms);
    REQUIRE(forms.size() == 1);
    CHECK(forms[0].name == "Caffè");
}

TEST_CASE("a form that was saved is not offered, once the browser has saved it") {
    AppWorld world;
    world.go("#/accounts/new");
    world.probe->fill(Role::Textbox, "Nome o ragione sociale", "Caffè Verdi");
    world.frame->keep_forms();
    REQUIRE(kept_count(world.host) == 1);

    world.host.state = ui::SaveState::Saving;
    world.press("Salva");
    world.frame->keep_forms();
    CHECK(kept_count(world.host) == 1);  // the page may still be killed before the record is stored
    CHECK_FALSE(world.probe->has(Role::Button, "Riprendi"));

    world.host.state = ui::SaveState::Saved;
    world.probe->settle();
    CHECK(kept_count(world.host) == 0);
    CHECK(world.store().count({.entity = "account"}) == 1);
}

TEST_CASE("what was given up is not offered again") {
    AppWorld world;
    typed_over_customer(world, "Nome o ragione sociale", "Rossi");
    world.press("Annulla");
    CHECK(kept_count(world.host) == 0);
}

TEST_CASE("changes of a stored record go on over what is stored by then") {
    AppWorld world;
    const RecordId id = typed_over_customer(world, "Telefono", "02 123456");
    Record changed = *world.store().find("account", id);
    changed.set(Field<std::string>{"email"}, std::string("info@verdi.example"));
    REQUIRE(world.store().update(changed).ok());

    reload(world, "#/accounts/" + to_string(id));
    CHECK(world.probe->value_of(Role::Textbox, "Telefono").empty());
    go_on(world);
    CHECK(world.probe->value_of(Role::Textbox, "Telefono") == "02 123456");
    CHECK(world.probe->value_of(Role::Textbox, "E-mail") == "info@verdi.example");
    world.press("Salva");
    const Record stored = *world.store().find("account", id);
    CHECK(stored.text(Field<std::string>{"phone"}) == "02 123456");
    CHECK(stored.text(Field<std::string>{"email"}) == "info@verdi.example");
    CHECK(kept_count(world.host) == 0);
}

TEST_CASE("a document comes back with its customer, its lines and its figures") {
    AppWorld world;
    world.shop.add_customer("Officine Rossi");
    world.go("#/quotes/new");
    world.probe->fill(Role::Textbox, "Oggetto", "Impianto");
    world.probe->settle();
    world.frame->keep_forms();
    CHECK(read_unsaved_forms(world.host.forms).front().name == "Impianto");
    world.probe->fill(Role::ComboTextbox, "Cliente", "Officine");
    world.probe->click(Role::Option, "Officine Rossi");
    world.probe->fill(Role::ComboTextbox, "Riga 1, Descrizione", "Messa in opera");
    world.probe->fill(Role::Textbox, "Riga 1, Prezzo unitario", "25");
    world.probe->settle();
    REQUIRE(world.probe->has_text("30,50"));

    reload(world, "#/");
    CHECK(world.probe->has_text("Nuovo preventivo · Officine Rossi"));
    go_on(world);
    CHECK(world.probe->value_of(Role::ComboTextbox, "Riga 1, Descrizione") == "Messa in opera");
    CHECK(world.probe->value_of(Role::Textbox, "Oggetto") == "Impianto");
    CHECK(world.probe->has_text("30,50"));
    world.press("Salva");
    const auto quote = world.store().first({.entity = "quote"});
    REQUIRE(quote);
    CHECK(quote->text(Field<std::string>{"customer_name"}) == "Officine Rossi");
    CHECK(world.store().lines("quote_line", quote->id()).size() == 1);
}

TEST_CASE("lines of a stored document that were changed, taken out and added come back so") {
    AppWorld world;
    const RecordId customer = world.shop.add_customer("Officine Rossi");
    const RecordId id = world.shop.add_quote(customer, {world.shop.line("quote", "Olio", "1", "10"), world.shop.line("quote", "Filtro", "1", "20")});
    const auto before = world.store().lines("quote_line", id);
    REQUIRE(before.size() == 2);
    world.go("#/quotes/" + to_string(id));
    world.probe->fill(Role::Textbox, "Riga 2, Quantità", "7");
    world.press("Azioni della riga 1");
    world.probe->click(Role::MenuItem, "Elimina la riga");
    world.probe->settle();

    reload(world, "#/quotes/" + to_string(id));
    go_on(world);
    CHECK(world.probe->value_of(Role::Textbox, "Riga 1, Quantità") == "7");
    CHECK_FALSE(world.probe->has(Role::Textbox, "Riga 2, Quantità"));
    world.press("Salva");
    const auto after = world.store().lines("quote_line", id);
    REQUIRE(after.size() == 1);
    CHECK(after[0].id() == before[1].id());
    CHECK(after[0].get(Field<Decimal>{"quantity"}) == Decimal::from_int(7));
}

TEST_CASE("what the customer brings along does not take the place of what was typed over it") {
    AppWorld world;
    Record customer = world.shop.find("account", world.shop.add_customer("Officine Rossi"));
    customer.set(Field<std::string>{"discount"}, std::string("10"));
    REQUIRE(world.store().update(customer).ok());
    world.go("#/quotes/new");
    world.probe->fill(Role::ComboTextbox, "Cliente", "Officine");
    world.probe->click(Role::Option, "Officine Rossi");
    world.probe->settle();
    REQUIRE(world.probe->value_of(Role::Textbox, "Sconto sul documento") == "10");
    world.probe->fill(Role::Textbox, "Sconto sul documento", "5");
    world.probe->settle();

    reload(world, "#/");
    go_on(world);
    CHECK(world.probe->value_of(Role::Textbox, "Sconto sul documento") == "5");
}

TEST_CASE("a document that was issued meanwhile takes nothing more, and says so") {
    AppWorld world;
    const RecordId id = world.shop.add_invoice(world.shop.add_customer("Officine Rossi"), "100");
    world.go("#/invoices/" + to_string(id));
    world.probe->fill(Role::Textbox, "Oggetto", "Impianto");
    world.frame->keep_forms();
    REQUIRE(billing::issue_invoice(world.shop.session, id, world.shop.session.today).ok());
    world.frame.reset();
    world.probe->settle();
    world.go("#/invoices");

    go_on(world);
    CHECK(world.probe->has_text("Nel frattempo è diventato definitivo"));
    CHECK_FALSE(world.frame->has_unsaved_input());
    CHECK(kept_count(world.host) == 1);
}

TEST_CASE("a record that is gone says so, and the form is still offered") {
    AppWorld world;
    const RecordId id = typed_over_customer(world, "Telefono", "02 123456");
    REQUIRE(world.store().remove("account", id).ok());
    world.frame.reset();
    world.probe->settle();
    world.go("#/accounts");

    go_on(world);
    CHECK(world.probe->has_text("ripristinalo dal cestino"));
    CHECK(world.probe->has(Role::Button, "Riprendi"));
    CHECK(kept_count(world.host) == 1);
}

TEST_CASE("a form is thrown away after a question, or put off until the program is opened again") {
    AppWorld world;
    world.go("#/accounts/new");
    world.probe->fill(Role::Textbox, "Nome o ragione sociale", "Caffè Verdi");
    reload(world, "#/accounts");

    world.press("Chiudi");
    CHECK_FALSE(world.probe->has(Role::Button, "Riprendi"));
    CHECK(kept_count(world.host) == 1);

    reload(world, "#/accounts");
    world.probe->click(Role::Button, "Elimina");
    world.probe->settle();
    REQUIRE(world.probe->has(Role::AlertDialog, "Eliminare quello che avevi scritto?"));
    world.press("Annulla");
    CHECK(kept_count(world.host) == 1);
    world.probe->click(Role::Button, "Elimina");
    world.probe->settle();
    world.probe->click(Role::Button, "Elimina");
    world.probe->settle();
    CHECK(kept_count(world.host) == 0);
    CHECK_FALSE(world.probe->has(Role::Button, "Riprendi"));
}

TEST_CASE("another form may be filled in before: both are kept, and the older one waits for its turn") {
    AppWorld world;
    world.go("#/accounts/new");
    world.probe->fill(Role::Textbox, "Nome o ragione sociale", "Verdi");
    reload(world, "#/accounts/new");
    REQUIRE(world.probe->has(Role::Button, "Riprendi"));
    world.probe->fill(Role::Textbox, "Nome o ragione sociale", "Rossi");
    world.frame->keep_forms();
    world.probe->settle();
    CHECK_FALSE(world.probe->has(Role::Button, "Riprendi"));
    CHECK(kept_count(world.host) == 2);

    world.press("Salva");
    world.probe->settle();
    CHECK(world.probe->has_text("Nuovo cliente o fornitore · Verdi"));
    CHECK(kept_count(world.host) == 1);
}

TEST_CASE("what was typed into a dialog over a form is kept, too, and goes on as a page of its own") {
    AppWorld world;
    world.go("#/contacts/new");
    world.probe->fill(Role::Textbox, "Nome e cognome", "Anna");
    world.probe->click(Role::ComboTextbox, "Cliente o fornitore");
    world.probe->click(Role::Option, "Nuovo cliente o fornitore");
    world.probe->fill(Role::Textbox, "Nome o ragione sociale", "Officine Rossi");
    world.probe->settle();

    reload(world, "#/");
    REQUIRE(kept_count(world.host) == 2);
    go_on(world);
    CHECK(world.probe->value_of(Role::Textbox, "Nome o ragione sociale") == "Officine Rossi");
    world.press("Salva");
    world.probe->settle();
    go_on(world);
    CHECK(world.probe->value_of(Role::Textbox, "Nome e cognome") == "Anna");
}

TEST_CASE("a payment comes back with the parts that were typed") {
    AppWorld world;
    const RecordId customer = world.shop.add_customer("Officine Rossi");
    world.shop.add_issued_invoice(customer, "100");
    world.shop.add_issued_invoice(customer, "200");
    world.go("#/payments/new?account=" + to_string(customer));
    world.probe->fill(Role::Textbox, "Importo", "150");
    const auto invoices = world.store().run({.entity = "invoice", .order = {{"number", false}}});
    const std::string first = "Importo per la fattura " + invoices[0].title(), second = "Importo per la fattura " + invoices[1].title();
    world.probe->fill(Role::Textbox, first, "30");
    world.probe->fill(Role::Textbox, second, "120");
    world.probe->settle();

    reload(world, "#/");
    CHECK(world.probe->has_text("Officine Rossi"));
    go_on(world);
    CHECK(world.probe->value_of(Role::Textbox, "Importo") == "150,00");
    CHECK(world.probe->value_of(Role::Textbox, first) == "30,00");
    CHECK(world.probe->value_of(Role::Textbox, second) == "120,00");
}

TEST_CASE("stored bytes that are no form break nothing") {
    AppWorld world;
    world.host.forms = R"([{"key":"1","place":"#/nowhere/7?x=%zz","entity":"account","fields":{"name":"Verdi"}},)"
                       R"({"key":"2","place":"#/","entity":"no_such","fields":{"name":"Verdi"}}])";
    world.frame.reset();
    world.probe->settle();
    world.go("#/accounts");
    REQUIRE(world.probe->has(Role::Button, "Riprendi"));
    go_on(world);
    CHECK(world.probe->has_text("Qui non si può riprendere"));
}

TEST_CASE("the questions of the first start go on where they were") {
    StartWorld world;
    world.probe->click(Role::Button, "Imposta la mia attività");
    world.probe->fill(Role::Textbox, "Denominazione", "Ferramenta Bianchi");
    world.probe->fill(Role::Textbox, "Il tuo nome", "Carla Bianchi");
    world.probe->fill(Role::Textbox, "Partita IVA / CUI", "01234567897");
    world.probe->click(Role::Button, "Avanti");
    world.probe->fill(Role::Textbox, "Città", "Milano");
    world.probe->settle();

    reload(world, "#/");
    CHECK(world.probe->value_of(Role::Textbox, "Città") == "Milano");
    world.probe->click(Role::Button, "Avanti");
    world.probe->click(Role::Button, "Comincia");
    world.probe->settle();
    const auto business = world.store().first({.entity = "business"});
    REQUIRE(business);
    CHECK(business->title() == "Ferramenta Bianchi");
    CHECK(world.store().first({.entity = "person"})->title() == "Carla Bianchi");
    CHECK(kept_count(world.host) == 0);
}
