#include "core/data/fragment_marks.hpp"

#include "core/base/text.hpp"

#include <algorithm>

namespace bottega {

namespace {

enum class Standing : std::uint32_t { InTitle, Elsewhere, BeginsTitle, BeginsInTitle, BeginsElsewhere };

constexpr std::size_t longest_fragment = 3;
constexpr std::size_t longest_of_digits = 4;  // elsewhere: of three digits most stand in every block with numbers in it

FragmentMarks::Mark mark_of(Standing standing, std::string_view fragment) {
    std::uint32_t mixed = (static_cast<std::uint32_t>(standing) + 1) * 0x9E3779B1u + static_cast<std::uint32_t>(fragment.size());
    for (const char letter : fragment) mixed = (mixed ^ static_cast<unsigned char>(letter)) * 0x01000193u;
    mixed ^= mixed >> 15;
    mixed *= 0x85EBCA6Bu;
    return static_cast<FragmentMarks::Mark>((mixed >> 18) % FragmentMarks::marks);
}

bool is_within_word(char letter) { return letter != ' ' && letter != '\n'; }

// The digits that begin here, where they are enough for a fragment of their own.
std::string_view digits_at(std::string_view text, std::size_t at) {
    const std::string_view digits = text.substr(at, longest_of_digits);
    const bool are_enough = digits.size() == longest_of_digits && std::all_of(digits.begin(), digits.end(), is_digit);
    return are_enough ? digits : std::string_view();
}

// Everything that can be said of a word by its longest fragments: shorter ones are known with them.
std::vector<FragmentMarks::Mark> marks_of(Standing standing, std::string_view word) {
    std::vector<FragmentMarks::Mark> marks;
    const std::size_t length = std::min(word.size(), longest_fragment);
    if (standing == Standing::Elsewhere && length == 1) return marks;  // every letter stands in every block
    for (std::size_t at = 0; at + length <= word.size(); ++at) marks.push_back(mark_of(standing, word.substr(at, length)));
    for (std::size_t at = 0; standing == Standing::Elsewhere && at < word.size(); ++at)
        if (const std::string_view digits = digits_at(word, at); !digits.empty()) marks.push_back(mark_of(standing, digits));
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

// Rows become longer all at once: room for some more blocks is left, so that this is seldom.
void FragmentMarks::reserve(std::size_t blocks) {
    const std::size_t needed = (blocks + 63) / 64;
    if (needed <= stride_) return;
    std::vector<std::uint64_t> longer(marks * needed);
    for (std::size_t mark = 0; mark < marks; ++mark)
        std::copy_n(rows_.begin() + static_cast<std::ptrdiff_t>(mark * stride_), stride_, longer.begin() + static_cast<std::ptrdiff_t>(mark * needed));
    rows_ = std::move(longer);
    stride_ = needed;
}

void FragmentMarks::add(std::size_t block, std::string_view text, std::size_t title) {
    if (block >= stride_ * 64) reserve(block + 1 + block / 8);
    blocks_ = std::max(blocks_, block + 1);
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool in_title = at < title;
        const bool begins = at == 0 || !is_within_word(text[at - 1]);
        for (std::size_t length = 1; length <= longest_fragment && at + length <= text.size() && is_within_word(text[at + length - 1]); ++length) {
            const std::string_view fragment = text.substr(at, length);
            if (in_title || length > 1) set(mark_of(in_title ? Standing::InTitle : Standing::Elsewhere, fragment), block);
            if (begins) set(mark_of(in_title ? Standing::BeginsInTitle : Standing::BeginsElsewhere, fragment), block);
            if (at == 0 && in_title) set(mark_of(Standing::BeginsTitle, fragment), block);
        }
        const std::string_view digits = in_title ? std::string_view() : digits_at(text, at);
        if (!digits.empty()) set(mark_of(Standing::Elsewhere, digits), block);
    }
}

BlockSet FragmentMarks::with(const std::vector<Mark>& needed) const {
    BlockSet blocks = all();
    for (const Mark mark : needed) keep(blocks, mark);
    return blocks;
}

BlockSet FragmentMarks::with(const std::vector<Mark>& needed, Mark and_also) const {
    BlockSet blocks = with(needed);
    keep(blocks, and_also);
    return blocks;
}

}  // namespace bottega
