#include "core/data/integrity_check.hpp"

#include "core/data/table_sql.hpp"

namespace bottega {

IntegrityCheck::IntegrityCheck(Database& database) : database_(database), tables_{"sqlite_master"} {
    Statement tables(database, "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name");
    while (tables.step()) tables_.push_back(tables.text(0));
}

bool IntegrityCheck::step() {
    if (done_ == total()) return false;
    try {
        if (done_ < tables_.size()) check_table(tables_[done_]);
        else check_references();
    } catch (const DatabaseError& failure) {
        problems_.emplace_back(failure.what());
    }
    ++done_;
    return done_ < total();
}

void IntegrityCheck::check_table(const std::string& table) {
    Statement check(database_, "PRAGMA integrity_check(" + sql_name(table) + ")");
    while (check.step())
        if (check.text(0) != "ok") problems_.push_back(table + ": " + check.text(0));
}

void IntegrityCheck::check_references() {
    Statement check(database_, "PRAGMA foreign_key_check");
    while (check.step()) problems_.push_back(check.text(0) + " -> " + check.text(2));
}

}  // namespace bottega
