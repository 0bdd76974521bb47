#include "tests/ui/support/app_world.hpp"

#include "core/data/custom_field.hpp"
#include "core/modules/crm/account.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;

namespace {

struct FieldsWorld : AppWorld {
    RecordId rossi = made("Rossi"), bianchi = made("Bianchi");

    explicit FieldsWorld(float width = 1440, float height = 900) : AppWorld(width, height) { go("#/fields?of=account"); }
    RecordId made(const std::string& name) {
        return program.run("command.create", [&](Session&) -> Result<RecordId> { return shop.add_customer(name); }).value();
    }
    void choose(const std::string& box, const std::string& text) {
        probe->click(Role::Combobox, box);
        probe->settle();
        if (probe->has(Role::Option, text)) {
            probe->click(Role::Option, text);
        } else {  // in a long list as people do: by its first letters
            probe->type_text(text);
            probe->settle();
            probe->press(ImGuiKey_Enter);
        }
        probe->settle();
    }
    void write(const std::string& area, const std::string& text) {
        probe->click(Role::Multiline, area);
        host.typed_long_text = text;
        probe->settle();
        host.edited_text = 0;
    }
    void add(const std::string& label, const std::string& kind) {
        press("Aggiungi campo");
        probe->fill(Role::Textbox, "Nome del campo", label);
        if (kind != "Testo") choose("Tipo", kind);
        press("Aggiungi campo");
    }
    void add_size_of_rossi() {
        add("Taglia", "Testo");
        go("#/accounts/" + to_string(rossi));
        probe->fill(Role::Textbox, "Taglia", "XL");
        press("Salva");
        go("#/fields?of=account");
    }
    std::string value(RecordId account, const std::string& field) { return canonical_text(store().find("account", account)->value(field)); }
};

}  // namespace

TEST_CASE("custom fields: one is added on its page, and stands in the form and in the list at once") {
    FieldsWorld world;
    CHECK(world.probe->has_text("Questo elenco non ha ancora campi tuoi"));
    world.add("Taglia", "Testo");
    CHECK(world.probe->has_text("Campo “Taglia” aggiunto"));
    CHECK(world.probe->has(Role::Button, "Modifica campo: Taglia"));
    world.go("#/accounts/" + to_string(world.rossi));
    world.probe->fill(Role::Textbox, "Taglia", "XL");
    world.press("Salva");
    CHECK(world.value(world.rossi, "x_taglia") == "XL");
    world.go("#/accounts");
    CHECK(world.probe->has(Role::ColumnHeader, "Taglia"));
    CHECK(world.probe->has_text("XL"));
    world.go("#/accounts?x_taglia.contains=xl");
    CHECK(world.probe->has(Role::Link, "Rossi"));
    CHECK_FALSE(world.probe->has(Role::Link, "Bianchi"));
}

TEST_CASE("custom fields: the list that is chosen on the page is the one that gets the field") {
    FieldsWorld world;
    world.choose("Elenco", "Contatti");
    CHECK(world.host.location == "#/fields?of=contact");
    world.add("Compleanno", "Data");
    const auto fields = world.store().run({.entity = "custom_field"});
    REQUIRE(fields.size() == 1);
    CHECK(fields[0].text(custom_field::list) == "contact");
    CHECK(world.probe->has(Role::Button, "Modifica campo: Compleanno"));
    world.choose("Elenco", "Clienti e fornitori");
    CHECK_FALSE(world.probe->has(Role::Button, "Modifica campo: Compleanno"));
}

TEST_CASE("custom fields: adding one is taken back while its list is open, and done again") {
    FieldsWorld world;
    world.add("Taglia", "Testo");
    world.go("#/accounts");
    CHECK(world.probe->has(Role::ColumnHeader, "Taglia"));
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_Z);
    world.probe->settle();
    CHECK_FALSE(world.store().count({.entity = "custom_field"}));
    world.go("#/contacts");
    world.go("#/accounts");
    CHECK_FALSE(world.probe->has(Role::ColumnHeader, "Taglia"));
    world.probe->press(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z);
    world.probe->settle();
    CHECK(world.store().count({.entity = "custom_field"}) == 1);
    world.go("#/contacts");
    world.go("#/accounts");
    CHECK(world.probe->has(Role::ColumnHeader, "Taglia"));
}

