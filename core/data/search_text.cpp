#include "core/data/search_text.hpp"

#include "core/base/text.hpp"
#include "core/data/query_sql.hpp"
#include "core/data/table_sql.hpp"

#include <algorithm>
#include <limits>

namespace bottega {

namespace {

constexpr std::size_t most_changed = 5000;       // above that everything is read anew
constexpr std::size_t shortest_with_error = 4;   // letters, where a word begins: of fewer, one error leaves too little
constexpr std::size_t shortest_inside = 6;       // letters, inside a word: or "orli" would be found in "Tesatoria"
constexpr std::size_t shortest_with_digit = 7;   // 2026 is not 2025, but a fiscal code may have a wrong sign

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || is_capital(c) || is_digit(c); }

// Beyond ASCII: no-break spaces, quotation marks, dashes.
bool is_sign(char32_t character) {
    return (character >= 0x00A0 && character <= 0x00BF) || (character >= 0x2000 && character <= 0x206F);
}

// Between two single letters, as in "S.r.l.": what is written with dots and without them is one word.
bool is_dot_of_initials(std::string_view text, std::size_t at) {
    const auto is_part_of_word = [&](std::size_t place) {
        return place < text.size() && (is_letter_or_digit(text[place]) || static_cast<unsigned char>(text[place]) >= 0x80);
    };
    const auto is_single_letter = [&](std::size_t place, std::size_t beyond) {
        return place < text.size() && is_letter_or_digit(text[place]) && !is_digit(text[place]) && !is_part_of_word(beyond);
    };
    return text[at] == '.' && is_single_letter(at - 1, at - 2) && is_single_letter(at + 1, at + 2);  // before the first: no place at all
}

bool begins_word(std::string_view text, std::size_t at) { return at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n'; }

bool may_have_error(std::string_view word) {
    const bool has_digit = word.find_first_of("0123456789") != word.npos;
    return word.size() >= (has_digit ? shortest_with_digit : shortest_with_error);
}

// `text` begins with `pattern` but for one error. A wrong last letter counts only where the word is long: "stru" is not "str.".
bool begins_with_error(std::string_view text, std::string_view pattern, bool may_end_wrong) {
    std::size_t same = 0;
    while (same < pattern.size() && same < text.size() && text[same] == pattern[same]) ++same;
    if (same == pattern.size()) return true;
    const auto after = [&](std::size_t in_text, std::size_t in_pattern) {
        const std::string_view rest = pattern.substr(std::min(pattern.size(), same + in_pattern));
        return text.size() >= same + in_text && text.substr(same + in_text, rest.size()) == rest;
    };
    const bool swapped = same + 1 < pattern.size() && same + 1 < text.size() && text[same] == pattern[same + 1] && text[same + 1] == pattern[same];
    const bool ends_wrong = same + 1 == pattern.size();
    return ((may_end_wrong || !ends_wrong) && (after(1, 1) || after(0, 1))) || after(1, 0) || (swapped && after(2, 2));
}

}  // namespace

std::string searched_form(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    bool is_ascii = true;
    const auto add_space = [&plain] {
        if (!plain.empty() && plain.back() != ' ') plain += ' ';
    };
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            const char c = text[at++];
            if (is_letter_or_digit(c)) plain += is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
            else if (!is_dot_of_initials(text, at - 1)) add_space();
            continue;
        }
        const char32_t character = next_character(text, at);
        if (is_sign(character)) {
            add_space();
        } else {
            append_character(plain, character);
            is_ascii = false;
        }
    }
    if (!plain.empty() && plain.back() == ' ') plain.pop_back();
    return is_ascii ? plain : fold(plain);
}

std::size_t SearchText::end_of(const Part& part, std::size_t entry) {
    return (entry + 1 < part.entries.size() ? part.entries[entry + 1].start : part.text.size()) - 1;
}

std::size_t SearchText::bytes() const {
    std::size_t sum = 0;
    for (const auto& part : parts_) sum += part->text.size();
    return sum;
}

std::string_view SearchText::text_of(const Part& part, std::size_t entry) {
    return std::string_view(part.text).substr(part.entries[entry].start, end_of(part, entry) - part.entries[entry].start);
}

