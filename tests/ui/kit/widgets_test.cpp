#include <doctest/doctest.h>

#include <algorithm>

#include "tests/ui/support/gallery.hpp"
#include "tests/ui/support/ui_probe.hpp"
#include "wasm-app/kit/widgets.hpp"

using namespace bottega;
using namespace bottega::test;
namespace state = ui::mirror::state;

namespace {

struct Page {
    explicit Page(float width = 1440, float height = 900) : probe([this] { gallery.draw(); }, width, height) { use_gallery_texts(); probe.settle(); }
    Gallery gallery;
    UiProbe probe;
};

}  // namespace

TEST_CASE("every control has a name and lies where it can be pressed") {
    for (const float width : {1440.0f, 1024.0f, 390.0f}) {
        for (const auto part : {Gallery::Page::List, Gallery::Page::Form, Gallery::Page::Dashboard}) {
            Page page(width);
            page.gallery.page = part;
            page.probe.settle();
            for (const ui::mirror::NodeView& node : ui::mirror::nodes()) {
                if ((node.state & state::clickable) == 0) continue;
                CAPTURE(node.name);
                CHECK_FALSE(node.name.empty());
                if (node.rect.bottom() > 840) continue;  // cut by the end of its list
                CHECK(node.rect.width >= 18);
                CHECK(node.rect.height >= 10);
            }
        }
    }
}

TEST_CASE("no two nodes share an id, and parents come before their children") {
    Page page;
    page.gallery.page = Gallery::Page::Form;
    page.probe.settle();
    std::vector<ui::mirror::Id> seen;
    for (const ui::mirror::NodeView& node : ui::mirror::nodes()) {
        CHECK(std::count(seen.begin(), seen.end(), node.id) == 0);
        CHECK((node.parent == 0 || std::count(seen.begin(), seen.end(), node.parent) == 1));
        seen.push_back(node.id);
    }
}

TEST_CASE("a finger finds 44 pixels") {
    Page page(390, 844);
    page.probe.host.touch = true;
    for (const auto part : {Gallery::Page::List, Gallery::Page::Form}) {
        page.gallery.page = part;
        page.probe.settle();
        for (const ui::mirror::NodeView& node : ui::mirror::nodes()) {
            if (node.role != Role::Button && node.role != Role::Textbox && node.role != Role::Tab) continue;
            const bool inside_a_field = node.name.find(": ") != std::string_view::npos;
            const bool cut_by_the_edge = node.rect.bottom() > 700;
            if (inside_a_field || cut_by_the_edge) continue;
            CAPTURE(node.name);
            CHECK(node.rect.height >= 44);
        }
    }
}

TEST_CASE("a disabled button says why and does nothing") {
    Page page;
    CHECK_FALSE(page.probe.enabled(Role::Button, "Esporta"));
    CHECK(page.probe.description_of(Role::Button, "Esporta") == "Niente da esportare");
    page.probe.click(Role::Button, "Esporta");
    CHECK(page.gallery.header_action == -1);
    page.probe.click(Role::Button, "Importa");
    CHECK(page.gallery.header_action == 0);
}

TEST_CASE("on a phone the lesser actions are in a menu") {
    Page page(390, 844);
    CHECK_FALSE(page.probe.has(Role::Button, "Importa"));
    page.probe.click(Role::Button, "Altre azioni");
    CHECK_FALSE(page.probe.enabled(Role::MenuItem, "Esporta"));
    page.probe.click(Role::MenuItem, "Importa");
    CHECK(page.gallery.header_action == 0);
    CHECK_FALSE(page.probe.has(Role::Menu, "Altre azioni"));
}

TEST_CASE("tabs and segments change with mouse and keyboard") {
    Page page;
    page.gallery.page = Gallery::Page::Form;
    page.probe.settle();
    page.probe.click(Role::Tab, "Righe");
    CHECK(page.gallery.tab == "lines");
    CHECK((page.probe.state_of(Role::Tab, "Righe") & state::selected) != 0);
    page.probe.press(ImGuiKey_RightArrow);
    page.probe.press(ImGuiKey_Enter);
    CHECK(page.gallery.tab == "history");
    page.probe.click(Role::Radio, "Bacheca");  // beneath the fold: the probe scrolls as the page does
    CHECK(page.gallery.mode == "board");
}

TEST_CASE("a dialog keeps the focus, hides the page behind it and closes with Escape") {
    Page page;
    page.probe.click(Role::Button, "Nuovo cliente");
    CHECK(page.probe.has(Role::Dialog, "Nuovo cliente"));
    CHECK(page.probe.focused(Role::Textbox, "Nome o ragione sociale"));
    CHECK_FALSE(page.probe.has(Role::Button, "Importa"));
    CHECK_FALSE(page.probe.has(Role::Table, "Clienti"));
    for (int i = 0; i < 9; ++i) {
        page.probe.press(ImGuiKey_Tab);
        bool inside = false;
        for (const ui::mirror::NodeView& node : ui::mirror::nodes()) inside |= (node.state & state::focused) != 0;
        CHECK(inside);
    }
    page.probe.press(ImGuiKey_Escape);
    CHECK_FALSE(page.probe.has(Role::Dialog, "Nuovo cliente"));
    CHECK(page.probe.has(Role::Table, "Clienti"));
    CHECK_FALSE(page.gallery.dialog);
}