TEST_CASE("custom fields: several choices are boxes, a time is checked, a link leads to a record") {
    FieldsWorld world;
    world.press("Aggiungi campo");
    world.probe->fill(Role::Textbox, "Nome del campo", "Colori");
    world.choose("Tipo", "Più scelte");
    world.press("Aggiungi campo");
    CHECK(world.store().count({.entity = "custom_field"}) == 0);  // the choices are missing, and the dialog says so
    world.write("Scelte, una per riga", "Rosso\nBlu");
    world.press("Aggiungi campo");
    world.add("Apertura", "Ora");
    world.go("#/accounts/" + to_string(world.rossi));
    world.probe->click(Role::Checkbox, "Blu: Colori");
    world.probe->click(Role::Checkbox, "Rosso: Colori");
    world.probe->fill(Role::Textbox, "Apertura", "25");
    world.press("Salva");
    CHECK(world.probe->has_text("“25” non è un orario"));
    world.probe->fill(Role::Textbox, "Apertura", "9.30");
    world.press("Salva");
    CHECK(world.value(world.rossi, "x_colori") == "Rosso; Blu");
    CHECK(world.value(world.rossi, "x_apertura") == "09:30");
}

TEST_CASE("custom fields: several choices and times are asked for as what they are") {
    FieldsWorld world;
    world.press("Aggiungi campo");
    world.probe->fill(Role::Textbox, "Nome del campo", "Colori");
    world.choose("Tipo", "Più scelte");
    world.write("Scelte, una per riga", "Rosso\nBlu");
    world.press("Aggiungi campo");
    world.add("Apertura", "Ora");
    const auto fill = [&](RecordId account, const char* choice, const char* time) {
        world.go("#/accounts/" + to_string(account));
        world.probe->click(Role::Checkbox, choice);
        world.probe->fill(Role::Textbox, "Apertura", time);
        world.press("Salva");
    };
    fill(world.rossi, "Rosso: Colori", "9.30");
    fill(world.bianchi, "Blu: Colori", "7");
    world.go("#/accounts");

    world.press("Filtri");
    world.choose("Campo", "Colori");
    world.probe->click(Role::Checkbox, "Blu");
    world.probe->settle();
    world.press("Mostra 1 elemento");
    CHECK(world.probe->has(Role::Link, "Bianchi"));
    CHECK_FALSE(world.probe->has(Role::Link, "Rossi"));
    CHECK(world.probe->has(Role::Button, "Colori: Blu"));

    world.go("#/accounts");
    world.press("Filtri");
    world.choose("Campo", "Apertura");
    world.probe->fill(Role::Textbox, "Valore: Apertura", "8");
    world.press("Mostra 1 elemento");
    CHECK(world.probe->has(Role::Link, "Rossi"));
    CHECK_FALSE(world.probe->has(Role::Link, "Bianchi"));
    CHECK(world.host.location == "#/accounts?x_apertura.ge=08:00");
}

TEST_CASE("custom fields: a formula is read in the person's words, and its fault stands in form and cell") {
    FieldsWorld world;
    world.add("Base", "Numero");
    world.add("Altezza muro", "Numero");
    world.press("Aggiungi campo");
    world.probe->fill(Role::Textbox, "Nome del campo", "Resa");
    world.choose("Tipo", "Formula");
    world.write("Formula", "Base / Larghezza");
    world.press("Aggiungi campo");
    CHECK(world.probe->has_text("Al carattere 8: nessun campo si chiama “Larghezza”"));
    world.write("Formula", "arrotonda(Base / [altezza muro]; 1)");
    world.press("Aggiungi campo");
    CHECK(world.probe->has_text("Formula: arrotonda(Base / [Altezza muro]; 1)"));
    world.go("#/accounts/" + to_string(world.rossi));
    world.probe->fill(Role::Textbox, "Base", "10,5");
    world.probe->fill(Role::Textbox, "Altezza muro", "0");
    world.press("Salva");
    CHECK(world.probe->has_text("Divisione per zero"));
    world.go("#/accounts");
    CHECK(world.probe->has_text("Errore: Divisione per zero"));
    world.go("#/accounts/" + to_string(world.rossi));
    world.probe->fill(Role::Textbox, "Altezza muro", "4");
    world.press("Salva");
    CHECK(world.value(world.rossi, "x_resa") == "2.6");
    CHECK(world.probe->value_of(Role::Textbox, "Resa") == "2,6");
}

