#include "core/documents/country_fields.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using documents::fields_of_other_countries;

namespace {

Record account_in(test::Shop& shop, const char* country) {
    Record account = shop.find("account", shop.add_customer("Cliente"));
    account.set_value("country", std::string(country));
    return account;
}

}  // namespace

TEST_CASE("what only Italian law knows is asked where seller and buyer are Italian") {
    test::Shop italian, romanian("RO");
    CHECK(fields_of_other_countries(italian.store, account_in(italian, "IT")).empty());
    CHECK(fields_of_other_countries(italian.store, account_in(italian, "DE")).contains("sdi_code"));
    for (const char* country : {"RO", "IT"})
        for (const char* field : {"sdi_code", "pec", "split_payment", "withholding"}) {
            CAPTURE(field);
            CHECK(fields_of_other_countries(romanian.store, account_in(romanian, country)).contains(field));
        }
    CHECK_FALSE(fields_of_other_countries(romanian.store, account_in(romanian, "RO")).contains("register_number"));
}

TEST_CASE("what is filled in is never left out, and a regime only where its law holds") {
    test::Shop romanian("RO");
    Record account = account_in(romanian, "RO");
    account.set_value("pec", std::string("client@pec.example"));
    CHECK_FALSE(fields_of_other_countries(romanian.store, account).contains("pec"));
    CHECK(fields_of_other_countries(romanian.store, romanian.find("business", romanian.business)).contains("vat_regime.flat_rate"));
    test::Shop italian;
    CHECK(fields_of_other_countries(italian.store, italian.find("business", italian.business)).empty());
    CHECK(fields_of_other_countries(italian.store, italian.store.blank("product")).empty());
}
