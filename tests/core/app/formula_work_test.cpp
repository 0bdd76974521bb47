// A formula that changes is reckoned over all records of its list: in slices where there are many of them, as one step.

#include "core/app/application.hpp"
#include "core/data/custom_field.hpp"
#include "core/data/undo.hpp"
#include "core/modules/business/create_business.hpp"
#include "tests/support/fresh_application.hpp"

#include <doctest/doctest.h>

using namespace bottega;

namespace {

// An application over many categories, each named by its number.
struct ManyCategories {
    static constexpr int count = 600;
    std::unique_ptr<Application> application = test::fresh_application();
    std::vector<RecordId> records;

    ManyCategories() {
        do_it([&](Session& session) -> Result<RecordId> {
            for (int i = 0; i < count; ++i) {
                Record category = session.store.blank("product_category");
                category.set_value("name", std::string("Reparto ") + std::to_string(i));
                records.push_back(session.store.insert(std::move(category)).value());
            }
            return records.back();
        });
    }
    RecordId do_it(const Application::Work& work) {
        auto done = application->run("test", work);
        REQUIRE_MESSAGE(done.ok(), (done.ok() ? "" : done.issues().front().message));
        return done.value();
    }
    Record formula(const std::string& text) {
        Record field = application->store().blank(custom_field::entity);
        field.set(custom_field::list, std::string("product_category"));
        field.set(custom_field::label, std::string("Etichetta"));
        field.set(custom_field::kind, std::string("formula"));
        field.set(custom_field::formula, text);
        field.set(custom_field::result, std::string("text"));
        return field;
    }
    void begin(Application::Work work) { REQUIRE(application->start("test.long", in_one_step(std::move(work))).ok()); }
    // The number of slices until it ends.
    int finish() {
        int slices = 0;
        for (; application->running(); ++slices) {
            CHECK(application->running()->done() <= application->running()->total());
            application->advance(1);
        }
        const auto outcome = application->take_outcome();
        REQUIRE(outcome);
        CHECK(outcome->ok());
        return slices;
    }
    std::string value(int at) {
        const auto record = application->store().find("product_category", records[static_cast<std::size_t>(at)]);
        const auto index = record->def().index_of("x_etichetta");
        return index ? canonical_text(record->value(*index)) : "no field";
    }
    std::size_t found(const std::string& typed) { return application->store().ids({.entity = "product_category", .search = typed}).size(); }
    RecordId last_step() { return next_undo(application->database())->command; }
    void reverse(RecordId step) { REQUIRE(application->start("ui.undo", std::make_unique<Reversal>(application->store(), step)).ok()); }
};

}  // namespace

TEST_CASE("formulas in slices: a new formula is reckoned bit by bit, and everything else waits") {
    ManyCategories world;
    world.begin([field = world.formula("{name} & \"!\"")](Session& session) { return save_custom_field(session, field); });
    world.application->advance(1);
    world.application->advance(1);
    REQUIRE(world.application->running());
    CHECK(world.value(0) == "Reparto 0!");
    CHECK(world.value(ManyCategories::count - 1).empty());
    CHECK(world.application->running()->total() >= ManyCategories::count);
    CHECK(world.application->running()->done() < ManyCategories::count);
    const auto refused = world.application->run("ui.save", [](Session&) -> Result<RecordId> { return RecordId{}; });
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.issues().front().message == "issue.busy");
    CHECK(world.finish() > 5);
    CHECK(world.value(ManyCategories::count - 1) == "Reparto " + std::to_string(ManyCategories::count - 1) + "!");
}

TEST_CASE("formulas in slices: one undo takes field and values back, and does it in slices too") {
    ManyCategories world;
    world.begin([field = world.formula("{name} & \"!\"")](Session& session) { return save_custom_field(session, field); });
    world.finish();
    const RecordId added = world.last_step();
    RecordId field = world.application->store().first({.entity = std::string(custom_field::entity)})->id();
    world.begin([field](Session& session) {
        Record changed = *session.store.find(custom_field::entity, field);
        changed.set(custom_field::formula, std::string("\"Nuovo \" & {name}"));
        return save_custom_field(session, std::move(changed));
    });
    world.finish();
    CHECK(world.value(5) == "Nuovo Reparto 5");
    CHECK(world.found("Nuovo Reparto 5") > 0);

    const RecordId changed = world.last_step();
    CHECK(changed != added);
    world.reverse(changed);
    CHECK(world.finish() > 5);
    CHECK(world.value(5) == "Reparto 5!");
    CHECK(world.value(ManyCategories::count - 1) == "Reparto " + std::to_string(ManyCategories::count - 1) + "!");
    CHECK(world.found("Nuovo Reparto 5") == 0);
    CHECK(world.last_step() == added);
    world.reverse(added);
    world.finish();
    CHECK(world.application->store().count({.entity = std::string(custom_field::entity)}) == 0);
}

TEST_CASE("formulas in slices: cancelled, definition and values are as they were") {
    ManyCategories world;
    const RecordId field = world.do_it([field = world.formula("{name} & \"!\"")](Session& session) { return save_custom_field(session, field); });
    CHECK(world.value(7) == "Reparto 7!");  // a plain command has them all at its end
    const auto before = world.application->store().version();
    world.begin([field](Session& session) {
        Record changed = *session.store.find(custom_field::entity, field);
        changed.set(custom_field::formula, std::string("\"Nuovo \" & {name}"));
        return save_custom_field(session, std::move(changed));
    });
    world.application->advance(1);
    world.application->advance(1);
    REQUIRE(world.application->running());
    CHECK(world.value(0) == "Nuovo Reparto 0");
    world.application->cancel();
    CHECK_FALSE(world.application->running());
    for (const int at : {0, 7, ManyCategories::count - 1}) CHECK(world.value(at) == "Reparto " + std::to_string(at) + "!");
    CHECK(world.application->store().version() != before);
    CHECK(world.application->store().find(custom_field::entity, field)->text(custom_field::formula) == "{name} & \"!\"");
    // A record that is saved now is reckoned by the formula that stands, and nothing is left to be done.
    world.do_it([&](Session& session) {
        Record category = *session.store.find("product_category", world.records[0]);
        category.set_value("name", std::string("Vernici"));
        return session.store.update(std::move(category));
    });
    CHECK(world.value(0) == "Vernici!");
    world.begin([](Session&) -> Result<RecordId> { return RecordId{}; });
    CHECK(world.finish() == 1);
}

TEST_CASE("formulas in slices: taken out of sight and brought back, a field costs a slice at a time") {
    ManyCategories world;
    const RecordId field = world.do_it([field = world.formula("{name} & \"!\"")](Session& session) { return save_custom_field(session, field); });
    world.do_it([field](Session& session) { return set_custom_field_removed(session, field, true); });
    world.begin([field](Session& session) { return set_custom_field_removed(session, field, false); });
    CHECK(world.finish() > 5);
    CHECK(world.value(3) == "Reparto 3!");
}
