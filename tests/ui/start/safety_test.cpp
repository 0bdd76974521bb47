#include "core/files/files_of_record.hpp"
#include "tests/support/sqlite_file.hpp"
#include "tests/ui/start/start_world.hpp"
#include "wasm-app/screens/health_verdict.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::test;
using ui::HealthFacts;
using ui::Tone;
using ui::Verdict;

namespace {

constexpr const char* facts = R"({"place":"site","address":"https://bottega.example","usage":2000000,"quota":1000000000,
    "persisted":true,"offlineReady":true,"installed":false,"pending":0,
    "snapshots":[{"number":2,"reason":"import","takenAt":"2026-03-15T10:00:00.123Z","bytes":90000},
                 {"number":1,"reason":"damaged","takenAt":"2026-03-01T10:00:00.123Z","bytes":80000}],
    "businesses":[{"archive":"main","name":"Ferramenta Bianchi"},{"archive":"b-12345678","name":"Bar Centrale"}]})";

const Date today = *Date::parse_iso("2026-03-16");

HealthFacts well() {
    return {.last_backup = today.plus_days(-2), .persisted = true, .usage = 10, .quota = 100, .last_check = today.plus_days(-3), .today = today};
}

// A business of one's own, before the list of those that are kept in this browser.
struct AtBusinesses : StartWorld {
    AtBusinesses() {
        set_up();
        go("#/businesses");
        REQUIRE(host.give_answer("storage-facts", facts));
        probe->settle();
    }
};

}  // namespace

TEST_CASE("the worst about the data is said, and the one thing to do") {
    CHECK(ui::judge_health(well()).next == Verdict::Nothing);
    CHECK(ui::judge_health(well()).tone == Tone::Ok);

    HealthFacts unchecked = well();
    unchecked.last_check = today.plus_days(-40);
    CHECK(ui::judge_health(unchecked).next == Verdict::Check);

    HealthFacts clearable = unchecked;
    clearable.persisted = false;
    CHECK(ui::judge_health(clearable).next == Verdict::AskToPersist);

    HealthFacts old_backup = clearable;
    old_backup.backup_due = true;
    CHECK(ui::judge_health(old_backup).next == Verdict::BackUp);
    CHECK(ui::judge_health(old_backup).tone == Tone::Warn);

    HealthFacts full = old_backup;
    full.usage = 90;
    CHECK(ui::judge_health(full).next == Verdict::MakeRoom);

    HealthFacts unsaved = full;
    unsaved.save_state = ui::SaveState::NotSaved;
    CHECK(ui::judge_health(unsaved).tone == Tone::Bad);
    CHECK(ui::judge_health(unsaved).next == Verdict::BackUp);

    HealthFacts damaged = unsaved;
    damaged.check_failed = true;
    CHECK(ui::judge_health(damaged).next == Verdict::Restore);
}

TEST_CASE("the health page tells what the page says, checks the archive and asks before it goes back to a copy") {
    StartWorld world;
    world.set_up();
    const std::string before = test::as_sqlite(world.program.export_archive());
    world.go("#/health");
    UiProbe& probe = *world.probe;
    CHECK(probe.has_text("ma solo in questo browser"));
    REQUIRE(world.host.give_answer("storage-facts", facts));
    probe.settle();
    CHECK(probe.has_text("https://bottega.example"));
    CHECK(probe.has_text("Prima di un'importazione"));

    probe.click(Role::Button, "Controlla adesso");
    probe.settle();
    REQUIRE(world.host.give_answer("check-files", R"({"checked":0,"lost":[]})"));
    probe.settle();
    CHECK(probe.has_text("tutto a posto"));
    CHECK(world.program.setting("local.integrity").starts_with("20"));

    probe.click(Role::Link, "Prima di un'importazione");
    probe.settle();
    CHECK(probe.has_text("15/03/2026 11:00"));
    const Result<RecordId> added = world.program.run("ui.save", [](Session& session) {
        Record record = session.store.proposal("account");
        record.set(Field<std::string>{"name"}, std::string("Officine Rossi"));
        return session.store.insert(record);
    });
    REQUIRE(added.ok());
    REQUIRE(world.host.give_answer("read-snapshot", before));
    probe.settle();
    CHECK(probe.has_text("Ferramenta Bianchi (qui: Ferramenta Bianchi)"));
    CHECK(probe.has_text("0 (qui: 1)"));
    probe.click(Role::Button, "Torna a questa copia");
    probe.settle();
    REQUIRE(world.host.wishes.back().what == "restore-snapshot");
    CHECK(world.host.wishes.back().wish == R"({"number":2})");
}

TEST_CASE("a copy that cannot be read is not gone back to") {
    StartWorld world;
    world.set_up();
    world.go("#/health");
    UiProbe& probe = *world.probe;
    REQUIRE(world.host.give_answer("storage-facts", facts));
    probe.settle();
    probe.click(Role::Link, "Prima di un'importazione");
    probe.settle();
    REQUIRE(world.host.give_answer("read-snapshot", "", "damaged"));
    probe.settle();
    CHECK(probe.has_text("Questa copia non si legge"));
    CHECK_FALSE(probe.has(Role::Button, "Torna a questa copia"));
    probe.click(Role::Button, "Ho capito");
    probe.settle();
    CHECK_FALSE(probe.has_text("Questa copia non si legge"));
}