std::string_view SearchText::title_of(const Part& part, std::size_t entry) {
    const std::string_view text = text_of(part, entry);
    return text.substr(0, text.find('\n'));
}

namespace {

// The title first.
std::vector<const FieldDef*> searched_fields(const EntityDef& def) {
    std::vector<const FieldDef*> fields{&def.field(def.title_field)};
    for (const FieldDef& field : def.fields) {
        const bool is_indexed = def.indexed_words && field.type == FieldType::LongText;
        if (field.searchable && !is_indexed && field.name != def.title_field) fields.push_back(&field);
    }
    return fields;
}

// What is read of each record; the last column is by what they are ordered, where titles are.
std::string selection(const EntityDef& def) {
    std::string columns = "SELECT id";
    for (const FieldDef* field : searched_fields(def)) columns += ", " + sql_name(field->name);
    if (has_title_key(def)) columns += ", title_key";
    return columns + " FROM " + sql_name(def.name);
}

}  // namespace

void SearchText::take(Part& part, Statement& rows) {
    const EntityDef& def = schema_.entity(part.entity);
    const auto fields = searched_fields(def);
    const int title_key = static_cast<int>(fields.size()) + 1;
    while (rows.step()) {
        part.entries.push_back({rows.integer(0), part.text.size()});
        for (std::size_t field = 0; field < fields.size(); ++field) {
            const int column = static_cast<int>(field) + 1;
            if (field > 0 && rows.is_null(column)) continue;
            if (field > 0) part.text += '\n';
            if (rows.is_null(column)) continue;
            const std::string form = searched_form(rows.text_view(column));
            part.text += form;
            if (fields[field]->format == TextFormat::Phone) part.text += ' ' + replace_all(form, " ", "");
        }
        part.text += '\0';
        const std::size_t entry = part.entries.size() - 1;
        part.marks.add(entry / FragmentMarks::records_a_block, text_of(part, entry), title_of(part, entry).size());
        if (!part.complete && has_title_key(def)) part.next_title = rows.text(title_key);
    }
}

void SearchText::read(Part& part, RecordId only) {
    Statement row(database_, selection(schema_.entity(part.entity)) + " WHERE id = ?1");
    row.bind(1, only.value);
    take(part, row);
}

void SearchText::read_more(Part& part, std::size_t records) {
    const bool by_title = has_title_key(schema_.entity(part.entity)), is_first = part.entries.empty();
    const std::size_t wanted = part.entries.size() + records;
    if (by_title && !part.is_among_titles) {
        read_behind(part, "title_key IS NULL AND id > ?1 ORDER BY id", records);
        part.is_among_titles = part.entries.size() < wanted;
    }
    if (part.entries.size() < wanted)
        read_behind(part, by_title ? "(title_key, id) > (?2, ?1) ORDER BY title_key, id" : "id > ?1 ORDER BY id", wanted - part.entries.size());
    part.complete = part.entries.size() < wanted;
    if (part.complete) sort_blocks(part);
    else if (is_first) make_room(part);
}

void SearchText::read_behind(Part& part, const char* condition, std::size_t records) {
    Statement rows(database_, selection(schema_.entity(part.entity)) + " WHERE " + condition + " LIMIT " + std::to_string(records));
    const std::string last_title = part.next_title;  // the statement reads it at every step
    rows.bind(1, part.entries.empty() ? 0 : part.entries.back().id);
    if (std::string_view(condition).find("?2") != std::string_view::npos) rows.bind_text(2, last_title);
    take(part, rows);
}

// As much as the first records need, for all of them: a text that grows by doubling leaves as much unused.
void SearchText::make_room(Part& part) {
    const auto all = static_cast<std::size_t>(database_.scalar("SELECT count(*) FROM " + sql_name(part.entity)));
    const std::size_t bytes_each = part.text.size() / part.entries.size() + 4;
    part.entries.reserve(all);
    part.text.reserve(all * bytes_each);
    part.marks.reserve(all / FragmentMarks::records_a_block + 1);
}

