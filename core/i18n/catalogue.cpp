#include "core/i18n/catalogue.hpp"

#include "core/base/text.hpp"
#include "core/i18n/locale.hpp"

#include <stdexcept>
#include <utility>

#include <nlohmann/json.hpp>

namespace bottega {

namespace {

struct Placeholder {
    std::size_t index;
    std::string_view kind;  // "", "key" or "date"
    std::size_t length;     // 0: this is no placeholder
};

Placeholder placeholder_at(std::string_view text) {
    constexpr Placeholder none{0, "", 0};
    if (text.size() < 3 || text[0] != '{' || text[1] < '0' || text[1] > '9') return none;
    const auto index = static_cast<std::size_t>(text[1] - '0');
    for (const std::string_view kind : {"", "key", "date"}) {
        const std::string ending = kind.empty() ? "}" : ":" + std::string(kind) + "}";
        if (text.substr(2).starts_with(ending)) return {index, kind, 2 + ending.size()};
    }
    return none;
}

}  // namespace

Catalogue::Catalogue(std::string_view language, std::string_view json) : language_(language) {
    const auto parsed = nlohmann::json::parse(json, nullptr, false);
    if (!parsed.is_object()) throw std::runtime_error("the texts of a language are one JSON object");
    for (const auto& [key, text] : parsed.items()) {
        if (!text.is_string()) throw std::runtime_error("the text of " + key + " is not a string");
        texts_[key] = text.get<std::string>();
    }
}

std::string Catalogue::text(std::string_view key, const std::vector<std::string>& args) const {
    // The name of a field that the person added is its own text in every language.
    if (key.starts_with(own_words)) return std::string(key.substr(1));
    const auto found = texts_.find(key);
    const std::string_view pattern = found == texts_.end() ? key : std::string_view(found->second);
    if (args.empty()) return std::string(pattern);

    std::string filled;
    for (std::size_t at = 0; at < pattern.size();) {
        const Placeholder mark = placeholder_at(pattern.substr(at));
        if (mark.length == 0 || mark.index >= args.size()) {
            filled += pattern[at++];
            continue;
        }
        filled += argument_text(args[mark.index], mark.kind);
        at += mark.length;
    }
    return filled;
}

std::string Catalogue::argument_text(const std::string& argument, std::string_view kind) const {
    if (kind == "key") return text(argument);
    const auto day = kind == "date" ? Date::parse_iso(argument) : std::nullopt;
    return day ? Locale(language_).date(*day) : argument;
}

std::string_view Catalogue::plural_form(std::int64_t count) const {
    if (count == 1) return ".one";
    if (language_ != "ro") return ".other";
    // Romanian: 0, 2 to 19 and 101 to 119 take the plain plural, from 20 on "de" comes between.
    const std::int64_t rest = count % 100;
    return count == 0 || (rest >= 1 && rest <= 19) ? ".few" : ".other";
}

std::string Catalogue::plural(std::string_view key, std::int64_t count, std::vector<std::string> args) const {
    args.insert(args.begin(), std::to_string(count));
    const std::string wanted = std::string(key).append(plural_form(count));
    return has(wanted) ? text(wanted, args) : text(std::string(key).append(".other"), args);
}

const std::vector<std::string>& languages() {
    static const std::vector<std::string> all = {"it", "ro", "en"};
    return all;
}

}  // namespace bottega
