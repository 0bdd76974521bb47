#include "core/exchange/archive_reader.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

namespace bottega {

namespace {

using ArchiveJson = nlohmann::json;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < '\x7F' && c != '\\'; });
}

// What a text in quotes says; most need no second look.
std::optional<std::string> plain_string(std::string_view quoted) {
    if (quoted.size() < 2) return std::nullopt;
    const std::string_view inside = quoted.substr(1, quoted.size() - 2);
    if (is_plain(inside)) return std::string(inside);
    const ArchiveJson read = ArchiveJson::parse(quoted, nullptr, false);
    return read.is_string() ? std::optional(read.get<std::string>()) : std::nullopt;
}

// A whole number, true or false, as plain text; nothing else stands in a row.
std::optional<std::string> plain_word(std::string_view word) {
    constexpr std::size_t surely_small = 18;
    const bool is_small_number = !word.empty() && word.size() <= surely_small && word.front() != '0' && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (is_small_number || word == "true" || word == "false") return std::string(word);
    const ArchiveJson read = ArchiveJson::parse(word, nullptr, false);
    return read.is_number_integer() ? std::optional(read.dump()) : std::nullopt;
}

// Behind the quote that ends the string which begins here; npos: none does.
std::size_t behind_string(std::string_view text, std::size_t at) {
    for (++at; at < text.size(); ++at) {
        if (text[at] == '\\') ++at;
        else if (text[at] == '"') return at + 1;
    }
    return std::string_view::npos;
}

}  // namespace

ArchiveReader::ArchiveReader(std::string_view text, std::vector<std::string> only) : text_(text), only_(std::move(only)) {
    if (text_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
}

bool ArchiveReader::next() {
    for (;;) switch (place_) {
            case Place::Start:
                if (!take('{')) return damaged();
                place_ = Place::Object;
                break;
            case Place::Object:
            case Place::Entities:
                if (!read_member()) return damaged();
                break;
            case Place::List: {
                const bool begins = std::exchange(is_first_, false);
                if (begins && take(']')) {
                    place_ = in_entities_ ? Place::Entities : Place::Object;
                } else if (!begins && !take(',')) {
                    if (!take(']')) return damaged();
                    place_ = in_entities_ ? Place::Entities : Place::Object;
                } else if (!read_object()) {
                    return damaged();
                } else if (is_wanted_) {
                    return true;
                }
                break;
            }
            case Place::End: return sign() == 0 ? false : damaged();
            case Place::Damaged: return false;
        }
}

// A pair of the outer object or of the one of entities, with the comma before it; or its end.
bool ArchiveReader::read_member() {
    const bool begins = std::exchange(is_first_, false);
    if (take('}')) {
        place_ = in_entities_ ? Place::Object : Place::End;
        in_entities_ = false;
        return true;
    }
    if (!begins && !take(',')) return false;
    const auto key = plain_string(string_here());
    if (!key || !take(':')) return false;
    if (sign() == '[') return begin_list(*key);
    if (in_entities_) return false;
    if (sign() != '{') return keep_scalar(*key);
    if (*key != "entities") return false;
    ++at_;
    in_entities_ = is_first_ = true;
    place_ = Place::Entities;
    return true;
}

bool ArchiveReader::begin_list(const std::string& key) {
    ++at_;
    section_ = in_entities_ ? "entities." + key : key;
    is_wanted_ = only_.empty() || std::any_of(only_.begin(), only_.end(), [&](const std::string& wanted) { return section_.starts_with(wanted); });
    is_first_ = true;
    place_ = Place::List;
    return true;
}

bool ArchiveReader::keep_scalar(const std::string& key) {
    const std::string_view written = sign() == '"' ? string_here() : word_here();
    const ArchiveJson value = ArchiveJson::parse(written, nullptr, false);
    if (value.is_string()) {
        if (key == "format") header_.format = value.get<std::string>();
        return true;
    }
    if (value.is_boolean()) return true;
    if (!value.is_number_integer()) return false;
    const auto number = std::clamp<std::int64_t>(value.is_number_unsigned() ? static_cast<std::int64_t>(std::min<std::uint64_t>(value.get<std::uint64_t>(), 1'000'000)) : value.get<std::int64_t>(), -1, 1'000'000);
    if (key == "version") header_.version = static_cast<int>(number);
    if (key == "schema") header_.schema = static_cast<int>(number);
    return true;
}

bool ArchiveReader::read_object() {
    if (!is_wanted_) return skip_object();
    row_.clear();
    if (!take('{')) return false;
    if (take('}')) return true;
    do {
        auto key = plain_string(string_here());
        if (!key || !take(':')) return false;
        auto value = sign() == '"' ? plain_string(string_here()) : plain_word(word_here());
        if (!value) return false;
        row_.emplace_back(std::move(*key), std::move(*value));
    } while (take(','));
    return take('}');
}

char ArchiveReader::sign() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t')) ++at_;
    return at_ < text_.size() ? text_[at_] : '\0';
}

bool ArchiveReader::take(char wanted) {
    if (sign() != wanted) return false;
    ++at_;
    return true;
}

std::string_view ArchiveReader::string_here() {
    if (sign() != '"') return {};
    const std::size_t end = behind_string(text_, at_);
    if (end == std::string_view::npos) return {};
    const std::string_view quoted = text_.substr(at_, end - at_);
    at_ = end;
    return quoted;
}

std::string_view ArchiveReader::word_here() {
    const std::size_t start = at_;
    while (at_ < text_.size() && std::string_view(",}] \n\r\t").find(text_[at_]) == std::string_view::npos) ++at_;
    return text_.substr(start, at_ - start);
}

// Up to the brace that ends it: there is none within a flat one but in its texts.
bool ArchiveReader::skip_object() {
    if (!take('{')) return false;
    while (at_ < text_.size()) {
        const char sign = text_[at_];
        at_ = sign == '"' ? std::min(behind_string(text_, at_), text_.size()) : at_ + 1;
        if (sign == '}') return true;
    }
    return false;
}

bool ArchiveReader::damaged() {
    place_ = Place::Damaged;
    return false;
}

Result<ArchiveHeader> ArchiveReader::header() const {
    if (header_.format != "bottega-archive") return Issue{.message = "issue.archive_foreign"};
    if (place_ == Place::Damaged) return Issue{.message = "issue.archive_damaged"};
    return header_;
}

Result<ArchiveHeader> read_archive(std::string_view text, const VisitRow& row, const std::vector<std::string>& only) {
    ArchiveReader reader(text, only);
    while (reader.next())
        if (!row(reader.section(), reader.row())) return Issue{.message = "issue.archive_damaged"};
    return reader.header();
}

ArchiveChecksum::ArchiveChecksum(std::string_view text) : text_(text), key_(text.rfind("\"crc32\":\"")) {}

bool ArchiveChecksum::add_some() {
    constexpr std::size_t bytes_a_step = 256 * 1024;
    if (key_ == std::string_view::npos || at_ >= key_) return false;
    const std::size_t end = std::min(at_ + bytes_a_step, key_);
    crc_.add(text_.substr(at_, end - at_));
    at_ = end;
    return at_ < key_;
}

bool ArchiveChecksum::agrees() const {
    constexpr std::size_t digits_at = 9, rest = 19;
    if (key_ == std::string_view::npos || text_.size() < key_ + rest) return false;
    char digits[9];
    std::snprintf(digits, sizeof digits, "%08x", crc_.value());
    return text_.substr(key_ + digits_at, 8) == digits && text_.substr(key_ + digits_at + 8, 2) == "\"}";
}

}  // namespace bottega
