// The tour of the demo: five steps, each beside a control that is really there.
#include "imgui_internal.h"
#include "tests/ui/support/app_world.hpp"
#include "wasm-app/kit/spotlight.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::test;

namespace {

using ui::Rect;

// The program as somebody sees it who opens the demo for the first time.
struct DemoWorld : AppWorld {
    explicit DemoWorld(float width = 1440, float height = 900, const std::string& language = "it") : AppWorld(width, height, language) {
        program.demo = true;
        frame.reset();
        probe->settle();
    }
    void start() {
        probe->click(Role::Button, "Visita guidata");
        probe->settle();
    }
    void next() {
        probe->click(Role::Button, "Avanti");
        probe->settle();
    }
    // What the step points at lies where the control does when no dialog is over it, and the dialog keeps off it.
    void points_at(const std::string& title, const Rect& control) {
        CAPTURE(title);
        const Rect dialog = probe->rect_of(Role::Dialog, title);
        REQUIRE(ui::spotlit());
        const Rect lit = *ui::spotlit();
        CHECK(lit.x == doctest::Approx(control.x));
        CHECK(lit.y == doctest::Approx(control.y));
        CHECK(lit.width == doctest::Approx(control.width));
        const bool clear = dialog.right() <= lit.x || lit.right() <= dialog.x || dialog.bottom() <= lit.y || lit.bottom() <= dialog.y;
        CHECK(clear);
        const int shade = ImGui::FindWindowDisplayIndex(ImGui::FindWindowByName("###spotlight"));
        CHECK(shade < ImGui::FindWindowDisplayIndex(ImGui::GetTopMostPopupModal()));
    }
    Rect control_at(const std::string& place, Role role, const std::string& name) {
        go(place);
        return probe->rect_of(role, name);
    }
};

}  // namespace

TEST_CASE("the tour goes through five places and points at a control in each") {
    DemoWorld world;
    world.start();

    const std::vector<std::pair<std::string, std::string>> places{{"Tutto il lavoro in un menu", ""},
                                                                  {"Chi deve ancora pagare", ""},
                                                                  {"Trovi tutto da qui", "accounts"},
                                                                  {"Dal preventivo alla fattura", "quotes"},
                                                                  {"Sempre salvato, in questo browser", ""}};
    for (std::size_t i = 0; i < places.size(); ++i) {
        CAPTURE(places[i].first);
        CHECK(world.probe->has(Role::Dialog, places[i].first));
        CHECK(world.probe->has_text("Passo " + std::to_string(i + 1) + " di 5"));
        CHECK(world.frame->navigation().current().place == places[i].second);
        if (i + 1 < places.size()) world.next();
    }
    world.probe->click(Role::Button, "Fine");
    world.probe->settle();
    CHECK(world.probe->count(Role::Dialog) == 0);
}

TEST_CASE("each step stands beside the control it speaks of, on every screen") {
    for (const float width : {1440.0f, 1024.0f, 390.0f}) {
        CAPTURE(width);
        DemoWorld world(width, width < 500 ? 844 : 900);
        world.start();
        world.probe->click(Role::Button, "Salta");  // the banner that offers the tour goes, and moves the page
        world.probe->settle();
        const bool phone = width < 500;
        const Rect menu = world.control_at("#/", phone ? Role::Button : Role::Navigation, phone ? "Menu" : "Navigazione");
        world.probe->hover(Role::Link, "Scaduto");  // a phone scrolls to it
        const Rect overdue = world.probe->rect_of(Role::Link, "Scaduto");
        const Rect saved = world.probe->rect_of(Role::Button, "Salvato");
        const Rect search = world.control_at("#/accounts", Role::Button, phone ? "Cerca" : "Cerca clienti, prodotti, documenti…");
        const Rect quote = world.control_at("#/quotes", Role::Button, "Nuovo preventivo");

        world.go("#/?tour=1");
        world.points_at("Tutto il lavoro in un menu", menu);
        world.next();
        world.points_at("Chi deve ancora pagare", overdue);
        world.next();
        world.points_at("Trovi tutto da qui", search);
        world.next();
        world.points_at("Dal preventivo alla fattura", quote);
        world.next();
        world.points_at("Sempre salvato, in questo browser", saved);
    }
}

TEST_CASE("the tour goes back, is skipped, and ends with Escape") {
    DemoWorld world;
    world.start();
    world.next();
    world.probe->click(Role::Button, "Indietro");
    world.probe->settle();
    CHECK(world.probe->has(Role::Dialog, "Tutto il lavoro in un menu"));
    world.probe->press(ImGuiKey_Escape);
    world.probe->settle();
    CHECK(world.probe->count(Role::Dialog) == 0);

    world.probe->click(Role::Button, "Aiuto");
    world.probe->click(Role::MenuItem, "Visita guidata");
    world.probe->settle();
    world.probe->press(ImGuiKey_Enter);  // the button that goes on has the focus
    world.probe->settle();
    CHECK(world.probe->has(Role::Dialog, "Chi deve ancora pagare"));
    world.probe->click(Role::Button, "Salta");
    world.probe->settle();
    CHECK(world.probe->count(Role::Dialog) == 0);
}

TEST_CASE("the tour is offered once, in the demo only") {
    AppWorld own;
    CHECK_FALSE(own.probe->has_text("visita in cinque passi"));
    own.frame.reset();

    DemoWorld world;
    CHECK(world.probe->has_text("visita in cinque passi"));
    world.start();
    world.probe->click(Role::Button, "Salta");
    world.frame.reset();
    world.probe->settle();
    CHECK_FALSE(world.probe->has_text("visita in cinque passi"));
}

TEST_CASE("the demo is started again only after a question") {
    DemoWorld world;
    world.probe->click(Role::Button, "Dimostrazione");
    world.probe->click(Role::MenuItem, "Ricomincia la dimostrazione");
    world.probe->settle();
    CHECK(world.program.opened_archive.empty());
    world.probe->click(Role::Button, "Ricomincia la dimostrazione");
    world.probe->settle();
    CHECK(world.program.opened_archive == "demo-it");
}

TEST_CASE("the tour speaks of keys only where there are some") {
    for (const bool touch : {false, true}) {
        DemoWorld world;
        world.host.touch = touch;
        world.start();
        world.next();
        world.next();
        CHECK(world.probe->has_text("bastano poche lettere"));
        CHECK(world.probe->has_text("Da tastiera") != touch);
        world.probe->click(Role::Button, "Salta");
        world.probe->settle();
    }
}
