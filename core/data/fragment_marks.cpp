#include "core/data/fragment_marks.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <optional>

namespace bottega {

namespace {

constexpr std::size_t longest_fragment = 3;
constexpr std::size_t longest_of_digits = 4;  // elsewhere: of three digits most stand in every block with numbers in it

// One or two letters or digits have marks of their own, so that no other fragment says yes for them.
constexpr std::size_t longest_plain = 2;
constexpr std::uint32_t signs = 36, plain_fragments = signs + signs * signs;

// The marks of one way of standing in a record: those of the plain fragments, then those that all others share.
struct Marks {
    std::uint32_t first, plain, shared_first, shared;
};
constexpr std::uint32_t first_shared = 3 * plain_fragments, shared_of_titles = 800;
constexpr std::uint32_t first_shared_elsewhere = first_shared + shared_of_titles, shared_elsewhere = FragmentMarks::marks - first_shared_elsewhere;
constexpr Marks anywhere{0, plain_fragments, 0, 0};
constexpr Marks begins_in_title{plain_fragments, plain_fragments, first_shared, shared_of_titles};
constexpr Marks begins_elsewhere{2 * plain_fragments, plain_fragments, first_shared_elsewhere, shared_elsewhere};
constexpr Marks in_title{0, 0, first_shared, shared_of_titles};
constexpr Marks elsewhere{0, 0, first_shared_elsewhere, shared_elsewhere};

// The place of a letter or digit among the signs; nothing: it is none.
std::optional<std::uint32_t> sign_of(char letter) {
    if (letter >= 'a' && letter <= 'z') return static_cast<std::uint32_t>(letter - 'a');
    return is_digit(letter) ? std::optional(static_cast<std::uint32_t>(letter - '0') + 26) : std::nullopt;
}

std::optional<std::uint32_t> plain_fragment(std::string_view fragment) {
    if (fragment.size() > longest_plain) return std::nullopt;
    const auto first = sign_of(fragment[0]), second = sign_of(fragment.back());
    if (!first || !second) return std::nullopt;
    return fragment.size() == 1 ? *first : signs + signs * *first + *second;
}

// Nothing where this way of standing says nothing of such a fragment.
std::optional<FragmentMarks::Mark> mark_of(const Marks& standing, std::string_view fragment) {
    if (standing.plain > 0)
        if (const auto plain = plain_fragment(fragment)) return static_cast<FragmentMarks::Mark>(standing.first + *plain);
    if (standing.shared == 0) return std::nullopt;
    std::uint32_t mixed = (standing.first + 1) * 0x9E3779B1u + static_cast<std::uint32_t>(fragment.size());
    for (const char letter : fragment) mixed = (mixed ^ static_cast<unsigned char>(letter)) * 0x01000193u;
    mixed ^= mixed >> 15;
    mixed *= 0x85EBCA6Bu;
    return static_cast<FragmentMarks::Mark>(standing.shared_first + (mixed >> 8) % standing.shared);
}

bool is_within_word(char letter) { return letter != ' ' && letter != '\n'; }

// The digits that begin here, where they are enough for a fragment of their own.
std::string_view digits_at(std::string_view text, std::size_t at) {
    const std::string_view digits_here = text.substr(at, longest_of_digits);
    const bool are_enough = digits_here.size() == longest_of_digits && std::all_of(digits_here.begin(), digits_here.end(), is_digit);
    return are_enough ? digits_here : std::string_view();
}

using Needed = std::vector<FragmentMarks::Mark>;

void need(Needed& needed, std::optional<FragmentMarks::Mark> mark) {
    if (mark) needed.push_back(*mark);
}

// What the fragments of this length say of a word.
Needed marks_within(const Marks& standing, std::string_view word, std::size_t length) {
    Needed needed;
    for (std::size_t at = 0; at + length <= word.size(); ++at) need(needed, mark_of(standing, word.substr(at, length)));
    return needed;
}

Needed marks_of_beginning(const Marks& standing, std::string_view word) {
    Needed needed;
    for (const std::size_t length : {longest_plain, longest_fragment})
        if (length <= word.size() || needed.empty()) need(needed, mark_of(standing, word.substr(0, length)));
    return needed;
}

}  // namespace

FragmentMarks::Word FragmentMarks::word(std::string_view typed) {
    const std::size_t longest = std::min(typed.size(), longest_fragment);
    Word word{.anywhere = marks_within(anywhere, typed, std::min(typed.size(), longest_plain)),
              .in_title = marks_within(in_title, typed, longest),
              .elsewhere = marks_within(elsewhere, typed, longest_fragment),
              .begins_in_title = marks_of_beginning(begins_in_title, typed),
              .begins_elsewhere = marks_of_beginning(begins_elsewhere, typed)};
    for (std::size_t at = 0; at < typed.size(); ++at)
        if (const std::string_view some = digits_at(typed, at); !some.empty()) need(word.elsewhere, mark_of(elsewhere, some));
    return word;
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
    const auto note = [&](const Marks& standing, std::string_view fragment) {
        if (const auto mark = mark_of(standing, fragment)) set(*mark, block);
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_title = at < title;
        const bool begins = at == 0 || !is_within_word(text[at - 1]);
        for (std::size_t length = 1; length <= longest_fragment && at + length <= text.size() && is_within_word(text[at + length - 1]); ++length) {
            const std::string_view fragment = text.substr(at, length);
            if (length <= longest_plain) note(anywhere, fragment);
            if (is_title) note(in_title, fragment);
            if (!is_title && length == longest_fragment) note(elsewhere, fragment);
            if (begins) note(is_title ? begins_in_title : begins_elsewhere, fragment);
        }
        const std::string_view some = is_title ? std::string_view() : digits_at(text, at);
        if (!some.empty()) note(elsewhere, some);
    }
}

BlockSet FragmentMarks::with(std::initializer_list<const std::vector<Mark>*> all_needed) const {
    BlockSet blocks = all();
    for (const std::vector<Mark>* needed : all_needed)
        for (const Mark mark : *needed) keep(blocks, mark);
    return blocks;
}

}  // namespace bottega
