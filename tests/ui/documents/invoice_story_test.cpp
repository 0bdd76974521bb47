#include "core/documents/document_fields.hpp"
#include "core/modules/billing/invoice.hpp"
#include "core/modules/billing/order_to_invoice.hpp"
#include "core/modules/billing/payment.hpp"
#include "core/modules/sales/quote_to_order.hpp"
#include "tests/ui/support/app_world.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;
namespace invoice = billing::invoice;

namespace {

// Actions for which the header has no room stand in its menu.
void act(AppWorld& world, const std::string& name) {
    if (world.probe->has(Role::Button, name)) return world.press(name);
    world.press("Altre azioni");
    world.probe->click(Role::MenuItem, name);
    world.probe->settle();
}

RecordId only(AppWorld& world, const std::string& entity) {
    const auto ids = world.store().ids({.entity = entity});
    REQUIRE(ids.size() == 1);
    return ids.front();
}

RecordId issued_invoice(AppWorld& world, const std::string& price = "100") {
    return world.shop.add_issued_invoice(world.shop.add_customer("Officine Rossi"), price);
}

}  // namespace

TEST_CASE("accepted, ordered, invoiced, issued, paid: one step after the other") {
    AppWorld world;
    const RecordId customer = world.shop.add_customer("Officine Rossi");
    const RecordId quote = world.shop.add_quote(customer, {world.shop.line("quote", "Trapano", "1", "100")});
    world.go("#/quotes/" + to_string(quote));
    world.press("Segna come inviato");
    world.press("Segna come accettato");
    world.press("Crea l’ordine");
    CHECK(world.host.location == "#/orders/" + to_string(only(world, "sales_order")));
    world.press("Crea la fattura");
    const RecordId id = only(world, "invoice");
    CHECK(world.host.location == "#/invoices/" + to_string(id));

    world.press("Emetti la fattura");
    CHECK(world.probe->value_of(Role::Textbox, "Numero che verrà assegnato") == "1/2026");
    world.press("Emetti");
    CHECK(world.probe->has_text("Fattura 1/2026 emessa e salvata"));
    world.press("Chiudi");
    CHECK(world.shop.find("invoice", id).text(invoice::state) == "issued");
    CHECK_FALSE(world.probe->has(Role::ComboTextbox, "Riga 1, Descrizione"));
    CHECK_FALSE(world.probe->has(Role::Button, "Salva"));

    world.press("Registra un incasso");
    CHECK(world.probe->value_of(Role::Textbox, "Importo per la fattura 1/2026") == "122,00");
    world.press("Registra l'incasso");
    CHECK(world.shop.find("invoice", id).text(invoice::payment_state) == "paid");
    CHECK(world.host.location == "#/invoices/" + to_string(id));
}

TEST_CASE("what is missing is said before a number is given, with the way to put it right") {
    AppWorld world;
    const RecordId customer = world.shop.add_customer("Officine Rossi");
    Record account = world.shop.find("account", customer);
    account.set_value("street", std::monostate());
    REQUIRE(world.store().update(std::move(account)).ok());
    const RecordId id = world.shop.add_invoice(customer, "100");
    world.go("#/invoices/" + to_string(id));
    world.press("Emetti la fattura");

    CHECK_FALSE(world.probe->enabled(Role::Button, "Emetti"));
    world.press("Apri la scheda del cliente");
    CHECK(world.host.location == "#/accounts/" + to_string(customer));
    CHECK(world.shop.find("invoice", id).text(invoice::state) == "draft");
}

TEST_CASE("an order says so while an invoice in draft was made of it") {
    AppWorld world;
    const RecordId quote = world.shop.add_quote(world.shop.add_customer("Officine Rossi"), {world.shop.line("quote", "Chiodi", "3", "10")}, "accepted");
    const RecordId order = sales::convert_quote_to_order(world.shop.session, quote).value();
    const RecordId draft = billing::invoice_order(world.shop.session, order).value();
    world.go("#/orders/" + to_string(order));
    CHECK(world.probe->has_text("Ciò che cambi qui non arriva nella fattura in bozza"));

    REQUIRE(world.store().remove("invoice", draft).ok());
    world.probe->settle();
    CHECK_FALSE(world.probe->has_text("non arriva nella fattura in bozza"));
}

