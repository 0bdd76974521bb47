#include "core/data/form_layout.hpp"

#include "core/data/field_rule.hpp"
#include "tests/ui/support/app_world.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;

namespace {

struct FormWorld : AppWorld {
    RecordId rossi = made("Rossi");

    explicit FormWorld(float width = 1440, float height = 900) : AppWorld(width, height) { go("#/form?of=account"); }
    RecordId made(const std::string& name) {
        return program.run("command.create", [&](Session&) -> Result<RecordId> { return shop.add_customer(name); }).value();
    }
    void choose(const std::string& menu, const std::string& item) {
        probe->click(Role::Button, menu);
        probe->settle();
        probe->click(Role::MenuItem, item);
        probe->settle();
    }
    void move_phone_to(const std::string& group) {
        choose("Altro su Telefono", "Sposta in un altro gruppo…");
        probe->click(Role::Combobox, "Gruppo");
        probe->settle();
        probe->click(Role::Option, group);
        probe->settle();
        press("Sposta");
    }
    void name(const std::string& text) {
        probe->fill(Role::Textbox, "Nome", text);
        press("Salva");
    }
    void write(const std::string& area, const std::string& text) {
        probe->click(Role::Multiline, area);
        host.typed_long_text = text;
        probe->settle();
        host.edited_text = 0;
    }
    void open_rossi() { go("#/accounts/" + to_string(rossi)); }
    void open_form() { go("#/form?of=account"); }
    std::vector<std::string> fields_of(std::size_t tab, std::size_t section) {
        std::vector<std::string> names;
        for (const FormField& field : store().form(store().schema().entity("account")).tabs[tab].sections[section].fields) names.push_back(field.name);
        return names;
    }
};

}  // namespace

TEST_CASE("a form is arranged: a field that is hidden is seen no more, and keeps what it holds") {
    FormWorld world;
    world.open_rossi();
    world.probe->fill(Role::Textbox, "Telefono", "011 555");
    world.press("Salva");
    world.open_form();
    world.choose("Altro su Telefono", "Nascondi");
    CHECK(world.probe->has_text("nascosto"));
    world.open_rossi();
    CHECK_FALSE(world.probe->has(Role::Textbox, "Telefono"));
    CHECK(canonical_text(world.store().find("account", world.rossi)->value("phone")) == "011 555");
    world.open_form();
    world.press("Ripristina");
    world.open_rossi();
    CHECK(world.probe->has(Role::Textbox, "Telefono"));
    CHECK(world.store().count({.entity = "form_layout"}) == 0);
}

TEST_CASE("a form gets a tab of the person's own, to which fields move; a problem there is led to") {
    FormWorld world;
    world.press("Nuova pagina");
    world.name("Interno");
    world.move_phone_to("Interno › Interno");
    CHECK(world.fields_of(1, 0) == std::vector<std::string>{"phone"});
    world.go("#/accounts/new");
    CHECK(world.probe->has(Role::Tab, "Interno"));
    CHECK_FALSE(world.probe->has(Role::Textbox, "Telefono"));
    world.probe->click(Role::Tab, "Interno");
    world.probe->settle();
    CHECK(world.probe->has(Role::Textbox, "Telefono"));
    REQUIRE(world.program.run("ui.rules.command", [](Session& session) { return set_rule(session, "account", "phone", Rule::Mandatory, true); }).ok());
    world.probe->click(Role::Tab, "Dettagli");
    world.probe->settle();
    world.probe->fill(Role::Textbox, "Nome o ragione sociale", "Neri");
    world.press("Salva");
    CHECK((world.probe->state_of(Role::Tab, "Interno") & ui::mirror::state::selected) != 0);
    CHECK(world.probe->has(Role::Textbox, "Telefono"));
    world.probe->type_text("02 1");
    world.press("Salva");
    CHECK(world.store().count({.entity = "account", .conditions = {{"phone", Comparison::Equal, {std::string("02 1")}}}}) == 1);
}

