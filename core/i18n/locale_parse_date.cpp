#include "core/base/text.hpp"
#include "core/i18n/locale.hpp"

#include <vector>

namespace bottega {

namespace {

constexpr int kLargestStep = 36'500;  // a hundred years of days

std::optional<int> relative_word(std::string_view folded) {
    if (folded == "oggi" || folded == "azi" || folded == "astazi" || folded == "today") return 0;
    if (folded == "domani" || folded == "maine" || folded == "tomorrow") return 1;
    if (folded == "dopodomani" || folded == "poimaine") return 2;
    if (folded == "ieri" || folded == "yesterday") return -1;
    return std::nullopt;
}

std::optional<Date> relative_date(std::string_view text, Date today) {
    if (const auto days = relative_word(fold(text))) return today.plus_days(*days);
    if (!text.starts_with('+') && !text.starts_with('-')) return std::nullopt;
    const auto days = parse_digits(trim(text.substr(1)));
    if (!days || *days > kLargestStep) return std::nullopt;
    return today.plus_days(static_cast<int>(text.starts_with('-') ? -*days : *days));
}

// "310126" and "31012026" become their three parts.
std::vector<std::string> undivided(const std::string& digits) {
    if (digits.size() != 6 && digits.size() != 8) return {digits};
    return {digits.substr(0, 2), digits.substr(2, 2), digits.substr(4)};
}

std::vector<std::string> date_parts(std::string_view text) {
    std::vector<std::string> parts;
    std::string part;
    for (const char c : text) {
        const bool separates = c == '/' || c == '.' || c == '-' || c == ' ' || c == ',';
        if (!separates) part += c;
        if (separates && !part.empty()) parts.push_back(std::move(part)), part.clear();
    }
    if (!part.empty()) parts.push_back(std::move(part));
    return parts.size() == 1 ? undivided(parts.front()) : parts;
}

std::optional<int> small_number(const std::string& text) {
    const auto value = parse_digits(text);
    return value && *value <= 9999 ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

std::optional<int> month_of(const std::string& text) {
    if (const auto number = small_number(text)) return number;
    const int named = month_named(text);
    return named < 0 ? std::nullopt : std::optional(named + 1);
}

std::optional<int> year_of(const std::string& text) {
    const auto year = small_number(text);
    if (!year || (text.size() != 2 && text.size() != 4)) return std::nullopt;
    if (text.size() == 4) return year;
    return *year < 80 ? 2000 + *year : 1900 + *year;
}

}  // namespace

std::optional<Date> Locale::parse_date(std::string_view typed, Date today) const {
    const std::string_view text = trim(typed);
    if (const auto iso = Date::parse_iso(text)) return iso;
    if (const auto relative = relative_date(text, today)) return relative;

    const auto parts = date_parts(text);
    if (parts.empty() || parts.size() > 3 || text.starts_with('-') || text.starts_with('+')) return std::nullopt;
    const auto day = small_number(parts[0]);
    const auto month = parts.size() > 1 ? month_of(parts[1]) : std::optional(today.month());
    const auto year = parts.size() > 2 ? year_of(parts[2]) : std::optional(today.year());
    return day && month && year ? Date::from_ymd(*year, *month, *day) : std::nullopt;
}

}  // namespace bottega
