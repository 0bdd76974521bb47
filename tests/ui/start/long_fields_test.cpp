// What a change of a field or of a list asks of many records goes on behind, and the page is free.

#include "core/data/custom_field.hpp"
#include "core/modules/crm/opportunity.hpp"
#include "tests/ui/start/start_world.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::test;

namespace {

struct LongFieldsWorld : StartWorld {
    static constexpr int count = 600;

    LongFieldsWorld() {
        set_up();
        const auto made = program.run("test", [](Session& session) -> Result<RecordId> {
            RecordId last;
            for (int i = 0; i < count; ++i) {
                Record account = session.store.blank("account");
                account.set_value("name", "Cliente " + std::to_string(i));
                account.set_value("country", std::string("IT"));
                last = session.store.insert(std::move(account)).value();
            }
            return last;
        });
        REQUIRE(made.ok());
    }
    void add_formula(const std::string& text) {
        go("#/fields?of=account");
        probe->click(Role::Button, "Aggiungi campo");
        probe->settle();
        probe->fill(Role::Textbox, "Nome del campo", "Etichetta");
        probe->click(Role::Combobox, "Tipo");
        probe->settle();
        probe->click(Role::Option, "Formula");
        probe->settle();
        probe->click(Role::Combobox, "Il risultato è");
        probe->settle();
        probe->click(Role::Option, "Testo");
        probe->settle();
        probe->click(Role::Multiline, "Formula");
        host.typed_long_text = text;
        probe->settle();
        host.edited_text = 0;
        program.slice_ms = 1;
        probe->click(Role::Button, "Aggiungi campo");
    }
    void finish() {
        program.slice_ms = 20;
        for (int i = 0; i < 300 && program.long_work(); ++i) probe->frame(2);
        probe->settle();
        CHECK_FALSE(program.long_work());
    }
    std::int64_t fields() { return store().count({.entity = std::string(custom_field::entity)}); }
    std::int64_t labelled() { return store().count({.entity = "account", .conditions = {{"x_etichetta", Comparison::IsNotEmpty}}}); }
};

}  // namespace

TEST_CASE("long fields: the dialog goes once the field is taken, progress is shown, and what is read meanwhile is there") {
    LongFieldsWorld world;
    world.add_formula("[Nome o ragione sociale] & \"!\"");
    REQUIRE(world.program.long_work());
    CHECK_FALSE(world.probe->has(Role::Textbox, "Nome del campo"));
    CHECK(world.probe->has(Role::Progress, "Lavoro in corso"));
    CHECK(world.probe->has(Role::Button, "Interrompi"));
    world.program.holds_long_work = true;
    world.go("#/accounts");
    CHECK(world.probe->has_text("Cliente 0"));
    CHECK(world.probe->has(Role::Progress, "Lavoro in corso"));
    world.probe->host.now += 5000;
    world.host.now += 5000;
    world.program.holds_long_work = false;
    world.probe->frame(2);
    world.program.holds_long_work = true;
    world.probe->settle();
    CHECK(world.probe->has_text("ancora circa"));
    world.program.holds_long_work = false;
    world.finish();
    CHECK(world.labelled() >= LongFieldsWorld::count);
    CHECK(world.probe->has_text("Etichetta"));
}

TEST_CASE("long fields: stopped, there is neither the field nor a value, and the page of the fields says so") {
    LongFieldsWorld world;
    world.add_formula("[Nome o ragione sociale] & \"!\"");
    REQUIRE(world.program.long_work());
    CHECK(world.fields() == 1);
    world.program.holds_long_work = true;
    world.probe->click(Role::Button, "Interrompi");
    world.probe->settle();
    CHECK_FALSE(world.program.long_work());
    CHECK(world.fields() == 0);
    CHECK(world.probe->has_text("Questo elenco non ha ancora campi tuoi"));
    // Asked for again, the dialog is a new one.
    world.program.holds_long_work = false;
    world.add_formula("[Nome o ragione sociale] & \"?\"");
    world.finish();
    CHECK(world.fields() == 1);
    CHECK(world.labelled() >= LongFieldsWorld::count);
}

TEST_CASE("long fields: a formula that cannot be stays in its dialog, with the reason") {
    LongFieldsWorld world;
    world.add_formula("1 + [Etichetta]");
    world.finish();
    CHECK(world.probe->has(Role::Textbox, "Nome del campo"));
    CHECK(world.fields() == 0);
}
