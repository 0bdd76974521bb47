#include "core/exchange/product_variants.hpp"

#include "core/exchange/import_rows.hpp"
#include "core/exchange/plain_html.hpp"
#include "tests/support/import_files.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::test;

TEST_CASE("HTML becomes lines of text, and nothing of it is more than text") {
    CHECK(text_of_html("<p>Camicia di <b>cotone</b>.</p><p>Lavare a 30&deg;C &amp; stirare</p>") == "Camicia di cotone.\n\nLavare a 30°C & stirare");
    CHECK(text_of_html("Taglie:<ul>\n <li>S</li>\n <li><p>M</p></li></ul>fine") == "Taglie:\n- S\n- M\nfine");
    CHECK(text_of_html("uno<br>due<br/>tre") == "uno\ndue\ntre");
    CHECK(text_of_html("<style>p{color:red}</style><script>alert('<p>')</script>ok<!-- <b>no</b> -->") == "ok");
    CHECK(text_of_html("<SCRIPT src=x>alert(1)") == "");
    CHECK(text_of_html("&#8217;&#x20AC;&egrave;&nbsp;&#0;&#xD800;&unknown; AT&T") == "’€è &#0;&#xD800;&unknown; AT&T");
    CHECK(text_of_html("a < b and c > d, 1<2") == "a < b and c > d, 1<2");
    CHECK(text_of_html("<img src=x onerror=alert(1)>testo &lt;script&gt;") == "testo <script>");
    CHECK(text_of_html("<table><tr><td>Peso</td><td>2 kg</td></tr></table>") == "Peso 2 kg");
    CHECK(text_of_html("mai <p chiuso").starts_with("mai"));
    CHECK(looks_like_html("una <strong>nota</strong>"));
    CHECK_FALSE(looks_like_html("a < b > c"));
    CHECK_FALSE(looks_like_html("Mario <mario@rossi.it>"));
}

TEST_CASE("a text made of half tags takes no longer than another") {
    std::string hostile;
    for (int i = 0; i < 300'000; ++i) hostile += "<a";
    for (const char* more : {"", ">", "<!--", "<script>"}) {
        CHECK(text_of_html(more + hostile).size() <= hostile.size() + 10);
        CHECK_FALSE(looks_like_html("<!" + hostile));
    }
    std::string comments;
    for (int i = 0; i < 200'000; ++i) comments += "<!--<x";
    CHECK(text_of_html(comments + ">").empty());
}

TEST_CASE("each variant of a shop's product is a product of its own that says all of it") {
    Shop shop;
    const std::string text =
        "Handle,Title,Body (HTML),Vendor,Type,Option1 Name,Option1 Value,Option2 Value,Variant SKU,Variant Price,Image Src\n"
        "camicia,Camicia blu,<p>Cotone</p><ul><li>fresca</li></ul>,Sartoria,Camicie,Taglia,S,Blu,C-S,49.90,https://x/1.jpg\n"
        "camicia,,,,,,M,Blu,C-M,52.00,\n"
        "camicia,,,,,,,,,,https://x/2.jpg\n"
        "borsa,Borsa,\"Pelle &amp; tela\",Sartoria,Borse,Title,Default Title,,B1,30,\n";
    auto parsed = parse_csv(text, ',');
    REQUIRE(parsed.ok());
    CellTable table = std::move(parsed.value());
    CHECK(unfold_variants(table));
    REQUIRE(table.rows.size() == 3);
    REQUIRE(table.notes.size() == 1);
    CHECK(table.notes[0].args == std::vector<std::string>{"1"});
    const ImportPlan plan = propose_plan(table, learn_columns(table), shop.store.schema(), "product", "it");
    CHECK(plan.keys == std::vector<std::string>{"code"});
    RowImporter importer(shop.store, table, plan);
    for (std::size_t row = 0; row < 3; ++row) CHECK(importer.import(row).outcome == RowOutcome::Create);
    const auto product = [&](const std::string& code) {
        const auto found = shop.store.first({.entity = "product", .conditions = {{"code", Comparison::Equal, {code}}}});
        REQUIRE(found);
        return *found;
    };
    CHECK(product("C-S").title() == "Camicia blu - S / Blu");
    CHECK(product("C-M").title() == "Camicia blu - M / Blu");
    CHECK(canonical_text(product("C-M").value("description")) == "Cotone\n\n- fresca");
    CHECK(canonical_text(product("C-M").value("price")) == "52");
    CHECK(product("B1").title() == "Borsa");
    CHECK(canonical_text(product("B1").value("description")) == "Pelle & tela");
    CHECK(shop.store.count({.entity = "product_category"}) == 2);
    const auto supplier = shop.store.first({.entity = "account", .conditions = {{"name", Comparison::Equal, {std::string("Sartoria")}}}});
    REQUIRE(supplier);
    CHECK(product("C-M").value("supplier") == Value(supplier->id()));
    CHECK(supplier->value("is_customer") == Value(false));
}

TEST_CASE("the products of a shop go in, and the same file once more makes none of them again") {
    Shop shop;
    auto parsed = parse_csv(read_import_file("shopify_apparel.csv"), ',');
    REQUIRE(parsed.ok());
    CellTable table = std::move(parsed.value());
    REQUIRE(unfold_variants(table));
    const ImportPlan plan = propose_plan(table, learn_columns(table), shop.store.schema(), "product", "it");
    CHECK(plan.keys == std::vector<std::string>{"name"});  // no variant has a code
    RowImporter first(shop.store, table, plan);
    for (std::size_t row = 0; row < table.rows.size(); ++row) CHECK(first.import(row).outcome == RowOutcome::Create);
    CHECK(shop.store.count({.entity = "product", .conditions = {{"name", Comparison::Equal, {std::string("Classic Varsity Top - Medium")}}}}) == 1);
    CHECK(shop.store.count({.entity = "product", .conditions = {{"name", Comparison::Equal, {std::string("Ocean Blue Shirt")}}}}) == 1);
    RowImporter again(shop.store, table, plan);
    for (std::size_t row = 0; row < table.rows.size(); ++row) CHECK(again.import(row).outcome == RowOutcome::Unchanged);
}
