#include "core/documents/number_series.hpp"
#include "core/modules/business/business.hpp"
#include "tests/ui/start/start_world.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::test;
namespace own = business::business;

TEST_CASE("the business is edited in the settings") {
    StartWorld world;
    world.set_up();
    world.go("#/settings");
    UiProbe& probe = *world.probe;
    CHECK(probe.has_text("Per legge sui documenti servono ancora"));
    probe.fill(Role::Textbox, "Denominazione", "Ferramenta Verdi");
    probe.click(Role::Button, "Salva");
    probe.settle();
    CHECK(world.store().first({.entity = "business"})->text(own::name) == "Ferramenta Verdi");
}

TEST_CASE("the last number used elsewhere can be set until a number was taken here") {
    StartWorld world;
    world.set_up();
    world.go("#/settings?part=documents");
    UiProbe& probe = *world.probe;
    probe.click(Role::Link, "Fatture 2026");
    probe.fill(Role::Textbox, "Ultimo numero usato", "41");
    probe.click(Role::Button, "Salva");
    probe.settle();
    Session session = world.program.application->session();
    CHECK(documents::next_number(session, "invoice", session.today).find("42") != std::string::npos);
    (void)world.program.run("test", [](Session& now) -> Result<RecordId> {
        auto taken = documents::take_number(now, "invoice", now.today);
        if (!taken.ok()) return taken.issues();
        return RecordId{};
    });
    probe.settle();
    probe.click(Role::Link, "Fatture 2026");
    probe.fill(Role::Textbox, "Ultimo numero usato", "7");
    probe.click(Role::Button, "Salva");
    probe.settle();
    CHECK(documents::next_number(session, "invoice", session.today).find("43") != std::string::npos);
}

TEST_CASE("the lists of rates and payments open from the settings") {
    for (const char* list : {"Aliquote IVA", "Metodi di pagamento", "Termini di pagamento", "Responsabili"}) {
        StartWorld world;
        world.set_up();
        world.go("#/settings?part=documents");
        CAPTURE(list);
        CHECK(world.probe->has_text(list));
    }
}

TEST_CASE("language and look are chosen in the settings") {
    StartWorld world;
    world.set_up();
    world.go("#/settings?part=program");
    world.probe->click(Role::Radio, "Tema scuro");
    world.probe->settle();
    CHECK(world.program.setting("local.theme") == "dark");
    world.probe->click(Role::Radio, "English");
    world.probe->settle();
    CHECK(world.probe->has_text("Settings"));
}

TEST_CASE("the page about Bottega names every library with version and licence") {
    StartWorld world;
    world.set_up();
    world.go("#/about");
    for (const char* name : {"Dear ImGui", "SQLite", "JSON for Modern C++", "Inter", "Lucide", "pdfmake", "read-excel-file", "write-excel-file"}) {
        CAPTURE(name);
        CHECK(world.probe->has_text(name));
    }
    CHECK(world.probe->has_text("Versione 0.1.0"));
}
