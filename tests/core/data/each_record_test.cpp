#include "core/data/each_record.hpp"

#include "core/data/undo.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

using namespace bottega;

namespace {

struct ManyCustomers {
    test::Shop shop;
    std::vector<RecordId> customers;
    std::shared_ptr<EachOutcome> outcome = std::make_shared<EachOutcome>();

    ManyCustomers() {
        for (int i = 0; i < 11; ++i) customers.push_back(shop.add_customer("Cliente " + std::to_string(i)));
    }
    RecordId run(EachRecord::Act act) {
        const RecordId command = shop.store.next_id();
        shop.store.history().start_command(command, "ui.bulk.edit", shop.session.now);
        EachRecord work(customers, std::move(act), outcome);
        for (;;) {
            const auto state = work.step(shop.session);
            REQUIRE(state.ok());
            CHECK(work.done() <= work.total());
            if (state.value() == LongWork::State::Finished) return command;
        }
    }
    std::string city(RecordId customer) { return shop.find("account", customer).text(Field<std::string>{"city"}); }
};

const auto store_it = [](Session& session, Record record) { return session.store.update(std::move(record)); };

}  // namespace

TEST_CASE("a value given to many is one command, and one undo takes all of it back") {
    ManyCustomers world;
    const RecordId command = world.run(give_value("account", "city", std::string("Cuneo"), store_it));
    CHECK(world.outcome->changed == 11);
    for (const RecordId customer : world.customers) CHECK(world.city(customer) == "Cuneo");

    world.shop.store.history().start_command(world.shop.store.next_id(), "command.undo", world.shop.session.now);
    REQUIRE(reverse_step(world.shop.session, command).ok());
    for (const RecordId customer : world.customers) CHECK(world.city(customer) == "Torino");
}

TEST_CASE("what refuses stays as it was and is named, the rest goes on") {
    ManyCustomers world;
    const RecordId in_use = world.customers[3];
    Record contact = world.shop.store.blank("contact");
    contact.set(Field<std::string>{"name"}, std::string("Anna"));
    contact.set(Field<RecordId>{"account"}, in_use);
    REQUIRE(world.shop.store.insert(std::move(contact)).ok());

    world.run([](Session& session, RecordId id) { return session.store.remove("account", id); });
    CHECK(world.outcome->changed == 10);
    REQUIRE(world.outcome->refusals.size() == 1);
    CHECK(world.outcome->refusals[0].record == in_use);
    CHECK(world.outcome->refusals[0].issue.message == "issue.in_use");
    CHECK(world.shop.store.find("account", in_use));
    CHECK_FALSE(world.shop.store.find("account", world.customers[4]));
}

TEST_CASE("a value that does not fit is refused for each, and nothing is changed") {
    ManyCustomers world;
    world.run(give_value("account", "city", std::string(5000, 'x'), store_it));
    CHECK(world.outcome->changed == 0);
    CHECK(world.outcome->refusals.size() == 11);
    CHECK(world.city(world.customers[0]) == "Torino");
}

TEST_CASE("what a record had begun to change before it refused is taken back") {
    ManyCustomers world;
    world.run([](Session& session, RecordId id) -> Result<RecordId> {
        Record record = *session.store.find("account", id);
        record.set(Field<std::string>{"city"}, std::string("Cuneo"));
        if (auto written = session.store.update(std::move(record)); !written.ok()) return written;
        return Issue{.message = "issue.record_gone"};
    });
    CHECK(world.outcome->changed == 0);
    CHECK(world.city(world.customers[0]) == "Torino");
}