TEST_CASE("an issue counts as done only when it is kept, and its paper waits for that") {
    AppWorld world;
    const RecordId id = world.shop.add_invoice(world.shop.add_customer("Officine Rossi"), "100");
    world.go("#/invoices/" + to_string(id));
    world.press("Emetti la fattura");
    world.host.state = ui::SaveState::Saving;
    world.press("Emetti");
    CHECK(world.probe->has_text("Emissione del n. 1/2026 in corso"));
    world.host.state = ui::SaveState::NotSaved;
    world.probe->settle();
    CHECK(world.probe->has_text("non l'ha salvato"));
    world.press("Chiudi");
    world.press("PDF");
    CHECK(world.host.rendered_definition.empty());

    world.host.state = ui::SaveState::Saved;
    world.press("PDF");
    CHECK(world.host.rendered_definition.find("1/2026") != std::string::npos);
    world.host.finish_pdf();
    world.probe->settle();
    REQUIRE(world.host.downloads.size() == 1);
    CHECK(world.host.downloads.front().find("1-2026") != std::string::npos);
}

TEST_CASE("a payment counts as recorded only when it is kept; until then its invoice says so") {
    AppWorld world;
    const RecordId id = issued_invoice(world);
    world.go("#/invoices/" + to_string(id));
    world.press("Registra un incasso");
    world.host.state = ui::SaveState::Saving;
    world.press("Registra l'incasso");
    CHECK_FALSE(world.probe->has_text("Incasso registrato"));

    world.host.state = ui::SaveState::NotSaved;
    world.probe->settle();
    CHECK(world.probe->has_text("il browser non l'ha ancora salvato"));
    world.go("#/payments/" + to_string(only(world, "payment")));
    CHECK(world.probe->has_text("registrato ma non salvato"));

    world.host.state = ui::SaveState::Saved;
    world.probe->settle();
    CHECK(world.probe->has_text("Incasso registrato"));
    CHECK_FALSE(world.probe->has_text("registrato ma non salvato"));
}

TEST_CASE("Ctrl+P prints the document") {
    AppWorld world;
    world.go("#/invoices/" + to_string(issued_invoice(world)));
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_P);
    world.probe->settle();
    world.host.finish_pdf();
    world.probe->settle();

    CHECK(world.host.printed.ends_with(".pdf"));
}

TEST_CASE("a part is paid, the rest of a larger payment stays as credit and pays the next invoice") {
    AppWorld world;
    const RecordId id = issued_invoice(world);
    world.go("#/invoices/" + to_string(id));
    world.press("Registra un incasso");
    world.probe->fill(Role::Textbox, "Importo", "22");
    world.probe->press(ImGuiKey_Tab);
    world.press("Registra l'incasso");
    CHECK(world.shop.find("invoice", id).get(invoice::outstanding) == world.shop.euro("100"));

    world.press("Registra un incasso");
    world.probe->fill(Role::Textbox, "Importo", "150");
    world.probe->press(ImGuiKey_Tab);
    CHECK(world.probe->has_text("50,00 € restano come credito del cliente"));
    world.press("Registra l'incasso");
    CHECK(world.shop.find("invoice", id).text(invoice::payment_state) == "paid");

    const RecordId account = *world.shop.find("invoice", id).get(documents::document::customer);
    CHECK(billing::customer_credit(world.store(), account) == world.shop.euro("50"));
    const RecordId second = world.shop.add_invoice(account, "100");
    world.go("#/invoices/" + to_string(second));
    world.press("Emetti la fattura");
    world.press("Emetti");
    world.press("Chiudi");
    act(world, "Usa il credito del cliente");
    CHECK(world.shop.find("invoice", second).get(invoice::outstanding) == world.shop.euro("72"));
}

TEST_CASE("a wrong payment is taken back by a counter-entry, after a question") {
    AppWorld world;
    const RecordId id = issued_invoice(world);
    world.go("#/invoices/" + to_string(id));
    world.press("Registra un incasso");
    world.press("Registra l'incasso");
    world.go("#/payments/" + to_string(only(world, "payment")));
    act(world, "Storna l’incasso");
    world.press("Procedi comunque");

    CHECK(world.store().count({.entity = "payment"}) == 2);
    CHECK(world.shop.find("invoice", id).get(invoice::outstanding) == world.shop.euro("122"));
}

TEST_CASE("a credit note takes an issued invoice back") {
    AppWorld world;
    const RecordId id = issued_invoice(world);
    world.go("#/invoices/" + to_string(id));
    act(world, "Crea la nota di credito");
    world.press("Emetti la nota di credito");
    world.press("Emetti");

    CHECK(world.probe->has_text("Nota di credito NC-1/2026 emessa e salvata"));
    CHECK(world.shop.find("invoice", id).get(invoice::outstanding) == world.shop.euro("0"));
}
