#pragma once

// A list of any length without a query in a frame: the ids of all records are asked for when the query or the data
// changed, records by the page when they come into view.

#include <map>
#include <optional>
#include <vector>

#include "core/data/record_store.hpp"

namespace bottega::ui {

// The ids of a query, again only when it or the data changed.
class CachedIds {
public:
    const std::vector<RecordId>& ids(RecordStore& store, const Query& query) {
        if (!last_ || version_ != store.version() || !(*last_ == query)) {
            ids_ = store.ids(query);
            last_ = query;
            version_ = store.version();
            ++runs_;
        }
        return ids_;
    }
    [[nodiscard]] int runs() const { return runs_; }  // grows with every new answer: what was built on it is stale

private:
    std::optional<Query> last_;
    std::int64_t version_ = -1;
    std::vector<RecordId> ids_;
    int runs_ = 0;
};

// Whole records of a short query, again only when it or the data changed.
class CachedQuery {
public:
    const std::vector<Record>& rows(RecordStore& store, const Query& query) {
        if (!last_ || version_ != store.version() || !(*last_ == query)) {
            rows_ = store.run(query);
            last_ = query;
            version_ = store.version();
            ++runs_;
        }
        return rows_;
    }
    [[nodiscard]] int runs() const { return runs_; }

private:
    std::optional<Query> last_;
    std::int64_t version_ = -1;
    std::vector<Record> rows_;
    int runs_ = 0;
};

}  // namespace bottega::ui
