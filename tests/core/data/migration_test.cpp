#include "tests/core/data/workshop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::test;

namespace {

const Timestamp now = *Timestamp::parse_iso("2026-03-16T09:00:00Z");

Schema schema_of(EntityDef customer) {
    Schema schema;
    schema.add(std::move(customer));
    schema.add(job_def());
    schema.add(job_line_def());
    return schema;
}

EntityDef without(EntityDef def, const std::string& field) {
    def.fields.erase(def.fields.begin() + static_cast<std::ptrdiff_t>(*def.index_of(field)));
    return def;
}

// The archive of an older program, opened by the one of today.
struct Upgrade {
    explicit Upgrade(Schema older) : old_shop(std::move(older)) {}
    Workshop old_shop;
    Schema today = workshop_schema();
    RecordStore store{old_shop.database, today, old_shop.ids};
    void run(const std::vector<Migration>& named = {}) {
        migrate(old_shop.database, today, named, now);
        store.history().start_command(store.next_id(), "test.upgraded", now);
    }
};

}  // namespace

TEST_CASE("an archive that is up to date needs nothing") {
    Workshop shop;

    CHECK(plan_migration(shop.database, shop.schema).empty());
}

TEST_CASE("an older archive is known to need a migration before it is touched, a new one and one of today not") {
    Upgrade upgrade(schema_of(without(customer_def(), "city")));
    Database fresh(":memory:");

    CHECK(needs_migration(upgrade.old_shop.database, upgrade.today, {}));
    CHECK_FALSE(needs_migration(fresh, upgrade.today, {}));
    upgrade.run();
    CHECK_FALSE(needs_migration(upgrade.old_shop.database, upgrade.today, {}));
    CHECK(needs_migration(upgrade.old_shop.database, upgrade.today, {{"test-2026-04-later", [](Database&) {}}}));
}

TEST_CASE("a field added since is there, with its initial value in the records that are older") {
    EntityDef older = without(without(without(customer_def(), "since"), "currency"), "active");
    older.check = nullptr;
    Upgrade upgrade(schema_of(std::move(older)));
    Record record = upgrade.old_shop.store.blank(customer::entity);
    record.set(customer::name, std::string("Officine Rossi"));
    const RecordId id = upgrade.old_shop.store.insert(record).value();

    upgrade.run();

    CHECK(plan_migration(upgrade.old_shop.database, upgrade.today).empty());
    auto stored = upgrade.store.find(customer::entity, id);
    REQUIRE(stored);
    CHECK(stored->text(customer::currency) == "EUR");
    CHECK(stored->get(customer::active) == true);
    CHECK_FALSE(stored->get(customer::since));
    stored->set(customer::since, *Date::parse_iso("2026-01-01"));
    CHECK(upgrade.store.update(*stored).ok());
}

TEST_CASE("an entity added since gets its table") {
    Schema older;
    older.add(customer_def());
    Upgrade upgrade(std::move(older));
    const RecordId id = upgrade.old_shop.add_customer("Officine Rossi");

    upgrade.run();

    Record job = upgrade.store.blank(job::entity);
    job.set(job::number, std::string("L-1"));
    job.set(job::customer, id);
    CHECK(upgrade.store.insert(job).ok());
}

TEST_CASE("a field that became searchable finds the records that are older") {
    EntityDef older = customer_def();
    older.fields[*older.index_of("city")].searchable = false;
    Upgrade upgrade(schema_of(std::move(older)));
    upgrade.old_shop.add_customer("Officine Rossi", "Forlì");
    CHECK(upgrade.old_shop.store.count({.entity = "customer", .search = "forli"}) == 0);

    upgrade.run();

    CHECK(upgrade.store.count({.entity = "customer", .search = "forli"}) == 1);
    CHECK(upgrade.store.count({.entity = "customer", .search = "rossi"}) == 1);
}

