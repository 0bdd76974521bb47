#include "core/data/unsaved_form.hpp"

#include "core/modules/crm/account.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::Shop;

namespace {

Record typed_account(Shop& shop) {
    Record account = shop.store.blank(crm::account::entity);
    account.set(crm::account::name, std::string("Caffè \"Verdi\" – Τάξη"));
    account.set(Field<std::string>{"notes"}, std::string("prima riga\nseconda"));
    return account;
}

}  // namespace

TEST_CASE("what was typed over a record fills it in again, what was emptied too") {
    Shop shop;
    const RecordId id = shop.add_customer("Verdi");
    Record before = *shop.store.find(crm::account::entity, id);
    before.set(Field<std::string>{"phone"}, std::string("02 123456"));
    Record typed = before;
    typed.set(crm::account::name, std::string("Caffè Verdi"));
    typed.clear(Field<std::string>{"phone"});

    const TypedFields fields = typed_fields(typed, before);
    Record again = before;
    take_typed(again, fields);

    CHECK(fields.size() == 2);
    CHECK(again == typed);
}

TEST_CASE("amounts are read in the currency that was typed with them") {
    Shop shop;
    const Record blank = shop.store.blank("opportunity");
    Record typed = blank;
    typed.set(Field<std::string>{"currency"}, std::string("RON"));
    typed.set(Field<Money>{"amount"}, Money(123'456, *Currency::parse("RON")));
    Record again = blank;

    take_typed(again, typed_fields(typed, blank));

    CHECK(again == typed);
    CHECK(again.get(Field<Money>{"amount"})->currency() == *Currency::parse("RON"));
}

TEST_CASE("a kept text fills in only what a person fills in, and only with values of the field") {
    Shop shop;
    Record invoice = shop.store.blank("invoice");
    const Record blank = invoice;

    take_typed(invoice, {{"number", "2026/99"}, {"number_key", "x"}, {"total", "99.00"}, {"issued_on", "tomorrow"}, {"no_such_field", "1"}});
    CHECK(invoice == blank);

    take_typed(invoice, {{"number", "2026/99"}, {"subject", "Riparazione"}}, {"number"});
    CHECK(invoice.text(Field<std::string>{"number"}) == "2026/99");
    CHECK(invoice.text(Field<std::string>{"subject"}) == "Riparazione");
}

TEST_CASE("what a line does not name is as in a blank one, and what services set stays") {
    Shop shop;
    const Record blank = shop.store.blank("invoice_line");
    Record stored = blank;
    stored.set(Field<std::string>{"description"}, std::string("Cambio olio"));
    stored.set(Field<Money>{"amount"}, Money(5'000, Currency()));
    Record line = stored;

    take_all_typed(line, blank, {{"quantity", "3"}});

    CHECK(line.text(Field<std::string>{"description"}).empty());
    CHECK(line.get(Field<Decimal>{"quantity"}) == Decimal::from_int(3));
    CHECK(line.get(Field<Money>{"amount"}) == Money(5'000, Currency()));
}

TEST_CASE("kept forms are read as they were written") {
    Shop shop;
    const Record typed = typed_account(shop);
    UnsavedForm form{.key = "7", .place = "#/accounts/new?kind=company", .entity = "account", .record = RecordId{12345678901234567},
                     .name = typed.title(), .at = *Timestamp::parse_iso("2026-03-14T09:30:00Z"),
                     .fields = typed_fields(typed, shop.store.blank(crm::account::entity))};
    form.has_lines = true;
    form.lines = {{.id = RecordId{9}, .fields = {{"description", "Olio"}}}, {.fields = {{"kind", "note"}}}};
    form.beside = {{"step", "2"}};
    UnsavedForm other{.key = "8", .entity = "invoice", .fields = {{"subject", ""}}};

    const auto read = read_unsaved_forms(write_unsaved_forms({form, other}));

    REQUIRE(read.size() == 2);
    CHECK(read[0].place == form.place);
    CHECK(read[0].record == form.record);
    CHECK(read[0].at == form.at);
    CHECK(read[0].lines == form.lines);
    CHECK(read[0].beside == form.beside);
    Record again = shop.store.blank(crm::account::entity);
    take_typed(again, read[0].fields);
    CHECK(again == typed);
    CHECK(read[1] == other);
    CHECK(write_unsaved_forms({}).empty());
}

TEST_CASE("a text that is no list of forms gives none, and what is none in a list is passed over") {
    for (const char* text : {"", "{", "7", "{\"key\":\"1\"}", "[1, null, \"x\", []]", "[{\"key\":\"1\",\"entity\":\"account\"}]",
                             "[{\"key\":\"1\",\"entity\":7,\"fields\":{\"name\":\"x\"}}]", "[{\"entity\":\"account\",\"fields\":{\"name\":\"x\"}}]",
                             "[{\"key\":\"1\",\"entity\":\"account\",\"fields\":[1],\"lines\":{}}]"}) {
        CAPTURE(text);
        CHECK(read_unsaved_forms(text).empty());
    }
    const auto forms = read_unsaved_forms(
        R"([3, {"key":"1","entity":"account","place":4,"at":"yesterday","record":"x","fields":{"name":"Verdi","phone":5},"lines":[1,{"id":{}}]}])");
    REQUIRE(forms.size() == 1);
    CHECK(forms[0].fields == TypedFields{{"name", "Verdi"}});
    CHECK(forms[0].record == RecordId{});
    CHECK(forms[0].lines.size() == 1);
}
