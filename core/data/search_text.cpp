#include "core/data/search_text.hpp"

#include "core/base/text.hpp"
#include "core/data/table_sql.hpp"

#include <algorithm>

namespace bottega {

namespace {

constexpr std::size_t most_changed = 5000;       // above that everything is read anew
constexpr std::size_t shortest_with_error = 4;   // letters, where a word begins: of fewer, one error leaves too little
constexpr std::size_t shortest_inside = 6;       // letters, inside a word: or "orli" would be found in "Tesatoria"
constexpr std::size_t shortest_with_digit = 7;   // 2026 is not 2025, but a fiscal code may have a wrong sign

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// Beyond ASCII: no-break spaces, quotation marks, dashes.
bool is_sign(char32_t character) {
    return (character >= 0x00A0 && character <= 0x00BF) || (character >= 0x2000 && character <= 0x206F);
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
            if (is_letter_or_digit(c)) plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            else add_space();
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
    for (const Part& part : parts_) sum += part.text.size();
    return sum;
}

void SearchText::read(RecordStore& store, Part& part, RecordId only) {
    const EntityDef& def = store.schema().entity(part.entity);
    std::vector<const FieldDef*> fields{&def.field(def.title_field)};
    for (const FieldDef& field : def.fields)
        if (field.searchable && field.name != def.title_field) fields.push_back(&field);
    std::string columns = "id";
    for (const FieldDef* field : fields) columns += ", " + sql_name(field->name);
    Statement rows(store.database(), "SELECT " + columns + " FROM " + sql_name(def.name) + (only ? " WHERE id = ?1" : ""));
    if (only) rows.bind(1, only.value);
    while (rows.step()) {
        const RecordId id{rows.integer(0)};
        part.place[id.value] = part.entries.size();
        part.entries.push_back({id, part.text.size()});
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
    }
}

void SearchText::forget(Part& part, RecordId id) {
    const auto found = part.place.find(id.value);
    if (found == part.place.end()) return;
    Entry& entry = part.entries[found->second];
    const std::size_t end = end_of(part, found->second);
    std::fill(part.text.begin() + static_cast<std::ptrdiff_t>(entry.start), part.text.begin() + static_cast<std::ptrdiff_t>(end), '\0');
    part.blank += end - entry.start;
    entry.id = {};
    part.place.erase(found);
}

void SearchText::rebuild(RecordStore& store) {
    parts_.clear();
    for (const std::string& entity : entities_) {
        parts_.push_back({.entity = entity, .text = {}, .entries = {}, .place = {}});
        read(store, parts_.back(), {});
    }
}

bool SearchText::refresh_changed(RecordStore& store) {
    if (parts_.empty()) return false;
    const auto changed = changed_since(store.database(), seen_, most_changed + 1);
    if (!changed || changed->size() > most_changed) return false;
    for (const auto& [entity, id] : *changed) {
        const auto part = std::find_if(parts_.begin(), parts_.end(), [&, &name = entity](const Part& p) { return p.entity == name; });
        if (part == parts_.end()) continue;
        forget(*part, id);
        read(store, *part, id);
    }
    return std::none_of(parts_.begin(), parts_.end(), [](const Part& part) { return part.blank > part.text.size() / 2; });
}

void SearchText::refresh(RecordStore& store) {
    if (store_version_ == store.version()) return;
    if (!refresh_changed(store)) rebuild(store);
    store_version_ = store.version();
    seen_ = history_mark(store.database());
}

// One search through everything.
class SearchText::Finder {
public:
    Finder(std::string_view typed, std::size_t limit) : phrase_(searched_form(typed)), limit_(limit) {
        for (const std::string& word : split(phrase_, ' '))
            if (!word.empty()) words_.push_back(word);
    }

    std::vector<FoundRecord> find(const std::vector<Part>& parts) {
        if (words_.empty() || limit_ == 0) return {};
        for (const Part& part : parts) find_exactly(part);
        if (hits_.size() < limit_)
            for (std::size_t word = 0; word < words_.size(); ++word)
                if (may_have_error(words_[word]))
                    for (const Part& part : parts) find_with_error(part, word);
        std::sort_heap(hits_.begin(), hits_.end(), better);
        std::vector<FoundRecord> found;
        for (const Hit& hit : hits_) found.push_back({hit.part->entity, hit.id, hit.match, hit.with_error});
        return found;
    }

private:
    struct Hit {
        const Part* part;
        RecordId id;
        std::string_view title;
        Match match;
        bool with_error;
    };

