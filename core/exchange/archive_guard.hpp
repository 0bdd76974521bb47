#pragma once

#include "core/base/result.hpp"
#include "core/data/database.hpp"
#include "core/data/record.hpp"
#include "core/data/schema.hpp"

#include <map>
#include <optional>
#include <string>

namespace bottega {

// A record field by field, without what the core derives and the links that follow a merge. Of the fields that the person
// added those that are filled in, by name: an archive may have others.
[[nodiscard]] std::string sealed_text(const Record& record);
// A link of the chain is no document: it goes with its own, and one that is missing is written anew.
[[nodiscard]] bool keeps_documents(const EntityDef& def);

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