TEST_CASE("the health page names the files that are damaged or gone, and whose they are, until they are whole again") {
    StartWorld world(1440, 1400);
    world.set_up();
    const auto customer = world.program.run("ui.save", [](Session& session) {
        Record record = session.store.proposal("account");
        record.set(Field<std::string>{"name"}, std::string("Officine Rossi"));
        return session.store.insert(record);
    });
    REQUIRE(world.program.run("ui.files.add", [&](Session& session) {
        return files::add_file(session, {"account", customer.value()}, {.name = "nota.txt", .media_type = "text/plain", .hash = "aa", .bytes = 12});
    }).ok());
    world.go("#/health");
    UiProbe& probe = *world.probe;
    REQUIRE(world.host.give_answer("storage-facts", facts));
    probe.settle();
    probe.click(Role::Button, "Controlla adesso");
    probe.settle();
    REQUIRE(world.host.give_answer("check-files", R"({"checked":1,"lost":["aa"]})"));
    probe.settle();
    CHECK(probe.has_text("Alcuni file sono danneggiati o mancano"));
    CHECK(probe.has_text("qualcosa non va"));

    world.go("#/accounts");
    world.go("#/health");
    CHECK(probe.has(Role::Link, "nota.txt"));
    probe.click(Role::Link, "nota.txt");
    probe.settle();
    CHECK(world.host.location.find("#/accounts/") == 0);

    world.go("#/health");
    probe.click(Role::Button, "Controlla adesso");
    probe.settle();
    REQUIRE(world.host.give_answer("check-files", R"({"checked":1,"lost":[]})"));
    probe.settle();
    CHECK_FALSE(probe.has(Role::Link, "nota.txt"));
}

TEST_CASE("nothing is erased while the backup that was offered first is still being made") {
    AtBusinesses world;
    UiProbe& probe = *world.probe;
    probe.click(Role::Button, "Cancella questa attività…");
    probe.settle();
    probe.fill(Role::Textbox, "Per confermare scrivi Ferramenta Bianchi", "Ferramenta Bianchi");
    probe.settle();
    CHECK(probe.enabled(Role::Button, "Cancella per sempre"));
    probe.click(Role::Button, "Prima salva una copia");
    probe.settle();
    CHECK_FALSE(probe.enabled(Role::Button, "Cancella per sempre"));
    REQUIRE(world.host.give_answer("back-up", R"({"where":"download","name":"bottega-x.bottega","lost":[]})"));
    probe.settle();
    CHECK_FALSE(world.program.setting("local.last_backup_at").empty());
    CHECK(probe.enabled(Role::Button, "Cancella per sempre"));
}

TEST_CASE("erasing everything says that the backup is of the open business only") {
    AtBusinesses world;
    UiProbe& probe = *world.probe;
    probe.click(Role::Button, "Cancella tutto da questo browser…");
    probe.settle();
    REQUIRE(world.host.give_answer("what-is-here", R"({"businesses":["Ferramenta Bianchi","Bar Centrale"],"demos":0,"snapshots":0,"offline":false})"));
    probe.settle();
    CHECK(probe.has_text("La copia contiene solo Ferramenta Bianchi"));
    CHECK(probe.has_text("Bar Centrale"));
}

TEST_CASE("another business is opened from the list; erasing this one wants its name") {
    AtBusinesses world;
    UiProbe& probe = *world.probe;
    probe.click(Role::Link, "Bar Centrale");
    CHECK(world.program.opened_archive == "b-12345678");

    probe.click(Role::Button, "Cancella questa attività…");
    probe.settle();
    CHECK_FALSE(probe.enabled(Role::Button, "Cancella per sempre"));
    probe.fill(Role::Textbox, "Per confermare scrivi Ferramenta Bianchi", "ferramenta bianchi");
    probe.settle();
    probe.click(Role::Button, "Cancella per sempre");
    probe.settle();
    CHECK(world.host.wishes.back().what == "erase-business");
}

TEST_CASE("moving ends with one place that gives numbers: what was moved away issues none") {
    StartWorld world;
    world.set_up();
    world.go("#/businesses");
    UiProbe& probe = *world.probe;
    probe.click(Role::Button, "Comincia il trasferimento…");
    probe.settle();
    CHECK_FALSE(probe.enabled(Role::Button, "Avanti"));  // without a backup there is nothing to move
    probe.click(Role::Button, "Salva una copia");
    probe.settle();
    REQUIRE(world.host.give_answer("back-up", R"({"where":"download","name":"bottega-x.bottega","lost":[]})"));
    for (int step = 0; step < 3; ++step) {
        probe.settle();
        probe.click(Role::Button, "Avanti");
    }
    probe.settle();
    probe.click(Role::Button, "Tieni solo per consultare");
    probe.settle();
    CHECK(world.program.setting("local.moved_on") == "2026-03-16");
    CHECK(probe.has_text("qui si può solo consultare"));
    probe.click(Role::Button, "Torna a lavorare qui");
    probe.settle();
    CHECK(world.program.setting("local.moved_on").empty());
}
