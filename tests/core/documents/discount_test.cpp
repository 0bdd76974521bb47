#include "core/documents/discount.hpp"

#include <doctest/doctest.h>

using namespace bottega;

namespace {

std::string canonical(const char* text) {
    const auto chain = DiscountChain::parse(text);
    return chain.ok() ? chain.value().to_string() : chain.issues().front().message;
}

}  // namespace

TEST_CASE("discounts are read the way trade writes them") {
    CHECK(canonical("20+10-5") == "20+10+5");
    CHECK(canonical(" 20 % + 10 % ") == "20+10");
    CHECK(canonical("5,5") == "5.5");
    CHECK(canonical("33.33") == "33.33");
    CHECK(canonical("-20") == "20");
    CHECK(canonical("100") == "100");
    CHECK(canonical("") == "");
    CHECK(canonical("   ") == "");
}

TEST_CASE("what is no discount is refused") {
    for (const char* text :
         {"abc", "101", "20+", "+", "20++5", "0", "5.125", "--5", "20+x", "1+1+1+1+1+1+1+1+1+1+1", "1e1", "5.5.5"}) {
        CAPTURE(text);
        CHECK(canonical(text) == "issue.discount_invalid");
    }
}

TEST_CASE("a refused discount names its field and what was typed") {
    const auto chain = DiscountChain::parse(" half ", "line_discount");

    REQUIRE_FALSE(chain.ok());
    CHECK(chain.issues()[0].field == "line_discount");
    CHECK(chain.issues()[0].args == std::vector<std::string>{"half"});
}

TEST_CASE("each step takes from what is left") {
    const DiscountChain chain = DiscountChain::parse("20+10-5").value();

    CHECK(chain.applied_to(10'000) == 6840);
    CHECK(chain.effective_percent().to_string() == "31.6");
    CHECK(DiscountChain().applied_to(-77) == -77);
    CHECK(DiscountChain::parse("50").value().applied_to(-5) == -3);
}
