// Another archive in the place of the open one, a little with each slice: all of it, or nothing.

#include "core/app/archive_restore.hpp"
#include "core/app/modules.hpp"
#include "core/data/custom_field.hpp"
#include "core/data/kept_to_look_up.hpp"
#include "core/exchange/archive.hpp"
#include "tests/support/fresh_application.hpp"

#include <doctest/doctest.h>

using namespace bottega;

namespace {

struct RestoredWorld {
    std::unique_ptr<Application> application = test::fresh_application();

    RestoredWorld(const std::string& name, int count, bool with_field) {
        const auto made = application->run("test", [&](Session& session) -> Result<RecordId> {
            if (with_field) {
                Record field = session.store.blank(custom_field::entity);
                field.set(custom_field::list, std::string("product_category"));
                field.set(custom_field::label, "Scaffale di " + name);
                field.set(custom_field::kind, std::string("text"));
                if (auto added = save_custom_field(session, std::move(field)); !added.ok()) return added;
            }
            for (int i = 0; i < count; ++i) {
                Record category = session.store.blank("product_category");
                category.set_value("name", name + " " + std::to_string(i));
                if (auto added = session.store.insert(std::move(category)); !added.ok()) return added;
            }
            return RecordId{};
        });
        REQUIRE(made.ok());
    }
    std::string text() { return export_archive(application->database(), application->schema(), kSchemaVersion); }
    void begin(std::string archive, Application::Work then = [](Session&) -> Result<RecordId> { return RecordId{}; }) {
        auto work = std::make_unique<ArchiveRestore>(*application, std::move(archive), Losses::Accept, std::move(then));
        REQUIRE(application->start(std::string(restore_command), std::move(work)).ok());
        CHECK(application->running()->replaces_all());
    }
    // The outcome's first problem; empty: it is done.
    std::string finish(int& slices) {
        std::int64_t done = 0;
        for (slices = 0; application->running(); ++slices) {
            CHECK(application->running()->done() >= done);
            CHECK(application->running()->done() <= application->running()->total());
            done = application->running()->done();
            application->advance(1);
        }
        const auto outcome = application->take_outcome();
        REQUIRE(outcome);
        return outcome->ok() ? "" : outcome->issues().front().message;
    }
    bool works() {
        return application->run("test", [](Session& session) -> Result<RecordId> {
            Record category = session.store.blank("product_category");
            category.set_value("name", std::string("Altro"));
            return session.store.insert(std::move(category));
        }).ok();
    }
};

}  // namespace

TEST_CASE("restore in slices: the other archive is there at the end, with its own fields and what belongs to it") {
    RestoredWorld world("Vernici", 300, true), other("Legno", 500, true);
    const std::string archive = other.text();
    bool asked = false;
    world.begin(archive, [&](Session& session) -> Result<RecordId> {
        asked = true;
        CHECK(session.store.count({.entity = "product_category"}) == 500);
        CHECK(session.store.schema().entity("product_category").has("x_scaffale_di_legno"));
        return RecordId{};
    });
    int slices = 0;
    CHECK(world.finish(slices).empty());
    CHECK(slices > 20);
    CHECK(asked);
    CHECK(world.text() == archive);
    CHECK_FALSE(world.application->schema().entity("product_category").has("x_scaffale_di_vernici"));
    CHECK(world.works());
}

TEST_CASE("restore in slices: stopped at any moment, everything is as it was") {
    RestoredWorld world("Vernici", 300, true), other("Legno", 300, false);
    const std::string before = world.text(), archive = other.text();
    for (const int slices : {1, 5, 12, 20, 30, 45}) {
        world.begin(archive);
        for (int i = 0; i < slices; ++i) world.application->advance(1);
        REQUIRE(world.application->running());
        world.application->cancel();
        (void)world.application->take_outcome();
        CHECK(world.text() == before);
    }
    CHECK(world.works());
    CHECK(world.application->schema().entity("product_category").has("x_scaffale_di_vernici"));
}

TEST_CASE("restore in slices: a damaged file, and one whose follow-up is refused, change nothing") {
    RestoredWorld world("Vernici", 50, true), other("Legno", 200, true);
    const std::string before = world.text(), archive = other.text();
    int slices = 0;
    for (const std::size_t at : {archive.size() / 3, archive.size() * 2 / 3, archive.size() - 8}) {
        std::string damaged = archive;
        damaged[at] = damaged[at] == '7' ? '8' : '7';
        world.begin(damaged);
        CHECK_FALSE(world.finish(slices).empty());
        CHECK(world.text() == before);
    }
    world.begin(archive, [](Session&) -> Result<RecordId> { return Issue{.message = "issue.record_gone"}; });
    CHECK(world.finish(slices) == "issue.record_gone");
    CHECK(world.text() == before);
    CHECK(world.application->schema().entity("product_category").has("x_scaffale_di_vernici"));
    CHECK_FALSE(world.application->schema().entity("product_category").has("x_scaffale_di_legno"));
    CHECK(world.works());
}

TEST_CASE("restore in slices: an archive that is only looked up may be replaced nevertheless") {
    RestoredWorld world("Vernici", 5, false), other("Legno", 5, false);
    world.application->settings().set(moved_setting, "2026-03-01");
    CHECK_FALSE(world.works());
    world.begin(other.text());
    int slices = 0;
    CHECK(world.finish(slices).empty());
    CHECK(world.application->store().count({.entity = "product_category"}) == 5);
}
