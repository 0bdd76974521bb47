#pragma once

#include "core/data/history_mark.hpp"
#include "core/data/record_store.hpp"

#include <unordered_map>

namespace bottega {

// How well a record answers what was typed, the best first. With a typing error it comes after all that have none.
enum class Match { Title, TitleBegins, WordOfTitle, InsideTitle, WordElsewhere, InsideElsewhere };

struct FoundRecord {
    std::string entity;
    RecordId id;
    Match match = Match::Title;
    bool with_error = false;  // one letter wrong, missing, too many, or two in the wrong order
};

// Lower case, no accents, one space where signs or spaces stand: how text is compared with what was typed.
[[nodiscard]] std::string searched_form(std::string_view text);

// What is written in the records of some kinds, as one packed text each, so that any fragment is found, inside a word
// too: no index answers that for one or two letters. A record is found where every typed word is in its title or in one
// of its searchable fields. Brought up to date from the history: only records that changed are read again.
class SearchText {
public:
    // The kinds of records, the most wanted first.
    explicit SearchText(std::vector<std::string> entities) : entities_(std::move(entities)) {}

    void refresh(RecordStore& store);
    // At most `limit`, the best first; equally good ones by kind as named above, by title, then the newest. Nothing for a blank text.
    [[nodiscard]] std::vector<FoundRecord> find(std::string_view typed, std::size_t limit) const;
    [[nodiscard]] std::size_t bytes() const;

private:
    struct Entry {
        RecordId id;  // 0: the record changed or is gone, its bytes are blank
        std::size_t start = 0;
    };
    struct Part {
        std::string entity;
        std::string text;  // of each record: title, the other fields, a line each; then a zero byte
        std::vector<Entry> entries;
        std::unordered_map<std::int64_t, std::size_t> place;  // of a record's entry
        std::size_t blank = 0;                                // bytes
    };
    class Finder;

    void rebuild(RecordStore& store);
    bool refresh_changed(RecordStore& store);
    static void read(RecordStore& store, Part& part, RecordId only);
    static void forget(Part& part, RecordId id);
    static std::size_t end_of(const Part& part, std::size_t entry);

    std::vector<std::string> entities_;
    std::vector<Part> parts_;
    std::int64_t store_version_ = -1;
    HistoryMark seen_;
};

}  // namespace bottega
