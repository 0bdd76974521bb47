#include "core/exchange/json_table.hpp"

#include "core/base/text.hpp"
#include "core/exchange/table_limits.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <optional>
#include <set>

namespace bottega {

namespace {

using Json = nlohmann::ordered_json;

constexpr int deepest = 20;  // objects within objects

bool holds_objects(const Json& value) { return value.is_array() && !value.empty() && value.front().is_object(); }

// Counts brackets before anything is built of them: a file of nothing else would fill the memory.
bool is_too_deep(std::string_view text) {
    int depth = 0;
    bool is_in_text = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (is_in_text && c == '\\') ++at;
        else if (c == '"') is_in_text = !is_in_text;
        else if (!is_in_text && (c == '[' || c == '{') && ++depth > deepest) return true;
        else if (!is_in_text && (c == ']' || c == '}')) --depth;
    }
    return false;
}

int line_at(std::string_view text, std::size_t byte) {
    return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min(byte, text.size())), '\n'));
}

// The list itself, or the longest list of objects that an object holds.
const Json* list_in(const Json& whole) {
    if (whole.is_array()) return &whole;
    const Json* longest = nullptr;
    if (whole.is_object())
        for (const Json& member : whole)
            if (holds_objects(member) && (!longest || member.size() > longest->size())) longest = &member;
    return longest;
}

std::string text_of(const Json& value) { return value.is_string() ? sanitise(value.get<std::string>()) : value.is_null() ? std::string() : value.dump(); }

class JsonTable {
public:
    Result<CellTable> read(const Json& list) {
        choose_lines(list);
        for (const Json& object : list) {
            ++line_;
            if (!object.is_object()) return Issue{.message = "issue.json_no_table"};
            add_rows(object);
            if (const auto issue = table_limit(table_.rows.size(), table_.headers.size())) return *issue;
        }
        for (CellRow& row : table_.rows) row.cells.resize(table_.headers.size());
        if (table_.headers.empty()) return Issue{.message = "issue.json_no_table"};
        if (!left_out_.empty())
            table_.notes.push_back({.message = "issue.json_left_out", .args = {join({left_out_.begin(), left_out_.end()}, ", ")}, .severity = Severity::Warning});
        return std::move(table_);
    }

private:
    // Which list of objects within the records makes rows: the only one, or that of variants.
    void choose_lines(const Json& list) {
        std::set<std::string> lists;
        for (const Json& object : list)
            if (object.is_object())
                for (const auto& [name, value] : object.items())
                    if (holds_objects(value)) lists.insert(name);
        if (lists.size() == 1) lines_ = *lists.begin();
        else if (lists.contains("variants")) lines_ = "variants";
    }

    void add_rows(const Json& object) {
        CellRow whole{.cells = std::vector<std::string>(table_.headers.size()), .line = line_};
        add_members(object, "", whole);
        const auto lines = lines_.empty() ? object.end() : object.find(lines_);
        if (lines == object.end() || !holds_objects(*lines)) {
            table_.rows.push_back(std::move(whole));
            return;
        }
        for (const Json& line : *lines) {
            CellRow row = whole;
            if (line.is_object()) add_members(line, lines_ + ".", row);
            table_.rows.push_back(std::move(row));
        }
    }

    void add_members(const Json& object, const std::string& prefix, CellRow& row) {
        for (const auto& [name, value] : object.items()) {
            const std::string header = prefix + name;
            if (value.is_object()) add_members(value, header + ".", row);
            else if (holds_objects(value) || (value.is_array() && !value.empty() && value.front().is_array())) {
                if (header != lines_) left_out_.insert(clean_header(header));
            } else if (value.is_array()) add_cell(header, list_text(value), false, row);
            else add_cell(header, text_of(value), value.is_number(), row);
        }
    }

    static std::string list_text(const Json& list) {
        std::vector<std::string> texts;
        for (const Json& value : list) texts.push_back(text_of(value));
        return join(texts, ", ");
    }

    void add_cell(const std::string& header, std::string text, bool is_number, CellRow& row) {
        const auto [column, is_new] = columns_.try_emplace(header, table_.headers.size());
        if (is_new) table_.headers.push_back(clean_header(header));
        if (row.cells.size() <= column->second) row.cells.resize(column->second + 1);
        if (is_number) row.typed.push_back(text);
        row.cells[column->second] = std::move(text);
    }

    CellTable table_;
    std::map<std::string, std::size_t> columns_;
    std::set<std::string> left_out_;
    std::string lines_;
    int line_ = 0;
};

}  // namespace

Result<CellTable> table_of_json(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (is_too_deep(text)) return Issue{.message = "issue.json_too_deep"};
    try {
        const Json whole = Json::parse(text);
        const Json* list = list_in(whole);
        if (!list || list->empty()) return Issue{.message = "issue.json_no_table"};
        return JsonTable().read(*list);
    } catch (const Json::parse_error& broken) {
        return Issue{.message = "issue.json_broken", .args = {std::to_string(line_at(text, broken.byte))}};
    }
}

}  // namespace bottega
