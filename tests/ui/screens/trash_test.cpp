#include "tests/ui/support/app_world.hpp"

#include "core/files/trash.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;

namespace {

// Two customers, deleted one after the other; the trash is open.
struct FullTrash : AppWorld {
    RecordId rossi, bianchi;
    FullTrash() {
        rossi = deleted("Officine Rossi");
        bianchi = deleted("Bar Bianchi");
        go("#/trash");
    }
    RecordId deleted(const std::string& name) {
        const RecordId id = program.run("command.create", [&](Session&) -> Result<RecordId> { return shop.add_customer(name); }).value();
        CHECK(program.run("ui.delete", [&](Session& session) { return session.store.remove("account", id); }).ok());
        return id;
    }
    bool is_there(RecordId id) { return store().find("account", id).has_value(); }
};

}  // namespace

TEST_CASE("the trash says what was deleted, and gives it back with one press that can be taken back") {
    FullTrash world;
    CHECK(world.probe->has_text("Officine Rossi"));
    CHECK(world.probe->has_text("Cliente o fornitore · eliminato il 16/03/2026 11:00"));
    world.probe->click(Role::Button, "Ripristina: Officine Rossi");
    world.probe->settle();
    CHECK(world.is_there(world.rossi));
    CHECK_FALSE(world.probe->has(Role::Button, "Ripristina: Officine Rossi"));
    CHECK(world.probe->has(Role::Button, "Ripristina: Bar Bianchi"));
    world.probe->click(Role::Button, "Annulla l'operazione");
    world.probe->settle();
    CHECK_FALSE(world.is_there(world.rossi));
    CHECK(world.probe->has(Role::Button, "Ripristina: Officine Rossi"));
}

TEST_CASE("a fragment finds in the trash, accents or not") {
    FullTrash world;
    world.probe->fill(Role::Searchbox, "Cerca nel cestino", "bianc");
    world.probe->settle();
    CHECK(world.probe->has(Role::Button, "Ripristina: Bar Bianchi"));
    CHECK_FALSE(world.probe->has(Role::Button, "Ripristina: Officine Rossi"));
    world.probe->fill(Role::Searchbox, "Cerca nel cestino", "zzz");
    world.probe->settle();
    CHECK(world.probe->has_text("Nel cestino non c'è nulla che contenga “zzz”"));
}

TEST_CASE("for good only after a question, and then nothing brings it back") {
    FullTrash world;
    world.probe->click(Role::Button, "Elimina per sempre: Bar Bianchi");
    world.probe->settle();
    world.probe->click(Role::Button, "Annulla");
    world.probe->settle();
    CHECK(files::is_in_trash(world.store(), "account", world.bianchi));
    world.probe->click(Role::Button, "Elimina per sempre: Bar Bianchi");
    world.probe->settle();
    world.probe->click(Role::Button, "Elimina per sempre");
    world.probe->settle();
    CHECK_FALSE(files::is_in_trash(world.store(), "account", world.bianchi));
    CHECK(world.probe->has_text("Eliminato per sempre: Bar Bianchi"));
    world.probe->click(Role::Button, "Svuota il cestino");
    world.probe->settle();
    world.probe->click(Role::Button, "Svuota il cestino");
    world.probe->settle();
    CHECK(world.probe->has_text("Il cestino è vuoto"));
    CHECK_FALSE(world.probe->has(Role::Button, "Svuota il cestino"));
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_Z);
    world.probe->settle();
    CHECK_FALSE(world.is_there(world.bianchi));
}

TEST_CASE("the address of a deleted record says that it is in the trash, and opens it again") {
    FullTrash world;
    world.go("#/accounts/" + to_string(world.rossi));
    CHECK(world.probe->has_text("Officine Rossi"));
    world.probe->click(Role::Button, "Ripristina");
    world.probe->settle();
    CHECK(world.is_there(world.rossi));
    CHECK(world.probe->has(Role::Heading, "Officine Rossi"));
}