TEST_CASE("custom fields: taking one away says how many values it has, keeps them and brings them back") {
    FieldsWorld world;
    world.add_size_of_rossi();
    CHECK(world.probe->has_text("1 scheda con un valore"));
    world.press("Togli: Taglia");
    CHECK(world.probe->has_text("1 scheda ha un valore in questo campo"));
    world.press("Togli");
    CHECK(world.probe->has_text("Campi tolti"));
    world.go("#/accounts/" + to_string(world.rossi));
    CHECK_FALSE(world.probe->has(Role::Textbox, "Taglia"));
    world.go("#/fields?of=account");
    world.press("Rimetti: Taglia");
    world.go("#/accounts/" + to_string(world.rossi));
    CHECK(world.probe->value_of(Role::Textbox, "Taglia") == "XL");
}

TEST_CASE("custom fields: the order of the form is the person's, and a phone reaches the page from the columns") {
    FieldsWorld world(390, 844);
    world.add("Uno", "Testo");
    world.add("Due", "Testo");
    world.press("Sposta prima: Due");
    world.go("#/accounts/new");
    CHECK(world.probe->rect_of(Role::Textbox, "Due").y < world.probe->rect_of(Role::Textbox, "Uno").y);
    world.go("#/accounts");
    world.press("Colonne");
    world.press("Campi personalizzati…");
    CHECK(world.host.location == "#/fields?of=account");
}

TEST_CASE("custom fields: the one box and the settings lead to their page") {
    FieldsWorld world;
    world.go("#/settings?part=data");
    world.press("Campi personalizzati");
    CHECK(world.host.location == "#/fields");
    world.go("#/accounts");
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_K);
    world.probe->settle();
    world.probe->type_text("personalizzati");
    world.probe->settle();
    world.probe->press(ImGuiKey_Enter);
    world.probe->settle();
    CHECK(world.host.location == "#/fields");
}

TEST_CASE("custom fields: one that was taken away is deleted with its values, and one undo brings all of it back") {
    FieldsWorld world;
    world.add_size_of_rossi();
    world.press("Togli: Taglia");
    world.press("Togli");
    world.press("Elimina: Taglia");
    CHECK(world.probe->has_text("Il campo se ne va con il valore di 1 scheda"));
    world.press("Elimina");
    CHECK(world.store().count({.entity = "custom_field"}) == 0);
    CHECK(world.value(world.rossi, "x_taglia").empty());
    CHECK(world.probe->has_text("Campo “Taglia” eliminato"));
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_Z);
    world.probe->settle();
    CHECK(world.store().count({.entity = "custom_field"}) == 1);
    CHECK(world.value(world.rossi, "x_taglia") == "XL");
}

TEST_CASE("custom fields: the menu of a column leads to them, and a rule of the person holds for them too") {
    FieldsWorld world;
    world.add("Taglia", "Testo");
    world.go("#/accounts");
    world.probe->right_click(Role::ColumnHeader, "Taglia");
    world.probe->settle();
    world.probe->click(Role::MenuItem, "Unico");
    world.probe->settle();
    const EntityDef& def = world.store().schema().entity("account");
    CHECK(world.store().rule(def, def.field("x_taglia")).unique);
    world.probe->right_click(Role::ColumnHeader, "Taglia");
    world.probe->settle();
    world.probe->click(Role::MenuItem, "Campi personalizzati…");
    world.probe->settle();
    CHECK(world.host.location == "#/fields?of=account");
}

TEST_CASE("custom fields: documents, payments and products have them in their own forms") {
    FieldsWorld world;
    for (const char* list : {"quote", "sales_order", "invoice", "payment", "product", "contact", "opportunity"}) {
        REQUIRE(world.program.run("x", [&](Session& session) -> Result<RecordId> {
            Record field = session.store.blank(custom_field::entity);
            field.set(custom_field::list, std::string(list));
            field.set(custom_field::label, std::string("Commessa"));
            return save_custom_field(session, std::move(field));
        }).ok());
    }
    for (const char* address : {"#/quotes/new", "#/invoices/new", "#/payments/new", "#/products/new", "#/contacts/new", "#/opportunities/new"}) {
        CAPTURE(address);
        world.go(address);
        CHECK(world.probe->has(Role::Textbox, "Commessa"));
    }
}
