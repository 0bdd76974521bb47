// What a business has given stays given when an older copy of its archive takes the archive's place; of another business's
// series it takes nothing.
#include "core/documents/number_series.hpp"
#include "core/documents/restored_numbers.hpp"
#include "core/modules/business/business_identity.hpp"
#include "core/modules/business/given_numbers.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::test;
using business::given_numbers;
using business::numbers_of_others;

namespace {

std::string next_invoice(Shop& shop) { return documents::next_number(shop.session, "invoice", shop.session.today); }

void raise_numbers(Shop& shop, const std::string& lines) {
    shop.store.history().start_command(shop.store.next_id(), "ui.restore.command", shop.session.now);
    REQUIRE(business::raise_given_numbers(shop.session, lines).ok());
}

std::string vat_number(Shop& shop) { return business::business_identity(shop.store).vat_number; }

}  // namespace

TEST_CASE("a business that has given no number has nothing to keep") {
    Shop shop;
    CHECK(given_numbers(shop.store).empty());
}

TEST_CASE("an archive of another business that came and went leaves the series as they were") {
    Shop shop;
    const std::string next = next_invoice(shop);
    const std::string foreign = "987654;00159560366;;invoice 2026 102 2026-03-15,quote 2025 7";
    raise_numbers(shop, foreign);
    CHECK(next_invoice(shop) == next);
    CHECK(documents::last_numbers(shop.store).size() == 4);
    CHECK(numbers_of_others(shop.store, foreign) == foreign);
}

TEST_CASE("an older copy of the same archive goes on behind the last number given") {
    Shop shop;
    (void)shop.add_issued_invoice(shop.add_customer("Rossi"), "100");
    const std::string given = given_numbers(shop.store), next = next_invoice(shop);
    Shop older;
    CHECK(next_invoice(older) != next);
    raise_numbers(older, "987654;00159560366;;invoice 2026 102 2026-03-15\n" + given);
    CHECK(next_invoice(older) == next);
    CHECK(numbers_of_others(older.store, given).empty());
}

TEST_CASE("the same business begun twice is known by its VAT number, however it is written") {
    Shop shop;
    raise_numbers(shop, "987654;" + vat_number(shop) + ";;invoice 2026 41");
    CHECK(next_invoice(shop) == "42/2026");
    CHECK(business::business_identity("1", " it " + vat_number(shop), "").is_same_as(business::business_identity("2", vat_number(shop), "")));
    CHECK_FALSE(business::business_identity("1", "", "").is_same_as(business::business_identity("2", "", "")));
}

TEST_CASE("numbers that do not say whose they are count as the archive's own") {
    Shop shop;
    raise_numbers(shop, "invoice 2026 41 2026-03-16");
    CHECK(next_invoice(shop) == "42/2026");
    CHECK(numbers_of_others(shop.store, "invoice 2026 41 2026-03-16").empty());
}
