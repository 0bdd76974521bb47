#include "core/exchange/archive_reader.hpp"

#include "core/exchange/crc32.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

namespace bottega {

namespace {

using Json = nlohmann::json;

// SAX events of the one shape an archive has; anything else stops the parser.
class Reader : public nlohmann::json_sax<Json> {
public:
    Reader(const VisitRow& row, const std::vector<std::string>& only) : row_(row), only_(only) {}
    ArchiveHeader header;

    bool null() override { return false; }
    bool boolean(bool value) override { return scalar(value ? "true" : "false"); }
    bool number_integer(number_integer_t value) override { return scalar(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return scalar(std::to_string(value)); }
    bool number_float(number_float_t, const string_t&) override { return false; }
    bool string(string_t& value) override { return scalar(std::move(value)); }
    bool binary(binary_t&) override { return false; }

    bool start_object(std::size_t) override {
        ++depth_;
        if (depth_ == 1) return true;
        if (in_list_) {
            fields_.clear();
            return !in_row_ && (in_row_ = true);
        }
        return depth_ == 2 && key_ == "entities" && (in_entities_ = true);
    }
    bool end_object() override {
        --depth_;
        if (in_row_) {
            in_row_ = false;
            return !is_wanted_ || row_(section_, fields_);
        }
        in_entities_ = false;
        return true;
    }
    bool start_array(std::size_t) override {
        if (in_list_) return false;
        section_ = in_entities_ ? "entities." + key_ : key_;
        is_wanted_ = only_.empty() || std::any_of(only_.begin(), only_.end(), [&](const std::string& wanted) { return section_.starts_with(wanted); });
        return in_list_ = true;
    }
    bool end_array() override {
        in_list_ = false;
        return true;
    }
    bool key(string_t& key) override {
        key_ = std::move(key);
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

private:
    bool scalar(std::string value) {
        if (in_row_ && !is_wanted_) return true;
        if (in_row_) {
            fields_.emplace_back(key_, std::move(value));
            return true;
        }
        if (depth_ != 1) return false;
        if (key_ == "format") header.format = std::move(value);
        else if (key_ == "version") header.version = std::atoi(value.c_str());
        else if (key_ == "schema") header.schema = std::atoi(value.c_str());
        return true;
    }

    const VisitRow& row_;
    const std::vector<std::string>& only_;
    bool is_wanted_ = false;
    int depth_ = 0;
    bool in_entities_ = false;
    bool in_list_ = false;
    bool in_row_ = false;
    std::string key_;
    std::string section_;
    ArchiveRow fields_;
};

}  // namespace

Result<ArchiveHeader> read_archive(std::string_view text, const VisitRow& row, const std::vector<std::string>& only) {
    Reader reader(row, only);
    const bool read = Json::sax_parse(text.begin(), text.end(), &reader);
    if (reader.header.format != "bottega-archive") return Issue{.message = "issue.archive_foreign"};
    if (!read) return Issue{.message = "issue.archive_damaged"};
    return reader.header;
}

bool checksum_agrees(std::string_view text) {
    const std::size_t key = text.rfind("\"crc32\":\"");
    if (key == std::string_view::npos || text.size() < key + 19) return false;
    Crc32 crc;
    crc.add(text.substr(0, key));
    char digits[9];
    std::snprintf(digits, sizeof digits, "%08x", crc.value());
    return text.substr(key + 9, 8) == digits && text.substr(key + 17, 2) == "\"}";
}

}  // namespace bottega
