// The health page says whether every issued document is as it was issued.
#include "tests/ui/support/app_world.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;

namespace {

struct CheckedWorld : AppWorld {
    CheckedWorld() {
        const RecordId customer = shop.add_customer("Officine Rossi");
        for (RecordId& id : issued) id = shop.add_issued_invoice(customer, "100.00");
    }
    void check() {
        go("#/health");
        press("Controlla adesso");
        REQUIRE(host.give_answer("check-files", R"({"checked":0,"lost":[]})"));
        probe->settle();
    }
    RecordId issued[2];
};

}  // namespace

TEST_CASE("an archive that nobody touched has all its documents as they were issued") {
    CheckedWorld world;
    world.check();
    CHECK(world.probe->has_text("2 documenti emessi, tutti come furono emessi. Impronta: "));
    CHECK(world.probe->has_text("tutto a posto"));
}

TEST_CASE("a document changed outside is named") {
    CheckedWorld world;
    world.shop.database.execute("DROP TRIGGER invoice_sealed_update");
    world.shop.database.execute("UPDATE invoice SET total = 1 WHERE id = " + to_string(world.issued[1]));
    world.check();
    CHECK(world.probe->has_text("Il documento 2/2026 non è più come fu emesso"));
    CHECK(world.probe->has_text("qualcosa non va"));
    CHECK_FALSE(world.probe->has_text("Impronta: "));
}
