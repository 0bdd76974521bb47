#pragma once

#include "core/data/fragment_marks.hpp"
#include "core/data/fragment_scan.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bottega {

// A word in which a person may have made one error: a letter wrong, missing, too many, or two in the wrong order. One of
// its halves is right then, or the two letters where they meet are swapped: one way of finding it starts from each of these.
class Misspelling {
public:
    // The ways of a word, the so-manieth of those typed; none where it is too short for one error to leave enough of it.
    [[nodiscard]] static std::vector<Misspelling> of(std::string_view word, std::size_t place);

    [[nodiscard]] std::size_t place() const { return place_; }
    [[nodiscard]] const FragmentScan& scan() const { return scan_; }
    [[nodiscard]] const FragmentMarks::Word& marks() const { return marks_; }
    // Whether the word is meant here, where the scanned piece stands.
    [[nodiscard]] bool is_meant(std::string_view text, std::size_t at) const;

private:
    enum class Right { Left, Right, AllButOrder };
    Misspelling(std::string_view word, std::size_t place, Right right, std::string_view piece);

    std::string left_reversed_, right_;
    std::size_t half_, place_;
    bool anywhere_;  // not only where a word begins
    Right which_;
    FragmentScan scan_;
    FragmentMarks::Word marks_;
};

// At the beginning of the text or of one of its words.
[[nodiscard]] bool begins_word(std::string_view text, std::size_t at);

}  // namespace bottega
