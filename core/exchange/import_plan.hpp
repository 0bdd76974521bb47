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
    bool operator==(const ColumnTarget&) const = default;
};

// Everything the person decides about an import before it runs.
struct ImportPlan {
    std::string entity;
    std::vector<ColumnTarget> columns;                  // one for each header
    std::string key_field = {};                         // decides "new or known"; empty: every row is new
    std::string empty_word = {};                        // a word that means "nothing" in this file, such as NULL
    std::map<int, std::vector<std::string>> repaired;   // line → the cells the person accepted
    std::set<int> left_out;                             // lines the person does not want
    bool later_rows_win = false;                        // of two rows with one key that say different things; else the first
    // Fields the file does not have, in canonical text ("is_supplier" is "true"): they fill what is empty or not set.
    std::vector<std::pair<std::string, std::string>> defaults;
    bool operator==(const ImportPlan&) const = default;
};

// Headers matched to fields by name, by label in the three languages and by usual foreign names; signs and orders
// detected per column; the key proposed. `language` settles what a file leaves open (1.234).
[[nodiscard]] ImportPlan propose_plan(const CellTable& table, const std::vector<ColumnProfile>& profiles, const Schema& schema,
                                      const std::string& entity, std::string_view language);

// Fields that tell records apart, the surest first.
[[nodiscard]] std::vector<const FieldDef*> key_fields(const EntityDef& def);

}  // namespace bottega
