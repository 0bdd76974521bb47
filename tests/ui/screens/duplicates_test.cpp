#include "tests/ui/support/app_world.hpp"

#include "core/documents/document_fields.hpp"
#include "core/files/trash.hpp"
#include "core/modules/crm/account.hpp"
#include "core/modules/crm/contact.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;
namespace account = bottega::crm::account;

namespace {

// The same company twice, the second with an issued invoice and a contact; and one that is another.
struct TwiceWorld : AppWorld {
    RecordId rossi = made("Officine Rossi", "01234567897"), same = made("ROSSI OFFICINE S.R.L.", "IT01234567897"), other = made("Bar Bianchi", "02345678901");
    RecordId invoice, contact;

    explicit TwiceWorld(float width = 1440, float height = 900) : AppWorld(width, height) {
        (void)program.run("command.create", [&](Session& session) -> Result<RecordId> {
            invoice = shop.add_issued_invoice(same, "100");
            Record person = session.store.blank("contact");
            person.set(crm::contact::name, std::string("Anna Verdi"));
            person.set(crm::contact::role, std::string("Titolare"));
            person.set(crm::contact::account, same);
            contact = session.store.insert(std::move(person)).value();
            return invoice;
        });
    }
    RecordId made(const std::string& name, const std::string& vat) {
        return program.run("command.create", [&](Session& session) -> Result<RecordId> {
            const RecordId id = shop.add_customer(name);
            Record record = shop.find("account", id);
            record.set(account::vat_number, vat);
            return session.store.update(std::move(record));
        }).value();
    }
    [[nodiscard]] bool is_there(RecordId id) { return store().find("account", id).has_value(); }
};

}  // namespace

TEST_CASE("from the list: the duplicates are found, and why") {
    TwiceWorld world;
    world.go("#/accounts");
    world.press("Trova doppioni");
    CHECK(world.probe->has_text("Un possibile doppione"));
    CHECK(world.probe->has_text("Quasi certo"));
    CHECK(world.probe->has_text("Partita IVA / CUI: uguale · Stesso nome"));
    CHECK(world.probe->has(Role::Link, "Officine Rossi"));
    CHECK(world.probe->has(Role::Link, "ROSSI OFFICINE S.R.L."));
    CHECK_FALSE(world.probe->has(Role::Link, "Bar Bianchi"));
}

TEST_CASE("what is said not to be a duplicate is not asked again, until it is taken back") {
    TwiceWorld world;
    world.go("#/duplicates?of=account");
    world.press("Non sono doppioni: Officine Rossi + ROSSI OFFICINE S.R.L.");
    CHECK(world.probe->has_text("Nessun doppione trovato"));
    world.press("Cerca di nuovo");
    CHECK(world.probe->has_text("Nessun doppione trovato"));
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_Z);
    world.probe->settle();
    CHECK(world.probe->has_text("Un possibile doppione"));
}

TEST_CASE("two records become one: chosen, looked at, merged, and taken back with one undo") {
    TwiceWorld world;
    world.go("#/duplicates?of=account");
    world.press("Unisci…: Officine Rossi + ROSSI OFFICINE S.R.L.");
    // The one with the invoice is proposed to remain; the person wants the other.
    CHECK((world.probe->state_of(Role::Radio, "ROSSI OFFICINE S.R.L.") & ui::mirror::state::checked) != 0);
    world.probe->click(Role::Radio, "Officine Rossi");
    world.probe->settle();
    CHECK(world.probe->has_text("Fatture (1)"));
    CHECK(world.probe->has_text("1 è definitivo: numero, dati stampati e importi restano come sono"));
    CHECK(world.probe->has(Role::Link, "Anna Verdi"));
    world.probe->click(Role::Radio, "Nome o ragione sociale: ROSSI OFFICINE S.R.L. (ROSSI OFFICINE S.R.L.)");
    world.probe->settle();
    world.press("Unisci 2 schede");

    CHECK(world.is_there(world.rossi));
    CHECK_FALSE(world.is_there(world.same));
    CHECK(world.shop.find("account", world.rossi).text(account::name) == "ROSSI OFFICINE S.R.L.");
    CHECK(world.shop.find("invoice", world.invoice).get(documents::document::customer) == world.rossi);
    CHECK(world.shop.find("contact", world.contact).text(crm::contact::role) == "Titolare");
    CHECK(world.probe->has_text("Schede unite"));
    CHECK(world.host.location == "#/accounts/" + to_string(world.rossi));
    world.probe->click(Role::Tab, "Cronologia");
    world.probe->settle();
    CHECK(world.probe->has_text("Unita un'altra scheda"));
    world.go("#/accounts/" + to_string(world.same));
    CHECK(world.probe->has_text("Questa scheda è stata unita a “ROSSI OFFICINE S.R.L.”"));

    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_Z);
    world.probe->settle();
    CHECK(world.is_there(world.same));
    CHECK(world.shop.find("account", world.rossi).text(account::name) == "Officine Rossi");
    CHECK(world.shop.find("invoice", world.invoice).get(documents::document::customer) == world.same);
}

