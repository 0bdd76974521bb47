#include "wasm-app/screens/list_selection.hpp"

#include <algorithm>

namespace bottega::ui {

std::vector<RecordId> ListSelection::records(const std::vector<RecordId>& list) const {
    std::vector<RecordId> chosen;
    for (const RecordId record : list)
        if (contains(record)) chosen.push_back(record);
    return chosen;
}

void ListSelection::toggle(const std::vector<RecordId>& list, int row) {
    const RecordId record = list[static_cast<std::size_t>(row)];
    if (chosen_.erase(record.value) == 0) chosen_.insert(record.value);
    anchor_ = record;
}

void ListSelection::extend_to(const std::vector<RecordId>& list, int row) {
    const auto anchor = std::find(list.begin(), list.end(), anchor_);
    if (anchor == list.end()) return toggle(list, row);
    const auto [first, last] = std::minmax(static_cast<int>(anchor - list.begin()), row);
    for (int i = first; i <= last; ++i) chosen_.insert(list[static_cast<std::size_t>(i)].value);
}

void ListSelection::choose_all(const std::vector<RecordId>& list) {
    chosen_.reserve(list.size());
    for (const RecordId record : list) chosen_.insert(record.value);
}

void ListSelection::clear() {
    chosen_.clear();
    anchor_ = {};
}

void ListSelection::keep_only(const std::vector<RecordId>& list) {
    if (chosen_.empty()) return;
    std::unordered_set<std::int64_t> kept;
    for (const RecordId record : list)
        if (contains(record)) kept.insert(record.value);
    chosen_ = std::move(kept);
}

}  // namespace bottega::ui
