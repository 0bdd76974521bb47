// A toast tells something; it never lies on what is to be pressed next.
#include "tests/ui/support/app_world.hpp"
#include "wasm-app/kit/overlays.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;

namespace {

bool overlap(const ui::Rect& a, const ui::Rect& b) { return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom(); }

}  // namespace

TEST_CASE("toasts keep clear of the bar at the foot") {
    for (const ImVec2 screen : {ImVec2(1280.0f, 800.0f), ImVec2(1024.0f, 768.0f), ImVec2(390.0f, 844.0f)}) {
        CAPTURE(screen.x);
        AppWorld world(screen.x, screen.y);
        world.go("#/quotes/new");
        ui::show_toast({.text = "Non è stato salvato: ci sono tre problemi da correggere", .tone = ui::Tone::Bad});
        world.probe->settle();
        const ui::Rect toast = world.probe->rect_of(Role::Alert, "Non è stato salvato: ci sono tre problemi da correggere");
        CHECK_FALSE(overlap(toast, world.probe->rect_of(Role::Button, "Salva")));
        CHECK_FALSE(overlap(toast, world.probe->rect_of(Role::Toolbar, "Salvataggio")));
        CHECK(toast.y > screen.y / 2);
    }
}

TEST_CASE("toasts keep clear of the buttons of a dialog") {
    for (const ImVec2 screen : {ImVec2(1280.0f, 800.0f), ImVec2(1024.0f, 768.0f), ImVec2(390.0f, 844.0f)}) {
        CAPTURE(screen.x);
        AppWorld world(screen.x, screen.y);
        world.go("#/contacts/new");
        world.probe->click(Role::ComboTextbox, "Cliente o fornitore");
        world.probe->click(Role::Option, "Nuovo cliente o fornitore");
        world.probe->click(Role::Button, "Crea");
        world.probe->settle();
        for (const ui::mirror::NodeView& node : ui::mirror::nodes())
            if (node.role == Role::Alert && node.rect.height < 120) CHECK_FALSE(overlap(node.rect, world.probe->rect_of(Role::Button, "Crea")));
    }
}
