#include "core/data/fragment_scan.hpp"

namespace bottega {

namespace {

// From rare to frequent in names, addresses and codes of Italy and Romania, in their searched form.
constexpr std::string_view by_frequency = "jwkyqxhzfbvgdpu9876543120lcmtsrnoiae \n";

// Of what is not here, letters beyond ASCII, each is rare.
std::size_t frequency_of(char letter) {
    const std::size_t place = by_frequency.find(letter);
    return place == by_frequency.npos ? 0 : place + 1;
}

}  // namespace

FragmentScan::FragmentScan(std::string_view fragment) : fragment_(fragment) {
    for (std::size_t at = 1; at < fragment.size(); ++at)
        if (frequency_of(fragment[at]) < frequency_of(fragment[rarest_])) rarest_ = at;
}

std::size_t FragmentScan::find(std::string_view text, std::size_t from) const {
    if (fragment_.size() < 2) return text.find(fragment_, from);
    const std::size_t behind = fragment_.size() - rarest_;
    for (std::size_t at = from + rarest_; at + behind <= text.size(); ++at) {
        at = text.find(fragment_[rarest_], at);
        if (at == text.npos || at + behind > text.size()) break;
        if (text.compare(at - rarest_, fragment_.size(), fragment_) == 0) return at - rarest_;
    }
    return text.npos;
}

}  // namespace bottega
