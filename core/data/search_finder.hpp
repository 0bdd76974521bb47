#pragma once

#include "core/base/record_id.hpp"
#include "core/data/misspelling.hpp"
#include "core/data/searched_text.hpp"

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace bottega {

// How well a record answers what was typed, the best first. With a typing error it comes after all that have none.
enum class Match { Title, TitleBegins, WordOfTitle, InsideTitle, WordElsewhere, InsideElsewhere };

struct FoundRecord {
    std::string entity;
    RecordId id;
    Match match = Match::Title;
    bool with_error = false;  // one letter wrong, missing, too many, or two in the wrong order
};

// One search through the texts of several kinds of records, which must stay as they are while it lasts.
class SearchFinder {
public:
    // The best `limit`; the kinds in the order in which equally good ones follow each other. `typed` in its searched_form.
    SearchFinder(std::vector<const SearchedText*> texts, std::string phrase, std::size_t limit);

    [[nodiscard]] bool is_blank() const { return words_.empty() || limit_ == 0; }
    // All without an error: one kind of match after the other, the best first; where there are enough, all that follows is
    // worse. What a block holds of the kinds that follow is taken with it, and nobody looks there again.
    void find_exactly();
    // Found by a word of a long text, which is not here. The ids ascend.
    void add_by_words(std::size_t rank, const std::vector<std::int64_t>& ids);
    // Those with an error in one word, where there were not enough: looks into so many blocks. True when there are no more.
    bool find_misspelt(std::size_t blocks);

    [[nodiscard]] std::vector<FoundRecord> found() const;
    // Of all that have every word, however many, in any order.
    [[nodiscard]] std::vector<std::int64_t> ids(const SearchedText& text) const;

private:
    struct Hit {
        std::size_t rank;  // of its kind
        std::int64_t id;
        std::string_view title;
        Match match;
        bool with_error;
    };
    using FindInBlock = void (SearchFinder::*)(std::size_t rank, std::size_t block);

    static bool better(const Hit& a, const Hit& b);
    void add(const Hit& hit);
    [[nodiscard]] bool is_known(std::size_t rank, std::int64_t id) const;
    [[nodiscard]] bool is_enough(std::size_t rank, Match match, std::string_view title) const;

    [[nodiscard]] BlockSet may_match(const FragmentMarks& marks, Match match) const;
    [[nodiscard]] BlockSet may_match(const FragmentMarks& marks, const Misspelling& word) const;
    void each_kind(std::initializer_list<Match> kinds, FindInBlock find);
    void find_matching(std::size_t rank, Match match, BlockSet& looked_into, FindInBlock find);
    void find_in_titles(std::size_t rank, std::size_t block);
    void find_in_records(std::size_t rank, std::size_t block);
    void find_misspelt_in_block(const Misspelling& word, std::size_t rank, std::size_t block);

    [[nodiscard]] std::optional<Match> match_of_title(std::string_view title) const;
    [[nodiscard]] std::optional<Match> match_words(std::string_view text, std::size_t title, std::size_t left_out) const;

    template<class Take>
    void each_with_all_words(const SearchedText& text, std::size_t block, const Take& take) const;

    std::vector<const SearchedText*> texts_;
    std::string phrase_;
    std::vector<std::string> words_;
    std::vector<FragmentMarks::Word> marks_;  // of each word
    FragmentScan longest_word_;
    std::size_t limit_;
    std::vector<Hit> hits_;  // a heap, the worst in front

    std::vector<Misspelling> misspellings_;   // and where the search among them stands:
    std::size_t misspelling_ = 0, rank_ = 0, block_ = 0;
    BlockSet candidates_ = BlockSet::none(0);
};

}  // namespace bottega
