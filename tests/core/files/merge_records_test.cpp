#include "core/files/merge_records.hpp"

#include "core/app/modules.hpp"
#include "core/data/undo.hpp"
#include "core/exchange/archive.hpp"
#include "core/documents/save_document.hpp"
#include "core/files/files_of_record.hpp"
#include "core/files/trash.hpp"
#include "core/modules/billing/invoice.hpp"
#include "core/modules/billing/issue_invoice.hpp"
#include "core/modules/billing/payment.hpp"
#include "core/modules/billing/print_invoice.hpp"
#include "core/modules/crm/account.hpp"
#include "core/modules/crm/contact.hpp"
#include "tests/support/exported.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::files;
namespace account = bottega::crm::account;
namespace document = bottega::documents::document;

namespace {

// The same company twice, each with an issued invoice, a payment, a contact and a file.
struct TwiceShop : test::Shop {
    RecordId kept = add_customer("Officine Rossi"), lost = add_customer("OFFICINE ROSSI S.R.L.");
    RecordId kept_invoice = add_issued_invoice(kept, "100"), lost_invoice = add_issued_invoice(lost, "200");
    RecordId lost_draft = add_invoice(lost, "10");
    RecordId payment = record(lost), contact = add_contact(lost), file;

    TwiceShop() {
        file = add_file(session, {"account", lost}, {.name = "contratto.pdf", .media_type = "application/pdf", .hash = "aa", .bytes = 10}).value();
        Record second = find("account", lost);
        second.set(account::email, std::string("info@rossi.it"));
        second.set(account::notes, std::string("Paga a fine mese"));
        REQUIRE(store.update(std::move(second)).ok());
        Record first = find("account", kept);
        first.set(account::notes, std::string("Suonare due volte"));
        REQUIRE(store.update(std::move(first)).ok());
    }
    RecordId record(RecordId customer) {
        Record paid = store.blank("payment");
        paid.set(billing::payment::account, customer);
        paid.set_value("account_name", store.title("account", customer));
        paid.set_value("paid_on", session.today);
        paid.set_value("amount", euro("50"));
        return store.insert(std::move(paid)).value();
    }
    RecordId add_contact(RecordId customer) {
        Record person = store.blank("contact");
        person.set(crm::contact::name, std::string("Anna Verdi"));
        person.set(crm::contact::role, std::string("Titolare"));
        person.set(crm::contact::account, customer);
        return store.insert(std::move(person)).value();
    }
    RecordId start(const char* label) {
        const RecordId command = store.next_id();
        store.history().start_command(command, label, session.now);
        return command;
    }
    RecordId merge(std::vector<std::pair<std::string, Value>> values = {}) {
        const RecordId command = start("ui.merge.command");
        Transaction transaction(database);
        const auto merged = merge_records(session, {"account", kept, {lost}, std::move(values)});
        REQUIRE(merged.ok());
        transaction.commit();
        return command;
    }
    Issues reverse(RecordId step) {
        Transaction transaction(database);
        start("command.undo");
        auto done = reverse_step(session, step);
        if (!done.ok()) return done.issues();
        transaction.commit();
        return {};
    }
    std::string paper(RecordId id) { return documents::pdf_definition(billing::print_invoice(store, id).value()); }
    RecordId customer_of(RecordId id) { return *find("invoice", id).get(document::customer); }
};

}  // namespace

TEST_CASE("the preview names everything that leads to the record given up") {
    TwiceShop shop;
    const RecordId merged[] = {shop.lost};
    std::vector<std::string> told;
    for (const LinkedRecords& linked : linked_records(shop.store, "account", merged))
        told.push_back(linked.entity + "." + linked.field + " " + std::to_string(linked.records.size()) + " " + std::to_string(linked.sealed));
    CHECK(told == std::vector<std::string>{"contact.account 1 0", "invoice.customer 2 1", "payment.account 1 1", "stored_file.owner 1 0"});
}

