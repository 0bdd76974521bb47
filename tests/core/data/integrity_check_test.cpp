#include "core/data/integrity_check.hpp"
#include "tests/core/data/workshop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::test;

namespace {

std::size_t problems_of(Database& database) {
    IntegrityCheck check(database);
    while (check.step()) {}
    CHECK(check.done() == check.total());
    return check.problems().size();
}

}  // namespace

TEST_CASE("an archive that is whole has no problems, and every table was read") {
    Workshop shop;
    shop.add_job("L-1", shop.add_customer("Officine Rossi"));

    IntegrityCheck check(shop.database);

    CHECK(check.total() > shop.schema.entities().size());
    CHECK(problems_of(shop.database) == 0);
}

TEST_CASE("an index that lost a row is found") {
    Workshop shop;
    shop.add_customer("Officine Rossi");
    shop.database.execute("CREATE TABLE kept (name TEXT); CREATE INDEX kept_name ON kept (name); INSERT INTO kept VALUES ('a')");
    // The index is told to be another table's: what it holds no longer fits.
    shop.database.execute("PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE INDEX kept_name ON kept (name || 1)' "
                          "WHERE name = 'kept_name'; PRAGMA writable_schema = RESET");

    CHECK(problems_of(shop.database) > 0);
}

TEST_CASE("a reference to a record that is not there is found") {
    Workshop shop;
    shop.database.execute("CREATE TABLE owner (id INTEGER PRIMARY KEY); CREATE TABLE thing (owner INTEGER REFERENCES owner (id));"
                          "PRAGMA foreign_keys = OFF; INSERT INTO thing VALUES (7); PRAGMA foreign_keys = ON");

    CHECK(problems_of(shop.database) == 1);
}
