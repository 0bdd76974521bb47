#include "core/app/modules.hpp"
#include "core/data/custom_field.hpp"
#include "core/data/seal_chain.hpp"
#include "core/data/undo.hpp"
#include "core/documents/save_document.hpp"
#include "core/exchange/sqlite_import.hpp"
#include "core/modules/billing/issue_invoice.hpp"
#include "core/modules/billing/order_to_invoice.hpp"
#include "core/modules/sales/quote_to_order.hpp"
#include "tests/support/exported.hpp"
#include "tests/support/sqlite_file.hpp"

#include <doctest/doctest.h>

using namespace bottega;

namespace {

// A shop that notes the colour of what it sells, and how many pieces a package has.
struct LineShop : test::Shop {
    RecordId rossi = add_customer("Rossi"), colour, pieces, all;

    LineShop() {
        colour = add("Colore", "choice", "Rosso\nBlu");
        pieces = add("Pezzi", "number");
        all = add("Pezzi in tutto", "formula", "{quantity} * {x_pezzi}");
    }
    RecordId add(const std::string& label, const std::string& kind, const std::string& more = {}) {
        auto added = save_custom_field(session, described(label, kind, more));
        REQUIRE_MESSAGE(added.ok(), (added.ok() ? "" : added.issues().front().message));
        return added.value();
    }
    Record described(const std::string& label, const std::string& kind, const std::string& more = {}) {
        Record field = store.blank(custom_field::entity);
        field.set(custom_field::list, std::string("document_line"));
        field.set(custom_field::label, label);
        field.set(custom_field::kind, kind);
        if (kind == "choice") field.set(custom_field::choices, more);
        if (kind == "formula") {
            field.set(custom_field::formula, more);
            field.set(custom_field::result, std::string("number"));
        }
        return field;
    }
    Record blue_line(const std::string& document) {
        Record made = line(document, "Viti", "3", "10");
        made.set_value("x_colore", std::string("Blu"));
        made.set_value("x_pezzi", *Decimal::parse("12"));
        return made;
    }
    std::string values(const std::string& entity, RecordId document) {
        const Record first = store.lines(entity, document).front();
        return canonical_text(first.value("x_colore")) + " " + canonical_text(first.value("x_pezzi")) + " " + canonical_text(first.value("x_pezzi_in_tutto"));
    }
    RecordId step() {
        const RecordId command = store.next_id();
        store.history().start_command(command, "test", session.now);
        return command;
    }
    Result<RecordId> reverse(RecordId step) {
        store.history().start_command(store.next_id(), std::string(undo_label), session.now);
        return reverse_step(session, step);
    }
    Issues destroy(RecordId field) {
        auto work = delete_custom_field(session, field);
        for (;;) {
            auto state = work->step(session);
            if (!state.ok()) return state.issues();
            if (state.value() == LongWork::State::Finished) return {};
        }
    }
    RecordId invoice_of(Record one) {
        Record header = documents::new_document(session, "invoice", rossi);
        return documents::save_document(session, std::move(header), {std::move(one)}).value();
    }
};

std::string last_link_of(test::Shop& shop) {
    SealChainCheck check(shop.store);
    while (check.step()) {}
    CHECK(check.report().faults.empty());
    return check.report().last_hash;
}

}  // namespace

TEST_CASE("fields of lines: one description is there for the lines of every document") {
    LineShop shop;
    for (const char* entity : {"quote_line", "sales_order_line", "invoice_line"}) {
        CAPTURE(entity);
        CHECK(shop.store.schema().entity(entity).field("x_colore").label == "Colore");
        CHECK(shop.store.schema().entity(entity).field("x_pezzi_in_tutto").formula->formula);
    }
    CHECK(save_custom_field(shop.session, shop.described("Foto", "file")).issues().front().message == "issue.custom_field_no_file");
    CHECK(save_custom_field(shop.session, shop.described("colore", "text")).issues().front().message == "issue.custom_field_label");
}

TEST_CASE("fields of lines: what is typed goes along from the quote to the order to the invoice, and into a copy") {
    LineShop shop;
    const RecordId quote = shop.add_quote(shop.rossi, {shop.blue_line("quote")}, "accepted");
    CHECK(shop.values("quote_line", quote) == "Blu 12 36");
    const auto order = sales::convert_quote_to_order(shop.session, quote);
    REQUIRE(order.ok());
    CHECK(shop.values("sales_order_line", order.value()) == "Blu 12 36");
    const auto invoice = billing::invoice_order(shop.session, order.value());
    REQUIRE(invoice.ok());
    CHECK(shop.values("invoice_line", invoice.value()) == "Blu 12 36");
    const auto copy = documents::duplicate_document(shop.session, "quote", quote);
    REQUIRE(copy.ok());
    CHECK(shop.values("quote_line", copy.value()) == "Blu 12 36");
    CHECK(records_with_value(shop.database, shop.store.schema(), shop.find(custom_field::entity, shop.colour)) == 4);
}

