#include <doctest/doctest.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "tests/ui/support/gallery.hpp"
#include "tests/ui/support/ui_probe.hpp"
#include "wasm-app/kit/widgets.hpp"

using namespace bottega;
using namespace bottega::test;
namespace state = ui::mirror::state;

namespace {

struct List {
    explicit List(float width = 1440) : probe([this] { gallery.draw(); }, width, 900) {
        use_gallery_texts();
        probe.settle();
    }
    Gallery gallery;
    UiProbe probe;
};

}  // namespace

TEST_CASE("only the rows in sight are drawn, and the table says how many there are") {
    List list;
    list.gallery.rows = 100'000;
    list.gallery.checked.assign(100'000, false);
    list.probe.settle();
    CHECK(list.probe.count(Role::Row) < 25);
    for (const ui::mirror::NodeView& node : ui::mirror::nodes())
        if (node.role == Role::Table) CHECK(node.a == 100'001);
}

TEST_CASE("a row opens by click and by Enter, arrows move from row to row") {
    List list;
    list.probe.click(Role::Link, "Panificio Greco");
    CHECK(list.gallery.opened == 3);
    CHECK((list.probe.state_of(Role::Link, "Panificio Greco") & state::current) != 0);
    list.probe.press(ImGuiKey_DownArrow);
    CHECK(list.probe.focused(Role::Link, "Caffè Lombardi"));
    list.probe.press(ImGuiKey_Enter);
    CHECK(list.gallery.opened == 4);
}

TEST_CASE("checkboxes select without opening; the one in the header takes all") {
    List list;
    list.probe.click(Role::Checkbox, "Seleziona Studio Moretti");
    CHECK(list.gallery.checked[2]);
    CHECK(list.gallery.opened == -1);
    CHECK((list.probe.state_of(Role::Checkbox, "Seleziona tutti") & state::mixed) != 0);
    list.probe.click(Role::Checkbox, "Seleziona tutti");
    CHECK(list.gallery.checked[999]);
    list.probe.click(Role::Checkbox, "Seleziona tutti");
    CHECK_FALSE(list.gallery.checked[999]);
}

TEST_CASE("a header sorts, again the other way round") {
    List list;
    CHECK((list.probe.state_of(Role::ColumnHeader, "Ragione sociale") & state::sort_ascending) != 0);
    list.probe.click(Role::ColumnHeader, "Fatturato");
    CHECK(list.gallery.sorting.column == 4);
    CHECK_FALSE(list.gallery.sorting.descending);
    list.probe.click(Role::ColumnHeader, "Fatturato");
    CHECK(list.gallery.sorting.descending);
    CHECK((list.probe.state_of(Role::ColumnHeader, "Fatturato") & state::sort_descending) != 0);
    CHECK(list.gallery.sorted == 2);
}

TEST_CASE("the wheel scrolls the rows and the header stays") {
    List list;
    list.probe.wheel(-10, Role::Link, "Panificio Greco");
    CHECK_FALSE(list.probe.has(Role::Link, "Panificio Greco"));
    CHECK(list.probe.has(Role::ColumnHeader, "Stato"));
}

TEST_CASE("a long name is cut with an ellipsis on the screen and whole in the mirror") {
    List list(1024);
    CHECK(list.probe.has(Role::Link, "Agenzia Viaggi Orsini di Orsini Pierfrancesco e Fratelli S.n.c."));
}

TEST_CASE("where room is short the lesser columns give way, none is cut") {
    List list(1120);
    list.gallery.opened = 2;
    list.probe.settle();
    CHECK_FALSE(list.probe.has(Role::ColumnHeader, "Ultimo contatto"));
    const ui::Rect table = list.probe.rect_of(Role::Table, "Clienti");
    for (const ui::mirror::NodeView& node : ui::mirror::nodes())
        if (node.role == Role::ColumnHeader) CHECK(node.rect.right() <= table.right() + 1);
}

TEST_CASE("on a phone a row is a small card of the same cells, sorted from a menu") {
    List list(390);
    CHECK_FALSE(list.probe.has(Role::ColumnHeader, "Stato"));
    CHECK(list.probe.has(Role::Cell, "Attivo"));
    CHECK(list.probe.has(Role::Cell, "12.345,00 €"));
    list.probe.click(Role::Button, "Ordina: Ragione sociale");
    list.probe.click(Role::MenuItem, "Fatturato");
    CHECK(list.gallery.sorting.column == 4);
}

TEST_CASE("a frame that shows what the last one showed sends nothing") {
    List list;
    list.probe.frame(5);
    ImGui::NewFrame();
    ui::mirror::begin_frame();
    list.gallery.draw();
    const ui::mirror::Delta& delta = ui::mirror::end_frame();
    ImGui::Render();
    CHECK(delta.empty());
    CHECK(delta.changed.empty());
    ui::mirror::forget_sent();
    ImGui::NewFrame();
    ui::mirror::begin_frame();
    list.gallery.draw();
    const ui::mirror::Delta& whole = ui::mirror::end_frame();
    ImGui::Render();
    CHECK(whole.changed.size() == whole.order.size());
    CHECK(whole.order_changed);
}

// Not a test of speed (that is measured elsewhere): it prints what a frame costs, for whoever changes the kit.
TEST_CASE("the cost of a list frame" * doctest::skip(std::getenv("BOTTEGA_KIT_TIMES") == nullptr)) {
    List list;
    list.gallery.rows = 100'000;
    list.gallery.checked.assign(100'000, false);
    list.probe.frame(60);
    const auto begin = std::chrono::steady_clock::now();
    constexpr int frames = 300;
    list.probe.frame(frames);
    const std::chrono::duration<double, std::milli> all = std::chrono::steady_clock::now() - begin;
    std::printf("list frame with mirror: %.3f ms, %zu nodes\n", all.count() / frames, ui::mirror::node_count());
}

TEST_CASE("a sentence of any length has its place in a cell, whether one line, two or more are needed") {
    const std::vector<ui::Column> columns = {{.label = "Note###note", .width = 300}};
    std::size_t length = 0;
    UiProbe probe([&] {
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize({1000, 300});
        ImGui::Begin("page");
        {
            ui::Table table({.id = "sentences", .name = "Sentences", .columns = &columns, .row_count = 1});
            while (table.next_row()) {
                table.plain_row(1);
                table.cell_sentence(std::string(length, 'm') + " i");
            }
        }
        ImGui::End();
    }, 1024, 300);
    for (length = 0; length < 90; ++length) {
        CAPTURE(length);
        CHECK_NOTHROW(probe.frame(2));
        CHECK(probe.has_text(std::string(length, 'm')));
    }
}