void SearchText::sort_blocks(Part& part) {
    const std::size_t whole = part.entries.size() / FragmentMarks::records_a_block;
    for (std::size_t block = 0; block < whole; ++block) {
        std::size_t least = block * FragmentMarks::records_a_block;
        for (std::size_t entry = least + 1; entry < (block + 1) * FragmentMarks::records_a_block; ++entry)
            if (title_of(part, entry) < title_of(part, least)) least = entry;
        part.least.push_back(static_cast<std::uint32_t>(least));
        part.sorted.push_back(static_cast<std::uint32_t>(block));
    }
    std::sort(part.sorted.begin(), part.sorted.end(),
              [&](std::uint32_t a, std::uint32_t b) { return title_of(part, part.least[a]) < title_of(part, part.least[b]); });
}

// These ids, ascending: a blank text is found by nothing, and stays before every title.
void SearchText::forget(Part& part, std::span<const std::int64_t> ids) {
    for (std::size_t place = 0; place < part.entries.size(); ++place) {
        Entry& entry = part.entries[place];
        if (entry.gone || !std::binary_search(ids.begin(), ids.end(), entry.id)) continue;
        const std::size_t end = end_of(part, place);
        std::fill(part.text.begin() + static_cast<std::ptrdiff_t>(entry.start), part.text.begin() + static_cast<std::ptrdiff_t>(end), '\0');
        part.blank += end - entry.start;
        entry.gone = true;
    }
}

bool SearchText::refresh_changed(Part& part) {
    const auto changed = changed_since(database_, part.seen, most_changed + 1);
    if (!changed || changed->size() > most_changed) return false;
    std::vector<std::int64_t> ids;
    for (const auto& [entity, id] : *changed)
        if (entity == part.entity) ids.push_back(id.value);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    if (ids.empty()) return true;
    forget(part, ids);
    for (const std::int64_t id : ids) read(part, RecordId{id});
    return part.blank <= part.text.size() / 2;
}

SearchText::Part& SearchText::part_of(const std::string& entity) {
    const auto known = std::find_if(parts_.begin(), parts_.end(), [&](const auto& part) { return part->entity == entity; });
    if (known != parts_.end()) return **known;
    parts_.push_back(std::make_unique<Part>(Part{.entity = entity, .asked = {}, .text = {}, .entries = {}, .marks = {}, .sorted = {}, .least = {}, .next_title = {}, .seen = {}}));
    return *parts_.back();
}

bool SearchText::reads_the_same(const Part& part) const { return part.asked == selection(schema_.entity(part.entity)); }

void SearchText::begin_anew(Part& part, std::int64_t version) {
    part = Part{.entity = part.entity, .asked = selection(schema_.entity(part.entity)), .text = {}, .entries = {}, .marks = {}, .sorted = {}, .least = {}, .next_title = {}, .version = version, .seen = history_mark(database_)};
}

const SearchText::Part& SearchText::whole_part(const std::string& entity, std::int64_t version) {
    Part& part = part_of(entity);
    if (part.version != version) {
        if (part.complete && reads_the_same(part) && refresh_changed(part)) {
            part.version = version;
            part.seen = history_mark(database_);
        } else {
            begin_anew(part, version);
        }
    }
    if (!part.complete) read_more(part, std::numeric_limits<std::int32_t>::max());
    return part;
}

bool SearchText::prepare(const std::string& entity, std::size_t records, std::int64_t version) {
    Part& part = part_of(entity);
    if (part.complete && reads_the_same(part)) return true;
    if (part.version != version || part.complete) begin_anew(part, version);
    read_more(part, records);
    return part.complete;
}

// Ascending; nothing where the entity has no index.
std::vector<std::int64_t> SearchText::by_words(const EntityDef& def, std::string_view typed) {
    std::vector<std::int64_t> ids;
    const std::string expression = match_expression(typed);
    if (!def.indexed_words || expression.empty()) return ids;
    const std::string index = sql_name(text_index_name(def));
    Statement rows(database_, "SELECT rowid FROM " + index + " WHERE " + index + " MATCH ?1 ORDER BY rowid");
    rows.bind_text(1, expression);
    while (rows.step()) ids.push_back(rows.integer(0));
    return ids;
}

// One search through everything.
class SearchText::Finder {
public:
    Finder(std::string_view typed, std::size_t limit) : phrase_(searched_form(typed)), limit_(limit) {
        for (const std::string& word : split(phrase_, ' '))
            if (!word.empty()) words_.push_back(word);
        for (const std::string& word : words_) marks_.push_back(FragmentMarks::word(word));
    }

