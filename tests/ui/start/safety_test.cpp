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
    world.go("#/health");
    UiProbe& probe = *world.probe;
    CHECK(probe.has_text("ma solo in questo browser"));
    REQUIRE(world.host.give_answer("storage-facts", facts));
    probe.settle();
    CHECK(probe.has_text("https://bottega.example"));
    CHECK(probe.has_text("Prima di un'importazione"));

    probe.click(Role::Button, "Controlla adesso");
    probe.settle();
    CHECK(probe.has_text("tutto a posto"));
    CHECK(world.program.setting("local.integrity").starts_with("20"));

    probe.click(Role::Link, "Prima di un'importazione");
    probe.settle();
    CHECK(probe.has_text("15/03/2026 11:00"));
    probe.click(Role::Button, "Torna a questa copia");
    probe.settle();
    REQUIRE(world.host.wishes.back().what == "restore-snapshot");
    CHECK(world.host.wishes.back().wish == R"({"number":2})");
}

TEST_CASE("another business is opened from the list; erasing this one wants its name") {
    StartWorld world;
    world.set_up();
    world.go("#/businesses");
    UiProbe& probe = *world.probe;
    REQUIRE(world.host.give_answer("storage-facts", facts));
    probe.settle();
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
