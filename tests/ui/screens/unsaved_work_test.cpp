#include "wasm-app/screens/unsaved_work.hpp"

#include <algorithm>

#include "core/data/command_history.hpp"
#include "core/modules/crm/account.hpp"
#include "tests/ui/support/app_world.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;

namespace {

bool ends_with(const std::string& line, std::string_view end) {
    return line.size() >= end.size() && line.compare(line.size() - end.size(), end.size(), end) == 0;
}

// A command as the program notes it once it is committed.
ui::UnsavedCommand done(AppWorld& world, std::string label, const std::function<void()>& work) {
    RecordStore& store = world.store();
    store.history().start_command(store.next_id(), label, world.shop.session.now);
    work();
    return {.label = std::move(label), .command = *last_command(store.database()), .at = world.shop.session.now};
}

}  // namespace

TEST_CASE("what was not saved is told with its time, its command and its record, deleted ones too") {
    AppWorld world;
    RecordId verdi{};
    std::vector<ui::UnsavedCommand> commands;
    commands.push_back(done(world, "ui.create_record", [&] { verdi = world.shop.add_customer("Caffè Verdi"); }));
    commands.push_back(done(world, "ui.delete", [&] { REQUIRE(world.store().remove(crm::account::entity, verdi).ok()); }));
    commands.push_back({.label = "ui.settings", .at = world.shop.session.now});

    const auto lines = ui::unsaved_lines(world.frame->context(), commands);

    REQUIRE(lines.size() == 3);
    CHECK(ends_with(lines[0], " Caffè Verdi"));
    CHECK(ends_with(lines[1], "Elimina · " + world.frame->context().text("account") + " Caffè Verdi"));
    CHECK(ends_with(lines[2], " · Impostazioni"));
}

TEST_CASE("a form that was filled in is noticed, also when only the field of a dialog was") {
    AppWorld world;
    world.go("#/accounts/new");
    CHECK_FALSE(world.frame->has_unsaved_input());

    world.probe->fill(test::Role::Textbox, "Nome o ragione sociale", "Caffè");
    world.probe->settle();

    CHECK(world.frame->has_unsaved_input());
}
