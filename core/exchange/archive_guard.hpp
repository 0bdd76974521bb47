#pragma once

#include "core/base/result.hpp"
#include "core/data/database.hpp"
#include "core/data/schema.hpp"

#include <map>
#include <optional>
#include <string>

namespace bottega {

// What an import could take away for good: sealed records and numbers given. Remembers them as they are now.
class ArchiveGuard {
public:
    ArchiveGuard(Database& database, const Schema& schema);

    // Which of it is no longer there; asked after the import, before it is committed.
    // With the fields it brought.
    [[nodiscard]] std::optional<Issue> loss(const Schema& now) const;

private:
    Database& database_;
    std::map<std::pair<std::string, std::int64_t>, std::string> sealed_;
    std::map<std::string, std::int64_t> numbers_;
};

}  // namespace bottega
