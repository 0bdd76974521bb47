#include "core/files/file_field.hpp"

#include "core/data/custom_field.hpp"
#include "core/data/duplicate.hpp"
#include "core/data/undo.hpp"
#include "core/documents/save_document.hpp"
#include "core/exchange/import_target.hpp"
#include "core/exchange/list_export.hpp"
#include "core/files/merge_records.hpp"
#include "core/files/trash.hpp"
#include "core/i18n/catalogue.hpp"
#include "core/i18n/locale.hpp"
#include "core/modules/billing/issue_invoice.hpp"
#include "core/modules/billing/payment.hpp"
#include "core/modules/billing/print_invoice.hpp"
#include "tests/support/exported.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::files;

namespace {

constexpr Field<RecordId> card{"x_carta"};

Result<RecordId> store_it(Session& session, Record record) { return record.id() ? session.store.update(std::move(record)) : session.store.insert(std::move(record)); }

// A customer whose identity card is a field.
struct CardShop : test::Shop {
    RecordId rossi = add_customer("Rossi");

    CardShop() { add_field("account", "Carta"); }
    void add_field(const std::string& list, const std::string& label) {
        Record field = store.blank(custom_field::entity);
        field.set(custom_field::list, list);
        field.set(custom_field::label, label);
        field.set(custom_field::kind, std::string("file"));
        REQUIRE(save_custom_field(session, std::move(field)).ok());
    }
    NewFile file(const std::string& name, const std::string& hash) { return {.name = name, .media_type = "image/png", .hash = hash, .bytes = 10, .text = "valida fino al 2031"}; }
    RecordId step() {
        const RecordId command = store.next_id();
        store.history().start_command(command, "test", session.now);
        return command;
    }
    Result<RecordId> reverse(RecordId step) {
        store.history().start_command(store.next_id(), std::string(undo_label), session.now);
        return reverse_step(session, step);
    }
    RecordId give(RecordId account, const NewFile& chosen) {
        auto saved = save_with_files(session, find("account", account), {{.field = "x_carta", .file = chosen}}, store_it);
        REQUIRE(saved.ok());
        return saved.value();
    }
    Result<RecordId> empty(RecordId account) {
        Record record = find("account", account);
        record.clear(card);
        return save_with_files(session, std::move(record), {}, store_it);
    }
    std::optional<RecordId> named(RecordId account) { return find("account", account).get(card); }
    std::string name(RecordId account) { return named(account) ? store.title(stored_file::entity, *named(account)) : std::string(); }
};

}  // namespace

TEST_CASE("file fields: what is chosen is a file of its record, named by the field, in one step that is taken back and done again") {
    CardShop shop;
    const RecordId step = shop.step();
    shop.give(shop.rossi, shop.file("carta.png", "aa"));
    CHECK(shop.name(shop.rossi) == "carta.png");
    CHECK(owner_of(shop.find(stored_file::entity, *shop.named(shop.rossi))) == Owner{"account", shop.rossi});
    CHECK(count_files(shop.store, "account", shop.rossi) == 1);
    CHECK(needed_hashes(shop.store) == std::set<std::string>{"aa"});
    CHECK(shop.store.count({.entity = "stored_file", .search = "valida"}) == 1);
    REQUIRE(shop.reverse(step).ok());
    CHECK_FALSE(shop.named(shop.rossi));
    CHECK(count_files(shop.store, "account", shop.rossi) == 0);
    REQUIRE(shop.reverse(step).ok());
    CHECK(shop.name(shop.rossi) == "carta.png");
}

TEST_CASE("file fields: a new record comes with its file, also where the person made the field mandatory") {
    CardShop shop;
    Record rule = shop.store.blank(field_rule::entity);
    rule.set_value("list", std::string("account"));
    rule.set_value("field", std::string("x_carta"));
    rule.set_value("mandatory", true);
    REQUIRE(shop.store.insert(std::move(rule)).ok());
    Record verdi = shop.store.blank("account");
    verdi.set_value("name", std::string("Verdi"));
    CHECK_FALSE(save_with_files(shop.session, verdi, {}, store_it).ok());
    const RecordId step = shop.step();
    const auto saved = save_with_files(shop.session, verdi, {{.field = "x_carta", .file = shop.file("carta.png", "aa")}}, store_it);
    REQUIRE(saved.ok());
    CHECK(shop.name(saved.value()) == "carta.png");
    CHECK(owner_of(shop.find(stored_file::entity, *shop.named(saved.value()))) == Owner{"account", saved.value()});
    REQUIRE(shop.reverse(step).ok());
    CHECK_FALSE(shop.store.find("account", saved.value()));
    CHECK(shop.store.count({.entity = "stored_file"}) == 0);
}

TEST_CASE("file fields: another file is the next version, wherever it was added; the same content changes nothing") {
    CardShop shop;
    shop.give(shop.rossi, shop.file("carta.png", "aa"));
    const RecordId first = *shop.named(shop.rossi);
    shop.give(shop.rossi, shop.file("copia.png", "aa"));
    CHECK(shop.named(shop.rossi) == first);
    shop.give(shop.rossi, shop.file("carta nuova.png", "bb"));
    CHECK(shop.name(shop.rossi) == "carta nuova.png");
    CHECK(earlier_versions(shop.store, shop.find(stored_file::entity, *shop.named(shop.rossi))).front().id() == first);
    const RecordId step = shop.step();
    REQUIRE(add_version(shop.session, *shop.named(shop.rossi), shop.file("terza.png", "cc")).ok());
    CHECK(shop.name(shop.rossi) == "terza.png");
    REQUIRE(shop.reverse(step).ok());
    CHECK(shop.name(shop.rossi) == "carta nuova.png");
    CHECK(count_files(shop.store, "account", shop.rossi) == 1);
}

