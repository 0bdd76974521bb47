#include "core/base/phone.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <array>

namespace bottega {

namespace {

constexpr std::size_t fewest_digits = 6, most_digits = 15;

// Two digits each; those of other countries stay, and are the same on both sides.
constexpr std::array<std::string_view, 16> country_codes = {"39", "40", "49", "33", "34", "43", "41", "44",
                                                            "31", "32", "36", "30", "48", "45", "46", "47"};

bool begins_with_country(std::string_view digits) {
    return std::any_of(country_codes.begin(), country_codes.end(), [&](std::string_view code) { return digits.starts_with(code); });
}

// Without a sign in front only the length tells: an Italian mobile has ten digits and may begin with 39 itself.
bool has_bare_country(std::string_view digits) {
    return (digits.starts_with("39") && digits.size() >= 12) || (digits.starts_with("40") && digits.size() == 11);
}

}  // namespace

std::string phone_key(std::string_view text) {
    std::string digits;
    for (const char c : text)
        if (is_digit(c)) digits += c;
    const std::string_view written = trim(text);
    bool abroad = !written.empty() && written.front() == '+';
    if (!abroad && digits.starts_with("00")) {
        digits.erase(0, 2);
        abroad = true;
    }
    if ((abroad && begins_with_country(digits)) || has_bare_country(digits)) digits.erase(0, 2);
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));  // the zero of the trunk is not dialled from abroad
    return digits.size() < fewest_digits || digits.size() > most_digits ? std::string() : digits;
}

}  // namespace bottega
