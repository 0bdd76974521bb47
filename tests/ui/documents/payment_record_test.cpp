#include "core/modules/billing/payment.hpp"
#include "tests/ui/support/app_world.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;

TEST_CASE("a recorded payment is not copied, and says in its own words why it is not edited") {
    AppWorld world;
    const RecordId customer = world.shop.add_customer("Officine Rossi");
    const RecordId id = billing::record_payment(world.shop.session, {.account = customer, .amount = world.shop.euro("50"),
                                                                     .date = world.shop.session.today})
                            .value();
    world.go("#/payments/" + to_string(id));
    CHECK(world.probe->has_text("Un incasso registrato non si modifica"));
    CHECK_FALSE(world.probe->has_text("Il documento è emesso"));
    CHECK_FALSE(world.probe->has(Role::Button, "Duplica"));
    CHECK(world.probe->has(Role::Button, "Storna l’incasso"));

    world.go("#/payments");
    world.probe->right_click(Role::Link, "Officine Rossi");
    CHECK(world.probe->has(Role::MenuItem, "Apri"));
    CHECK_FALSE(world.probe->has(Role::MenuItem, "Duplica"));
}