TEST_CASE("a merge takes everything over, and keeps what stood on the links") {
    TwiceShop shop;
    const Record before = shop.find("invoice", shop.lost_invoice);
    const std::string paper = shop.paper(shop.lost_invoice);
    const Record paid_before = shop.find("payment", shop.payment);
    shop.merge({{"email", std::string("info@rossi.it")}});

    CHECK_FALSE(shop.store.find("account", shop.lost));
    CHECK(is_in_trash(shop.store, "account", shop.lost));
    CHECK(shop.find("account", shop.kept).text(account::email) == "info@rossi.it");
    const Record person = shop.find("contact", shop.contact);
    CHECK(person.get(crm::contact::account) == shop.kept);
    CHECK(person.text(crm::contact::role) == "Titolare");
    CHECK(files_of(shop.store, "account", shop.kept).size() == 1);
    CHECK(shop.customer_of(shop.lost_draft) == shop.kept);
    CHECK(survivor_of(shop.store, "account", shop.lost) == shop.kept);

    // Of an issued invoice only the link changed: number, frozen name, snapshot and paper are as they were.
    Record after = shop.find("invoice", shop.lost_invoice);
    CHECK(after.get(document::customer) == shop.kept);
    CHECK(shop.paper(shop.lost_invoice) == paper);
    after.set(document::customer, shop.lost);
    CHECK(after == before);
    Record paid = shop.find("payment", shop.payment);
    CHECK(paid.get(billing::payment::account) == shop.kept);
    paid.set(billing::payment::account, shop.lost);
    CHECK(paid == paid_before);
    CHECK(shop.database.scalar("SELECT count(*) FROM pragma_foreign_key_check") == 0);
}

TEST_CASE("one undo brings all of it back, one redo does it again") {
    TwiceShop shop;
    const std::string before = test::exported(shop);
    const Record lost = shop.find("account", shop.lost), kept = shop.find("account", shop.kept);
    const RecordId step = shop.merge({{"code", lost.text(account::code)}, {"email", std::string("info@rossi.it")}});
    CHECK(shop.find("account", shop.kept).text(account::code) == lost.text(account::code));

    for (int round = 0; round < 2; ++round) {
        CHECK(shop.reverse(step).empty());
        CHECK(shop.find("account", shop.lost) == lost);
        CHECK(shop.find("account", shop.kept) == kept);
        CHECK(shop.customer_of(shop.lost_invoice) == shop.lost);
        CHECK(shop.customer_of(shop.lost_draft) == shop.lost);
        CHECK(shop.find("contact", shop.contact).get(crm::contact::account) == shop.lost);
        CHECK(files_of(shop.store, "account", shop.lost).size() == 1);
        CHECK(shop.store.count({.entity = "merged_record"}) == 0);

        CHECK(shop.reverse(step).empty());
        CHECK_FALSE(shop.store.find("account", shop.lost));
        CHECK(shop.customer_of(shop.lost_invoice) == shop.kept);
        CHECK(shop.customer_of(shop.kept_invoice) == shop.kept);
        CHECK(shop.find("account", shop.kept).text(account::code) == lost.text(account::code));
    }
}

TEST_CASE("the link of what is sealed follows a merge and nothing else") {
    TwiceShop shop;
    const RecordId third = shop.add_customer("Terzi");
    const std::string invoice = std::to_string(shop.lost_invoice.value);
    CHECK(shop.store.relink("invoice", shop.lost_invoice, "customer", third).issues().front().message == "issue.sealed");
    CHECK(shop.store.relink("invoice", shop.lost_invoice, "sales_order", {}).issues().front().message == "issue.sealed");
    CHECK_THROWS_AS(shop.database.execute("UPDATE invoice SET customer = " + std::to_string(third.value) + " WHERE id = " + invoice), DatabaseError);
    CHECK_THROWS_AS(shop.database.execute("UPDATE invoice SET customer = NULL WHERE id = " + invoice), DatabaseError);
    CHECK_THROWS_AS(shop.database.execute("UPDATE payment SET account = " + std::to_string(third.value)), DatabaseError);
    CHECK_THROWS_AS(shop.database.execute("UPDATE invoice_line SET product = 5"), DatabaseError);
    shop.merge();
    CHECK(shop.store.relink("invoice", shop.lost_invoice, "customer", third).issues().front().message == "issue.sealed");
    CHECK_THROWS_AS(shop.database.execute("UPDATE invoice SET customer = " + std::to_string(third.value) + " WHERE id = " + invoice), DatabaseError);
    Record changed = shop.find("invoice", shop.lost_invoice);
    changed.set(document::customer, third);
    CHECK(shop.store.update(changed).issues().front().message == "issue.sealed");
}

