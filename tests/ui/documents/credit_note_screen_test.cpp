#include "core/modules/billing/credit_note.hpp"
#include "core/modules/billing/invoice.hpp"
#include "core/modules/billing/issue_invoice.hpp"
#include "core/modules/billing/payment.hpp"
#include "tests/ui/support/totals_row.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;
using test::totals_row;
namespace invoice = billing::invoice;

namespace {

// An invoice of 122,00 that was paid, and the credit note that takes it back.
struct TakenBack : AppWorld {
    RecordId customer, sold, note;
    TakenBack() {
        customer = shop.add_customer("Officine Rossi");
        sold = shop.add_issued_invoice(customer, "100");
        REQUIRE(billing::record_payment(shop.session, {.account = customer, .amount = shop.euro("122"), .date = shop.session.today,
                                                       .allocations = {{sold, shop.euro("122")}}})
                    .ok());
        note = billing::create_credit_note(shop.session, sold).value();
    }
    void issue() { REQUIRE(billing::issue_invoice(shop.session, note, shop.session.today).ok()); }
};

}  // namespace

TEST_CASE("the list of invoices takes credit notes away, as the turnover of the dashboard does") {
    TakenBack world;
    world.issue();
    world.go("#/invoices");
    CHECK(world.probe->has_text("2 elementi · Imponibile 0,00 €"));
    CHECK(totals_row() == "Totali  ·  Da incassare -122,00 € | 0,00 €");
    CHECK(world.probe->has_text("Credito da usare"));
    CHECK_FALSE(world.probe->has_text("Da pagare"));
}

TEST_CASE("an issued invoice calls its customer as on its paper, and still leads to the account") {
    TakenBack world;
    Record account = world.shop.find("account", world.customer);
    account.set_value("name", std::string("Rossi & figli"));
    REQUIRE(world.store().update(std::move(account)).ok());
    world.go("#/invoices/" + to_string(world.sold));
    CHECK(world.probe->has_text("Officine Rossi"));
    CHECK_FALSE(world.probe->has_text("Rossi & figli"));
    world.probe->click(Role::Button, "Apri: Cliente");
    world.probe->settle();
    CHECK(world.host.location == "#/accounts/" + to_string(world.customer));
}

TEST_CASE("the reason is written on the draft of a credit note while its amounts stand") {
    TakenBack world;
    world.go("#/invoices/" + to_string(world.note));
    CHECK(world.probe->has_text("il motivo si scrive nelle note"));
    world.probe->click(Role::Multiline, "Note");
    world.host.typed_long_text = "Merce resa";
    world.probe->settle();
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_S);
    world.probe->settle();
    CHECK(canonical_text(world.shop.find("invoice", world.note).value("notes")) == "Merce resa");
    CHECK_FALSE(world.probe->has(Role::ComboTextbox, "Riga 1, Descrizione"));
}

TEST_CASE("a Romanian storno has the minus sign on the screen as on its paper, and one name") {
    AppWorld world(1440, 900, "ro");
    Record own = world.shop.find("business", world.shop.business);
    own.set_value("country", std::string("RO"));
    own.set_value("vat_number", std::string("RO18547290"));
    REQUIRE(world.store().update(std::move(own)).ok());
    const RecordId sold = world.shop.add_issued_invoice(world.shop.add_customer("Client"), "100");
    const RecordId note = billing::create_credit_note(world.shop.session, sold).value();
    world.go("#/invoices/" + to_string(note));
    CHECK(world.probe->has_text("-122,00"));
    CHECK(world.probe->has_text("-1 "));
    CHECK(world.probe->has_text("Factură storno"));
    CHECK_FALSE(world.probe->has_text("otă de credit"));
}
