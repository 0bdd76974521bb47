#include "core/data/undo.hpp"
#include "tests/core/data/workshop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::test;

namespace {

// A workshop in which each thing done is a command of its own.
struct UndoWorkshop : Workshop {
    RecordId command(const std::string& label, const std::function<void()>& work) {
        const RecordId id = store.next_id();
        store.history().start_command(id, label, session.now);
        work();
        return id;
    }
    RecordId customer_named(const std::string& name, const std::string& city = "") {
        RecordId id;
        command("customer.add", [&] { id = add_customer(name, city); });
        return id;
    }
    RecordId moves(RecordId id, const std::string& city) {
        return command("customer.move", [&] {
            Record record = *store.find(customer::entity, id);
            record.set(customer::city, city);
            REQUIRE(store.update(record).ok());
        });
    }
    Issues reverse(RecordId step) {
        Transaction transaction(database);
        store.history().start_command(store.next_id(), "test.reverse", session.now);
        auto done = reverse_step(session, step);
        if (!done.ok()) return done.issues();
        transaction.commit();
        return {};
    }
    Issues undo() {
        const auto step = next_undo(database);
        REQUIRE(step);
        return reverse(step->command);
    }
    Issues redo() {
        const auto step = next_redo(database);
        REQUIRE(step);
        return reverse(step->command);
    }
    std::string city_of(RecordId id) { return store.find(customer::entity, id)->text(customer::city); }
};

}  // namespace

TEST_CASE("a change is taken back and done again, as often as one likes") {
    UndoWorkshop shop;
    const RecordId rossi = shop.customer_named("Officine Rossi", "Forlì");
    shop.moves(rossi, "Cesena");
    for (int round = 0; round < 3; ++round) {
        CHECK(shop.undo().empty());
        CHECK(shop.city_of(rossi) == "Forlì");
        CHECK(shop.redo().empty());
        CHECK(shop.city_of(rossi) == "Cesena");
    }
    CHECK_FALSE(next_redo(shop.database));
    CHECK(undo_steps(shop.database, 10).size() == 2);
}

TEST_CASE("a creation taken back is gone, and done again it is the same record") {
    UndoWorkshop shop;
    const RecordId rossi = shop.customer_named("Officine Rossi", "Forlì");
    const Record before = *shop.store.find(customer::entity, rossi);
    CHECK(shop.undo().empty());
    CHECK_FALSE(shop.store.find(customer::entity, rossi));
    CHECK(shop.redo().empty());
    REQUIRE(shop.store.find(customer::entity, rossi));
    CHECK(*shop.store.find(customer::entity, rossi) == before);
    CHECK(shop.store.ids({.entity = "customer", .search = "rossi"}).size() == 1);
}

TEST_CASE("a deleted document comes back with its lines, each in its place and under its id") {
    UndoWorkshop shop;
    const RecordId rossi = shop.customer_named("Officine Rossi");
    RecordId job;
    shop.command("job.add", [&] {
        job = shop.add_job("L-7", rossi);
        REQUIRE(shop.store.replace_lines(job::line_entity, job, {shop.line("Saldatura", 1), shop.line("Viti", 20)}).ok());
    });
    const auto lines = shop.lines(job);
    shop.command("job.delete", [&] { REQUIRE(shop.store.remove(job::entity, job).ok()); });

    CHECK(shop.undo().empty());

    const auto back = shop.lines(job);
    REQUIRE(back.size() == 2);
    for (std::size_t i = 0; i < back.size(); ++i) {
        CHECK(back[i].id() == lines[i].id());
        CHECK(back[i] == lines[i]);
        CHECK(back[i].position() == lines[i].position());
    }
}

TEST_CASE("an older step is taken back alone, unless a later one has changed the same: that one is named") {
    UndoWorkshop shop;
    const RecordId rossi = shop.customer_named("Officine Rossi", "Forlì");
    const RecordId to_cesena = shop.moves(rossi, "Cesena");
    const RecordId weight = shop.command("customer.weigh", [&] {
        Record record = *shop.store.find(customer::entity, rossi);
        record.set(customer::weight, Decimal::from_int(3));
        REQUIRE(shop.store.update(record).ok());
    });
    CHECK(shop.reverse(to_cesena).empty());
    CHECK(shop.city_of(rossi) == "Forlì");
    CHECK(shop.reverse(to_cesena).empty());

    const RecordId to_rimini = shop.moves(rossi, "Rimini");
    const Issues refused = shop.reverse(to_cesena);
    REQUIRE(refused.size() == 1);
    CHECK(refused[0].message == "issue.undo_depends");
    CHECK(refused[0].args[0] == "Officine Rossi");
    CHECK(refused[0].args[1] == "customer.move");
    CHECK(shop.city_of(rossi) == "Rimini");

    // Taken back, the later one is in nobody's way.
    CHECK(shop.reverse(to_rimini).empty());
    CHECK(shop.reverse(to_cesena).empty());
    CHECK(shop.city_of(rossi) == "Forlì");
    CHECK(shop.reverse(weight).empty());
}