TEST_CASE("a field is shown only if a condition holds, written with the words of the screen") {
    FormWorld world;
    world.choose("Altro su Telefono", "Mostra solo se…");
    world.write("Condizione", "Tipo = \"Azie");
    world.press("Salva");
    CHECK(world.store().count({.entity = "form_layout"}) == 0);
    world.write("Condizione", "Tipo = \"Privato\"");
    world.press("Salva");
    const FormLayout form = world.store().form(world.store().schema().entity("account"));
    CHECK(form_text(form).find("{kind} = \\\"person\\\"") != std::string::npos);
    CHECK(world.probe->has_text("si vede se Tipo = \"Privato\""));
    world.open_rossi();
    CHECK_FALSE(world.probe->has(Role::Textbox, "Telefono"));
    world.probe->click(Role::Combobox, "Tipo");
    world.probe->settle();
    world.probe->click(Role::Option, "Privato");
    world.probe->settle();
    CHECK(world.probe->has(Role::Textbox, "Telefono"));
}

TEST_CASE("a condition is put together from two boxes") {
    FormWorld world;
    world.choose("Altro su Telefono", "Obbligatorio se…");
    world.probe->click(Role::Combobox, "Campo");
    world.probe->settle();
    world.probe->click(Role::Option, "Tipo");
    world.probe->settle();
    world.probe->click(Role::Combobox, "è");
    world.probe->settle();
    world.probe->click(Role::Option, "Azienda");
    world.probe->settle();
    world.press("Salva");
    const EntityDef& def = world.store().schema().entity("account");
    const auto rule = [&] { return world.store().rule(def, def.field("phone")); };
    // Rossi, a company without a phone, is told of first.
    CHECK_FALSE(rule().mandatory);
    CHECK(world.probe->has_text("1 scheda senza “Telefono”"));
    world.press("Attiva lo stesso");
    CHECK(world.store().rule(def, def.field("phone")).mandatory_when.stored() == "{kind} = \"company\"");
    CHECK(world.probe->has_text("obbligatorio se Tipo = \"Azienda\""));
    world.go("#/rules?of=account");
    CHECK(world.probe->has_text("obbligatorio se Tipo = \"Azienda\""));
    world.open_form();
    world.choose("Altro su Telefono", "Obbligatorio se…");
    world.write("Condizione", "");
    world.press("Salva");
    world.press("Attiva lo stesso");
    CHECK(rule().mandatory);  // an empty condition: always, as the dialog says
    CHECK(rule().mandatory_when.is_always());
    world.choose("Altro su Telefono", "Obbligatorio");
    CHECK_FALSE(rule().mandatory);
}

TEST_CASE("fields and groups are dragged by their handles, and moved with keys; each step is taken back") {
    FormWorld world;
    const auto before = world.fields_of(0, 0);
    REQUIRE(before.size() > 2);
    world.probe->drag(Role::Button, "Trascina il campo Codice", Role::Button, "Trascina il campo Telefono");
    world.probe->let_go();
    world.probe->settle();
    const auto after = world.fields_of(0, 0);
    CHECK(after != before);
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_Z);
    world.probe->settle();
    CHECK(world.fields_of(0, 0) == before);
    world.choose("Altro su Codice", "Sposta giù");
    CHECK(world.fields_of(0, 0) != before);
}

TEST_CASE("Escape puts back what is being dragged") {
    FormWorld world;
    const auto before = world.fields_of(0, 0);
    world.probe->drag(Role::Button, "Trascina il campo Codice", Role::Button, "Trascina il campo Telefono");
    world.probe->press(ImGuiKey_Escape);
    world.probe->let_go();
    world.probe->settle();
    CHECK(world.fields_of(0, 0) == before);
}

TEST_CASE("a group is renamed, moved and removed: its fields go to its neighbour") {
    FormWorld world;
    world.press("Nuovo gruppo");
    world.name("Note interne");
    world.move_phone_to("Note interne");
    world.choose("Altro sul gruppo Note interne", "Rinomina…");
    world.name("Solo per noi");
    world.open_rossi();
    CHECK(world.probe->has_text("Solo per noi"));
    world.open_form();
    const std::size_t groups = world.store().form(world.store().schema().entity("account")).tabs[0].sections.size();
    world.choose("Altro sul gruppo Solo per noi", "Elimina gruppo");
    CHECK(world.store().form(world.store().schema().entity("account")).tabs[0].sections.size() == groups - 1);
    world.open_rossi();
    CHECK(world.probe->has(Role::Textbox, "Telefono"));
}

TEST_CASE("the form of a document keeps its groups") {
    FormWorld world;
    world.go("#/form?of=quote");
    CHECK_FALSE(world.probe->has(Role::Button, "Nuovo gruppo"));
    CHECK(world.probe->has_text("I gruppi di un documento stanno intorno alle sue righe: i campi cambiano ordine dentro il loro gruppo"));
}
