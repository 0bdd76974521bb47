#include "core/exchange/json_table.hpp"

#include "core/exchange/import_rows.hpp"
#include "core/exchange/product_variants.hpp"
#include "tests/support/import_files.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace bottega;
using namespace bottega::test;

namespace {

CellTable json_table(const std::string& text) {
    auto table = table_of_json(text);
    REQUIRE(table.ok());
    return std::move(table.value());
}

std::string json_refusal(const std::string& text) {
    const auto table = table_of_json(text);
    return table.ok() ? "read" : table.issues().front().message;
}

std::string target_of(const CellTable& table, const ImportPlan& plan, const std::string& header) {
    for (std::size_t i = 0; i < table.headers.size(); ++i)
        if (table.headers[i] == header) return plan.columns[i].field;
    return "no such column";
}

}  // namespace

TEST_CASE("a list of objects is a table, whatever each of them has and however deep") {
    const CellTable table = json_table(R"([{"code": "A1", "address": {"city": "Asti", "geo": {"lat": 44.9}}, "tags": ["a", "b"]},
                                           {"name": "Rossi", "code": 12345678901234567, "active": true, "price": 18.90, "none": null}])");
    CHECK(table.headers == std::vector<std::string>{"code", "address.city", "address.geo.lat", "tags", "name", "active", "price", "none"});
    CHECK(table.rows[0].cells == std::vector<std::string>{"A1", "Asti", "44.9", "a, b", "", "", "", ""});
    CHECK(table.rows[1].cells == std::vector<std::string>{"12345678901234567", "", "", "", "Rossi", "true", "18.9", ""});
    CHECK(table.rows[1].is_typed("18.9"));
    CHECK(table.rows[1].line == 2);
}

TEST_CASE("an object that holds a list is that list; a list within makes rows, another one is told") {
    const CellTable table = json_table(R"({"version": 1, "products": [
        {"title": "Shirt", "images": [{"src": "x"}], "variants": [{"title": "Small", "price": "10.00"}, {"title": "Large", "price": "12.00"}]},
        {"title": "Bag", "variants": [{"title": "Default Title", "price": "30.00"}]}]})");
    CHECK(table.headers == std::vector<std::string>{"title", "variants.title", "variants.price"});
    REQUIRE(table.rows.size() == 3);
    CHECK(table.rows[1].cells == std::vector<std::string>{"Shirt", "Large", "12.00"});
    CHECK(table.rows[1].line == 1);
    REQUIRE(table.notes.size() == 1);
    CHECK(table.notes[0].args == std::vector<std::string>{"images"});

    CellTable variants = table;
    CHECK(unfold_variants(variants));
    CHECK(variants.rows[0].cells[0] == "Shirt - Small");
    CHECK(variants.rows[2].cells[0] == "Bag");
    Shop shop;
    const ImportPlan plan = propose_plan(variants, learn_columns(variants), shop.store.schema(), "product", "it");
    CHECK(target_of(variants, plan, "title") == "name");
    CHECK(target_of(variants, plan, "variants.price") == "price");
    CHECK(target_of(variants, plan, "variants.title").empty());
}

TEST_CASE("what is no table is refused, and where it breaks is named") {
    CHECK(json_refusal("[]") == "issue.json_no_table");
    CHECK(json_refusal("{\"a\": 1}") == "issue.json_no_table");
    CHECK(json_refusal("[1, 2]") == "issue.json_no_table");
    CHECK(json_refusal("\"text\"") == "issue.json_no_table");
    CHECK(table_of_json("[{\"a\": 1},\n{\"a\": }]").issues().front() == Issue{.message = "issue.json_broken", .args = {"2"}});
    CHECK(json_refusal(std::string(100'000, '[')) == "issue.json_too_deep");
    CHECK(json_refusal("[{\"a\": \"" + std::string(1000, '[') + "\"}]") == "read");
    std::string wide = "[{\"a\": 1";
    for (int i = 0; i < 600; ++i) wide += ", \"c" + std::to_string(i) + "\": 1";
    CHECK(json_refusal(wide + "}]") == "issue.csv_too_many_columns");
}

TEST_CASE("customers and products in JSON go in whole, with the person to talk to") {
    Shop shop;
    const auto import_all = [&](const char* file, const std::string& entity) {
        CellTable table = json_table(read_import_file(file));
        ImportPlan plan = propose_plan(table, learn_columns(table), shop.store.schema(), entity, "it");
        leave_out_foreign_ids(shop.store, table, plan);
        RowImporter importer(shop.store, table, plan);
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            const RowReport report = importer.import(row);
            CAPTURE(report.line);
            CAPTURE(report.issues.empty() ? "" : report.issues.front().message);
            CHECK(report.outcome == RowOutcome::Create);
        }
        return std::pair(table, plan);
    };
    const auto cell = [](const CellTable& table, std::size_t row, const std::string& header) {
        const auto found = std::find(table.headers.begin(), table.headers.end(), header);
        REQUIRE(found != table.headers.end());
        return table.rows[row].cells[static_cast<std::size_t>(found - table.headers.begin())];
    };
    const auto with_code = [&](const std::string& entity, const std::string& code) {
        const auto found = shop.store.first({.entity = entity, .conditions = {{"code", Comparison::Equal, {code}}}});
        REQUIRE(found);
        return *found;
    };
    const auto [customers, plan] = import_all("northwind_customers.json", "account");
    CHECK(plan.empty_word == "NULL");
    const Record customer = with_code("account", cell(customers, 1, "customerID"));
    CHECK(canonical_text(customer.value("city")) == cell(customers, 1, "address.city"));
    CHECK(canonical_text(customer.value("phone")) == cell(customers, 1, "address.phone"));
    CHECK(canonical_text(customer.value("country")).size() == 2);
    CHECK(shop.store.first({.entity = "contact", .conditions = {{"account", Comparison::Equal, {customer.id()}}}})->title() == cell(customers, 1, "contactName"));
    CHECK(shop.store.count({.entity = "contact"}) == static_cast<std::int64_t>(customers.rows.size()));

    const auto products = import_all("northwind_products.json", "product").first;
    const Record product = with_code("product", cell(products, 1, "productID"));
    CHECK(product.title() == cell(products, 1, "name"));
    CHECK(canonical_text(product.value("price")) == cell(products, 1, "unitPrice"));
}
