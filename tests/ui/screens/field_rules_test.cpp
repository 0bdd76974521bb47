#include "tests/ui/support/app_world.hpp"

#include "core/data/field_rule.hpp"
#include "core/modules/crm/account.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;
namespace account = bottega::crm::account;

namespace {

// Two customers: one with an e-mail, one without.
struct RuledWorld : AppWorld {
    RecordId rossi = made("Rossi", "info@rossi.it"), bianchi = made("Bianchi", "");

    explicit RuledWorld(float width = 1440, float height = 900) : AppWorld(width, height) { go("#/accounts"); }
    RecordId made(const std::string& name, const std::string& email) {
        return program.run("command.create", [&](Session& session) -> Result<RecordId> {
            Record record = shop.find("account", shop.add_customer(name));
            if (!email.empty()) record.set(account::email, email);
            return session.store.update(std::move(record));
        }).value();
    }
    FieldRule rule(std::string_view field) {
        const EntityDef& def = store().schema().entity("account");
        return store().rule(def, def.field(field));
    }
    void choose_in_header(const std::string& column, const std::string& item) {
        probe->right_click(Role::ColumnHeader, column);
        probe->settle();
        probe->click(Role::MenuItem, item);
        probe->settle();
    }
    bool is_checked(Role role, const std::string& name) { return (probe->state_of(role, name) & ui::mirror::state::checked) != 0; }
};

}  // namespace

TEST_CASE("the page of rules shows the fields of the list that is chosen on it") {
    RuledWorld world;
    world.go("#/rules");
    CHECK(world.probe->has_text("Partita IVA / CUI"));
    world.probe->click(Role::Combobox, "Elenco");
    world.probe->settle();
    world.probe->click(Role::Option, "Contatti");
    world.probe->settle();
    CHECK(world.host.location == "#/rules?of=contact");
    CHECK_FALSE(world.probe->has_text("Partita IVA / CUI"));
}

TEST_CASE("a rule is switched on in the menu of a column: what breaks it is shown first") {
    RuledWorld world;
    world.choose_in_header("E-mail", "Obbligatorio");
    CHECK(world.probe->has_text("1 scheda senza “E-mail”"));
    CHECK(world.probe->has(Role::Link, "Bianchi"));
    CHECK_FALSE(world.rule("email").mandatory);
    world.press("Annulla");
    CHECK_FALSE(world.rule("email").mandatory);

    world.choose_in_header("E-mail", "Obbligatorio");
    world.press("Attiva lo stesso");
    CHECK(world.rule("email").mandatory);
    CHECK(world.probe->has_text("E-mail: regola “Obbligatorio” attivata"));
    world.probe->right_click(Role::ColumnHeader, "E-mail");
    world.probe->settle();
    CHECK(world.is_checked(Role::MenuItem, "Obbligatorio"));
    CHECK_FALSE(world.is_checked(Role::MenuItem, "Unico"));
    world.probe->press(ImGuiKey_Escape);
    world.probe->settle();
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_Z);
    world.probe->settle();
    CHECK_FALSE(world.rule("email").mandatory);
}

TEST_CASE("the records that break a rule are shown in their list") {
    RuledWorld world;
    world.choose_in_header("E-mail", "Obbligatorio");
    world.press("Mostrale nell'elenco (1)");
    CHECK(world.probe->has(Role::Link, "Bianchi"));
    CHECK_FALSE(world.probe->has(Role::Link, "Rossi"));
    CHECK(world.host.location == "#/accounts?email.empty=1");
}

TEST_CASE("a field that the program needs says so and cannot be switched off; nothing to break switches at once") {
    RuledWorld world;
    world.probe->right_click(Role::ColumnHeader, "Nome o ragione sociale");
    world.probe->settle();
    CHECK(world.is_checked(Role::MenuItem, "Obbligatorio"));
    CHECK_FALSE(world.probe->enabled(Role::MenuItem, "Obbligatorio"));
    CHECK(world.probe->description_of(Role::MenuItem, "Obbligatorio") == "Serve sempre al programma: non si può togliere");
    world.probe->click(Role::MenuItem, "Unico");
    world.probe->settle();
    CHECK(world.rule("name").unique);
}

TEST_CASE("the form marks what the person made mandatory, and says whose rule it is") {
    RuledWorld world;
    REQUIRE(world.program.run("x", [](Session& session) { return set_rule(session, "account", "email", Rule::Mandatory, true); }).ok());
    world.go("#/accounts/new");
    CHECK((world.probe->state_of(Role::Textbox, "E-mail") & ui::mirror::state::required) != 0);
    CHECK((world.probe->state_of(Role::Textbox, "Telefono") & ui::mirror::state::required) == 0);
    world.probe->fill(Role::Textbox, "Nome o ragione sociale", "Neri");
    world.press("Salva");
    CHECK(world.probe->has_text("E-mail: è obbligatorio, come hai stabilito tu per questo elenco"));
    CHECK(world.store().count({.entity = "account"}) == 2);
    world.probe->fill(Role::Textbox, "E-mail", "neri@esempio.it");
    world.press("Salva");
    CHECK(world.store().count({.entity = "account"}) == 3);
}

TEST_CASE("on a phone the rules are reached from the columns, and their page lists what breaks them") {
    RuledWorld world(390, 844);
    world.press("Colonne");
    world.press("Campi obbligatori e unici…");
    CHECK(world.host.location == "#/rules?of=account");
    CHECK(world.is_checked(Role::Checkbox, "Obbligatorio: Nome o ragione sociale"));
    CHECK_FALSE(world.probe->enabled(Role::Checkbox, "Obbligatorio: Nome o ragione sociale"));
    REQUIRE(world.program.run("x", [](Session& session) { return set_rule(session, "account", "email", Rule::Mandatory, true); }).ok());
    world.probe->settle();
    CHECK(world.probe->has_text("Clienti e fornitori: 1 scheda senza “E-mail”"));
    world.press("Mostra: Clienti e fornitori: 1 scheda senza “E-mail”");
    CHECK(world.host.location == "#/accounts?email.empty=1");
}
