#include "core/data/command_history.hpp"

#include "tests/core/data/workshop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::test;

TEST_CASE("what one command changed is told in the order it was changed") {
    Workshop shop;
    shop.add_customer("Officine Rossi");
    shop.start_command("account.import");
    const RecordId bianchi = shop.add_customer("Bianchi");
    Record record = *shop.store.find(customer::entity, bianchi);
    record.set(customer::city, std::string("Cesena"));
    REQUIRE(shop.store.update(record).ok());

    const auto command = last_command(shop.store.database());
    REQUIRE(command);
    const auto entries = entries_of_command(shop.store.database(), *command);

    REQUIRE(entries.size() == 2);
    CHECK(entries[0].kind == ChangeKind::Created);
    CHECK(entries[0].entity == customer::entity);
    CHECK(entries[0].record == bianchi);
    CHECK(entries[1].kind == ChangeKind::Updated);
    CHECK(entries[1].record == bianchi);
}

TEST_CASE("where nothing was done there is no last command") {
    Workshop shop;

    CHECK_FALSE(last_command(shop.store.database()));
}