TEST_CASE("an index of words comes, is made anew for another field, and goes with what it was for") {
    EntityDef indexed = customer_def();
    indexed.indexed_words = true;
    EntityDef older = indexed;
    older.fields[*older.index_of("city")].searchable = false;
    const auto matches = [](Database& database) { return database.scalar("SELECT count(*) FROM customer_text WHERE customer_text MATCH 'forli'"); };
    {
        Upgrade upgrade(schema_of(std::move(older)));
        upgrade.old_shop.add_customer("Officine Rossi", "Forlì");
        CHECK(matches(upgrade.old_shop.database) == 0);
        const Schema schema = schema_of(indexed);
        migrate(upgrade.old_shop.database, schema, {}, now);
        CHECK(matches(upgrade.old_shop.database) == 1);
    }
    Upgrade upgrade(schema_of(std::move(indexed)));
    upgrade.old_shop.add_customer("Officine Rossi", "Forlì");

    upgrade.run();

    CHECK(upgrade.old_shop.database.scalar("SELECT count(*) FROM sqlite_master WHERE name LIKE 'customer_text%'") == 0);
    CHECK(upgrade.store.count({.entity = "customer", .search = "orli"}) == 1);
}

TEST_CASE("a field that became unique is unique in the database") {
    EntityDef older = customer_def();
    older.fields[*older.index_of("code")].unique = false;
    older.fill_in = nullptr;
    older.fields[*older.index_of("code")].required = false;
    Upgrade upgrade(schema_of(std::move(older)));

    upgrade.run();

    upgrade.old_shop.database.execute("INSERT INTO customer (id, code, name) VALUES (901, 'A', 'x')");
    CHECK_THROWS_AS(upgrade.old_shop.database.execute("INSERT INTO customer (id, code, name) VALUES (902, 'A', 'y')"),
                    DatabaseError);
}

TEST_CASE("a seal added since protects the records that are older, and its triggers know new fields") {
    EntityDef open_job = without(job_def(), "total");
    open_job.seal = {};
    Schema older;
    older.add(customer_def());
    older.add(std::move(open_job));
    older.add(job_line_def());
    Upgrade upgrade(std::move(older));
    upgrade.old_shop.add_job("L-7", upgrade.old_shop.add_customer("Officine Rossi"), "done");

    upgrade.run();

    CHECK_THROWS_AS(upgrade.old_shop.database.execute("UPDATE job SET total = 5"), DatabaseError);
}

TEST_CASE("a hand-written migration runs once, before the derived ones, and never on a new archive") {
    int runs = 0;
    const std::vector<Migration> named{{"test-2026-03-fill-city", [&](Database& database) {
                                            ++runs;
                                            database.execute("UPDATE customer SET city = 'Forlì' WHERE city IS NULL");
                                        }}};
    Upgrade upgrade(workshop_schema());
    const RecordId id = upgrade.old_shop.add_customer("Officine Rossi");

    upgrade.run(named);
    upgrade.run(named);

    CHECK(runs == 1);
    CHECK(upgrade.store.find(customer::entity, id)->text(customer::city) == "Forlì");
    Database fresh(":memory:");
    migrate(fresh, upgrade.today, named, now);
    migrate(fresh, upgrade.today, named, now);
    CHECK(runs == 1);
}

TEST_CASE("a migration that fails leaves the archive as it was") {
    const std::vector<Migration> named{{"test-fails", [](Database& database) {
                                            database.execute("UPDATE customer SET city = 'Forlì'");
                                            throw DatabaseError("disk full");
                                        }}};
    EntityDef older = without(customer_def(), "since");
    Upgrade upgrade(schema_of(std::move(older)));
    const RecordId id = upgrade.old_shop.add_customer("Officine Rossi");

    CHECK_THROWS_AS(upgrade.run(named), DatabaseError);

    CHECK_FALSE(plan_migration(upgrade.old_shop.database, upgrade.today).empty());
    CHECK(is_empty(upgrade.old_shop.store.find(customer::entity, id)->value("city")));
}

TEST_CASE("the schema version stays with the archive") {
    Workshop shop;

    CHECK(schema_version(shop.database) == 0);
    set_schema_version(shop.database, 7);
    CHECK(schema_version(shop.database) == 7);
}