TEST_CASE("what is sealed by now stays, and its name is said") {
    UndoWorkshop shop;
    const RecordId rossi = shop.customer_named("Officine Rossi");
    RecordId job;
    shop.command("job.add", [&] { job = shop.add_job("L-7", rossi); });
    const RecordId done = shop.command("job.finish", [&] {
        Record record = *shop.store.find(job::entity, job);
        record.set(job::state, std::string("done"));
        REQUIRE(shop.store.update(record).ok());
    });
    const Issues refused = shop.reverse(done);
    REQUIRE(refused.size() == 1);
    CHECK(refused[0].message == "issue.undo_sealed");
    CHECK(refused[0].args == std::vector<std::string>{"job", "L-7"});
    CHECK_FALSE(shop.reverse(undo_steps(shop.database, 10).back().command).empty());  // the customer is in use
    CHECK(shop.store.find(customer::entity, rossi));
}

TEST_CASE("after something new nothing is done again") {
    UndoWorkshop shop;
    const RecordId rossi = shop.customer_named("Officine Rossi", "Forlì");
    shop.moves(rossi, "Cesena");
    CHECK(shop.undo().empty());
    CHECK(next_redo(shop.database));
    shop.customer_named("Bianchi");
    CHECK_FALSE(next_redo(shop.database));
    CHECK(next_undo(shop.database)->label == "customer.add");
}

TEST_CASE("what joins an earlier step is taken back and done again with it, though something else was done between") {
    UndoWorkshop shop;
    RecordId rossi, bianchi;
    const RecordId step = shop.command("customer.add_several", [&] { rossi = shop.add_customer("Rossi"); });
    const RecordId verdi = shop.customer_named("Verdi");
    shop.command("customer.add_several", [&] {
        CHECK(join_step(shop.store, step));
        bianchi = shop.add_customer("Bianchi");
    });
    CHECK(undo_steps(shop.database, 10).size() == 2);

    CHECK(shop.reverse(step).empty());
    for (const RecordId gone : {rossi, bianchi}) CHECK_FALSE(shop.store.find(customer::entity, gone));
    CHECK(shop.store.find(customer::entity, verdi));
    CHECK(shop.reverse(step).empty());
    for (const RecordId back : {rossi, bianchi}) CHECK(shop.store.find(customer::entity, back));
}

TEST_CASE("nothing joins a step that was ever taken back, nor one that is not there") {
    UndoWorkshop shop;
    const RecordId step = shop.command("customer.add_several", [&] { shop.add_customer("Rossi"); });
    for (int reversals = 0; reversals < 2; ++reversals) {
        CHECK(shop.reverse(step).empty());
        const RecordId own = shop.command("customer.add_several", [&] {
            CHECK_FALSE(join_step(shop.store, step));
            shop.add_customer("Bianchi");
        });
        CHECK(shop.reverse(own).empty());
    }
    shop.command("customer.add_several", [&] { CHECK_FALSE(join_step(shop.store, RecordId{12345})); });
}

TEST_CASE("ten thousand steps are taken back one by one, and done again") {
    UndoWorkshop shop;
    constexpr int customers = 200, moves = 50;
    std::vector<RecordId> all;
    for (int i = 0; i < customers; ++i) all.push_back(shop.customer_named("Cliente " + std::to_string(i), "0"));
    for (int i = 1; i <= moves; ++i)
        for (const RecordId id : all) shop.moves(id, std::to_string(i));
    const auto steps = undo_steps(shop.database, customers * moves);
    REQUIRE(steps.size() == customers * moves);
    int refused = 0;
    for (const UndoStep& step : steps) refused += shop.reverse(step.command).empty() ? 0 : 1;
    CHECK(refused == 0);
    for (const RecordId id : all) CHECK(shop.city_of(id) == "0");
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) refused += shop.reverse(step->command).empty() ? 0 : 1;
    CHECK(refused == 0);
    for (const RecordId id : all) CHECK(shop.city_of(id) == std::to_string(moves));
}
