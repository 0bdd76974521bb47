#include "tests/core/data/workshop.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace bottega;
using namespace bottega::test;

namespace {

using Names = std::vector<std::string>;

Names found(Workshop& shop, const std::string& search) { return shop.names({.entity = "customer", .search = search}); }

}  // namespace

TEST_CASE("a search finds pieces of words in any order, whatever the accents") {
    Workshop shop;
    shop.add_customer("Officine Rossi", "Forlì");
    shop.add_customer("Țesătoria Șaguna", "Brașov");

    CHECK(found(shop, "ross off") == Names{"Officine Rossi"});
    CHECK(found(shop, "FORLI") == Names{"Officine Rossi"});
    CHECK(found(shop, "tesatoria brasov") == Names{"Țesătoria Șaguna"});
    CHECK(found(shop, "Șag") == Names{"Țesătoria Șaguna"});
    CHECK(found(shop, "cine") == Names{"Officine Rossi"});
    CHECK(found(shop, "cinx").empty());
    CHECK(found(shop, "rossi brasov").empty());
}

TEST_CASE("signs that mean something to a search engine mean nothing to a person") {
    Workshop shop;
    shop.add_customer("Rossi & C. \"Fabbro\" - S.r.l.", "L'Aquila");

    CHECK(found(shop, "rossi & c").size() == 1);
    CHECK(found(shop, "\"fabbro\"").size() == 1);
    CHECK(found(shop, "s.r.l.").size() == 1);
    CHECK(found(shop, "l'aquila").size() == 1);
    CHECK(found(shop, "fabbro*").size() == 1);
    CHECK(found(shop, "NOT rossi").empty());
    CHECK(found(shop, "name:rossi").empty());
    CHECK(found(shop, "-").empty());
}

TEST_CASE("the search follows every change of a record") {
    Workshop shop;
    const RecordId id = shop.add_customer("Officine Rossi", "Forlì");
    Record record = *shop.store.find(customer::entity, id);
    record.set(customer::name, std::string("Officine Bianchi"));
    REQUIRE(shop.store.update(record).ok());

    CHECK(found(shop, "rossi").empty());
    CHECK(found(shop, "bianchi forli") == Names{"Officine Bianchi"});
    REQUIRE(shop.store.remove(customer::entity, id).ok());
    CHECK(found(shop, "bianchi").empty());
}

TEST_CASE("an emptied text can no longer be found") {
    Workshop shop;
    const RecordId id = shop.add_customer("Officine Rossi", "Forlì");
    Record record = *shop.store.find(customer::entity, id);
    record.clear(customer::city);
    REQUIRE(shop.store.update(record).ok());

    CHECK(found(shop, "forli").empty());
    CHECK(found(shop, "rossi").size() == 1);
}

TEST_CASE("a search among very many gives the same list in the same order") {
    Workshop shop;
    Transaction transaction(shop.database);
    for (int number = 0; number < 2500; ++number)
        shop.add_customer("Rossi " + std::to_string(number % 50), number % 2 ? "Forlì" : "Cesena");
    transaction.commit();

    const auto all = found(shop, "rossi");

    CHECK(all.size() == 2500);
    CHECK(all.front() == "Rossi 0");
    CHECK(std::is_sorted(all.begin(), all.end()));
    CHECK(found(shop, "rossi forli").size() == 1250);
    CHECK(shop.names({.entity = "customer", .search = "rossi", .limit = 3}) == Names{"Rossi 0", "Rossi 0", "Rossi 0"});
    CHECK(shop.names({.entity = "customer", .search = "rossi", .order = {{"name", true}}, .limit = 1}) ==
          Names{"Rossi 9"});
    CHECK(shop.store.count({.entity = "customer", .search = "rossi"}) == 2500);
    const auto cities = shop.store.totals_by({.entity = "customer", .search = "ossi"}, "city", "");
    REQUIRE(cities.size() == 2);
    CHECK(cities[0].key == Value(std::string("Cesena")));
    CHECK(cities[0].count == 1250);
    CHECK(shop.store.count({.entity = "customer", .search = "ossi", .conditions = {{"city", Comparison::Equal, {std::string("Forlì")}}}}) == 1250);
}

// Below, at and above the numbers of records that are sought by their ids.
TEST_CASE("a search gives its records, however many they are") {
    Workshop shop;
    Transaction transaction(shop.database);
    for (int number = 0; number < 250; ++number) shop.add_customer("Cliente " + std::string(number < 41 ? "raro" : "solito") + " " + std::to_string(number));
    shop.add_customer("Unico");
    transaction.commit();

    CHECK(found(shop, "unico").size() == 1);
    CHECK(found(shop, "raro").size() == 41);
    CHECK(found(shop, "solito").size() == 209);
    CHECK(found(shop, "i").size() == 251);
    CHECK(shop.store.count({.entity = "customer", .search = "raro"}) == 41);
    CHECK(shop.store.count({.entity = "customer", .search = "mai"}) == 0);
    CHECK(found(shop, "raro").front() == "Cliente raro 0");
}
