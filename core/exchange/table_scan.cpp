#include "core/exchange/table_scan.hpp"

#include "core/data/table_sql.hpp"

#include <deque>
#include <limits>
#include <optional>
#include <set>

namespace bottega {

namespace {

using Row = std::function<void(Statement&)>;
constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min(), highest = std::numeric_limits<std::int64_t>::max();
constexpr int most_probes = 4096;

// The keys between two readable rows, both excluded: nothing in there was read yet.
struct Gap {
    std::int64_t after, before;
};

class Salvage {
public:
    Salvage(Database& database, const TableScan& scan, const Row& row) : database_(database), scan_(scan), row_(row) {
        for (const std::string& column : scan.columns) select_ += (select_.empty() ? "SELECT " : ", ") + sql_name(column);
        key_ = sql_name(scan.columns.front());
        select_ += " FROM " + sql_name(scan.table) + " WHERE " + key_;
    }

    std::int64_t run() {
        auto gap = read_from_both_ends({lowest, highest});
        if (!gap) return 0;
        const std::set<std::int64_t> known = keys_of_indexes(*gap);
        std::int64_t lost = 0;
        for (const std::int64_t key : known)
            if (!read_one(key)) ++lost;
        if (known.empty()) probe(*gap);
        return lost;
    }

private:
    // What stays between the two faults; nullopt: everything was read.
    std::optional<Gap> read_from_both_ends(Gap gap) {
        if (read_while_possible(" > ?1 AND " + key_ + " < ?2 ORDER BY " + key_, gap, gap.after)) return std::nullopt;
        if (read_while_possible(" > ?1 AND " + key_ + " < ?2 ORDER BY " + key_ + " DESC", gap, gap.before)) return std::nullopt;
        return gap;
    }

    bool read_while_possible(const std::string& which, Gap gap, std::int64_t& reached) {
        try {
            Statement rows(database_, select_ + which);
            rows.bind(1, gap.after);
            rows.bind(2, gap.before);
            while (rows.step()) {
                reached = rows.integer(0);
                row_(rows);
            }
            return true;
        } catch (const DatabaseError&) {
            return false;
        }
    }

    bool read_one(std::int64_t key) {
        try {
            Statement rows(database_, select_ + " = ?1");
            rows.bind(1, key);
            if (!rows.step()) return false;
            row_(rows);
            return true;
        } catch (const DatabaseError&) {
            return false;
        }
    }

    std::set<std::int64_t> keys_of_indexes(Gap gap) {
        std::set<std::int64_t> keys;
        for (const std::string& index : indexes()) {
            for (const char* direction : {"", " DESC"}) {
                try {
                    Statement rows(database_, "SELECT " + key_ + " FROM " + sql_name(scan_.table) + " INDEXED BY " + sql_name(index) + direction_of(index, direction));
                    while (rows.step())
                        if (const std::int64_t key = rows.integer(0); key > gap.after && key < gap.before) keys.insert(key);
                } catch (const DatabaseError&) {
                }
            }
        }
        return keys;
    }

    std::string direction_of(const std::string& index, const char* direction) {
        Statement first(database_, "SELECT name FROM pragma_index_info(?1) ORDER BY seqno LIMIT 1");
        first.bind_text(1, index);
        return first.step() ? " ORDER BY " + sql_name(first.text(0)) + direction : std::string();
    }

    std::vector<std::string> indexes() {
        std::vector<std::string> names;
        try {
            Statement rows(database_, "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ?1 AND sql IS NOT NULL AND sql NOT LIKE '% WHERE %'");
            rows.bind_text(1, scan_.table);
            while (rows.step()) names.push_back(rows.text(0));
        } catch (const DatabaseError&) {
        }
        return names;
    }

    // No index is left: looks for readable rows by halving, the widest gaps first.
    void probe(Gap whole) {
        std::deque<Gap> gaps{whole};
        for (int probes = 0; probes < most_probes && !gaps.empty(); ++probes) {
            const Gap gap = gaps.front();
            gaps.pop_front();
            const std::int64_t middle = gap.after / 2 + gap.before / 2;
            if (middle <= gap.after || middle >= gap.before) continue;
            for (const Gap half : {Gap{gap.after, middle}, Gap{middle - 1, gap.before}})
                if (const auto rest = read_from_both_ends(half)) gaps.push_back(*rest);
        }
    }

    Database& database_;
    const TableScan& scan_;
    const Row& row_;
    std::string select_, key_;
};

}  // namespace

void TableScan::read_all(Database& database, const Row& row) const {
    std::string select;
    for (const std::string& column : columns) select += (select.empty() ? "SELECT " : ", ") + sql_name(column);
    Statement rows(database, select + " FROM " + sql_name(table) + " ORDER BY " + sql_name(columns.front()));
    while (rows.step()) row(rows);
}

std::int64_t TableScan::read_what_is_left(Database& database, const Row& row) const { return Salvage(database, *this, row).run(); }

}  // namespace bottega
