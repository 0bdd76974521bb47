#include "tests/core/data/workshop.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace bottega;
using namespace bottega::test;

namespace {

bool has_issue(const Issues& issues, const std::string& field, const std::string& message) {
    return std::any_of(issues.begin(), issues.end(),
                       [&](const Issue& issue) { return issue.field == field && issue.message == message; });
}

}  // namespace

TEST_CASE("a record is read back as it was stored, every type of field included") {
    Workshop shop;
    Record record = shop.customer("Officine Rossi", "Forlì");
    record.set(customer::currency, std::string("RON"));
    record.set(customer::credit, Money(-1205, Currency("RON")));
    record.set(customer::weight, *Decimal::parse("12.34567891"));
    record.set(customer::since, *Date::parse_iso("2024-02-29"));
    record.set(customer::active, false);

    const auto id = shop.store.insert(record);

    REQUIRE(id.ok());
    const auto stored = shop.store.find(customer::entity, id.value());
    REQUIRE(stored);
    CHECK(stored->get(customer::credit) == Money(-1205, Currency("RON")));
    CHECK(stored->get(customer::weight) == Decimal::parse("12.34567891"));
    CHECK(stored->get(customer::since) == Date::parse_iso("2024-02-29"));
    CHECK(stored->get(customer::active) == false);
    CHECK(stored->text(customer::city) == "Forlì");
}

TEST_CASE("all problems of a record are reported at once, and nothing is written") {
    Workshop shop;
    Record record = shop.store.blank(customer::entity);
    record.set(customer::currency, std::string("USD"));
    record.set(customer::weight, Decimal::from_int(-1));

    const auto refused = shop.store.insert(record);

    REQUIRE_FALSE(refused.ok());
    CHECK(has_issue(refused.issues(), "name", "issue.required"));
    CHECK(has_issue(refused.issues(), "currency", "issue.not_a_choice"));
    CHECK(has_issue(refused.issues(), "weight", "issue.negative"));
    CHECK(shop.store.count({.entity = "customer"}) == 0);
}

TEST_CASE("a warning is shown but does not keep a record from being stored") {
    Workshop shop;
    Record record = shop.customer("Officine Rossi");
    record.set(customer::weight, Decimal());
    record.set_value("email", std::string("rossi(at)example.it"));

    CHECK(has_issue(shop.store.problems(record), "weight", "issue.negative"));
    CHECK(has_issue(shop.store.problems(record), "email", "issue.email_invalid"));
    CHECK(shop.store.insert(record).ok());
}

TEST_CASE("texts are trimmed, blank becomes empty and an IBAN loses its spaces") {
    Workshop shop;
    Record record = shop.customer("  Officine Rossi ", "   ");
    record.set_value("iban", std::string("it60 x054 2811 1010 0000 0123 456"));

    const auto stored = shop.store.find(customer::entity, shop.store.insert(record).value());

    CHECK(stored->text(customer::name) == "Officine Rossi");
    CHECK(is_empty(stored->value("city")));
    CHECK(stored->value("iban") == Value(std::string("IT60X0542811101000000123456")));
}

TEST_CASE("a blank required text is missing") {
    Workshop shop;

    const auto refused = shop.store.insert(shop.customer("   "));

    REQUIRE_FALSE(refused.ok());
    CHECK(has_issue(refused.issues(), "name", "issue.required"));
}

TEST_CASE("a text may have so many characters, not bytes") {
    Workshop shop;

    CHECK(shop.store.insert(shop.customer("ăăăăăăăăăăăăăăăăăăăăăăăăăăăăăă")).ok());
    CHECK_FALSE(shop.store.insert(shop.customer("ăăăăăăăăăăăăăăăăăăăăăăăăăăăăăăă")).ok());
}

