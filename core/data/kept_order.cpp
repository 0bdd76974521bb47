#include "core/data/kept_order.hpp"

#include <algorithm>

namespace bottega {

void KeptOrder::keep(const Query& query, std::int64_t version, const std::vector<RecordId>& ids) {
    if (ids.size() < worth_keeping) return;
    query_ = {.entity = query.entity, .order = query.order};
    version_ = version;
    ids_ = ids;
}

bool KeptOrder::serves(const Query& query, std::int64_t version) const {
    return query_ && version_ == version && query_->entity == query.entity && query_->order == query.order;
}

std::vector<RecordId> KeptOrder::only(const IdSet& found, int limit) const {
    const std::size_t wanted = limit > 0 ? std::min(static_cast<std::size_t>(limit), found.size()) : found.size();
    std::vector<RecordId> ids;
    ids.reserve(wanted);
    for (auto id = ids_.begin(); id != ids_.end() && ids.size() < wanted; ++id)
        if (found.has(id->value)) ids.push_back(*id);
    return ids;
}

std::vector<RecordId> KeptOrder::all(int limit) const {
    const auto wanted = static_cast<std::ptrdiff_t>(limit > 0 ? std::min(static_cast<std::size_t>(limit), ids_.size()) : ids_.size());
    return {ids_.begin(), ids_.begin() + wanted};
}

}  // namespace bottega
