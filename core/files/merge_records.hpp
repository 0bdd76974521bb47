#pragma once

#include "core/data/long_work.hpp"
#include "core/data/merged_record.hpp"

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace bottega::files {

// Several records that stand for the same become one: the survivor takes the values chosen, everything that led to the
// others leads to it, and they lie in the trash. One command, so that one undo brings all of it back.
struct Merge {
    std::string entity;
    RecordId survivor;
    std::vector<RecordId> merged;                          // given up, the survivor not among them
    std::vector<std::pair<std::string, Value>> values = {};  // of the survivor, by field, where they change
};

// What leads to the records that are given up: the preview of a merge. Only the link changes: a contact keeps its role,
// an issued document its number, its text and its paper.
struct LinkedRecords {
    std::string entity;  // "stored_file": what is attached to them
    std::string field;
    std::vector<RecordId> records;
    std::int64_t sealed = 0;  // so many of them are issued or recorded for good
};
[[nodiscard]] std::vector<LinkedRecords> linked_records(RecordStore& store, std::string_view entity, std::span<const RecordId> merged);

// A value for each field, as it is likely wanted: what only one record has, of several the one that was changed last; an
// address whole, from the record that has most of it; long texts one below the other. What identifies a record, its name too, stays the survivor's.
[[nodiscard]] Record proposed_merge(RecordStore& store, const Record& survivor, const std::vector<Record>& merged);
// The one that most leads to; of equal ones the one that says most, then the oldest.
[[nodiscard]] RecordId proposed_survivor(RecordStore& store, const std::vector<Record>& records);
// The fields that a merge decides about: what a person may type, and their value is kept.
[[nodiscard]] bool is_merged_field(const FieldDef& field);

// What speaks against it: a record is gone or cannot be deleted.
[[nodiscard]] Issues why_not_merge(RecordStore& store, const Merge& merge);

inline constexpr std::string_view merge_command = "ui.merge.command";

// A record a step, as it may be thousands of links.
class MergeWork final : public LongWork {
public:
    MergeWork(RecordStore& store, Merge merge);

    [[nodiscard]] Result<State> step(Session& session) override;
    [[nodiscard]] std::int64_t done() const override { return static_cast<std::int64_t>(next_); }
    [[nodiscard]] std::int64_t total() const override { return static_cast<std::int64_t>(links_.size()) + 1; }

private:
    struct Link {
        std::string entity, field;
        RecordId record;
    };
    [[nodiscard]] Issues note(Session& session);
    [[nodiscard]] Result<RecordId> follow(const Link& link);
    [[nodiscard]] Result<RecordId> complete();

    RecordStore& store_;
    Merge merge_;
    std::vector<Link> links_;
    std::size_t next_ = 0;
};

// All of it at once, for what is small. Gives the survivor.
[[nodiscard]] Result<RecordId> merge_records(Session& session, const Merge& merge);

}  // namespace bottega::files
