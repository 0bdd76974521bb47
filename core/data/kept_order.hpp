#pragma once

#include "core/data/id_set.hpp"
#include "core/data/query.hpp"

#include <optional>

namespace bottega {

// The order of all records of a kind, as a list last asked for it. What a search or a filter leaves of them is in that
// order, too: it is picked out of it instead of being put in order once more with every letter that is typed.
class KeptOrder {
public:
    // `version` changes with every write to the database.
    void keep(const Query& query, std::int64_t version, const std::vector<RecordId>& ids);
    [[nodiscard]] bool serves(const Query& query, std::int64_t version) const;
    // Those that were found, at most `limit`; 0: all.
    [[nodiscard]] std::vector<RecordId> only(const IdSet& found, int limit) const;
    [[nodiscard]] std::vector<RecordId> all(int limit) const;

private:
    static constexpr std::size_t worth_keeping = 1000;  // records: the lists that a form asks for do not take the place of a long one

    std::optional<Query> query_;
    std::int64_t version_ = -1;
    std::vector<RecordId> ids_;
};

}  // namespace bottega