    [[nodiscard]] bool is_blank() const { return words_.empty() || limit_ == 0; }

    // One kind of match after the other, the best first: where there are enough, all that follows is worse.
    void find_exactly(std::span<const Part* const> parts) {
        for (const Match match : {Match::TitleBegins, Match::WordOfTitle, Match::InsideTitle, Match::WordElsewhere, Match::InsideElsewhere})
            for (std::size_t rank = 0; rank < parts.size(); ++rank) find_matching(*parts[rank], rank, match);
    }

    // Found by a word of a long text, which is not here. The ids ascend.
    void add_by_words(const Part& part, std::size_t rank, const std::vector<std::int64_t>& ids) {
        if (ids.empty()) return;
        for (std::size_t entry = 0; entry < part.entries.size(); ++entry) {
            const std::int64_t id = part.entries[entry].id;
            if (part.entries[entry].gone || !std::binary_search(ids.begin(), ids.end(), id) || is_known(part, id)) continue;
            add({&part, rank, id, title_of(part, entry), Match::WordElsewhere, false});
        }
    }

    [[nodiscard]] bool wants_more() const { return hits_.size() < limit_; }

    void find_with_errors(const Part& part, std::size_t rank) {
        for (std::size_t word = 0; word < words_.size(); ++word)
            if (may_have_error(words_[word])) find_with_error(part, rank, word);
    }

    std::vector<FoundRecord> found() {
        std::sort_heap(hits_.begin(), hits_.end(), better);
        std::vector<FoundRecord> found;
        for (const Hit& hit : hits_) found.push_back({hit.part->entity, RecordId{hit.id}, hit.match, hit.with_error});
        return found;
    }

    std::vector<std::int64_t> ids(const Part& part) const {
        std::vector<std::int64_t> ids;
        for (std::size_t block = 0; block < part.marks.blocks(); ++block)
            if (may_match(part.marks, block, Match::InsideElsewhere))
                each_with_all_words(part, block, [&](std::size_t entry, std::string_view) { ids.push_back(part.entries[entry].id); });
        return ids;
    }

private:
    struct Hit {
        const Part* part;
        std::size_t rank;  // of its kind
        std::int64_t id;
        std::string_view title;
        Match match;
        bool with_error;
    };

    static bool better(const Hit& a, const Hit& b) {
        if (a.with_error != b.with_error) return b.with_error;
        if (a.match != b.match) return a.match < b.match;
        if (a.rank != b.rank) return a.rank < b.rank;
        if (a.title != b.title) return a.title < b.title;
        return a.id > b.id;
    }

    void add(const Hit& hit) {
        if (hits_.size() == limit_) {
            if (!better(hit, hits_.front())) return;
            std::pop_heap(hits_.begin(), hits_.end(), better);
            hits_.pop_back();
        }
        hits_.push_back(hit);
        std::push_heap(hits_.begin(), hits_.end(), better);
    }

