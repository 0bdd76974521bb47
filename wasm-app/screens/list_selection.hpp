#pragma once

// Which rows of a list are chosen, for what is done to several records at once.

#include <cstdint>
#include <unordered_set>
#include <vector>

#include "core/base/record_id.hpp"

namespace bottega::ui {

class ListSelection {
public:
    [[nodiscard]] bool contains(RecordId record) const { return chosen_.contains(record.value); }
    [[nodiscard]] bool empty() const { return chosen_.empty(); }
    [[nodiscard]] int count() const { return static_cast<int>(chosen_.size()); }
    // In the order of the list.
    [[nodiscard]] std::vector<RecordId> records(const std::vector<RecordId>& list) const;

    void toggle(const std::vector<RecordId>& list, int row);
    // From the row chosen last to this one, both included.
    void extend_to(const std::vector<RecordId>& list, int row);
    void choose_all(const std::vector<RecordId>& list);
    void clear();
    // What is not in the list any more is not chosen either.
    void keep_only(const std::vector<RecordId>& list);

private:
    std::unordered_set<std::int64_t> chosen_;
    RecordId anchor_;
};

}  // namespace bottega::ui
