#include "core/base/text.hpp"

#include <doctest/doctest.h>

using namespace bottega;

TEST_CASE("names are matched without case and accents") {
    CHECK(fold("Șaguna ȚĂRĂ Îmbogățită Âne") == "saguna tara imbogatita ane");
    CHECK(fold("Perché NON È così") == "perche non e cosi");
    CHECK(fold("Straße ŁÓDŹ Ørsted Œuvre Þór") == "strasse lodz orsted oeuvre thor");
    CHECK(fold("e\xCC\x80") == "e");
    CHECK(fold("Ş Ţ (cedilla)") == "s t (cedilla)");
    CHECK(fold("ΑΒΓ Привет 日本") == "αβγ привет 日本");
    CHECK(fold("12 × 3 €") == "12 × 3 €");
}

TEST_CASE("broken text is recognised and repaired") {
    CHECK(is_valid_utf8("è € 😀"));
    CHECK_FALSE(is_valid_utf8("\xE8"));
    CHECK_FALSE(is_valid_utf8("\xC0\x80"));
    CHECK_FALSE(is_valid_utf8("\xED\xA0\x80"));
    CHECK_FALSE(is_valid_utf8("\xE2\x82"));
    CHECK_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));
    CHECK(sanitise("a\xE8z") == "a\xEF\xBF\xBDz");
    CHECK(sanitise("one\r\ntwo\rthree\tend\x01\x7F") == "one\ntwo\nthree\tend");
    CHECK(sanitise("\xEF\xBB\xBFhead") == "head");
}

TEST_CASE("text is cut between characters") {
    CHECK(truncate("àèìòù", 2) == "àè");
    CHECK(truncate("ab", 5) == "ab");
    CHECK(truncate("😀😀", 1) == "😀");
    CHECK(count_characters("Țară 😀") == 6);
    CHECK(count_characters("") == 0);
}

TEST_CASE("blanks are trimmed, no-break ones too") {
    CHECK(trim("  a b\t\n") == "a b");
    CHECK(trim("\xC2\xA0 a \xC2\xA0") == "a");
    CHECK(is_blank(" \xC2\xA0\t"));
    CHECK_FALSE(is_blank(" à "));
}

TEST_CASE("words become a plain name") {
    CHECK(plain_name("Numero di scarpe", 40) == "numero_di_scarpe");
    CHECK(plain_name(" (È già)  pagato? ", 40) == "e_gia_pagato");
    CHECK(plain_name("Țară 2 / zonă", 40) == "tara_2_zona");
    CHECK(plain_name("uno due", 4) == "uno");
    CHECK(plain_name("日本 ?", 40).empty());
}

TEST_CASE("text is split, joined and replaced") {
    CHECK(split("a;;b", ';') == std::vector<std::string>{"a", "", "b"});
    CHECK(split("", ';') == std::vector<std::string>{""});
    CHECK(join({"a", "b", "c"}, ", ") == "a, b, c");
    CHECK(join({}, ", ") == "");
    CHECK(replace_all("a.b.c", ".", "--") == "a--b--c");
    CHECK(replace_all("abc", "", "x") == "abc");
    CHECK(to_upper_ascii("it è") == "IT è");
}

TEST_CASE("digits are read as a whole number or not at all") {
    CHECK(parse_digits("007") == 7);
    for (const char* text : {"", "-1", "+1", "1 ", "1.0", "x", "9223372036854775808"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_digits(text));
    }
}
