#include "core/exchange/csv.hpp"

#include <doctest/doctest.h>

using namespace bottega;

namespace {

CellTable table_of(std::string_view text) {
    auto table = parse_csv(text, detect_delimiter(text));
    REQUIRE(table.ok());
    return table.value();
}

using Cells = std::vector<std::string>;

}  // namespace

TEST_CASE("the delimiter is found, whatever it is") {
    CHECK(detect_delimiter("a,b,c\n1,2,3\n") == ',');
    CHECK(detect_delimiter("a;b;c\n1;2;3\n") == ';');
    CHECK(detect_delimiter("a\tb\tc\n1\t2\t3\n") == '\t');
    CHECK(detect_delimiter("a|b|c\n1|2|3\n") == '|');
    CHECK(detect_delimiter("one column\nonly\n") == ',');
}

TEST_CASE("decimal commas are not taken for delimiters") {
    const char* text = "nome;prezzo;costo\npane;1,50;0,75\nlatte;2,30;1,10\nburro;3,00;1,90\n";
    CHECK(detect_delimiter(text) == ';');
    CHECK(table_of(text).rows[1].cells == Cells{"latte", "2,30", "1,10"});
}

TEST_CASE("a spreadsheet may name its delimiter in a first line") {
    const CellTable table = table_of("sep=;\r\ncodice;nome\r\nA;Rossi, Bianchi, Verdi\r\n");
    CHECK(table.headers == Cells{"codice", "nome"});
    CHECK(table.rows[0].cells == Cells{"A", "Rossi, Bianchi, Verdi"});
    CHECK(table.rows[0].line == 3);
}

TEST_CASE("quoted cells hold delimiters, quotes and line ends") {
    const CellTable table = table_of("code,text\n1,\"a, \"\"b\"\"\nc\"\n2,plain\n");
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].cells == Cells{"1", "a, \"b\"\nc"});
    CHECK(table.rows[1].line == 4);
}

TEST_CASE("any line end, a mark at the beginning and a missing last line end do not matter") {
    for (const char* end : {"\n", "\r\n", "\r"}) {
        const std::string e = end;
        const CellTable table = table_of("\xEF\xBB\xBF" "code,name" + e + "1,Țară" + e + "2,Über");
        CHECK(table.headers == Cells{"code", "name"});
        REQUIRE(table.rows.size() == 2);
        CHECK(table.rows[1].cells == Cells{"2", "Über"});
    }
}

TEST_CASE("empty rows are skipped, rows of the wrong width are kept as they are") {
    const CellTable table = table_of("a,b,c\n\n1,2,3\n,,\n   \n1,2\n1,2,3, 4\n");
    REQUIRE(table.rows.size() == 3);
    CHECK(table.rows[0].line == 3);
    CHECK(table.rows[1].cells.size() == 2);
    CHECK(table.rows[2].cells == Cells{"1", "2", "3", " 4"});
}

TEST_CASE("a quote left open is named by its line, an empty file is refused") {
    const auto open = parse_csv("a,b\n1,2\n3,\"never closed\n4,5\n", ',');
    REQUIRE_FALSE(open.ok());
    CHECK(open.issues()[0].message == "issue.csv_open_quote");
    CHECK(open.issues()[0].args == std::vector<std::string>{"3"});
    const auto empty = parse_csv("\n \n", ',');
    REQUIRE_FALSE(empty.ok());
    CHECK(empty.issues()[0].message == "issue.csv_empty");
}
