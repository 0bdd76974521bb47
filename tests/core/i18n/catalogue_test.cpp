#include "core/i18n/catalogue.hpp"

#include <stdexcept>

#include <doctest/doctest.h>

using namespace bottega;

namespace {

const char* const romanian_texts = R"({
    "invoice.one": "{0} factură", "invoice.few": "{0} facturi", "invoice.other": "{0} de facturi"
})";

}  // namespace

TEST_CASE("a text is found by its key and filled with arguments") {
    const Catalogue catalogue(
        "it", R"({"quote": "Preventivo", "issue.in_use": "Usato in {0:key} {1}, {1}", "brace": "{x} {9} {"})");

    CHECK(catalogue.text("quote") == "Preventivo");
    CHECK(catalogue.text("issue.in_use", {"quote", "7/2026"}) == "Usato in Preventivo 7/2026, 7/2026");
    CHECK(catalogue.text("brace", {"a"}) == "{x} {9} {");
    CHECK(catalogue.language() == "it");
}

TEST_CASE("a day is written as the language writes it") {
    const char* const texts = R"({"issue.expired": "{0:date}"})";

    CHECK(Catalogue("it", texts).text("issue.expired", {"2026-03-01"}) == "01/03/2026");
    CHECK(Catalogue("ro", texts).text("issue.expired", {"2026-03-01"}) == "01.03.2026");
    CHECK(Catalogue("ro", texts).text("issue.expired", {"soon"}) == "soon");
}

TEST_CASE("an argument is never read as a pattern") {
    const Catalogue catalogue("it", R"({"pair": "{0} {1}"})");

    CHECK(catalogue.text("pair", {"{1}", "b"}) == "{1} b");
}

TEST_CASE("a missing key comes back as itself") {
    const Catalogue catalogue("it", "{}");

    CHECK(catalogue.text("ui.nothing") == "ui.nothing");
    CHECK(catalogue.plural("ui.nothing", 2) == "ui.nothing.other");
    CHECK_FALSE(catalogue.has("ui.nothing"));
}

TEST_CASE("Romanian counts in three forms") {
    const Catalogue catalogue("ro", romanian_texts);

    CHECK(catalogue.plural("invoice", 1) == "1 factură");
    CHECK(catalogue.plural("invoice", 0) == "0 facturi");
    CHECK(catalogue.plural("invoice", 2) == "2 facturi");
    CHECK(catalogue.plural("invoice", 19) == "19 facturi");
    CHECK(catalogue.plural("invoice", 20) == "20 de facturi");
    CHECK(catalogue.plural("invoice", 100) == "100 de facturi");
    CHECK(catalogue.plural("invoice", 101) == "101 facturi");
    CHECK(catalogue.plural("invoice", 119) == "119 facturi");
    CHECK(catalogue.plural("invoice", 120) == "120 de facturi");
}

TEST_CASE("Italian and English count in two forms, with further arguments") {
    const Catalogue catalogue("it", R"({"row.one": "{0} riga di {1}", "row.other": "{0} righe di {1}"})");

    CHECK(catalogue.plural("row", 1, {"9"}) == "1 riga di 9");
    CHECK(catalogue.plural("row", 2, {"9"}) == "2 righe di 9");
    CHECK(catalogue.plural("row", 0, {"9"}) == "0 righe di 9");
}

TEST_CASE("texts that are no flat object are refused") {
    CHECK_THROWS_AS(Catalogue("it", "[]"), std::runtime_error);
    CHECK_THROWS_AS(Catalogue("it", ""), std::runtime_error);
    CHECK_THROWS_AS(Catalogue("it", R"({"a": 1})"), std::runtime_error);
}
