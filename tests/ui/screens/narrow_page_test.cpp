// Figures are never cut: on a phone they go to the next line, and a price counts as an amount.
#include "tests/ui/support/app_world.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;

namespace {

std::optional<ui::Rect> text_with(std::string_view part) {
    for (const ui::mirror::NodeView& node : ui::mirror::nodes())
        if (node.role == Role::Text && node.name.find(part) != std::string_view::npos) return node.rect;
    return std::nullopt;
}

}  // namespace

TEST_CASE("a phone shows what a product costs") {
    AppWorld world(390, 844);
    world.shop.add_product("TRA-18", "Trapano a batteria", "129.90");
    world.go("#/products");
    CHECK(world.probe->has_text("129,9"));
}

TEST_CASE("the sums of a list are whole on the screen, however large they are") {
    AppWorld world(390, 844);
    world.shop.add_issued_invoice(world.shop.add_customer("Officine Rossi"), "1234567890");
    world.go("#/invoices");
    int sums = 0;
    for (const ui::mirror::NodeView& node : ui::mirror::nodes()) {
        if (node.role != Role::Cell || node.name != "1.506.172.825,80 €") continue;
        ++sums;
        CHECK(node.rect.x > 0);
        CHECK(node.rect.x + node.rect.width <= 390);
        CHECK(node.rect.y + node.rect.height <= 844);
    }
    CHECK(sums >= 2);
}

TEST_CASE("what is open of an invoice is whole beside the amount to be paid") {
    AppWorld world(390, 844);
    const RecordId customer = world.shop.add_customer("Officine Rossi");
    world.shop.add_issued_invoice(customer, "10000");
    world.go("#/payments/new?account=" + to_string(customer));
    const auto due = text_with("Scadenza"), open = text_with("12.200,00");
    REQUIRE(due);
    REQUIRE(open);
    CHECK(open->y > due->y);
}
