#include "core/data/misspelling.hpp"

#include <algorithm>
#include <utility>

namespace bottega {

namespace {

constexpr std::size_t shortest_with_error = 4;   // letters, where a word begins: of fewer, one error leaves too little
constexpr std::size_t shortest_inside = 6;       // letters, inside a word: or "orli" would be found in "Tesatoria"
constexpr std::size_t shortest_with_digit = 7;   // 2026 is not 2025, but a fiscal code may have a wrong sign

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

bool begins_word(std::string_view text, std::size_t at) { return at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n'; }

std::vector<Misspelling> Misspelling::of(std::string_view word, std::size_t place) {
    if (!may_have_error(word)) return {};
    const std::size_t half = word.size() / 2;
    std::string swapped(word);
    std::swap(swapped[half - 1], swapped[half]);
    return {Misspelling(word, place, Right::Left, word.substr(0, half)), Misspelling(word, place, Right::Right, word.substr(half)),
            Misspelling(word, place, Right::AllButOrder, swapped)};
}

Misspelling::Misspelling(std::string_view word, std::size_t place, Right right, std::string_view piece)
    : right_(word.substr(word.size() / 2)), half_(word.size() / 2), place_(place), anywhere_(word.size() >= shortest_inside), which_(right),
      scan_(piece), marks_(FragmentMarks::word(piece)) {
    left_reversed_.assign(word.rend() - static_cast<std::ptrdiff_t>(half_), word.rend());
}

bool Misspelling::is_meant(std::string_view text, std::size_t at) const {
    if (which_ != Right::Right) {
        const bool stands_well = anywhere_ || begins_word(text, at);
        return stands_well && (which_ == Right::AllButOrder || begins_with_error(text.substr(at + half_), right_, anywhere_));
    }
    bool word_begins = false;
    for (std::size_t before = half_ - 1; before <= half_ + 1; ++before) word_begins |= before <= at && begins_word(text, at - before);
    if (!anywhere_ && !word_begins) return false;
    const std::size_t most = std::min(at, half_ + 1);
    std::string before(text.substr(at - most, most));
    std::reverse(before.begin(), before.end());
    return begins_with_error(before, left_reversed_, true);
}

}  // namespace bottega
