#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/data/database.hpp"

namespace bottega {

// Reads the whole archive and says what does not fit together: one table with its indexes a step, so that the person
// can go on between two.
class IntegrityCheck {
public:
    explicit IntegrityCheck(Database& database);

    // False once everything was read.
    bool step();
    [[nodiscard]] std::size_t done() const { return done_; }
    [[nodiscard]] std::size_t total() const { return tables_.size() + 1; }
    // SQLite's own words, for who can help; empty: all is well.
    [[nodiscard]] const std::vector<std::string>& problems() const { return problems_; }

private:
    void check_table(const std::string& table);
    void check_references();

    Database& database_;
    std::vector<std::string> tables_;
    std::vector<std::string> problems_;
    std::size_t done_ = 0;
};

}  // namespace bottega