    // Where one word stands in a record at its best; nullopt: nowhere.
    static std::optional<Match> match_of(std::string_view text, std::size_t title, std::string_view word) {
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

    // Every word but `left_out`, the worst of them; nullopt: one of them is not there.
    std::optional<Match> match_words(std::string_view text, std::size_t title, std::size_t left_out) const {
        Match worst = Match::Title;
        for (std::size_t word = 0; word < words_.size(); ++word) {
            if (word == left_out) continue;
            const auto match = match_of(text, title, words_[word]);
            if (!match) return std::nullopt;
            worst = std::max(worst, *match);
        }
        return worst;
    }

    std::size_t longest_word() const {
        return static_cast<std::size_t>(std::max_element(words_.begin(), words_.end(), [](const std::string& a, const std::string& b) {
                                            return a.size() < b.size();
                                        }) - words_.begin());
    }

    static constexpr std::size_t a_block = FragmentMarks::records_a_block;

    static std::size_t end_of_block(const Part& part, std::size_t block) { return std::min(part.entries.size(), (block + 1) * a_block); }

    static std::string_view text_of_block(const Part& part, std::size_t block) {
        const std::size_t start = part.entries[block * a_block].start;
        return std::string_view(part.text).substr(start, end_of(part, end_of_block(part, block) - 1) - start);
    }

    // Which of a block's records a place in its text belongs to.
    static std::size_t entry_at(const Part& part, std::size_t block, std::size_t place) {
        const std::size_t position = part.entries[block * a_block].start + place;
        std::size_t entry = end_of_block(part, block) - 1;
        while (part.entries[entry].start > position) --entry;
        return entry;
    }

    template<class May>
    bool all_words(const May& may) const {
        return std::all_of(marks_.begin(), marks_.end(), may);
    }

    [[nodiscard]] bool may_match(const FragmentMarks& marks, std::size_t block, Match match) const {
        using Word = FragmentMarks::Word;
        switch (match) {
            case Match::Title:
            case Match::TitleBegins: return marks.may_begin_title(block, marks_[0]);
            case Match::WordOfTitle: return all_words([&](const Word& word) { return marks.may_begin_in_title(block, word); });
            case Match::InsideTitle: return all_words([&](const Word& word) { return marks.may_be_in_title(block, word); });
            case Match::WordElsewhere:
                return all_words([&](const Word& word) { return marks.may_be_in_title(block, word) || marks.may_begin_elsewhere(block, word); });
            case Match::InsideElsewhere: return all_words([&](const Word& word) { return marks.may_be_anywhere(block, word); });
        }
        return true;
    }

    // No record of this kind with this title, or with one behind it, can be among the best.
    [[nodiscard]] bool is_enough(std::size_t rank, Match match, std::string_view title) const {
        const Match best = match == Match::TitleBegins ? Match::Title : match;
        return hits_.size() == limit_ && !better({nullptr, rank, std::numeric_limits<std::int64_t>::max(), title, best, false}, hits_.front());
    }

    void find_matching(const Part& part, std::size_t rank, Match match) {
        if (is_enough(rank, match, {})) return;
        for (std::size_t block = part.sorted.size(); block < part.marks.blocks(); ++block) find_in_block(part, rank, block, match);
        for (const std::uint32_t block : part.sorted) {
            if (!may_match(part.marks, block, match)) continue;
            if (is_enough(rank, match, title_of(part, part.least[block]))) return;
            find_in_block(part, rank, block, match);
        }
    }

    void find_in_block(const Part& part, std::size_t rank, std::size_t block, Match match) {
        if (!may_match(part.marks, block, match)) return;
        each_with_all_words(part, block, [&](std::size_t entry, std::string_view text) {
            const std::string_view title = text.substr(0, text.find('\n'));
            const bool begins = title.substr(0, phrase_.size()) == phrase_;
            if (begins != (match == Match::TitleBegins)) return;
            if (begins) add({&part, rank, part.entries[entry].id, title, title == phrase_ ? Match::Title : match, false});
            else if (match_words(text, title.size(), words_.size()) == match) add({&part, rank, part.entries[entry].id, title, match, false});
        });
    }

    template<class Take>
    void each_with_all_words(const Part& part, std::size_t block, const Take& take) const {
        const std::string& anchor = words_[longest_word()];
        const std::string_view all = text_of_block(part, block);
        for (std::size_t at = all.find(anchor); at != all.npos;) {
            const std::size_t entry = entry_at(part, block, at);
            const std::string_view text = text_of(part, entry);
            if (std::all_of(words_.begin(), words_.end(), [&](const std::string& word) { return text.find(word) != text.npos; })) take(entry, text);
            at = all.find(anchor, end_of(part, entry) - part.entries[block * a_block].start);
        }
    }

    // With one error in one word, one of its halves is right, or the two letters where they meet are swapped.
    void find_with_error(const Part& part, std::size_t rank, std::size_t word) {
        const std::string& typed = words_[word];
        const std::size_t half = typed.size() / 2;
        const std::string_view left = std::string_view(typed).substr(0, half), right = std::string_view(typed).substr(half);
        const std::string left_reversed(left.rbegin(), left.rend());
        std::string swapped = typed;
        std::swap(swapped[half - 1], swapped[half]);

        const bool anywhere = typed.size() >= shortest_inside;
        each(part, left, [&](std::string_view text, std::size_t at) {
            return (anywhere || begins_word(text, at)) && begins_with_error(text.substr(at + half), right, anywhere);
        }, rank, word);
        each(part, right, [&](std::string_view text, std::size_t at) {
            bool word_begins = false;
            for (std::size_t before = half - 1; before <= half + 1; ++before) word_begins |= before <= at && begins_word(text, at - before);
            if (!anywhere && !word_begins) return false;
            const std::size_t most = std::min(at, half + 1);
            std::string before(text.substr(at - most, most));
            std::reverse(before.begin(), before.end());
            return begins_with_error(before, left_reversed, true);
        }, rank, word);
        each(part, swapped, [&](std::string_view text, std::size_t at) { return anywhere || begins_word(text, at); }, rank, word);
    }

    template<class IsHit>
    void each(const Part& part, std::string_view piece, const IsHit& is_hit, std::size_t rank, std::size_t word) {
        const FragmentMarks::Word marks = FragmentMarks::word(piece);
        for (std::size_t block = 0; block < part.marks.blocks(); ++block) {
            if (!part.marks.may_be_anywhere(block, marks)) continue;
            bool may_be = true;
            for (std::size_t other = 0; other < marks_.size(); ++other) may_be = may_be && (other == word || part.marks.may_be_anywhere(block, marks_[other]));
            if (may_be) each_in_block(part, block, piece, is_hit, rank, word);
        }
    }

    template<class IsHit>
    void each_in_block(const Part& part, std::size_t block, std::string_view piece, const IsHit& is_hit, std::size_t rank, std::size_t word) {
        const std::string_view all = text_of_block(part, block);
        const std::size_t first = part.entries[block * a_block].start;
        for (std::size_t at = all.find(piece); at != all.npos;) {
            const std::size_t entry = entry_at(part, block, at);
            const std::size_t start = part.entries[entry].start - first;
            const std::string_view text = text_of(part, entry);
            if (!is_hit(text, at - start) || is_known(part, part.entries[entry].id)) {
                at = all.find(piece, at + 1);
                continue;
            }
            const std::size_t title = std::min(text.find('\n'), text.size());
            const Match here = at - start < title ? Match::InsideTitle : Match::InsideElsewhere;
            if (const auto others = match_words(text, title, word))
                add({&part, rank, part.entries[entry].id, text.substr(0, title), std::max(here, *others), true});
            at = all.find(piece, end_of(part, entry) - first);
        }
    }

    bool is_known(const Part& part, std::int64_t id) const {
        return std::any_of(hits_.begin(), hits_.end(), [&](const Hit& hit) { return hit.part == &part && hit.id == id; });
    }

    std::string phrase_;
    std::vector<std::string> words_;
    std::vector<FragmentMarks::Word> marks_;  // of each word
    std::size_t limit_;
    std::vector<Hit> hits_;  // a heap, the worst in front
};

std::vector<FoundRecord> SearchText::find(std::span<const std::string> entities, std::string_view typed, std::size_t limit,
                                          std::int64_t version) {
    Finder finder(typed, limit);
    if (finder.is_blank()) return {};
    std::vector<const Part*> searched;
    for (const std::string& entity : entities) searched.push_back(&whole_part(entity, version));
    finder.find_exactly(searched);
    for (std::size_t rank = 0; rank < searched.size(); ++rank)
        finder.add_by_words(*searched[rank], rank, by_words(schema_.entity(entities[rank]), typed));
    if (finder.wants_more())
        for (std::size_t rank = 0; rank < searched.size(); ++rank) finder.find_with_errors(*searched[rank], rank);
    return finder.found();
}

const IdSet& SearchText::found(const std::string& entity, std::string_view typed, std::int64_t version) {
    if (last_.version == version && last_.entity == entity && last_.typed == typed) return last_.ids;
    last_ = {.entity = entity, .typed = std::string(typed), .version = version, .ids = {}};
    const Finder finder(typed, 1);
    if (finder.is_blank()) return last_.ids;
    last_.ids = IdSet(finder.ids(whole_part(entity, version)));
    for (const std::int64_t id : by_words(schema_.entity(entity), typed)) last_.ids.add(id);
    return last_.ids;
}

}  // namespace bottega