TEST_CASE("in the list, chosen rows are merged from the bar and from the menu of a row") {
    TwiceWorld world;
    world.go("#/accounts");
    world.probe->right_click(Role::Link, "Officine Rossi");
    world.probe->settle();
    CHECK(world.probe->has(Role::MenuItem, "Trova i suoi doppioni"));
    CHECK_FALSE(world.probe->has(Role::MenuItem, "Unisci le 2 schede scelte…"));
    world.probe->press(ImGuiKey_Escape);
    world.probe->settle();
    world.probe->click(Role::Checkbox, "Seleziona Officine Rossi");
    world.probe->settle();
    CHECK_FALSE(world.probe->has(Role::Button, "Unisci…"));
    world.probe->click(Role::Checkbox, "Seleziona Bar Bianchi");
    world.probe->settle();
    world.probe->right_click(Role::Link, "Officine Rossi");
    world.probe->settle();
    world.probe->click(Role::MenuItem, "Unisci le 2 schede scelte…");
    world.probe->settle();
    CHECK(world.probe->has_text("Quale scheda resta"));
    world.go("#/accounts");
    world.probe->click(Role::Checkbox, "Seleziona Officine Rossi");
    world.probe->click(Role::Checkbox, "Seleziona Bar Bianchi");
    world.probe->settle();
    world.press("Unisci…");
    CHECK(world.probe->has_text("Quale scheda resta"));
    CHECK(world.probe->has(Role::Radio, "Bar Bianchi"));
}

TEST_CASE("a record says that there may be another, also while a new one is typed") {
    TwiceWorld world;
    world.go("#/accounts/" + to_string(world.rossi));
    CHECK(world.probe->has_text("Forse c'è già: ROSSI OFFICINE S.R.L. (Partita IVA / CUI: uguale · Stesso nome)."));
    world.press("Confronta");
    CHECK(world.probe->has_text("Quale scheda resta"));
    world.go("#/accounts/" + to_string(world.other));
    CHECK_FALSE(world.probe->has_text("Forse c'è già"));
    world.go("#/accounts/new");
    world.probe->fill(Role::Textbox, "Nome o ragione sociale", "Bar Bianchi");
    world.probe->settle();
    CHECK(world.probe->has_text("Forse c'è già: Bar Bianchi (Stesso nome)."));
}

TEST_CASE("of three, one is left out") {
    TwiceWorld world;
    world.go("#/merge?of=account&records=" + to_string(world.rossi) + "," + to_string(world.same) + "," + to_string(world.other));
    CHECK(world.probe->has(Role::Button, "Unisci 3 schede"));
    world.press("Lascia fuori Bar Bianchi");
    CHECK_FALSE(world.probe->has(Role::Radio, "Bar Bianchi"));
    world.press("Unisci 2 schede");
    CHECK(world.is_there(world.other));
    CHECK_FALSE(world.is_there(world.rossi));
}

TEST_CASE("on a phone the fields stand one below the other; what cannot be merged is said") {
    TwiceWorld world(390, 844);
    world.go("#/merge?of=account&records=" + to_string(world.rossi) + "," + to_string(world.same));
    CHECK(world.probe->has(Role::Radio, "Nome o ragione sociale: Officine Rossi (Officine Rossi)"));
    world.press("Unisci 2 schede");
    CHECK_FALSE(world.is_there(world.rossi));
    CHECK(files::is_in_trash(world.store(), "account", world.rossi));
    world.go("#/merge?of=account&records=" + to_string(world.rossi) + ",999");
    CHECK(world.probe->has_text("Qui servono almeno due schede"));
    world.go("#/merge?of=invoice&records=1,2");
    CHECK(world.probe->has_text("Qui servono almeno due schede"));
}
