#include "core/data/choice_columns.hpp"

#include "tests/core/data/workshop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::test;

namespace {

const Currency euro("EUR"), leu("RON");

RecordId add_credit(Workshop& shop, const std::string& name, Currency currency, std::int64_t cents) {
    Record record = shop.customer(name);
    record.set(customer::currency, std::string(currency.code()));
    record.set(customer::credit, Money(cents, currency));
    return shop.store.insert(std::move(record)).value();
}

RecordId add_job_of(Workshop& shop, const std::string& number, RecordId customer, const std::string& state, std::int64_t cents) {
    Record record = shop.store.blank(job::entity);
    record.set(job::number, number);
    record.set(job::customer, customer);
    record.set(job::state, state);
    record.set(job::total, Money(cents, euro));
    return shop.store.insert(std::move(record)).value();
}

std::vector<std::string> numbers_of(Workshop& shop, const Query& query, const ChoiceColumn& column) {
    const auto ids = shop.store.ids(grouped_by(shop.schema.entity("job"), query, "state"));
    std::vector<std::string> numbers;
    for (std::int64_t i = 0; i < column.count; ++i) numbers.push_back(shop.store.title("job", ids[static_cast<std::size_t>(column.first + i)]));
    return numbers;
}

}  // namespace

TEST_CASE("a board has a column for each choice in its order, with the records of the query in theirs") {
    Workshop shop;
    const RecordId rossi = shop.add_customer("Rossi");
    add_job_of(shop, "J1", rossi, "open", 100);
    add_job_of(shop, "J3", rossi, "done", 300);
    add_job_of(shop, "J2", rossi, "open", 200);
    const Query query{.entity = "job", .order = {{"total", true}}};

    const auto columns = choice_columns(shop.store, query, "state", "total");

    REQUIRE(columns.size() == 2);
    CHECK(columns[0].choice == "open");
    CHECK(columns[1].choice == "done");
    CHECK(numbers_of(shop, query, columns[0]) == std::vector<std::string>{"J2", "J1"});
    CHECK(numbers_of(shop, query, columns[1]) == std::vector<std::string>{"J3"});
    REQUIRE(columns[0].totals.size() == 1);
    CHECK(columns[0].totals[0].sum == 300);
    CHECK(columns[0].totals[0].count == 2);
    CHECK(column_of_place(columns, columns[1].first) == 1);
    CHECK(column_of_place(columns, 3) == -1);
}

TEST_CASE("a board shows what its list shows: the filter and the search count, and a choice that nobody has is empty") {
    Workshop shop;
    const RecordId rossi = shop.add_customer("Rossi");
    add_job_of(shop, "J1", rossi, "open", 100);
    add_job_of(shop, "K2", rossi, "open", 200);

    const auto found = choice_columns(shop.store, {.entity = "job", .search = "K"}, "state", "total");
    const auto dear = choice_columns(shop.store, {.entity = "job", .conditions = {{"total", Comparison::Less, {Money(150, euro)}}}}, "state", "total");

    CHECK(found[0].count == 1);
    CHECK(found[0].totals.at(0).sum == 200);
    CHECK(dear[0].totals.at(0).sum == 100);
    CHECK(found[1].count == 0);
    CHECK(found[1].totals.empty());
}

TEST_CASE("each column of a board adds up every currency by itself") {
    Workshop shop(([] {
        Schema schema;
        EntityDef customers = customer_def();
        customers.fields.push_back({.name = "class", .type = FieldType::Choice, .choices = {"big", "small"}});
        schema.add(std::move(customers));
        schema.add(job_def());
        schema.add(job_line_def());
        return schema;
    })());
    const auto set_class = [&](RecordId id, const char* value) {
        Record record = *shop.store.find("customer", id);
        record.set_value("class", std::string(value));
        REQUIRE(shop.store.update(std::move(record)).ok());
    };
    set_class(add_credit(shop, "Rossi", euro, 500), "small");
    set_class(add_credit(shop, "Popa", leu, 700), "small");
    set_class(add_credit(shop, "Verdi", euro, 30), "small");
    add_credit(shop, "Nessuno", leu, 9);

    const auto columns = choice_columns(shop.store, {.entity = "customer"}, "class", "credit");

    REQUIRE(columns.size() == 3);
    CHECK(columns[0].choice.empty());
    CHECK(columns[0].count == 1);
    CHECK(columns[1].choice == "big");
    CHECK(columns[1].count == 0);
    CHECK(columns[2].count == 3);
    REQUIRE(columns[2].totals.size() == 2);
    CHECK(canonical_text(columns[2].totals[0].within) == "EUR");
    CHECK(columns[2].totals[0].sum == 530);
    CHECK(canonical_text(columns[2].totals[1].within) == "RON");
    CHECK(columns[2].totals[1].sum == 700);
}

TEST_CASE("a board by the currency adds up each column in its own") {
    Workshop shop;
    add_credit(shop, "Rossi", euro, 500);
    add_credit(shop, "Popa", leu, 700);

    const auto columns = choice_columns(shop.store, {.entity = "customer"}, "currency", "credit");

    REQUIRE(columns.size() == 2);
    CHECK(canonical_text(columns[1].totals.at(0).within) == "RON");
    CHECK(columns[1].totals.at(0).sum == 700);
}