TEST_CASE("the same code cannot be given twice, and the sentence names who has it") {
    Workshop shop;
    Record first = shop.customer("Officine Rossi");
    first.set(customer::code, std::string("ROSSI"));
    REQUIRE(shop.store.insert(first).ok());
    Record second = shop.customer("Rossi Mario");
    second.set(customer::code, std::string("ROSSI"));

    const auto refused = shop.store.insert(second);

    REQUIRE_FALSE(refused.ok());
    CHECK(refused.issues() == Issues{{.field = "code", .message = "issue.not_unique", .args = {"Officine Rossi"}}});
}

TEST_CASE("a reference to a record that is gone is refused") {
    Workshop shop;
    Record record = shop.store.blank(job::entity);
    record.set(job::number, std::string("1"));
    record.set(job::customer, RecordId{999});

    const auto refused = shop.store.insert(record);

    REQUIRE_FALSE(refused.ok());
    CHECK(has_issue(refused.issues(), "customer", "issue.reference_gone"));
}

TEST_CASE("a record in use cannot be deleted and says where it is used") {
    Workshop shop;
    const RecordId rossi = shop.add_customer("Officine Rossi");
    shop.add_job("L-7", rossi);
    const RecordId other = shop.add_job("L-8", shop.add_customer("Bianchi"));
    Record line = shop.line("Saldatura", 1);
    line.set_value("helper", rossi);
    REQUIRE(shop.store.replace_lines(job::line_entity, other, {line}).ok());

    const auto refused = shop.store.remove(customer::entity, rossi);

    REQUIRE_FALSE(refused.ok());
    CHECK(refused.issues() == Issues{{.message = "issue.in_use", .args = {"job", "1", "L-7"}},
                                     {.message = "issue.in_use", .args = {"job", "1", "L-8"}}});
    CHECK(shop.store.find(customer::entity, rossi));
}

TEST_CASE("deleting a document deletes its lines") {
    Workshop shop;
    const RecordId id = shop.add_job("L-7", shop.add_customer("Officine Rossi"));
    REQUIRE(shop.store.replace_lines(job::line_entity, id, {shop.line("Saldatura", 1), shop.line("Viti", 20)}).ok());

    CHECK(shop.store.remove(job::entity, id).ok());

    CHECK(shop.store.count({.entity = "job_line"}) == 0);
}

TEST_CASE("lines keep their identity when they are reordered, changed and removed") {
    Workshop shop;
    const RecordId id = shop.add_job("L-7", shop.add_customer("Officine Rossi"));
    REQUIRE(shop.store
                .replace_lines(job::line_entity, id,
                               {shop.line("Saldatura", 1), shop.line("Viti", 20), shop.line("Trasporto", 1)})
                .ok());
    auto lines = shop.lines(id);
    lines[1].set(job::quantity, Decimal::from_int(30));

    REQUIRE(shop.store.replace_lines(job::line_entity, id, {lines[2], lines[1]}).ok());

    const auto stored = shop.lines(id);
    REQUIRE(stored.size() == 2);
    CHECK(stored[0].id() == lines[2].id());
    CHECK(stored[1].id() == lines[1].id());
    CHECK(stored[1].get(job::quantity) == Decimal::from_int(30));
    CHECK(stored[1].get(job::doubled) == Decimal::from_int(60));
}

TEST_CASE("problems of lines name the line and the field") {
    Workshop shop;
    const RecordId id = shop.add_job("L-7", shop.add_customer("Officine Rossi"));
    Record bad = shop.store.blank(job::line_entity);

    const auto refused = shop.store.replace_lines(job::line_entity, id, {shop.line("Saldatura", 1), bad});

    REQUIRE_FALSE(refused.ok());
    CHECK(has_issue(refused.issues(), "lines.1.text", "issue.required"));
    CHECK(has_issue(refused.issues(), "lines.1.quantity", "issue.required"));
}

TEST_CASE("a line of another document cannot be slipped into this one") {
    Workshop shop;
    const RecordId rossi = shop.add_customer("Officine Rossi");
    const RecordId first = shop.add_job("L-7", rossi);
    const RecordId second = shop.add_job("L-8", rossi);
    REQUIRE(shop.store.replace_lines(job::line_entity, first, {shop.line("Saldatura", 1)}).ok());

    CHECK_THROWS_AS((void)shop.store.replace_lines(job::line_entity, second, shop.lines(first)), ContractViolation);
}

