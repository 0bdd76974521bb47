#pragma once

#include "core/data/likeness.hpp"
#include "core/data/not_duplicate.hpp"

#include <unordered_map>
#include <unordered_set>

namespace bottega {

struct DuplicatePair {
    RecordId first, second;  // the lower id first
    int score = 0;           // of likeness()
};

// Looks for records of one kind that stand for the same, in small steps that only read: first every record is brought to
// one form, then those that share a key are compared, never all with all.
class DuplicateScan {
public:
    DuplicateScan(RecordStore& store, const EntityDef& def);

    // A piece of well below two milliseconds. True while there is more.
    bool step();
    [[nodiscard]] bool finished() const { return finished_; }
    [[nodiscard]] std::int64_t done() const;
    [[nodiscard]] std::int64_t total() const { return 2 * records_; }
    // The best first; once it has finished.
    [[nodiscard]] const std::vector<DuplicatePair>& pairs() const { return pairs_; }
    [[nodiscard]] std::int64_t records() const { return records_; }

private:
    struct Entry {
        std::int64_t id;
        std::size_t start;
    };
    struct Key {
        std::uint64_t hash;
        std::uint32_t entry;
        bool few;
    };
    static constexpr std::size_t buckets = 512;  // of keys: each is sorted by itself

    bool read_some();
    bool compare_some();
    std::size_t compare_block(const std::vector<Key>& keys, std::size_t from, std::size_t to);
    void compare(std::uint32_t one, std::uint32_t other);
    void keep_best();
    [[nodiscard]] std::string_view text_of(std::uint32_t entry) const;

    RecordStore& store_;
    std::vector<ComparedField> fields_;
    std::string select_;
    std::int64_t records_ = 0, last_ = 0;
    std::vector<Entry> entries_;
    std::string texts_;
    std::vector<std::vector<Key>> keys_;
    std::size_t bucket_ = 0, at_ = 0;
    std::unordered_set<std::uint64_t> found_;
    std::vector<DuplicatePair> pairs_;
    bool reading_ = true, finished_ = false;
};

// Records that look alike, each with each: what a person decides about at once. `score` of its best pair.
struct DuplicateGroup {
    std::vector<RecordId> records;
    int score = 0;
};
// Of pairs, the best first, without those that were told apart. Pairs that are likely the same make one group.
[[nodiscard]] std::vector<DuplicateGroup> duplicate_groups(const std::vector<DuplicatePair>& pairs, const std::set<RecordPair>& apart);

// The duplicates of one record among all of its kind, in steps as above: only records that share something with it are
// looked at closely.
class DuplicateLookup {
public:
    DuplicateLookup(RecordStore& store, const Record& record);

    bool step();
    [[nodiscard]] bool finished() const { return finished_; }
    [[nodiscard]] const std::vector<DuplicatePair>& pairs() const { return pairs_; }  // the best first, once finished

private:
    RecordStore& store_;
    const EntityDef& def_;
    RecordId id_;
    std::string text_, select_;
    std::vector<std::string> patterns_;
    std::int64_t last_ = 0;
    std::set<RecordPair> apart_;
    std::vector<DuplicatePair> pairs_;
    bool finished_ = false;
};

}  // namespace bottega
