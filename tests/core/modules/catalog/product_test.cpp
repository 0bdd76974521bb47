#include "core/modules/catalog/product.hpp"
#include "core/data/picker.hpp"
#include "core/modules/catalog/product_category.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::catalog;

TEST_CASE("a price may have six decimals, not seven") {
    test::Shop shop;
    Record record = shop.store.blank(product::entity);
    record.set(product::name, std::string("Cavo al metro"));
    record.set(product::price, *Decimal::parse("0.123456"));
    CHECK(shop.store.insert(record).ok());
    record.set(product::price, *Decimal::parse("0.1234567"));

    CHECK(shop.store.insert(record).issues() ==
          Issues{{.field = "price", .message = "issue.too_many_decimals", .args = {"6"}}});
}

TEST_CASE("goods and services are numbered apart") {
    test::Shop shop;
    Record goods = shop.store.blank(product::entity);
    goods.set(product::name, std::string("Sirena"));
    Record service = shop.store.blank(product::entity);
    service.set(product::name, std::string("Installazione"));
    service.set(product::kind, std::string("service"));

    CHECK(shop.find(product::entity, shop.store.insert(goods).value()).text(product::code) == "P000001");
    CHECK(shop.find(product::entity, shop.store.insert(service).value()).text(product::code) == "S000001");
}

TEST_CASE("a product that is no longer sold vanishes from pickers but stays on its documents") {
    test::Shop shop;
    const RecordId siren = shop.add_product("SIR", "Sirena da esterno", "94");
    Record line = shop.line("quote", "Sirena da esterno", "1", "94");
    line.set(Field<RecordId>{"product"}, siren);
    const RecordId quote = shop.add_quote(shop.add_customer("Officine Rossi"), {line});
    Record record = shop.find(product::entity, siren);
    record.set(product::active, false);
    REQUIRE(shop.store.update(record).ok());

    CHECK(shop.store.count(picker_query(record.def(), "sirena")) == 0);
    CHECK(shop.store.count({.entity = "product", .search = "sirena"}) == 1);
    CHECK(shop.store.lines("quote_line", quote)[0].get(Field<RecordId>{"product"}) == siren);
    CHECK_FALSE(shop.store.remove(product::entity, siren).ok());
}

TEST_CASE("a category is not inside itself, nor inside one that is inside it") {
    test::Shop shop;
    Record record = shop.store.blank(product_category::entity);
    record.set(product_category::name, std::string("Ferramenta"));
    record = shop.find(product_category::entity, shop.store.insert(record).value());
    record.set(product_category::parent, record.id());
    const Issues circle = {{.field = "parent", .message = "issue.reference_circle"}};
    CHECK(shop.store.update(record).issues() == circle);

    Record inner = shop.store.blank(product_category::entity);
    inner.set(product_category::name, std::string("Viti"));
    inner.set(product_category::parent, record.id());
    const RecordId viti = shop.store.insert(inner).value();
    record.set(product_category::parent, viti);
    CHECK(shop.store.update(record).issues() == circle);
    record.clear(product_category::parent);
    CHECK(shop.store.update(record).ok());
}