TEST_CASE("a sealed document and its lines refuse every change through the store") {
    Workshop shop;
    const RecordId id = shop.add_job("L-7", shop.add_customer("Officine Rossi"));
    REQUIRE(shop.store.replace_lines(job::line_entity, id, {shop.line("Saldatura", 1)}).ok());
    Record record = *shop.store.find(job::entity, id);
    record.set(job::state, std::string("done"));
    REQUIRE(shop.store.update(record).ok());

    Record changed = *shop.store.find(job::entity, id);
    changed.set(job::number, std::string("L-99"));
    Record line = shop.lines(id)[0];
    line.set(job::quantity, Decimal::from_int(2));
    const Issues sealed{{.message = "issue.sealed"}};

    CHECK(shop.store.update(changed).issues() == sealed);
    CHECK(shop.store.remove(job::entity, id).issues() == sealed);
    CHECK(shop.store.update(line).issues() == sealed);
    CHECK(shop.store.insert_line(shop.line("Viti", 1), id, 1).issues() == sealed);
    CHECK(shop.store.remove(job::line_entity, line.id()).issues() == sealed);
    CHECK_FALSE(shop.store.replace_lines(job::line_entity, id, {}).ok());
    CHECK(shop.lines(id).size() == 1);
}

TEST_CASE("the database itself refuses to change what is sealed, derived columns excepted") {
    Workshop shop;
    const RecordId id = shop.add_job("L-7", shop.add_customer("Officine Rossi"));
    REQUIRE(shop.store.replace_lines(job::line_entity, id, {shop.line("Saldatura", 1)}).ok());
    Record record = *shop.store.find(job::entity, id);
    record.set(job::state, std::string("done"));
    REQUIRE(shop.store.update(record).ok());

    CHECK_THROWS_AS(shop.database.execute("UPDATE job SET number = 'X'"), DatabaseError);
    CHECK_THROWS_AS(shop.database.execute("UPDATE job SET state = 'open'"), DatabaseError);
    CHECK_THROWS_AS(shop.database.execute("UPDATE job SET id = 77"), DatabaseError);
    CHECK_THROWS_AS(shop.database.execute("DELETE FROM job"), DatabaseError);
    CHECK_THROWS_AS(shop.database.execute("REPLACE INTO job SELECT * FROM job"), DatabaseError);
    CHECK_THROWS_AS(shop.database.execute("UPDATE job_line SET quantity = 5"), DatabaseError);
    CHECK_THROWS_AS(shop.database.execute("DELETE FROM job_line"), DatabaseError);
    CHECK_THROWS_AS(shop.database.execute(
                        "INSERT INTO job_line SELECT 900, parent_id, 5, text, quantity, doubled, helper FROM job_line"),
                    DatabaseError);
    shop.store.set_derived(job::entity, id, "paid", Money(500, Currency("EUR")));
    CHECK(shop.store.find(job::entity, id)->get(job::paid) == Money(500, Currency("EUR")));
}

TEST_CASE("a line cannot be moved into a sealed document behind the store's back") {
    Workshop shop;
    const RecordId rossi = shop.add_customer("Officine Rossi");
    const RecordId open = shop.add_job("L-8", rossi);
    REQUIRE(shop.store.replace_lines(job::line_entity, open, {shop.line("Saldatura", 1)}).ok());
    const RecordId done = shop.add_job("L-7", rossi, "done");

    CHECK_THROWS_AS(shop.database.execute("UPDATE job_line SET parent_id = " + std::to_string(done.value)),
                    DatabaseError);
}

TEST_CASE("the version changes with every write, and saving the same again writes nothing") {
    Workshop shop;
    const RecordId id = shop.add_customer("Officine Rossi");
    const std::int64_t before = shop.store.version();

    REQUIRE(shop.store.update(*shop.store.find(customer::entity, id)).ok());
    CHECK(shop.store.version() == before);
    Record record = *shop.store.find(customer::entity, id);
    record.set(customer::city, std::string("Forlì"));
    REQUIRE(shop.store.update(record).ok());
    CHECK(shop.store.version() > before);
}

