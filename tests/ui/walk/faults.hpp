#pragma once

// What a person would call broken on the screen: a text of ours cut off, a figure cut off, two controls on one place, a control
// without a name, one beside the screen.

#include <set>
#include <string>
#include <string_view>

#include "core/i18n/catalogue.hpp"

namespace bottega::test {

// Texts that were cut while it lives.
class CutTexts {
public:
    CutTexts();
    ~CutTexts();
    CutTexts(const CutTexts&) = delete;
    CutTexts& operator=(const CutTexts&) = delete;

    // Of those, what a catalogue has, whatever stands at its placeholders, and every amount; forgets them.
    [[nodiscard]] std::set<std::string> ours(const Catalogue& catalogue);

private:
    std::set<std::string> cut_;
};

// Of what is on the screen now, `width` pixels wide; each in one line.
[[nodiscard]] std::set<std::string> misplaced_controls(float width);

}  // namespace bottega::test
