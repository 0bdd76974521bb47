#include "core/base/text.hpp"
#include "core/i18n/locale.hpp"

#include <algorithm>

namespace bottega {

namespace {

// Blanks, no-break spaces and the Swiss apostrophe only separate thousands.
std::string without_spaces(std::string_view text) {
    std::string kept = replace_all(replace_all(text, "\xC2\xA0", ""), "\xE2\x80\xAF", "");
    kept = replace_all(replace_all(kept, "−", "-"), "'", "");
    std::erase_if(kept, [](char c) { return c == ' ' || c == '\t'; });
    return kept;
}

// "1.234.567": one to three digits first, then exactly three each.
bool is_grouped(std::string_view whole, char sign) {
    const auto groups = split(whole, sign);
    if (groups.front().empty() || groups.front().size() > 3) return false;
    return std::all_of(groups.begin() + 1, groups.end(), [](const std::string& group) { return group.size() == 3; });
}

// Which sign separates the decimals; 0 where both only group thousands or there is none.
char decimal_sign_of(std::string_view digits, char locale_group_sign) {
    const auto last_point = digits.rfind('.');
    const auto last_comma = digits.rfind(',');
    if (last_point == std::string_view::npos && last_comma == std::string_view::npos) return 0;
    const bool has_both = last_point != std::string_view::npos && last_comma != std::string_view::npos;
    if (has_both) return last_point > last_comma ? '.' : ',';
    const char sign = last_point != std::string_view::npos ? '.' : ',';
    if (std::count(digits.begin(), digits.end(), sign) > 1) return 0;
    // One sign only: "1.234" is a thousand where the language groups so, "0.125" and "12.5" never are.
    const bool may_group = sign == locale_group_sign && is_grouped(digits, sign) && !digits.starts_with('0');
    return may_group ? '\0' : sign;
}

std::string_view named_currency(std::string_view mark) {
    const std::string folded = fold(mark);
    if (mark == "€" || folded == "eur" || folded == "euro") return "EUR";
    if (folded == "lei" || folded == "leu" || folded == "ron") return "RON";
    if (mark == "£" || folded == "gbp") return "GBP";
    if (mark == "$" || folded == "usd") return "USD";
    return folded == "chf" ? "CHF" : "";
}

bool is_figure(char c) { return is_digit(c) || c == '.' || c == ',' || c == '-' || c == '+'; }

}  // namespace

std::optional<Decimal> Locale::parse_number(std::string_view text) const {
    std::string digits = without_spaces(text);
    if (digits.ends_with('%')) digits.pop_back();
    const bool negative = digits.starts_with('-');
    if (negative || digits.starts_with('+')) digits.erase(0, 1);
    if (!std::all_of(digits.begin(), digits.end(), [](char c) { return is_digit(c) || c == '.' || c == ','; }))
        return std::nullopt;

    const char decimal = decimal_sign_of(digits, words_->group_sign);
    const std::size_t point = decimal == 0 ? std::string::npos : digits.rfind(decimal);
    std::string whole = digits.substr(0, point);
    for (const char sign : {'.', ','}) {
        if (whole.find(sign) == std::string::npos) continue;
        if (sign == decimal || !is_grouped(whole, sign)) return std::nullopt;
        std::erase(whole, sign);
    }
    const std::string fraction = point == std::string::npos ? "" : "." + digits.substr(point + 1);
    return Decimal::parse((negative ? "-" : "") + whole + fraction);
}

std::optional<Money> Locale::parse_money(std::string_view text, Currency expected) const {
    const std::string compact = without_spaces(text);
    // "-€5": the sign may stand before the currency.
    const bool sign_first = compact.starts_with('-') && compact.size() > 1 && !is_figure(compact[1]);
    const auto body = std::string_view(compact).substr(sign_first ? 1 : 0);
    const auto first = std::find_if(body.begin(), body.end(), is_figure);
    const auto last = std::find_if(body.rbegin(), body.rend(), is_figure).base();
    if (first >= last) return std::nullopt;
    for (const std::string& mark : {std::string(body.begin(), first), std::string(last, body.end())})
        if (!mark.empty() && named_currency(mark) != expected.code()) return std::nullopt;

    const auto number = parse_number((sign_first ? "-" : "") + std::string(first, last));
    if (!number || number->decimals() > 2) return std::nullopt;
    return to_money(*number, expected);
}

}  // namespace bottega