TEST_CASE("Escape closes the list of a choice first, then the dialog") {
    Page page;
    page.probe.click(Role::Button, "Nuovo cliente");
    page.probe.click(Role::Combobox, "Fase iniziale");
    CHECK(page.probe.has(Role::Option, "Vinta"));
    page.probe.press(ImGuiKey_Escape);
    CHECK_FALSE(page.probe.has(Role::Option, "Vinta"));
    CHECK(page.gallery.dialog);
    page.probe.press(ImGuiKey_Escape);
    CHECK_FALSE(page.gallery.dialog);
}

TEST_CASE("a dialog does its work and a toast tells it aloud") {
    Page page;
    page.probe.click(Role::Button, "Nuovo cliente");
    CHECK_FALSE(page.probe.enabled(Role::Button, "Crea cliente"));
    page.probe.type_text("Caffè Lombardi");
    page.probe.click(Role::Button, "Crea cliente");
    CHECK(page.gallery.created == "Caffè Lombardi");
    CHECK(page.probe.has(Role::Status, "Cliente creato: Caffè Lombardi"));
    REQUIRE(page.probe.host.announcements.size() == 1);
    CHECK(page.probe.host.announcements[0] == "Cliente creato: Caffè Lombardi");
    page.probe.host.now += 20'000;
    page.probe.settle();
    CHECK_FALSE(page.probe.has(Role::Status, "Cliente creato: Caffè Lombardi"));
}

TEST_CASE("a question is answered, and what was done can be taken back from the toast") {
    Page page;
    page.gallery.confirm = true;
    page.probe.settle();
    CHECK(page.probe.has(Role::AlertDialog, "Eliminare il cliente?"));
    page.probe.press(ImGuiKey_Escape);
    CHECK_FALSE(page.gallery.confirm);
    page.gallery.confirm = true;
    page.probe.settle();
    page.probe.click(Role::Button, "Elimina");
    CHECK(page.probe.has(Role::Alert, "Cliente eliminato"));
    page.probe.click(Role::Button, "Annulla");
    CHECK(page.gallery.pressed == 1);
    CHECK_FALSE(page.probe.has(Role::Alert, "Cliente eliminato"));
}

TEST_CASE("a banner, a figure, a bar, a link and an empty state are pressed") {
    Page page;
    page.gallery.page = Gallery::Page::Form;
    page.probe.settle();
    page.probe.click(Role::Button, "Sollecita");
    page.probe.click(Role::Link, "Apri il cliente");
    page.probe.click(Role::Button, "Aggiungi un’attività");
    CHECK(page.gallery.pressed == 3);
    page.gallery.page = Gallery::Page::Dashboard;
    page.probe.settle();
    page.probe.click(Role::Link, "Da incassare");
    CHECK(page.probe.value_of(Role::Link, "Da incassare") == "48.920,00 €");
    CHECK(page.probe.has_text("gen: Fatturato"));
    CHECK(page.gallery.pressed == 4);
}

TEST_CASE("all of a long form is told, and scrolling moves only the area") {
    Page page(390, 844);
    page.gallery.page = Gallery::Page::Form;
    page.probe.settle();
    REQUIRE(page.probe.has(Role::Switch, "Riceve la newsletter"));
    CHECK(page.probe.rect_of(Role::Switch, "Riceve la newsletter").y > 844);
    page.probe.click(Role::Switch, "Riceve la newsletter");
    CHECK_FALSE(page.gallery.newsletter);
    CHECK(page.probe.rect_of(Role::Switch, "Riceve la newsletter").y < 774);
}

TEST_CASE("the language may change under an open page: ids and focus stay") {
    bool romanian = false;
    std::string value;
    UiProbe probe([&] {
        ui::begin_root();
        ui::text_field(romanian ? "Nume###name" : "Nome###name", value);
        ui::end_root();
    });
    probe.click(Role::Textbox, "Nome");
    romanian = true;
    probe.settle();
    CHECK(probe.focused(Role::Textbox, "Nume"));
}

TEST_CASE("a progress bar stands still for a moment, then is where the work is") {
    float share = 0.1f;
    std::string how_far = "10 %";
    UiProbe probe([&] {
        ui::begin_root();
        ui::begin_region(Role::Main, "Contenuto###main", {0, 0, 300, 400});
        ui::progress_bar("Lavoro in corso", share, how_far);
        ui::end_region();
        ui::end_root();
    });
    probe.frame(2);
    share = 0.2f;
    how_far = "20 %";
    probe.frame(2);
    CHECK(probe.value_of(Role::Progress, "Lavoro in corso") == "10 %");
    CHECK(probe.host.wake_after > 0);
    probe.frame(10);
    CHECK(probe.value_of(Role::Progress, "Lavoro in corso") == "20 %");
    share = 1;
    how_far = "100 %";
    probe.frame(2);
    CHECK(probe.value_of(Role::Progress, "Lavoro in corso") == "100 %");
}