TEST_CASE("articles are merged under the lines of issued invoices, which keep their words and prices") {
    TwiceShop shop;
    const RecordId one = shop.add_product("P1", "Trapano", "90"), other = shop.add_product("P2", "Trapano", "95");
    Record line = shop.line("invoice", "Trapano a colonna", "2", "95");
    line.set_value("product", other);
    const auto draft = documents::save_document(shop.session, documents::new_document(shop.session, "invoice", shop.kept), {line});
    REQUIRE(draft.ok());
    REQUIRE(billing::issue_invoice(shop.session, draft.value(), shop.session.today).ok());
    const std::string paper = shop.paper(draft.value());
    const Record before = shop.store.lines("invoice_line", draft.value()).front();

    const RecordId step = shop.start("ui.merge.command");
    REQUIRE(merge_records(shop.session, {"product", one, {other}}).ok());
    Record after = shop.store.lines("invoice_line", draft.value()).front();
    CHECK(after.value("product") == Value(one));
    after.set_value("product", other);
    CHECK(after == before);
    CHECK(shop.paper(draft.value()) == paper);
    CHECK(shop.reverse(step).empty());
    CHECK(shop.store.lines("invoice_line", draft.value()).front() == before);
}

TEST_CASE("an archive from before the merge is taken in, and one from after it too") {
    TwiceShop shop;
    const std::string before = test::exported(shop);
    shop.merge();
    const std::string after = test::exported(shop);
    REQUIRE(import_archive(shop.database, shop.store.schema(), before, 1).ok());
    CHECK(shop.customer_of(shop.lost_invoice) == shop.lost);
    REQUIRE(import_archive(shop.database, shop.store.schema(), after, 1).ok());
    CHECK(shop.customer_of(shop.lost_invoice) == shop.kept);
}

TEST_CASE("the record that most leads to survives, and each field gets what says more") {
    TwiceShop shop;
    const Record kept = shop.find("account", shop.kept), lost = shop.find("account", shop.lost);
    CHECK(proposed_survivor(shop.store, {kept, lost}) == shop.lost);  // two invoices, a payment, a contact
    const Record proposed = proposed_merge(shop.store, kept, {lost});
    CHECK(proposed.text(account::email) == "info@rossi.it");
    CHECK(proposed.text(account::code) == kept.text(account::code));
    CHECK(proposed.text(account::notes) == "Suonare due volte\n\nPaga a fine mese");
    CHECK(proposed.text(account::name) == "Officine Rossi");
    const Record other_way = proposed_merge(shop.store, lost, {kept});
    CHECK(other_way.text(account::name) == "OFFICINE ROSSI S.R.L.");
    CHECK(other_way.text(account::email) == "info@rossi.it");
}

TEST_CASE("an address is taken whole, not put together from two towns") {
    TwiceShop shop;
    Record kept = shop.find("account", shop.kept), lost = shop.find("account", shop.lost);
    lost.clear(account::street);
    lost.set(account::city, std::string("Bologna"));
    Record proposed = proposed_merge(shop.store, kept, {lost});
    CHECK(proposed.text(account::street) == kept.text(account::street));
    CHECK(proposed.text(account::city) == "Torino");
    proposed = proposed_merge(shop.store, lost, {kept});  // the survivor's is less whole
    CHECK(proposed.text(account::city) == "Torino");
}

TEST_CASE("a merge of what is gone, or that a check refuses, changes nothing") {
    TwiceShop shop;
    const std::string before = test::exported(shop);
    const auto refused = [&](Merge merge) {
        Transaction transaction(shop.database);
        shop.start("ui.merge.command");
        return merge_records(shop.session, merge).issues();
    };
    CHECK(refused({"account", shop.kept, {RecordId{999}}}).front().message == "issue.record_gone");
    const auto issues = refused({"account", shop.kept, {shop.lost}, {{"name", Value()}}});
    CHECK(issues.front().message == "issue.required");
    CHECK(test::exported(shop) == before);
}
