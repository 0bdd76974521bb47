#include "core/modules/crm/account.hpp"
#include "core/data/duplicate.hpp"
#include "core/modules/crm/contact.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace bottega;
using namespace bottega::crm;

namespace {

Record named(test::Shop& shop, const std::string& name) {
    Record record = shop.store.blank(account::entity);
    record.set(account::name, name);
    return record;
}

bool warns(test::Shop& shop, const Record& record, Field<std::string> field) {
    const Issues issues = shop.store.problems(record);
    return std::any_of(issues.begin(), issues.end(), [&](const Issue& issue) {
        return issue.field == field.name && issue.severity == Severity::Warning;
    });
}

bool warns_of(test::Shop& shop, const std::string& country, Field<std::string> field, const std::string& text) {
    Record record = named(shop, "Officine Rossi");
    record.set(account::country, country);
    record.set(field, text);
    return warns(shop, record, field);
}

}  // namespace

TEST_CASE("a fiscal number with a wrong check digit is shown but can be kept") {
    test::Shop shop;
    Record record = named(shop, "Officine Rossi");
    record.set(account::country, std::string("IT"));
    record.set(account::vat_number, std::string("01234567890"));

    CHECK(warns(shop, record, account::vat_number));
    CHECK(shop.store.insert(record).ok());
}

TEST_CASE("fiscal numbers are checked by the rules of the account's country") {
    test::Shop shop;

    CHECK_FALSE(warns_of(shop, "IT", account::vat_number, "01234567897"));
    CHECK_FALSE(warns_of(shop, "IT", account::vat_number, "IT 0123 4567 897"));
    CHECK_FALSE(warns_of(shop, "RO", account::vat_number, "RO18547290"));
    CHECK(warns_of(shop, "RO", account::vat_number, "RO18547291"));
    CHECK_FALSE(warns_of(shop, "DE", account::vat_number, "DE999999999"));
    CHECK_FALSE(warns_of(shop, "DE", account::vat_number, "999999999"));
    CHECK(warns_of(shop, "DE", account::vat_number, "DE99"));
    CHECK_FALSE(warns_of(shop, "GR", account::vat_number, "EL123456789"));
    CHECK_FALSE(warns_of(shop, "US", account::vat_number, "12-3456789"));
    CHECK(warns_of(shop, "IT", account::tax_code, "RSSMRA80A01H501X"));
    CHECK_FALSE(warns_of(shop, "IT", account::tax_code, "RSSMRA80A01H501U"));
}

TEST_CASE("an Italian address has a postcode of five digits and a province of two letters") {
    test::Shop shop;

    CHECK(warns_of(shop, "IT", account::postal_code, "2012"));
    CHECK_FALSE(warns_of(shop, "IT", account::postal_code, "20121"));
    CHECK(warns_of(shop, "IT", account::region, "Milano"));
    CHECK_FALSE(warns_of(shop, "IT", account::region, "MI"));
    CHECK_FALSE(warns_of(shop, "GB", account::postal_code, "WA1 1DP"));
    CHECK_FALSE(warns_of(shop, "RO", account::region, "Cluj"));
}

TEST_CASE("the form of a new account proposes code, country and language") {
    test::Shop shop("RO");

    const Record proposal = shop.store.proposal(account::entity);

    CHECK(proposal.text(account::code) == "C000001");
    CHECK(proposal.text(account::country) == "RO");
    CHECK(proposal.text(account::language) == "ro");
}

TEST_CASE("a customer abroad is written to in a language it is likely to read") {
    test::Shop shop;
    Record german = named(shop, "Beispiel GmbH");
    german.set(account::country, std::string("DE"));
    Record romanian = named(shop, "Cetatea Sigură SRL");
    romanian.set(account::country, std::string("RO"));

    CHECK(shop.find(account::entity, shop.store.insert(german).value()).text(account::language) == "en");
    CHECK(shop.find(account::entity, shop.store.insert(romanian).value()).text(account::language) == "ro");
    CHECK(shop.find(account::entity, shop.store.insert(named(shop, "Rossi")).value()).text(account::language) == "it");
}

TEST_CASE("a typed code is kept, and an emptied one is proposed again") {
    test::Shop shop;
    Record record = named(shop, "Officine Rossi");
    record.set(account::code, std::string("ROSSI"));
    record = shop.find(account::entity, shop.store.insert(record).value());
    CHECK(record.text(account::code) == "ROSSI");

    record.clear(account::code);
    REQUIRE(shop.store.update(record).ok());

    CHECK(shop.find(account::entity, record.id()).text(account::code) == "C000001");
}

TEST_CASE("a supplier is numbered apart from customers") {
    test::Shop shop;
    Record record = named(shop, "Acciaierie Verdi");
    record.set(account::is_customer, false);
    record.set(account::is_supplier, true);

    CHECK(shop.find(account::entity, shop.store.insert(record).value()).text(account::code) == "F000001");
}

TEST_CASE("a duplicated account is the same business at another desk: its fiscal numbers are not taken over") {
    test::Shop shop;
    const RecordId rossi = shop.add_customer("Officine Rossi");

    const auto copy = duplicate_record(shop.session, account::entity, rossi);

    REQUIRE(copy.ok());
    const Record record = shop.find(account::entity, copy.value());
    CHECK(record.text(account::name) == "Officine Rossi");
    CHECK(record.text(account::street) == shop.find(account::entity, rossi).text(account::street));
    CHECK(record.text(account::vat_number).empty());
    CHECK(record.text(account::code) != shop.find(account::entity, rossi).text(account::code));
}

TEST_CASE("an account with contacts and quotes cannot be deleted and says where it is used") {
    test::Shop shop;
    const RecordId rossi = shop.add_customer("Officine Rossi");
    Record contact = shop.store.blank(contact::entity);
    contact.set(contact::name, std::string("Mario Rossi"));
    contact.set(contact::account, rossi);
    REQUIRE(shop.store.insert(contact).ok());
    const RecordId quote = shop.add_quote(rossi, {shop.line("quote", "Riduttore", "1", "100")});

    const auto refused = shop.store.remove(account::entity, rossi);

    REQUIRE_FALSE(refused.ok());
    CHECK(refused.issues() ==
          Issues{{.message = "issue.in_use", .args = {"contact", "1", "Mario Rossi"}},
                 {.message = "issue.in_use", .args = {"quote", "1", shop.store.title("quote", quote)}}});
}

TEST_CASE("a usual discount is written as trade writes it") {
    test::Shop shop;
    Record record = named(shop, "Officine Rossi");
    record.set(account::discount, std::string("20+10-5"));
    CHECK(shop.store.insert(record).ok());
    record.set(account::discount, std::string("twenty"));

    CHECK_FALSE(shop.store.insert(record).ok());
}