TEST_CASE("fields of lines: an issued invoice holds them, the chain is the same without them") {
    LineShop shop;
    const RecordId invoice = shop.invoice_of(shop.blue_line("invoice"));
    REQUIRE(billing::issue_invoice(shop.session, invoice, shop.session.today).ok());
    Record held = shop.store.lines("invoice_line", invoice).front();
    held.set_value("x_colore", std::string("Rosso"));
    CHECK(shop.store.update(held).issues().front().message == "issue.sealed");
    CHECK_THROWS_AS(shop.database.execute("UPDATE invoice_line SET x_colore = 'Rosso'"), DatabaseError);
    CHECK(shop.values("invoice_line", invoice) == "Blu 12 36");
    last_link_of(shop);
    // A field that comes later changes nothing of what is issued.
    const std::string before = last_link_of(shop);
    shop.add("Dopo", "flag");
    CHECK(last_link_of(shop) == before);
    const Issues kept = shop.destroy(shop.colour);
    REQUIRE_FALSE(kept.empty());
    CHECK(kept.front().message == "issue.custom_field_sealed");
    CHECK(kept.front().args.front() == shop.find("invoice", invoice).title());

    test::Shop with, without;
    Record field = with.store.blank(custom_field::entity);
    field.set(custom_field::list, std::string("document_line"));
    field.set(custom_field::label, std::string("Colore"));
    const RecordId taken = without.store.next_id();  // the ids of both shops stay the same
    CHECK(save_custom_field(with.session, std::move(field)).value() == taken);
    with.add_issued_invoice(with.add_customer("Verdi"), "100");
    without.add_issued_invoice(without.add_customer("Verdi"), "100");
    CHECK(last_link_of(with) == last_link_of(without));
}

TEST_CASE("fields of lines: adding one and deleting it are single steps that are taken back, in every kind of line") {
    LineShop shop;
    const RecordId added = shop.step();
    const RecordId field = shop.add("Lotto", "text");
    REQUIRE(shop.reverse(added).ok());
    CHECK(shop.store.schema().entity("invoice_line").field("x_lotto").internal);
    REQUIRE(shop.reverse(added).ok());
    Record quoted = shop.blue_line("quote"), invoiced = shop.blue_line("invoice");
    for (Record* one : {&quoted, &invoiced}) one->set_value("x_lotto", std::string("A7"));
    shop.step();
    const RecordId quote = shop.add_quote(shop.rossi, {quoted}), invoice = shop.invoice_of(invoiced);
    const RecordId deleted = shop.step();
    CHECK(shop.destroy(field).empty());
    CHECK(shop.store.count({.entity = "custom_field"}) == 3);
    REQUIRE(shop.reverse(deleted).ok());
    CHECK(canonical_text(shop.store.lines("quote_line", quote).front().value("x_lotto")) == "A7");
    CHECK(canonical_text(shop.store.lines("invoice_line", invoice).front().value("x_lotto")) == "A7");
    // A choice that one kind of line has cannot go.
    Record choices = shop.find(custom_field::entity, shop.colour);
    choices.set(custom_field::choices, std::string("Rosso"));
    CHECK(save_custom_field(shop.session, std::move(choices)).issues().front().message == "issue.choice_in_use");
}

TEST_CASE("fields of lines: an export and an import give the same bytes again, through an SQLite file too") {
    LineShop shop;
    shop.add_quote(shop.rossi, {shop.blue_line("quote"), shop.line("quote", "Chiodi", "1", "5")});
    REQUIRE(billing::issue_invoice(shop.session, shop.invoice_of(shop.blue_line("invoice")), shop.session.today).ok());
    const std::string text = test::exported(shop);
    test::Shop other;
    REQUIRE(import_archive(other.database, other.store.schema(), text, kSchemaVersion, {.losses = Losses::Accept}).ok());
    other.store.mark_replaced();
    CHECK(test::exported(other) == text);
    CHECK(other.store.schema().entity("sales_order_line").has("x_colore"));
    const auto read = archive_from_sqlite(test::as_sqlite(text), all_entities(), kSchemaVersion);
    REQUIRE(read.ok());
    CHECK(read.value().text == text);
    test::Shop empty;
    REQUIRE(import_archive(other.database, other.store.schema(), test::exported(empty), kSchemaVersion, {.losses = Losses::Accept}).ok());
    other.store.mark_replaced();
    CHECK(test::exported(other) == test::exported(empty));
}
