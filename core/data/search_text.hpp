#pragma once

#include "core/data/database.hpp"
#include "core/data/id_set.hpp"
#include "core/data/schema.hpp"
#include "core/data/search_finder.hpp"

#include <memory>
#include <optional>
#include <span>

namespace bottega {

// Lower case, no accents, one space where signs or spaces stand, initials as one word ("S.r.l." -> "srl"): how text is compared with what was typed.
[[nodiscard]] std::string searched_form(std::string_view text);

// What is written in the records of each kind (core/data/searched_text), so that any fragment is found, inside a word too: no
// index answers that for one or two letters. A record is found where every typed word is in its title or in one of its
// searchable fields. A text is made when it is first asked for and kept up to date from the history: only records that
// changed are read again. Where an entity has indexed_words, its long texts stay in the index of words instead, which
// finds words by their beginnings.
class SearchText {
public:
    SearchText(Database& database, const Schema& schema) : database_(database), schema_(schema) {}

    // At most `limit`, the best first; equally good ones by kind as they are named, by title, then the newest. Nothing for
    // a blank text. `version` changes with every write to the database. Typing errors are forgiven in find_misspelt only.
    [[nodiscard]] std::vector<FoundRecord> find(std::span<const std::string> entities, std::string_view typed, std::size_t limit,
                                                std::int64_t version);
    // Goes on with that search where it found too little, a few milliseconds at a time: what is found with those that have
    // an error in one word; nullopt: there may be more, ask again.
    [[nodiscard]] std::optional<std::vector<FoundRecord>> find_misspelt(std::int64_t version);
    // All that are found, in any order; typing errors are not forgiven.
    [[nodiscard]] const IdSet& found(const std::string& entity, std::string_view typed, std::int64_t version);
    // Reads so many records more of what a search will look into, before it is asked for. True when there are no more.
    bool prepare(const std::string& entity, std::size_t records, std::int64_t version);
    // What was read of an entity is no longer so, though its history says nothing of it.
    void forget(const std::string& entity);
    [[nodiscard]] std::size_t bytes() const;

private:
    SearchedText& text_of(const std::string& entity);
    [[nodiscard]] bool reads_the_same(const SearchedText& text) const;
    const SearchedText& whole_text(const std::string& entity, std::int64_t version);
    bool refresh_changed(SearchedText& text);
    void begin_anew(SearchedText& text, std::int64_t version);
    void read(SearchedText& text, RecordId only);
    void read_more(SearchedText& text, std::size_t records);
    void read_behind(SearchedText& text, const char* condition, std::size_t records);
    void make_room(SearchedText& text);
    void take(SearchedText& text, Statement& rows);
    [[nodiscard]] std::vector<std::int64_t> by_words(const EntityDef& def, std::string_view typed);

    Database& database_;
    const Schema& schema_;
    std::vector<std::unique_ptr<SearchedText>> texts_;
    std::optional<SearchFinder> finder_;  // of the last find(), while its version is the one of the database
    std::int64_t finder_version_ = -1;
    // The last answer of found(): a list asks for its first rows, its count and all of its rows one after the other.
    struct {
        std::string entity, typed;
        std::int64_t version = -1;
        IdSet ids;
    } last_;
};

}  // namespace bottega
