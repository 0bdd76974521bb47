#pragma once

#include <string>
#include <string_view>

namespace bottega {

// Finds a fragment in long texts: its rarest letter is looked for, which the library does many letters at a time, and the
// others are compared where it stands.
class FragmentScan {
public:
    explicit FragmentScan(std::string_view fragment);
    // The first place from `from` on; npos: none.
    [[nodiscard]] std::size_t find(std::string_view text, std::size_t from) const;

private:
    std::string fragment_;
    std::size_t rarest_ = 0;  // its place in the fragment
};

}  // namespace bottega
