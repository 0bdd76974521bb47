#include "core/data/custom_field.hpp"
#include "core/documents/save_document.hpp"
#include "core/modules/billing/issue_invoice.hpp"
#include "tests/ui/support/app_world.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;

namespace {

// A quote of one line in a shop that notes pieces, and pieces times quantity, with every line.
struct LineFieldsWorld : AppWorld {
    RecordId rossi = shop.add_customer("Rossi"), quote;

    explicit LineFieldsWorld(float width = 1440, float height = 900) : AppWorld(width, height) {
        add("Pezzi", "number", {});
        add("Lotto", "text", {});
        add("Pezzi in tutto", "formula", "{quantity} * {x_pezzi}");
        quote = shop.add_quote(rossi, {shop.line("quote", "Viti", "3", "10")});
        go("#/quotes/" + to_string(quote));
    }
    void add(const std::string& label, const std::string& kind, const std::string& formula) {
        REQUIRE(program.run("x", [&](Session& session) -> Result<RecordId> {
            Record field = session.store.blank(custom_field::entity);
            field.set(custom_field::list, std::string("document_line"));
            field.set(custom_field::label, label);
            field.set(custom_field::kind, kind);
            if (!formula.empty()) {
                field.set(custom_field::formula, formula);
                field.set(custom_field::result, std::string("number"));
            }
            return save_custom_field(session, std::move(field));
        }).ok());
    }
    std::string value(const std::string& field) { return canonical_text(store().lines("quote_line", quote).front().value(field)); }
};

}  // namespace

TEST_CASE("fields of lines: they are chosen on the page of fields, once for every document") {
    AppWorld world;
    world.go("#/fields");
    world.probe->click(Role::Combobox, "Elenco");
    world.probe->settle();
    world.probe->type_text("Righe");
    world.probe->settle();
    world.probe->press(ImGuiKey_Enter);
    world.probe->settle();
    CHECK(world.host.location == "#/fields?of=document_line");
    world.press("Aggiungi campo");
    CHECK_FALSE(world.probe->has(Role::Checkbox, "Mostralo nell'elenco"));
    world.probe->fill(Role::Textbox, "Nome del campo", "Lotto");
    world.press("Aggiungi campo");
    CHECK(world.probe->has(Role::Button, "Modifica campo: Lotto"));
    CHECK(world.store().schema().entity("invoice_line").has("x_lotto"));
}

TEST_CASE("fields of lines: beneath the line one says what is in them and opens them; a formula follows what is typed") {
    LineFieldsWorld world;
    CHECK_FALSE(world.probe->has(Role::Textbox, "Pezzi"));
    world.probe->click(Role::Link, "Altri campi");
    world.probe->settle();
    world.probe->fill(Role::Textbox, "Pezzi", "12");
    world.probe->fill(Role::Textbox, "Lotto", "A7");
    CHECK(world.probe->value_of(Role::Textbox, "Pezzi in tutto") == "36");
    world.press("Salva");
    CHECK(world.value("x_pezzi") == "12");
    CHECK(world.value("x_pezzi_in_tutto") == "36");
    world.go("#/quotes");
    world.go("#/quotes/" + to_string(world.quote));
    CHECK(world.probe->has(Role::Link, "Pezzi: 12 · Lotto: A7 · Pezzi in tutto: 36"));
    CHECK_FALSE(world.probe->has(Role::Textbox, "Lotto"));
}

TEST_CASE("fields of lines: on a phone they stand in the sheet of the line") {
    LineFieldsWorld world(390, 844);
    world.probe->wheel(-4, Role::Heading, "Righe");
    world.probe->click(Role::Link, "Riga 1, Viti");
    world.probe->settle();
    world.probe->fill(Role::Textbox, "Lotto", "A7");
    world.press("Fatto");
    world.press("Salva");
    CHECK(world.value("x_lotto") == "A7");
}

TEST_CASE("fields of lines: a document that stands shows them") {
    LineFieldsWorld world;
    Record line = world.shop.line("invoice", "Viti", "3", "10");
    line.set_value("x_lotto", std::string("A7"));
    const RecordId invoice = documents::save_document(world.shop.session, documents::new_document(world.shop.session, "invoice", world.rossi), {line}).value();
    REQUIRE(billing::issue_invoice(world.shop.session, invoice, world.shop.session.today).ok());
    world.go("#/invoices/" + to_string(invoice));
    CHECK(world.probe->has_text("Lotto: A7"));
    CHECK_FALSE(world.probe->has(Role::Link, "Altri campi"));
}
