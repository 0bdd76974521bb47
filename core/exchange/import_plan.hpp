#pragma once

#include "core/data/schema.hpp"
#include "core/exchange/row_repair.hpp"

#include <map>
#include <set>

namespace bottega {

// Where one column of the foreign table goes and how its cells are written.
struct ColumnTarget {
    std::string field = {};  // an ImportTarget by its name; empty: not imported
    DecimalSign decimal_sign = DecimalSign::Point;
    DateOrder date_order = DateOrder::YearMonthDay;
    bool creates = false;      // of a reference: what it names and is not here is made with the row
    bool is_html = false;      // its cells become plain text
    bool with_header = false;  // in a long text each of its cells stands under the name of the column
    bool operator==(const ColumnTarget&) const = default;
};

// The target of a column of files: attached to the record of the row, or to the person who comes along with it.
inline constexpr std::string_view attached_file = ".file";

// What becomes of a record that is here already. Empty cells never erase anything, and nothing is ever deleted.
enum class KnownRows { Overwrite, Merge, Skip };  // Merge fills in only what is empty

// Everything the person decides about an import before it runs.
struct ImportPlan {
    std::string entity;
    std::vector<ColumnTarget> columns;                  // one for each header
    std::vector<std::string> keys = {};                 // equal in all of them: the same record; none: every row is new
    KnownRows known_rows = KnownRows::Overwrite;
    std::string empty_word = {};                        // a word that means "nothing" in this file, such as NULL
    std::map<int, std::vector<std::string>> repaired;   // line → the cells the person accepted
    std::set<int> left_out;                             // lines the person does not want
    bool later_rows_win = false;                        // of two rows with one key that say different things; else the first
    // Fields the file does not have, in canonical text ("is_supplier" is "true"): they fill what is empty or not set.
    std::vector<std::pair<std::string, std::string>> defaults;
    bool operator==(const ImportPlan&) const = default;

    [[nodiscard]] bool fills(std::string_view target) const;  // one of its columns does
};

// Headers matched to fields by name, by label in the three languages and by usual foreign names; signs and orders
// detected per column; the key proposed. `language` settles what a file leaves open (1.234).
[[nodiscard]] ImportPlan propose_plan(const CellTable& table, const std::vector<ColumnProfile>& profiles, const Schema& schema,
                                      const std::string& entity, std::string_view language);

// Fields that tell records apart, the surest first.
[[nodiscard]] std::vector<const FieldDef*> key_fields(const EntityDef& def);

// Columns that go nowhere are written into the notes, each under its name, so that nothing of the file is lost.
void keep_the_rest(const Schema& schema, ImportPlan& plan);

}  // namespace bottega
