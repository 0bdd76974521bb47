#include "tests/core/data/workshop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::test;

TEST_CASE("a creation is one row, an update names the changed fields with both values") {
    Workshop shop;
    const RecordId id = shop.add_customer("Officine Rossi", "Forlì");
    shop.start_command("account.save");
    Record record = *shop.store.find(customer::entity, id);
    record.set(customer::city, std::string("Cesena"));
    record.set(customer::credit, Money(1250, Currency("EUR")));
    REQUIRE(shop.store.update(record).ok());

    const auto entries = shop.store.history().of_record(customer::entity, id);

    REQUIRE(entries.size() == 2);
    CHECK(entries[0].kind == ChangeKind::Updated);
    CHECK(entries[0].command_label == "account.save");
    CHECK(entries[0].at == shop.session.now);
    REQUIRE(entries[0].changes.size() == 2);
    CHECK(entries[0].changes[0].field == "city");
    CHECK(entries[0].changes[0].before == "Forlì");
    CHECK(entries[0].changes[0].after == "Cesena");
    CHECK(entries[0].changes[1].after == "12.50");
    CHECK(entries[1].kind == ChangeKind::Created);
    CHECK(entries[1].changes.empty());
}

TEST_CASE("a deletion keeps the whole record and its place in its document") {
    Workshop shop;
    const RecordId rossi = shop.add_customer("Officine Rossi");
    const RecordId job = shop.add_job("L-7", rossi);
    Record with_helper = shop.line("Viti", 20);
    with_helper.set_value("helper", rossi);
    REQUIRE(shop.store.replace_lines(job::line_entity, job, {shop.line("Saldatura", 1), with_helper}).ok());
    const RecordId line = shop.lines(job)[1].id();

    REQUIRE(shop.store.remove(job::entity, job).ok());

    const auto of_line = shop.store.history().of_record(job::line_entity, line);
    REQUIRE_FALSE(of_line.empty());
    CHECK(of_line[0].kind == ChangeKind::Deleted);
    std::string kept;
    for (const FieldChange& change : of_line[0].changes) kept += change.field + "=" + change.before + ";";
    CHECK(kept == "text=Viti;quantity=20;doubled=40;helper=" + to_string(rossi) + ";parent_id=" + to_string(job) +
                      ";position=1;");
}

TEST_CASE("all changes of one command share its id, and a command without changes leaves no trace") {
    Workshop shop;
    shop.start_command("nothing.done");
    shop.start_command("customers.add");
    const RecordId first = shop.add_customer("Officine Rossi");
    const RecordId second = shop.add_customer("Bianchi");

    CHECK(shop.store.history().of_record(customer::entity, first)[0].command ==
          shop.store.history().of_record(customer::entity, second)[0].command);
    CHECK(shop.database.scalar("SELECT count(*) FROM command WHERE label = 'nothing.done'") == 0);
    CHECK(shop.database.scalar("SELECT count(*) FROM command") == 1);
}

TEST_CASE("a command whose first change was rolled back still names its later changes") {
    Workshop shop;
    shop.start_command("customers.add");
    {
        Transaction failed(shop.database);
        shop.add_customer("Officine Rossi");
    }

    const RecordId id = shop.add_customer("Bianchi");

    const auto entries = shop.store.history().of_record(customer::entity, id);
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].command_label == "customers.add");
}

TEST_CASE("derived figures are not part of the history") {
    Workshop shop;
    const RecordId job = shop.add_job("L-7", shop.add_customer("Officine Rossi"));
    shop.store.set_derived(job::entity, job, "paid", Money(500, Currency("EUR")));

    CHECK(shop.store.history().of_record(job::entity, job).size() == 1);
}

TEST_CASE("saving a record unchanged is no change") {
    Workshop shop;
    const RecordId id = shop.add_customer("Officine Rossi");

    REQUIRE(shop.store.update(*shop.store.find(customer::entity, id)).ok());

    CHECK(shop.store.history().of_record(customer::entity, id).size() == 1);
}
