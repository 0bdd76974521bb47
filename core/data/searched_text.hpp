#pragma once

#include "core/data/fragment_marks.hpp"
#include "core/data/history_mark.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bottega {

// What is written in the records of one kind, as one packed text. Records lie in the order of their titles, so that a
// search may end where those that follow could only be worse, and in blocks, of which it is known what cannot stand in them.
struct SearchedText {
    struct Entry {
        std::int64_t id;
        std::size_t start;
        std::uint16_t title;  // bytes
        bool gone = false;    // the record changed or is deleted, its bytes are blank
    };
    static constexpr std::size_t records_a_block = FragmentMarks::records_a_block;

    std::string entity;
    std::string asked = {};  // what is read of each record: the person may add fields
    std::string text = {};   // of each record: title, the other fields, a line each; then a zero byte
    std::vector<Entry> entries = {};
    FragmentMarks marks = {};
    std::vector<std::uint32_t> sorted = {};  // blocks that were whole when all was read, by their least title
    std::vector<std::uint32_t> least = {};   // of each of them: the entry that has it
    std::vector<std::uint64_t> greatest = {};  // of each place in that order: how the greatest title up to it begins
    std::string next_title = {};             // where reading goes on: as the database orders titles,
    bool is_among_titles = false;            // behind those that have none
    std::size_t blank = 0;                   // bytes
    bool complete = false;
    std::int64_t version = -1;
    HistoryMark seen = {};

    [[nodiscard]] std::size_t end_of(std::size_t entry) const { return (entry + 1 < entries.size() ? entries[entry + 1].start : text.size()) - 1; }
    [[nodiscard]] std::string_view text_of(std::size_t entry) const { return of_bytes(entries[entry].start, end_of(entry)); }
    [[nodiscard]] std::string_view title_of(std::size_t entry) const { return of_bytes(entries[entry].start, entries[entry].start + entries[entry].title); }

    [[nodiscard]] std::size_t end_of_block(std::size_t block) const;
    [[nodiscard]] std::size_t start_of_block(std::size_t block) const { return entries[block * records_a_block].start; }
    [[nodiscard]] std::string_view text_of_block(std::size_t block) const { return of_bytes(start_of_block(block), end_of(end_of_block(block) - 1)); }
    // Which of a block's records a place in its text belongs to.
    [[nodiscard]] std::size_t entry_at(std::size_t block, std::size_t place) const;

    // The record whose text, its title first, was just added from `start` on.
    void end_record(std::int64_t id, std::size_t start);
    void sort_blocks();
    // Where in that order blocks may hold titles that begin so: before, all titles are less.
    [[nodiscard]] std::size_t first_place_of(std::string_view beginning) const;
    // Whether titles that begin so may follow behind a block that has this least one.
    [[nodiscard]] static bool may_follow(std::string_view beginning, std::string_view least_title) {
        return least_title <= beginning || least_title.starts_with(beginning);
    }
    // These ids, ascending: a blank text is found by nothing, and stays before every title.
    void forget(std::span<const std::int64_t> ids);

private:
    [[nodiscard]] std::string_view of_bytes(std::size_t from, std::size_t end) const { return std::string_view(text).substr(from, end - from); }
};

}  // namespace bottega
