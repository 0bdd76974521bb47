#include "tests/ui/support/app_world.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;

namespace {

void move_to_romania(AppWorld& world) {
    Record own = world.shop.find("business", world.shop.business);
    own.set_value("country", std::string("RO"));
    REQUIRE(world.store().update(std::move(own)).ok());
}

}  // namespace

TEST_CASE("a Romanian business is not asked for Italian data of a customer, an Italian one is") {
    AppWorld world;
    world.go("#/accounts/new");
    CHECK(world.probe->has(Role::Textbox, "Codice destinatario SdI"));
    move_to_romania(world);
    world.go("#/accounts");
    world.go("#/accounts/new");
    CHECK_FALSE(world.probe->has(Role::Textbox, "Codice destinatario SdI"));
    CHECK_FALSE(world.probe->has(Role::Textbox, "PEC"));
    CHECK(world.probe->has(Role::Textbox, "Partita IVA / CUI"));
}

TEST_CASE("the Italian flat-rate scheme is not offered to a Romanian business") {
    AppWorld world;
    move_to_romania(world);
    world.go("#/settings");
    world.probe->click(Role::Combobox, "Regime IVA");
    world.probe->settle();
    CHECK(world.probe->has(Role::Option, "Ordinario"));
    CHECK_FALSE(world.probe->has(Role::Option, "Forfettario"));
}

TEST_CASE("whoever works here is responsible for a new opportunity") {
    AppWorld world;
    Record person = world.store().blank("person");
    person.set_value("name", std::string("Carla Bianchi"));
    REQUIRE(world.store().insert(std::move(person)).ok());
    world.go("#/opportunities/new");
    CHECK(world.probe->value_of(Role::ComboTextbox, "Responsabile") == "Carla Bianchi");
}
