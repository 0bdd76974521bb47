// An archive that moved to another computer stays here for looking things up: nothing in it changes, no number is given.
#include "core/app/application.hpp"
#include "core/data/kept_to_look_up.hpp"
#include "core/exchange/archive.hpp"
#include "core/documents/number_series.hpp"
#include "core/modules/crm/account.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
namespace account = crm::account;

namespace {

// A shop's archive, opened as the program opens it.
struct Moved {
    test::Shop shop;
    std::unique_ptr<Application> application = opened();

    Moved() {
        REQUIRE(import_archive(application->database(), application->schema(), text(), kSchemaVersion).ok());
        application->archive_replaced();
        application->settings().set(moved_setting, "2026-03-16");
    }
    std::string text() { return export_archive(shop.database, shop.store.schema(), kSchemaVersion); }
    Result<RecordId> add_customer() {
        return application->run("ui.save", [](Session& session) {
            Record record = session.store.proposal(account::entity);
            record.set(account::name, std::string("Officine Rossi"));
            return session.store.insert(record);
        });
    }
    static std::unique_ptr<Application> opened() {
        return std::move(Application::open(":memory:", "", {.now_ms = [] { return std::int64_t{1'773'650'000'000}; },
                                                            .today = [] { return *Date::parse_iso("2026-03-16"); },
                                                            .random = [] { return 7u; }})
                             .value());
    }
};

}  // namespace

TEST_CASE("in an archive that is only looked up no record changes") {
    Moved moved;
    const auto refused = moved.add_customer();
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.issues().front().message == "issue.kept_to_look_up");
    CHECK(moved.application->store().count({.entity = std::string(account::entity)}) == 0);
}

TEST_CASE("an archive that is only looked up gives no number") {
    Moved moved;
    const auto taken = moved.application->run("sales.save", [](Session& session) -> Result<RecordId> {
        auto number = documents::take_number(session, "quote", session.today);
        if (!number.ok()) return number.issues();
        return RecordId{};
    });
    CHECK_FALSE(taken.ok());
    Session session = moved.application->session();
    CHECK(documents::next_number(session, "quote", session.today) == "1/2026");
}

TEST_CASE("the person's choices are kept while an archive is only looked up, and their wish ends it") {
    Moved moved;
    const auto chosen = moved.application->run("ui.health.check", [&](Session&) -> Result<RecordId> {
        moved.application->settings().set("local.integrity", "2026-03-16T09:00:00Z");
        return RecordId{};
    });
    CHECK(chosen.ok());
    const auto back = moved.application->run("ui.move", [&](Session& session) -> Result<RecordId> {
        moved.application->settings().set(moved_setting, "");
        session.store.mark_changed();
        return RecordId{};
    });
    REQUIRE(back.ok());
    CHECK(moved.add_customer().ok());
}

TEST_CASE("a backup takes the place of an archive that is only looked up") {
    Moved moved;
    (void)moved.shop.add_customer("Bar Centrale");
    const auto restored = moved.application->run(std::string(restore_command), [&](Session&) -> Result<RecordId> {
        auto imported = import_archive(moved.application->database(), moved.application->schema(), moved.text(), kSchemaVersion);
        if (!imported.ok()) return imported.issues();
        moved.application->archive_replaced();
        return RecordId{};
    });
    REQUIRE(restored.ok());
    CHECK(moved.application->store().count({.entity = std::string(account::entity)}) == 1);
}
