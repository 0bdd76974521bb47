// The one place where commands run: whose they are, and what outlives work that is taken back.

#include "core/app/application.hpp"
#include "core/app/modules.hpp"
#include "core/data/command_author.hpp"
#include "core/modules/business/create_business.hpp"
#include "tests/support/fresh_application.hpp"

#include <doctest/doctest.h>

using namespace bottega;

namespace {

Result<RecordId> add_category(Session& session) {
    Record category = session.store.blank("product_category");
    category.set_value("name", std::string("Ferramenta"));
    return session.store.insert(std::move(category));
}

Result<RecordId> set_up(Session& session) {
    Record business = business::propose_business(session.store, "IT", "it");
    business.set_value("name", std::string("Ferramenta Bianchi"));
    return business::create_business(session, {.business = std::move(business)});
}

std::string author_of(Application& application, std::string_view entity, RecordId id) {
    return author_of_command(application.database(), application.store().history().of_record(entity, id).at(0).command);
}

// Adds one record in its first step and never ends, or ends in its second.
struct Slow : LongWork {
    explicit Slow(bool ends) : ends(ends) {}
    Result<State> step(Session& session) override {
        if (steps++ == 0 && !add_category(session).ok()) return Issue{.message = "issue.failure"};
        return ends && steps > 1 ? State::Finished : State::More;
    }
    std::int64_t done() const override { return steps; }
    std::int64_t total() const override { return 2; }
    bool ends;
    int steps = 0;
};

}  // namespace

TEST_CASE("the history says whose a command is: the person's, the business's, or an import's") {
    auto application = test::fresh_application();
    const RecordId business = application->run("business.create", set_up).value();
    CHECK(author_of(*application, "business", business) == "Ferramenta Bianchi");
    REQUIRE(application->run("ui.save", [](Session& session) {
        Record person = session.store.blank("person");
        person.set_value("name", std::string("Giulia Rossi"));
        return session.store.insert(std::move(person));
    }).ok());
    const RecordId category = application->run("ui.save", add_category).value();
    CHECK(author_of(*application, "product_category", category) == "Giulia Rossi");

    REQUIRE(application->start("ui.import.command", std::make_unique<Slow>(true)).ok());
    while (application->running()) application->advance(1);
    const auto last = application->store().run({.entity = "product_category", .order = {{"id", true}}}).at(0).id();
    CHECK(author_of(*application, "product_category", last) == "import");
}

TEST_CASE("an archive from before the history said who is opened, and keeps that empty") {
    auto application = test::fresh_application();
    const RecordId category = application->run("ui.save", add_category).value();
    application->database().execute("ALTER TABLE command DROP COLUMN author");
    application->database().execute("DELETE FROM migration WHERE name LIKE '%whose%'");
    migrate(application->database(), application->schema(), all_migrations(), application->now());
    CHECK(author_of(*application, "product_category", category).empty());
    migrate(application->database(), application->schema(), all_migrations(), application->now());
}

TEST_CASE("what the person sets while long work runs is kept when the work is taken back") {
    auto application = test::fresh_application();
    application->settings().set("theme", "light");
    REQUIRE(application->start("ui.import.command", std::make_unique<Slow>(false)).ok());
    application->advance(1);
    application->settings().set("theme", "dark");
    application->settings().set("language", "ro");
    application->cancel();
    CHECK(application->store().count({.entity = "product_category"}) == 0);
    CHECK(application->settings().get("theme") == "dark");
    CHECK(application->settings().get("language") == "ro");
}
