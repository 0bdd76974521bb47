#include "core/data/likeness_words.hpp"

#include "core/base/text.hpp"
#include "core/data/search_text.hpp"

#include <algorithm>
#include <cstdint>
#include <set>

namespace bottega {

namespace {

bool is_telling(const std::string& word) {
    static const std::set<std::string_view> untold = {
        // Italy
        "srl", "srls", "srlu", "spa", "sapa", "sas", "snc", "ss", "scarl", "scrl", "scpa", "coop", "soc", "societa", "cooperativa",
        "unipersonale", "responsabilita", "limitata", "azioni", "accomandita", "semplice", "collettivo", "ditta", "individuale", "impresa",
        "di", "del", "della", "dei", "degli", "delle", "per", "ed", "et", "il", "la", "lo", "gli", "le", "in", "a", "e", "c", "co",
        // Romania
        "sa", "sca", "scs", "sc", "pfa", "ii", "if", "ong", "intreprindere", "individuala", "familiala", "persoana", "fizica", "autorizzata",
        "autorizata", "societate", "societatea", "comerciala", "raspundere", "actiuni", "cu", "si", "din", "al", "ai", "ale", "pe",
        // elsewhere
        "gmbh", "ag", "kg", "ohg", "ug", "sarl", "eurl", "sasu", "ltd", "limited", "llc", "llp", "inc", "plc", "corp", "bv", "nv", "oy",
        "ab", "aps", "doo", "sro", "kft", "zrt", "and", "und", "the", "of", "de", "des", "du", "et"};
    return !untold.contains(word);
}

bool has_digit(std::string_view word) { return std::any_of(word.begin(), word.end(), is_digit); }

// "s r l", typed with blanks, is one word as "s.r.l." is; "f lli" is how Italians shorten "fratelli".
std::vector<std::string> joined_initials(const std::vector<std::string>& words) {
    std::vector<std::string> joined;
    bool run = false;
    for (const std::string& word : words) {
        const bool single = word.size() == 1 && !is_digit(word[0]);
        if (single && run) joined.back() += word;
        else if (word == "lli" && run && joined.back() == "f") joined.back() = "fratelli";
        else joined.push_back(word == "flli" ? "fratelli" : word);
        run = single;
    }
    return joined;
}

constexpr std::size_t shortest_with_error = 4;

// In letters of 100: the same word, one with an error, an initial.
int alike(std::string_view one, std::string_view other) {
    if (one == other) return 100;
    if (has_digit(one) || has_digit(other)) return 0;  // M6x20 is not M6x30
    if (one.size() == 1 || other.size() == 1) return one[0] == other[0] ? 60 : 0;
    if (std::min(one.size(), other.size()) < shortest_with_error) return 0;
    return differ_by_one(one, other) ? 85 : 0;
}

}  // namespace

std::vector<std::string> telling_words(std::string_view name) {
    std::vector<std::string> words;
    for (std::string& word : split(searched_form(name), ' '))
        if (!word.empty()) words.push_back(std::move(word));
    words = joined_initials(words);
    std::vector<std::string> telling;
    std::copy_if(words.begin(), words.end(), std::back_inserter(telling), is_telling);
    if (telling.empty()) telling = std::move(words);
    std::sort(telling.begin(), telling.end());
    telling.erase(std::unique(telling.begin(), telling.end()), telling.end());
    return telling;
}

bool differ_by_one(std::string_view one, std::string_view other) {
    if (one.size() > other.size()) std::swap(one, other);
    if (other.size() - one.size() > 1) return false;
    std::size_t same = 0;
    while (same < one.size() && one[same] == other[same]) ++same;
    if (one.size() < other.size()) return one.substr(same) == other.substr(same + 1);
    if (same == one.size()) return false;
    const bool swapped = same + 1 < one.size() && one[same] == other[same + 1] && one[same + 1] == other[same];
    return one.substr(same + 1) == other.substr(same + 1) || (swapped && one.substr(same + 2) == other.substr(same + 2));
}

int alike_words(std::span<const std::string_view> one, std::span<const std::string_view> other) {
    std::size_t letters = 0, matched = 0;
    for (const auto& word : one) letters += word.size();
    for (const auto& word : other) letters += word.size();
    if (letters == 0) return 0;
    constexpr std::size_t most = 64;
    std::uint64_t taken = 0;  // of the other's words, a bit each: this runs a million times
    for (const auto& word : one) {
        int best = 0;
        std::size_t at = 0;
        for (std::size_t i = 0; i < std::min(other.size(), most); ++i)
            if (const int found = (taken >> i) & 1 ? 0 : alike(word, other[i]); found > best) best = found, at = i;
        if (best == 0) continue;
        taken |= std::uint64_t{1} << at;
        matched += static_cast<std::size_t>(best) * (word.size() + other[at].size());
    }
    return static_cast<int>(matched / letters);
}

}  // namespace bottega
