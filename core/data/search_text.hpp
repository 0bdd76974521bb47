#pragma once

#include "core/data/database.hpp"
#include "core/data/fragment_marks.hpp"
#include "core/data/history_mark.hpp"
#include "core/data/id_set.hpp"
#include "core/data/schema.hpp"

#include <memory>
#include <optional>
#include <span>

namespace bottega {

// How well a record answers what was typed, the best first. With a typing error it comes after all that have none.
enum class Match { Title, TitleBegins, WordOfTitle, InsideTitle, WordElsewhere, InsideElsewhere };

struct FoundRecord {
    std::string entity;
    RecordId id;
    Match match = Match::Title;
    bool with_error = false;  // one letter wrong, missing, too many, or two in the wrong order
};

// Lower case, no accents, one space where signs or spaces stand, initials as one word ("S.r.l." -> "srl"): how text is compared with what was typed.
[[nodiscard]] std::string searched_form(std::string_view text);

// What is written in the records of each kind, as one packed text, so that any fragment is found, inside a word too: no
// index answers that for one or two letters. Records lie in the order of their titles, so that a search may end where those
// that follow could only be worse, and in blocks, of which it is known what cannot stand in them. A record is found where every typed word is in its title or in one of its
// searchable fields. A text is made when it is first asked for and kept up to date from the history: only records that
// changed are read again. Where an entity has indexed_words, its long texts stay in the index of words instead, which
// finds words by their beginnings.
class SearchText {
public:
    SearchText(Database& database, const Schema& schema) : database_(database), schema_(schema) {}

    // At most `limit`, the best first; equally good ones by kind as they are named, by title, then the newest. Nothing for
    // a blank text. `version` changes with every write to the database.
    [[nodiscard]] std::vector<FoundRecord> find(std::span<const std::string> entities, std::string_view typed, std::size_t limit,
                                                std::int64_t version);
    // All that are found, in any order; typing errors are not forgiven.
    [[nodiscard]] const IdSet& found(const std::string& entity, std::string_view typed, std::int64_t version);
    // Reads so many records more of what a search will look into, before it is asked for. True when there are no more.
    bool prepare(const std::string& entity, std::size_t records, std::int64_t version);
    [[nodiscard]] std::size_t bytes() const;

private:
    struct Entry {
        std::int64_t id;
        std::size_t start;
        bool gone = false;  // the record changed or is deleted, its bytes are blank
    };
    struct Part {
        std::string entity;
        std::string asked;  // what is read of each record: the person may add fields
        std::string text;   // of each record: title, the other fields, a line each; then a zero byte
        std::vector<Entry> entries;
        FragmentMarks marks;
        std::vector<std::uint32_t> sorted;      // blocks that were whole when all was read, by their least title
        std::vector<std::uint32_t> least;       // of each of them: the entry that has it
        std::string next_title;                 // where reading goes on: as the database orders titles,
        bool is_among_titles = false;           // behind those that have none
        std::size_t blank = 0;                  // bytes
        bool complete = false;
        std::int64_t version = -1;
        HistoryMark seen;
    };
    class Finder;

    Part& part_of(const std::string& entity);
    [[nodiscard]] bool reads_the_same(const Part& part) const;
    const Part& whole_part(const std::string& entity, std::int64_t version);
    bool refresh_changed(Part& part);
    void begin_anew(Part& part, std::int64_t version);
    void read(Part& part, RecordId only);
    void read_more(Part& part, std::size_t records);
    void read_behind(Part& part, const char* condition, std::size_t records);
    void make_room(Part& part);
    void take(Part& part, Statement& rows);
    static void sort_blocks(Part& part);
    [[nodiscard]] std::vector<std::int64_t> by_words(const EntityDef& def, std::string_view typed);
    static void forget(Part& part, std::span<const std::int64_t> ids);
    static std::string_view text_of(const Part& part, std::size_t entry);
    static std::string_view title_of(const Part& part, std::size_t entry);
    static std::size_t end_of(const Part& part, std::size_t entry);

    Database& database_;
    const Schema& schema_;
    std::vector<std::unique_ptr<Part>> parts_;
    // The last answer of found(): a list asks for its first rows, its count and all of its rows one after the other.
    struct {
        std::string entity, typed;
        std::int64_t version = -1;
        IdSet ids;
    } last_;
};

}  // namespace bottega
