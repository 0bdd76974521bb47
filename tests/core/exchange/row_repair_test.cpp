#include "core/exchange/csv.hpp"
#include "core/exchange/row_repair.hpp"

#include <doctest/doctest.h>

using namespace bottega;

namespace {

RowRepair first_repair(const std::string& last_row) {
    const auto table = parse_csv("codice;nome;prezzo;unita;categoria;iva\nX1;Uno;1,50;pz;Viti;22\nX2;Due;2,50;pz;Viti;22\nX3;Tre;;;;\n" + last_row + "\n", ';');
    REQUIRE(table.ok());
    return propose_repairs(table.value().rows.back(), table.value(), learn_columns(table.value())).front();
}

}  // namespace

TEST_CASE("what stands behind the last column is proposed to be dropped, not glued to an empty cell") {
    const RowRepair repair = first_repair("X4;Quattro;;;;;extra");
    CHECK(repair.kind == RowRepair::Cut);
    CHECK(repair.column == 6);
    CHECK(repair.cells == std::vector<std::string>{"X4", "Quattro", "", "", "", ""});
}

TEST_CASE("separators at the end that separate nothing are dropped") {
    CHECK(first_repair("X4;Quattro;4,50;pz;Viti;22;;").cells == std::vector<std::string>{"X4", "Quattro", "4,50", "pz", "Viti", "22"});
}

TEST_CASE("a text with the separator in it is joined again, nothing of it is lost") {
    const RowRepair repair = first_repair("X4;Quattro; lunghe;4,50;pz;Viti;22");
    CHECK(repair.kind == RowRepair::Join);
    CHECK(repair.cells[1] == "Quattro; lunghe");
}