    static bool better(const Hit& a, const Hit& b) {
        if (a.with_error != b.with_error) return b.with_error;
        if (a.match != b.match) return a.match < b.match;
        if (a.part != b.part) return a.part < b.part;  // as the kinds were named
        if (a.title != b.title) return a.title < b.title;
        return a.id.value > b.id.value;
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

    static std::string_view text_of(const Part& part, std::size_t entry) {
        return std::string_view(part.text).substr(part.entries[entry].start, end_of(part, entry) - part.entries[entry].start);
    }

    static std::size_t entry_at(const Part& part, std::size_t position) {
        const auto next = std::upper_bound(part.entries.begin(), part.entries.end(), position,
                                           [](std::size_t at, const Entry& entry) { return at < entry.start; });
        return static_cast<std::size_t>(next - part.entries.begin()) - 1;
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

    void find_exactly(const Part& part) {
        const std::string& anchor = words_[longest_word()];
        for (std::size_t at = part.text.find(anchor); at != std::string::npos;) {
            const std::size_t entry = entry_at(part, at);
            const std::string_view text = text_of(part, entry);
            const std::size_t title = std::min(text.find('\n'), text.size());
            if (auto match = match_words(text, title, words_.size())) {
                if (text.substr(0, title) == phrase_) match = Match::Title;
                else if (title > phrase_.size() && text.substr(0, phrase_.size()) == phrase_) match = Match::TitleBegins;
                add({&part, part.entries[entry].id, text.substr(0, title), *match, false});
            }
            at = part.text.find(anchor, end_of(part, entry));
        }
    }

    // With one error in one word, one of its halves is right, or the two letters where they meet are swapped.
    void find_with_error(const Part& part, std::size_t word) {
        const std::string& typed = words_[word];
        const std::size_t half = typed.size() / 2;
        const std::string_view left = std::string_view(typed).substr(0, half), right = std::string_view(typed).substr(half);
        const std::string left_reversed(left.rbegin(), left.rend());
        std::string swapped = typed;
        std::swap(swapped[half - 1], swapped[half]);

        const bool anywhere = typed.size() >= shortest_inside;
        each(part, left, [&](std::string_view text, std::size_t at) {
            return (anywhere || begins_word(text, at)) && begins_with_error(text.substr(at + half), right, anywhere);
        }, word);
        each(part, right, [&](std::string_view text, std::size_t at) {
            bool word_begins = false;
            for (std::size_t before = half - 1; before <= half + 1; ++before) word_begins |= before <= at && begins_word(text, at - before);
            if (!anywhere && !word_begins) return false;
            const std::size_t most = std::min(at, half + 1);
            std::string before(text.substr(at - most, most));
            std::reverse(before.begin(), before.end());
            return begins_with_error(before, left_reversed, true);
        }, word);
        each(part, swapped, [&](std::string_view text, std::size_t at) { return anywhere || begins_word(text, at); }, word);
    }

    template<class IsHit>
    void each(const Part& part, std::string_view piece, const IsHit& is_hit, std::size_t word) {
        const std::string_view all = part.text;
        for (std::size_t at = all.find(piece); at != all.npos;) {
            const std::size_t entry = entry_at(part, at);
            const std::size_t start = part.entries[entry].start;
            const std::string_view text = text_of(part, entry);
            if (!is_hit(text, at - start) || is_known(part.entries[entry].id)) {
                at = all.find(piece, at + 1);
                continue;
            }
            const std::size_t title = std::min(text.find('\n'), text.size());
            const Match here = at - start < title ? Match::InsideTitle : Match::InsideElsewhere;
            if (const auto others = match_words(text, title, word))
                add({&part, part.entries[entry].id, text.substr(0, title), std::max(here, *others), true});
            at = all.find(piece, end_of(part, entry));
        }
    }

    bool is_known(RecordId id) const {
        return std::any_of(hits_.begin(), hits_.end(), [&](const Hit& hit) { return hit.id == id; });
    }

    std::string phrase_;
    std::vector<std::string> words_;
    std::size_t limit_;
    std::vector<Hit> hits_;  // a heap, the worst in front
};

std::vector<FoundRecord> SearchText::find(std::string_view typed, std::size_t limit) const { return Finder(typed, limit).find(parts_); }

}  // namespace bottega
