#include "core/data/fragment_marks.hpp"

#include <algorithm>

namespace bottega {

namespace {

enum class Standing : std::uint32_t { InTitle, Elsewhere, BeginsTitle, BeginsInTitle, BeginsElsewhere };

constexpr std::size_t longest_fragment = 3;

FragmentMarks::Mark mark_of(Standing standing, std::string_view fragment) {
    std::uint32_t mixed = (static_cast<std::uint32_t>(standing) + 1) * 0x9E3779B1u + static_cast<std::uint32_t>(fragment.size());
    for (const char letter : fragment) mixed = (mixed ^ static_cast<unsigned char>(letter)) * 0x01000193u;
    mixed ^= mixed >> 15;
    mixed *= 0x85EBCA6Bu;
    return static_cast<FragmentMarks::Mark>((mixed >> 18) % FragmentMarks::marks_a_block);
}

bool is_within_word(char letter) { return letter != ' ' && letter != '\n'; }

// Everything that can be said of a word by its longest fragments: shorter ones are known with them.
std::vector<FragmentMarks::Mark> marks_of(Standing standing, std::string_view word) {
    std::vector<FragmentMarks::Mark> marks;
    const std::size_t length = std::min(word.size(), longest_fragment);
    if (standing == Standing::Elsewhere && length == 1) return marks;  // every letter stands in every block
    for (std::size_t at = 0; at + length <= word.size(); ++at) marks.push_back(mark_of(standing, word.substr(at, length)));
    return marks;
}

}  // namespace

FragmentMarks::Word FragmentMarks::word(std::string_view typed) {
    const std::string_view beginning = typed.substr(0, longest_fragment);
    return {.in_title = marks_of(Standing::InTitle, typed),
            .elsewhere = marks_of(Standing::Elsewhere, typed),
            .begins_title = mark_of(Standing::BeginsTitle, beginning),
            .begins_in_title = mark_of(Standing::BeginsInTitle, beginning),
            .begins_elsewhere = mark_of(Standing::BeginsElsewhere, beginning)};
}

void FragmentMarks::add(std::size_t block, std::string_view text, std::size_t title) {
    if (block >= blocks_.size()) blocks_.resize(block + 1);
    Block& marks = blocks_[block];
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool in_title = at < title;
        const bool begins = at == 0 || !is_within_word(text[at - 1]);
        for (std::size_t length = 1; length <= longest_fragment && at + length <= text.size() && is_within_word(text[at + length - 1]); ++length) {
            const std::string_view fragment = text.substr(at, length);
            if (in_title || length > 1) marks.set(mark_of(in_title ? Standing::InTitle : Standing::Elsewhere, fragment));
            if (begins) marks.set(mark_of(in_title ? Standing::BeginsInTitle : Standing::BeginsElsewhere, fragment));
            if (at == 0 && in_title) marks.set(mark_of(Standing::BeginsTitle, fragment));
        }
    }
}

}  // namespace bottega
