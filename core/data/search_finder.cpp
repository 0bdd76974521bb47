#include "core/data/search_finder.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <limits>

namespace bottega {

namespace {

std::string_view longest_of(const std::vector<std::string>& words) {
    const auto longest = std::max_element(words.begin(), words.end(), [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
    return longest == words.end() ? std::string_view() : std::string_view(*longest);
}

std::vector<std::string> words_of(const std::string& phrase) {
    std::vector<std::string> words = split(phrase, ' ');
    std::erase_if(words, [](const std::string& word) { return word.empty(); });
    return words;
}

// Where one word stands in a record at its best; nullopt: nowhere.
std::optional<Match> match_of(std::string_view text, std::size_t title, std::string_view word) {
    std::optional<Match> best;
    for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
        const bool in_title = at < title;
        const bool begins = begins_word(text, at);
        const Match match = in_title ? (begins ? Match::WordOfTitle : Match::InsideTitle)
                                     : (begins ? Match::WordElsewhere : Match::InsideElsewhere);
        if (!best || match < *best) best = match;
        if (*best == Match::WordOfTitle || (!in_title && *best != Match::InsideElsewhere)) break;
    }
    return best;
}

// The blocks in which every word may be, by what `may_be` says of one.
template<class MayBe>
BlockSet with_all(const FragmentMarks& marks, const std::vector<FragmentMarks::Word>& words, const MayBe& may_be) {
    BlockSet blocks = marks.all();
    for (const FragmentMarks::Word& word : words) blocks &= may_be(word);
    return blocks;
}

}  // namespace

SearchFinder::SearchFinder(std::vector<const SearchedText*> texts, std::string phrase, std::size_t limit)
    : texts_(std::move(texts)), phrase_(std::move(phrase)), words_(words_of(phrase_)), longest_word_(longest_of(words_)), limit_(limit) {
    for (const std::string& word : words_) marks_.push_back(FragmentMarks::word(word));
}

void SearchFinder::find_exactly() {
    each_kind({Match::TitleBegins, Match::WordOfTitle, Match::InsideTitle}, &SearchFinder::find_in_titles);
    each_kind({Match::WordElsewhere, Match::InsideElsewhere}, &SearchFinder::find_in_records);
}

void SearchFinder::add_by_words(std::size_t rank, const std::vector<std::int64_t>& ids) {
    if (ids.empty()) return;
    const SearchedText& text = *texts_[rank];
    for (std::size_t entry = 0; entry < text.entries.size(); ++entry) {
        const std::int64_t id = text.entries[entry].id;
        if (text.entries[entry].gone || !std::binary_search(ids.begin(), ids.end(), id) || is_known(rank, id)) continue;
        add({rank, id, text.title_of(entry), Match::WordElsewhere, false});
    }
}

bool SearchFinder::find_misspelt(std::size_t blocks) {
    const bool begins = misspellings_.empty();
    if (begins && hits_.size() >= limit_) return true;
    for (std::size_t word = 0; begins && word < words_.size(); ++word)
        for (Misspelling& misspelling : Misspelling::of(words_[word], word)) misspellings_.push_back(std::move(misspelling));
    for (; misspelling_ < misspellings_.size(); ++misspelling_, rank_ = 0) {
        const Misspelling& word = misspellings_[misspelling_];
        for (; rank_ < texts_.size(); ++rank_, block_ = 0) {
            if (block_ == 0) candidates_ = may_match(texts_[rank_]->marks, word);
            for (; block_ < texts_[rank_]->marks.blocks(); ++block_) {
                if (!candidates_.has(block_)) continue;
                if (blocks-- == 0) return false;
                find_misspelt_in_block(word, rank_, block_);
            }
        }
    }
    return true;
}

std::vector<FoundRecord> SearchFinder::found() const {
    std::vector<Hit> best = hits_;
    std::sort(best.begin(), best.end(), better);
    std::vector<FoundRecord> found;
    for (const Hit& hit : best) found.push_back({texts_[hit.rank]->entity, RecordId{hit.id}, hit.match, hit.with_error});
    return found;
}

std::vector<std::int64_t> SearchFinder::ids(const SearchedText& text) const {
    std::vector<std::int64_t> ids;
    const BlockSet blocks = may_match(text.marks, Match::InsideElsewhere);
    for (std::size_t block = 0; block < text.marks.blocks(); ++block)
        if (blocks.has(block)) each_with_all_words(text, block, [&](std::size_t entry, std::string_view) { ids.push_back(text.entries[entry].id); });
    return ids;
}

bool SearchFinder::better(const Hit& a, const Hit& b) {
    if (a.with_error != b.with_error) return b.with_error;
    if (a.match != b.match) return a.match < b.match;
    if (a.rank != b.rank) return a.rank < b.rank;
    if (a.title != b.title) return a.title < b.title;
    return a.id > b.id;
}

void SearchFinder::add(const Hit& hit) {
    if (hits_.size() == limit_) {
        if (!better(hit, hits_.front())) return;
        std::pop_heap(hits_.begin(), hits_.end(), better);
        hits_.pop_back();
    }
    hits_.push_back(hit);
    std::push_heap(hits_.begin(), hits_.end(), better);
}

bool SearchFinder::is_known(std::size_t rank, std::int64_t id) const {
    return std::any_of(hits_.begin(), hits_.end(), [&](const Hit& hit) { return hit.rank == rank && hit.id == id; });
}

// No record of this kind with this title, or with one behind it, can be among the best.
bool SearchFinder::is_enough(std::size_t rank, Match match, std::string_view title) const {
    const Match best = match == Match::TitleBegins ? Match::Title : match;
    return hits_.size() == limit_ && !better({rank, std::numeric_limits<std::int64_t>::max(), title, best, false}, hits_.front());
}

BlockSet SearchFinder::may_match(const FragmentMarks& marks, Match match) const {
    using Word = FragmentMarks::Word;
    switch (match) {
        case Match::Title:
        case Match::TitleBegins:
        case Match::WordOfTitle: return with_all(marks, marks_, [&](const Word& word) { return marks.may_begin_in_title(word); });
        case Match::InsideTitle: return with_all(marks, marks_, [&](const Word& word) { return marks.may_be_in_title(word); });
        case Match::WordElsewhere: {
            // All words in the title: found already.
            BlockSet blocks = with_all(marks, marks_, [&](const Word& word) { return marks.may_be_in_title(word) |= marks.may_begin_elsewhere(word); });
            BlockSet one = BlockSet::none(marks.blocks());
            for (const Word& word : marks_) one |= marks.may_begin_elsewhere(word);
            return blocks &= one;
        }
        case Match::InsideElsewhere: return with_all(marks, marks_, [&](const Word& word) { return marks.may_be_anywhere(word); });
    }
    return marks.all();
}

BlockSet SearchFinder::may_match(const FragmentMarks& marks, const Misspelling& word) const {
    BlockSet blocks = marks.may_be_anywhere(word.marks());
    for (std::size_t other = 0; other < marks_.size(); ++other)
        if (other != word.place()) blocks &= marks.may_be_anywhere(marks_[other]);
    return blocks;
}

void SearchFinder::each_kind(std::initializer_list<Match> kinds, FindInBlock find) {
    std::vector<BlockSet> looked_into;
    for (const SearchedText* text : texts_) looked_into.push_back(BlockSet::none(text->marks.blocks()));
    for (const Match match : kinds)
        for (std::size_t rank = 0; rank < texts_.size(); ++rank) find_matching(rank, match, looked_into[rank], find);
}

void SearchFinder::find_matching(std::size_t rank, Match match, BlockSet& looked_into, FindInBlock find) {
    if (is_enough(rank, match, {})) return;
    const SearchedText& text = *texts_[rank];
    const BlockSet blocks = may_match(text.marks, match);
    const auto look_into = [&](std::size_t block) {
        if (looked_into.has(block)) return;
        looked_into.add(block);
        (this->*find)(rank, block);
    };
    for (std::size_t block = text.sorted.size(); block < text.marks.blocks(); ++block)
        if (blocks.has(block)) look_into(block);
    const bool begins = match == Match::TitleBegins;
    for (std::size_t place = begins ? text.first_place_of(phrase_) : 0; place < text.sorted.size(); ++place) {
        if (!blocks.has(text.sorted[place])) continue;
        const std::string_view least = text.title_of(text.least[text.sorted[place]]);
        if (is_enough(rank, match, least) || (begins && !SearchedText::may_follow(phrase_, least))) return;
        look_into(text.sorted[place]);
    }
}

// Every record with all words in its title.
void SearchFinder::find_in_titles(std::size_t rank, std::size_t block) {
    const SearchedText& text = *texts_[rank];
    for (std::size_t entry = block * SearchedText::records_a_block; entry < text.end_of_block(block); ++entry) {
        const std::string_view title = text.title_of(entry);
        if (const auto match = match_of_title(title)) add({rank, text.entries[entry].id, title, *match, false});
    }
}

std::optional<Match> SearchFinder::match_of_title(std::string_view title) const {
    if (title.substr(0, phrase_.size()) == phrase_) return title.size() == phrase_.size() ? Match::Title : Match::TitleBegins;
    return match_words(title, title.size(), words_.size());
}

// Every record with a word elsewhere than in its title.
void SearchFinder::find_in_records(std::size_t rank, std::size_t block) {
    const SearchedText& text = *texts_[rank];
    each_with_all_words(text, block, [&](std::size_t entry, std::string_view of_record) {
        const auto match = match_words(of_record, text.entries[entry].title, words_.size());
        if (match && *match > Match::InsideTitle) add({rank, text.entries[entry].id, text.title_of(entry), *match, false});
    });
}

void SearchFinder::find_misspelt_in_block(const Misspelling& word, std::size_t rank, std::size_t block) {
    const SearchedText& text = *texts_[rank];
    const std::string_view all = text.text_of_block(block);
    const std::size_t first = text.start_of_block(block);
    for (std::size_t at = word.scan().find(all, 0); at != all.npos;) {
        const std::size_t entry = text.entry_at(block, at);
        const std::size_t place = at - (text.entries[entry].start - first), title = text.entries[entry].title;
        const std::string_view of_record = text.text_of(entry);
        if (!word.is_meant(of_record, place) || is_known(rank, text.entries[entry].id)) {
            at = word.scan().find(all, at + 1);
            continue;
        }
        const Match here = place < title ? Match::InsideTitle : Match::InsideElsewhere;
        if (const auto others = match_words(of_record, title, word.place()))
            add({rank, text.entries[entry].id, text.title_of(entry), std::max(here, *others), true});
        at = word.scan().find(all, text.end_of(entry) - first);
    }
}

// Every word but `left_out`, the worst of them; nullopt: one of them is not there.
std::optional<Match> SearchFinder::match_words(std::string_view text, std::size_t title, std::size_t left_out) const {
    Match worst = Match::Title;
    for (std::size_t word = 0; word < words_.size(); ++word) {
        if (word == left_out) continue;
        const auto match = match_of(text, title, words_[word]);
        if (!match) return std::nullopt;
        worst = std::max(worst, *match);
    }
    return worst;
}

template<class Take>
void SearchFinder::each_with_all_words(const SearchedText& text, std::size_t block, const Take& take) const {
    const std::string_view all = text.text_of_block(block);
    for (std::size_t at = longest_word_.find(all, 0); at != all.npos;) {
        const std::size_t entry = text.entry_at(block, at);
        const std::string_view of_record = text.text_of(entry);
        if (std::all_of(words_.begin(), words_.end(), [&](const std::string& word) { return of_record.find(word) != of_record.npos; })) take(entry, of_record);
        at = longest_word_.find(all, text.end_of(entry) - text.start_of_block(block));
    }
}

}  // namespace bottega
