#include "tests/ui/support/ui_probe.hpp"
#include "wasm-app/kit/fields.hpp"
#include "wasm-app/kit/layout.hpp"
#include "wasm-app/kit/theme.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace bottega;
using namespace bottega::test;

namespace {

struct RatePage {
    std::string rate = "22";
    std::vector<ui::Choice> rates = {{"22", "22 %"}, {"10", "10 %"}, {"5", "5 %"}, {"4", "4 %"}, {"N2", "N2.1 · Non soggette"}, {"N4", "N4 · Esenti"},
                                     {"N5", "N5 · Regime del margine"}};
    UiProbe probe{[this] {
        ui::begin_root();
        ui::combo("Aliquota", rate, rates);
        ui::end_root();
    }};

    std::string after_typing(std::string_view text) {
        rate = "22";
        probe.host.now += 5000;
        probe.click(Role::Combobox, "Aliquota");
        probe.type_text(text);
        probe.press(ImGuiKey_Enter);
        return rate;
    }
};

}  // namespace

TEST_CASE("typing in a drop-down goes by all that is typed in one go") {
    RatePage page;
    CHECK(page.after_typing("N4") == "N4");
    CHECK(page.after_typing("n5") == "N5");
    CHECK(page.after_typing("4") == "4");
    CHECK(page.after_typing("10") == "10");
}

TEST_CASE("a word inside is found, too, and one letter again walks on") {
    RatePage page;
    CHECK(page.after_typing("esen") == "N4");
    CHECK(page.after_typing("n") == "N2");
    CHECK(page.after_typing("nn") == "N4");
    CHECK(page.after_typing("nnn") == "N5");
}

TEST_CASE("after a second typing begins anew") {
    RatePage page;
    page.probe.click(Role::Combobox, "Aliquota");
    page.probe.type_text("N");
    page.probe.host.now += 1500;
    page.probe.type_text("4");
    page.probe.press(ImGuiKey_Enter);
    CHECK(page.rate == "4");
}
