#include "core/data/several_choices.hpp"

#include "core/base/text.hpp"

#include <algorithm>

namespace bottega {

namespace {

const std::string* choice_named(const FieldDef& field, std::string_view written) {
    const std::string wanted = fold(trim(written));
    const auto found = std::find_if(field.choices.begin(), field.choices.end(), [&](const std::string& choice) { return fold(choice) == wanted; });
    return found == field.choices.end() ? nullptr : &*found;
}

// Those that are known in their order, the others behind them.
std::string in_order(const FieldDef& field, const std::vector<std::string>& chosen) {
    std::vector<std::string> ordered;
    const auto has = [](const std::vector<std::string>& texts, const std::string& text) { return std::find(texts.begin(), texts.end(), text) != texts.end(); };
    for (const std::string& choice : field.choices)
        if (has(chosen, choice)) ordered.push_back(choice);
    for (const std::string& other : chosen)
        if (!has(ordered, other)) ordered.push_back(other);
    return join(ordered, choices_separator);
}

}  // namespace

std::vector<std::string> chosen_of(std::string_view text) {
    std::vector<std::string> chosen;
    for (const std::string& part : split(replace_all(text, "\n", ";"), ';'))
        if (!is_blank(part)) chosen.emplace_back(trim(part));
    return chosen;
}

bool is_chosen(std::string_view text, std::string_view choice) {
    const auto chosen = chosen_of(text);
    return std::find(chosen.begin(), chosen.end(), choice) != chosen.end();
}

std::string with_choice(const FieldDef& field, std::string_view text, std::string_view choice, bool put_in) {
    auto chosen = chosen_of(text);
    std::erase(chosen, std::string(choice));
    if (put_in) chosen.emplace_back(choice);
    return in_order(field, chosen);
}

std::string clean_choices(const FieldDef& field, std::string_view text) {
    auto chosen = chosen_of(text);
    for (std::string& one : chosen)
        if (const std::string* known = choice_named(field, one)) one = *known;
    return in_order(field, chosen);
}

std::optional<std::string> unknown_choice(const FieldDef& field, std::string_view text) {
    for (std::string& one : chosen_of(text))
        if (std::find(field.choices.begin(), field.choices.end(), one) == field.choices.end()) return std::move(one);
    return std::nullopt;
}

std::optional<std::string> parse_time(std::string_view text) {
    text = trim(text);
    const std::size_t sign = text.find_first_of(":.");
    const bool together = sign == std::string_view::npos && text.size() >= 3;
    const std::size_t hour_digits = sign != std::string_view::npos ? sign : together ? text.size() - 2 : text.size();
    const auto hours = parse_digits(text.substr(0, hour_digits));
    const std::string_view rest = sign != std::string_view::npos ? text.substr(sign + 1) : text.substr(hour_digits);
    const auto minutes = rest.empty() && sign == std::string_view::npos ? std::optional<std::int64_t>(0) : parse_digits(rest);
    constexpr std::int64_t last_hour = 23, last_minute = 59;
    if (!hours || !minutes || hour_digits > 2 || rest.size() > 2 || *hours > last_hour || *minutes > last_minute) return std::nullopt;
    const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return two(*hours) + ":" + two(*minutes);
}

}  // namespace bottega
