#include "core/exchange/archive_reader.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

namespace bottega {

namespace {

using ArchiveJson = nlohmann::json;

// SAX events of one flat object; anything else stops the parser.
class FlatObject : public nlohmann::json_sax<ArchiveJson> {
public:
    explicit FlatObject(ArchiveRow& row) : row_(row) {}

    bool null() override { return false; }
    bool boolean(bool value) override { return scalar(value ? "true" : "false"); }
    bool number_integer(number_integer_t value) override { return scalar(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return scalar(std::to_string(value)); }
    bool number_float(number_float_t, const string_t&) override { return false; }
    bool string(string_t& value) override { return scalar(std::move(value)); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return !std::exchange(in_object_, true); }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return false; }
    bool end_array() override { return false; }
    bool key(string_t& key) override {
        key_ = std::move(key);
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

private:
    bool scalar(std::string value) {
        row_.emplace_back(key_, std::move(value));
        return true;
    }

    ArchiveRow& row_;
    bool in_object_ = false;
    std::string key_;
};

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::optional<std::string> plain_string(std::string_view quoted) {
    const ArchiveJson read = ArchiveJson::parse(quoted, nullptr, false);
    return read.is_string() ? std::optional(read.get<std::string>()) : std::nullopt;
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
    const std::size_t start = at_;
    const std::string_view quoted = string_here();
    if (quoted.empty()) at_ = std::min(text_.find_first_of(",}", start), text_.size());
    const ArchiveJson value = ArchiveJson::parse(text_.substr(start, at_ - start), nullptr, false);
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
    const std::string_view object = object_here();
    if (object.empty()) return false;
    if (!is_wanted_) return true;
    row_.clear();
    FlatObject flat(row_);
    return ArchiveJson::sax_parse(object.begin(), object.end(), &flat);
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

// Up to the brace that ends it: there is none within a flat one but in its texts.
std::string_view ArchiveReader::object_here() {
    if (sign() != '{') return {};
    for (std::size_t end = at_ + 1; end < text_.size();) {
        if (text_[end] == '"') {
            end = behind_string(text_, end);
        } else if (text_[end] == '}') {
            const std::string_view object = text_.substr(at_, end + 1 - at_);
            at_ = end + 1;
            return object;
        } else {
            ++end;
        }
    }
    return {};
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