TEST_CASE("a record that was deleted meanwhile is not written again") {
    Workshop shop;
    Record record = *shop.store.find(customer::entity, shop.add_customer("Officine Rossi"));
    REQUIRE(shop.store.remove(customer::entity, record.id()).ok());
    record.set(customer::city, std::string("Forlì"));

    CHECK(shop.store.update(record).issues() == Issues{{.message = "issue.record_gone"}});
    CHECK(shop.store.remove(customer::entity, record.id()).issues() == Issues{{.message = "issue.record_gone"}});
}

TEST_CASE("what a failed command wrote is gone with its transaction, the savepoint of a service too") {
    Workshop shop;
    {
        Transaction command(shop.database);
        shop.add_customer("Officine Rossi");
        {
            Transaction service(shop.database);
            shop.add_customer("Bianchi Rossi");
            CHECK(shop.store.count({.entity = "customer"}) == 2);
            CHECK(shop.store.count({.entity = "customer", .search = "rossi"}) == 2);
        }
        CHECK(shop.store.count({.entity = "customer"}) == 1);
        CHECK(shop.store.count({.entity = "customer", .search = "rossi"}) == 1);
    }

    CHECK(shop.store.count({.entity = "customer"}) == 0);
    CHECK(shop.store.count({.entity = "customer", .search = "rossi"}) == 0);
}

TEST_CASE("a duplicate keeps what may be shared, gets a code of its own and copies of the lines") {
    Workshop shop;
    const RecordId rossi = shop.add_customer("Officine Rossi", "Forlì");
    const RecordId job = shop.add_job("L-7", rossi, "open");
    REQUIRE(shop.store.replace_lines(job::line_entity, job, {shop.line("Saldatura", 3)}).ok());
    shop.store.set_derived(job::entity, job, "paid", Money(500, Currency("EUR")));

    const auto customer_copy = duplicate_record(shop.session, customer::entity, rossi);
    const auto job_copy = duplicate_record(shop.session, job::entity, job);

    REQUIRE(customer_copy.ok());
    CHECK(shop.store.find(customer::entity, customer_copy.value())->text(customer::city) == "Forlì");
    CHECK(shop.store.find(customer::entity, customer_copy.value())->text(customer::code) == "C000002");
    REQUIRE(job_copy.ok());
    CHECK(shop.store.find(job::entity, job_copy.value())->text(job::number) == "L-7 (2)");
    CHECK_FALSE(shop.store.find(job::entity, job_copy.value())->get(job::paid));
    REQUIRE(shop.lines(job_copy.value()).size() == 1);
    CHECK(shop.lines(job_copy.value())[0].get(job::quantity) == Decimal::from_int(3));
    CHECK(shop.lines(job_copy.value())[0].id() != shop.lines(job)[0].id());
}

TEST_CASE("codes continue after the highest one of their form, and typed ones are left alone") {
    Workshop shop;
    const auto add_with_code = [&](const std::string& code) {
        Record record = shop.customer("Officine Rossi");
        record.set(customer::code, code);
        return shop.store.insert(record).ok();
    };

    CHECK(shop.store.proposal(customer::entity).text(customer::code) == "C000001");
    REQUIRE(add_with_code("C000041"));
    REQUIRE(add_with_code("C9"));
    REQUIRE(add_with_code("CACTU"));
    REQUIRE(add_with_code("C99-2"));
    CHECK(shop.store.proposal(customer::entity).text(customer::code) == "C000042");
    REQUIRE(add_with_code("C999999"));
    CHECK(shop.store.proposal(customer::entity).text(customer::code) == "C1000000");
    REQUIRE(add_with_code("C1000000"));
    CHECK(shop.store.proposal(customer::entity).text(customer::code) == "C1000001");
}
