#pragma once

// A merge as the person decides about it, without its drawing: which record remains, whose value each field takes, and
// what goes along.

#include <set>
#include <string>
#include <vector>

#include "core/files/merge_records.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

class MergeDraft {
public:
    static constexpr int both = -1;  // of a long text: one below the other

    MergeDraft(RecordStore& store, const EntityDef& def, std::vector<RecordId> records);

    // Reads the records again. What is gone is left out.
    void refresh(RecordStore& store);
    [[nodiscard]] const std::vector<Record>& records() const { return records_; }
    [[nodiscard]] RecordId survivor() const { return survivor_; }
    void keep(RecordStore& store, RecordId survivor);
    void leave_out(RecordStore& store, RecordId record);

    // Fields to decide about: first those that contradict each other, then those that only some records have.
    [[nodiscard]] const std::vector<std::size_t>& differing() const { return differing_; }
    [[nodiscard]] const std::vector<std::size_t>& equal() const { return equal_; }
    [[nodiscard]] int chosen(std::size_t field) const;  // a place among the records, or both
    void choose(RecordStore& store, std::size_t field, int place);
    [[nodiscard]] bool can_have_both(std::size_t field) const;
    [[nodiscard]] const Record& outcome() const { return outcome_; }  // the survivor as it will be
    [[nodiscard]] bool was_touched() const { return !choices_.empty() || survivor_chosen_; }

    [[nodiscard]] const std::vector<files::LinkedRecords>& links() const { return links_; }
    [[nodiscard]] std::vector<RecordId> merged() const;
    [[nodiscard]] files::Merge merge() const;

private:
    void propose(RecordStore& store);
    [[nodiscard]] Value joined(std::size_t field) const;

    const EntityDef* def_;
    std::vector<RecordId> ids_;
    std::vector<Record> records_;
    RecordId survivor_;
    bool survivor_chosen_ = false;
    std::vector<std::size_t> differing_, equal_;
    std::vector<std::pair<std::size_t, int>> choices_;  // made by the person
    Record outcome_;
    std::vector<files::LinkedRecords> links_;
};

}  // namespace bottega::ui