TEST_CASE("file fields: what the field lets go lies in the trash, and a file that is deleted leaves the field empty") {
    CardShop shop;
    shop.give(shop.rossi, shop.file("carta.png", "aa"));
    const RecordId file = *shop.named(shop.rossi);
    RecordId step = shop.step();
    REQUIRE(shop.empty(shop.rossi).ok());
    CHECK(is_in_trash(shop.store, stored_file::entity, file));
    CHECK(needed_hashes(shop.store) == std::set<std::string>{"aa"});
    REQUIRE(shop.reverse(step).ok());
    CHECK(shop.named(shop.rossi) == file);
    step = shop.step();
    REQUIRE(remove_file(shop.session, file).ok());
    CHECK_FALSE(shop.named(shop.rossi));
    REQUIRE(shop.reverse(step).ok());
    CHECK(shop.named(shop.rossi) == file);
}

TEST_CASE("file fields: a record comes back from the trash with its file in its field") {
    CardShop shop;
    shop.give(shop.rossi, shop.file("carta.png", "aa"));
    shop.step();
    REQUIRE(remove_with_files(shop.session, "account", shop.rossi).ok());
    CHECK(shop.store.count({.entity = "stored_file"}) == 0);
    CHECK(trashed_records(shop.store, 10).size() == 1);
    shop.step();
    REQUIRE(restore_record(shop.session, "account", shop.rossi).ok());
    CHECK(shop.name(shop.rossi) == "carta.png");
}

TEST_CASE("file fields: a duplicate has none, and a merge takes it along") {
    CardShop shop;
    shop.give(shop.rossi, shop.file("carta.png", "aa"));
    const auto copy = duplicate_record(shop.session, "account", shop.rossi);
    REQUIRE(copy.ok());
    CHECK_FALSE(shop.named(copy.value()));
    shop.step();
    REQUIRE(merge_records(shop.session, {.entity = "account", .survivor = copy.value(), .merged = {shop.rossi}, .values = {{"x_carta", *shop.named(shop.rossi)}}}).ok());
    CHECK(shop.name(copy.value()) == "carta.png");
    CHECK(owner_of(shop.find(stored_file::entity, *shop.named(copy.value()))) == Owner{"account", copy.value()});
}

TEST_CASE("file fields: an issued document keeps the file it was issued with") {
    CardShop shop;
    shop.add_field("invoice", "Carta");
    const RecordId invoice = shop.add_invoice(shop.rossi, "100");
    REQUIRE(save_with_files(shop.session, shop.find("invoice", invoice), {{.field = "x_carta", .file = shop.file("ordine.pdf", "aa")}}, [&](Session& session, Record header) {
        return documents::save_document(session, std::move(header), session.store.lines("invoice_line", invoice));
    }).ok());
    REQUIRE(billing::issue_invoice(shop.session, invoice, shop.session.today).ok());
    const RecordId file = *shop.find("invoice", invoice).get(card);
    CHECK_FALSE(remove_file(shop.session, file).ok());
    REQUIRE(add_version(shop.session, file, shop.file("ordine 2.pdf", "bb")).ok());
    CHECK(shop.find("invoice", invoice).get(card) == file);
}

TEST_CASE("file fields: an export and an import give the same archive; no table brings a file") {
    CardShop shop;
    shop.give(shop.rossi, shop.file("carta.png", "aa"));
    const std::string text = test::exported(shop);
    test::Shop other;
    REQUIRE(import_archive(other.database, other.store.schema(), text, kSchemaVersion, {.losses = Losses::Accept}).ok());
    other.store.mark_replaced();
    CHECK(test::exported(other) == text);
    CHECK(list_as_csv(shop.store, {.entity = "account"}, embedded_catalogue("it"), Locale("it")).find("carta.png") != std::string::npos);
    CHECK(shop.store.count({.entity = "account", .filter = Filter::one({"x_carta.name", Comparison::Contains, {std::string("carta")}})}) == 1);
    CHECK(shop.store.count({.entity = "account", .conditions = {{"x_carta", Comparison::IsEmpty, {}}}}) == 0);
    const EntityDef& def = shop.store.schema().entity("account");
    const auto importable = importable_fields(def);
    CHECK(std::find(importable.begin(), importable.end(), &def.field("x_carta")) == importable.end());
    CHECK(why_not_rule(def.field("x_carta"), Rule::Unique));
    CHECK_FALSE(why_not_rule(def.field("x_carta"), Rule::Mandatory));
}

TEST_CASE("file fields: a file has none of its own") {
    CardShop shop;
    Record field = shop.store.blank(custom_field::entity);
    field.set(custom_field::list, std::string("stored_file"));
    field.set(custom_field::label, std::string("Copia"));
    field.set(custom_field::kind, std::string("file"));
    CHECK(save_custom_field(shop.session, std::move(field)).issues().front().message == "issue.custom_field_no_file");
}

TEST_CASE("a payment is recorded with what the person's own fields say") {
    CardShop shop;
    shop.add_field("payment", "Carta");
    Record field = shop.store.blank(custom_field::entity);
    field.set(custom_field::list, std::string("payment"));
    field.set(custom_field::label, std::string("Cassa"));
    REQUIRE(save_custom_field(shop.session, std::move(field)).ok());
    const auto paid = billing::record_payment(shop.session, {.account = shop.rossi, .amount = shop.euro("50"), .date = shop.session.today, .own_fields = {{"x_cassa", std::string("Negozio")}}});
    REQUIRE(paid.ok());
    CHECK(canonical_text(shop.find("payment", paid.value()).value("x_cassa")) == "Negozio");
}
