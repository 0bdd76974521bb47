#include "core/data/duplicate_scan.hpp"

#include "core/base/text.hpp"
#include "core/data/likeness_words.hpp"
#include "core/data/table_sql.hpp"

#include <algorithm>
#include <map>

namespace bottega {

namespace {

constexpr std::int64_t rows_a_step = 100;
constexpr int comparisons_a_step = 300;
constexpr std::size_t most_of_few = 24;      // records that share a word or half a name, beyond which it tells nothing
constexpr std::size_t most_neighbours = 12;  // of records that share an e-mail or a telephone
constexpr std::size_t most_pairs = 4000;
constexpr std::size_t most_in_group = 6;
constexpr std::int64_t rows_looked_at = 500;

std::string select_compared(const EntityDef& def, const std::vector<ComparedField>& fields) {
    std::string sql = "SELECT id";
    for (const ComparedField& field : fields) sql += ", " + sql_name(def.fields[field.index].name);
    return sql + " FROM " + sql_name(def.name) + " WHERE id > ?1";
}

std::string text_of_row(Statement& row, const std::vector<ComparedField>& fields) {
    LikenessText text;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (const int column = static_cast<int>(i) + 1; !row.is_null(column)) text.add(fields[i].kind, row.text_view(column));
    return text.packed();
}

bool is_better(const DuplicatePair& one, const DuplicatePair& other) {
    if (one.score != other.score) return one.score > other.score;
    return one.first != other.first ? one.first < other.first : one.second < other.second;
}

}  // namespace

DuplicateScan::DuplicateScan(RecordStore& store, const EntityDef& def)
    : store_(store), fields_(compared_fields(def)), keys_(buckets) {
    select_ = select_compared(def, fields_) + " ORDER BY id LIMIT " + std::to_string(rows_a_step);
    records_ = store.count({.entity = def.name});
    constexpr std::size_t likely_bytes = 64;
    entries_.reserve(static_cast<std::size_t>(records_));
    texts_.reserve(static_cast<std::size_t>(records_) * likely_bytes);
}

bool DuplicateScan::step() {
    if (finished_) return false;
    if (reading_) reading_ = read_some();
    else if (!compare_some()) {
        std::sort(pairs_.begin(), pairs_.end(), is_better);
        finished_ = true;
        keys_.clear();
        texts_.clear();
        found_.clear();
    }
    return !finished_;
}

std::int64_t DuplicateScan::done() const {
    if (reading_) return static_cast<std::int64_t>(entries_.size());
    return records_ + records_ * static_cast<std::int64_t>(bucket_) / static_cast<std::int64_t>(buckets);
}

bool DuplicateScan::read_some() {
    Statement rows(store_.database(), select_);
    rows.bind(1, last_);
    std::int64_t read = 0;
    for (; rows.step(); ++read) {
        last_ = rows.integer(0);
        const auto entry = static_cast<std::uint32_t>(entries_.size());
        entries_.push_back({last_, texts_.size()});
        const std::string text = text_of_row(rows, fields_);
        for (const LikenessKey& key : likeness_keys(text)) keys_[key.hash % buckets].push_back({key.hash, entry, key.few});
        texts_ += text;
    }
    return read == rows_a_step;
}

std::string_view DuplicateScan::text_of(std::uint32_t entry) const {
    const std::size_t start = entries_[entry].start;
    const std::size_t end = entry + 1 < entries_.size() ? entries_[entry + 1].start : texts_.size();
    return std::string_view(texts_).substr(start, end - start);
}

bool DuplicateScan::compare_some() {
    for (int compared = 0; bucket_ < buckets && compared < comparisons_a_step;) {
        std::vector<Key>& keys = keys_[bucket_];
        if (at_ == 0)
            std::sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) { return a.hash != b.hash ? a.hash < b.hash : a.entry < b.entry; });
        if (at_ < keys.size()) {
            const std::size_t next = compare_block(keys, at_, keys.size());
            compared += static_cast<int>(std::min(most_of_few, next - at_ + most_neighbours));
            at_ = next;
        }
        if (at_ < keys.size()) continue;
        keys = {};
        at_ = 0;
        ++bucket_;
    }
    return bucket_ < buckets;
}

// The record at `from` with those behind it that share its key. Where the key is worth nothing: beyond all that share it.
std::size_t DuplicateScan::compare_block(const std::vector<Key>& keys, std::size_t from, std::size_t to) {
    const Key& key = keys[from];
    const auto is_shared = [&](std::size_t at) { return at < to && keys[at].hash == key.hash; };
    const bool begins = from == 0 || keys[from - 1].hash != key.hash;
    if (key.few && begins && is_shared(from + most_of_few)) {
        std::size_t end = from + most_of_few;
        while (is_shared(end)) ++end;
        return end;
    }
    const std::size_t most = key.few ? most_of_few : most_neighbours;
    for (std::size_t at = from + 1; is_shared(at) && at - from <= most; ++at)
        if (keys[at].entry != key.entry) compare(key.entry, keys[at].entry);
    return from + 1;
}

void DuplicateScan::compare(std::uint32_t one, std::uint32_t other) {
    if (one > other) std::swap(one, other);
    const std::uint64_t pair = (static_cast<std::uint64_t>(one) << 32) | other;
    if (found_.contains(pair)) return;
    const int score = likeness(text_of(one), text_of(other));
    if (score < least_likeness) return;
    found_.insert(pair);
    pairs_.push_back({RecordId{entries_[one].id}, RecordId{entries_[other].id}, score});
    if (pairs_.size() >= 2 * most_pairs) keep_best();
}

void DuplicateScan::keep_best() {
    std::nth_element(pairs_.begin(), pairs_.begin() + most_pairs, pairs_.end(), is_better);
    pairs_.resize(most_pairs);
}

namespace {

// Groups that grow along pairs, as long as nobody in them was told apart.
class Grouping {
public:
    explicit Grouping(const std::set<RecordPair>& apart) : apart_(apart) {}

    void add(const DuplicatePair& pair) {
        if (apart_.contains(record_pair(pair.first, pair.second))) return;
        const auto one = group_of_.find(pair.first.value), other = group_of_.find(pair.second.value);
        const bool knows_one = one != group_of_.end(), knows_other = other != group_of_.end();
        if (knows_one && knows_other && one->second == other->second) return;
        if (pair.score >= likely_likeness && knows_one != knows_other) {
            const std::size_t group = knows_one ? one->second : other->second;
            const RecordId joining = knows_one ? pair.second : pair.first;
            if (fits(group, joining)) return join(group, joining);
        }
        const std::size_t group = groups_.size();
        groups_.push_back({{pair.first, pair.second}, pair.score});
        if (pair.score < likely_likeness) return;
        group_of_.emplace(pair.first.value, group);
        group_of_.emplace(pair.second.value, group);
    }
    std::vector<DuplicateGroup> take() { return std::move(groups_); }

private:
    bool fits(std::size_t group, RecordId joining) const {
        const auto& records = groups_[group].records;
        return records.size() < most_in_group &&
               std::none_of(records.begin(), records.end(), [&](RecordId record) { return apart_.contains(record_pair(record, joining)); });
    }
    void join(std::size_t group, RecordId joining) {
        groups_[group].records.push_back(joining);
        group_of_.emplace(joining.value, group);
    }

    const std::set<RecordPair>& apart_;
    std::vector<DuplicateGroup> groups_;
    std::map<std::int64_t, std::size_t> group_of_;
};

}  // namespace

std::vector<DuplicateGroup> duplicate_groups(const std::vector<DuplicatePair>& pairs, const std::set<RecordPair>& apart) {
    Grouping grouping(apart);
    for (const DuplicatePair& pair : pairs) grouping.add(pair);
    return grouping.take();
}

namespace {

// "%0%2%1%": the signs in this order, whatever stands between them.
std::string spread_pattern(std::string_view signs) {
    std::string pattern = "%";
    for (const char c : signs) pattern += std::string(1, c) + "%";
    return pattern;
}

std::vector<std::string_view> lines_of(std::string_view packed) {
    std::vector<std::string_view> lines;
    for (std::size_t line = 0; line < 4; ++line) {
        const std::size_t end = std::min(packed.find('\n'), packed.size());
        lines.push_back(packed.substr(0, end));
        packed.remove_prefix(std::min(end + 1, packed.size()));
    }
    return lines;
}

// What a record must contain to be worth a closer look, as a column and a pattern.
std::vector<std::pair<std::string, std::string>> patterns_of(const EntityDef& def, std::string_view packed) {
    constexpr std::size_t shortest_word = 4, telling_digits = 7;
    const auto lines = lines_of(packed);
    std::vector<std::pair<std::string, std::string>> patterns;
    const auto add_fields = [&](Likeness kind, const std::string& pattern) {
        for (const ComparedField& field : compared_fields(def))
            if (field.kind == kind) patterns.emplace_back(sql_name(def.fields[field.index].name), pattern);
    };
    for (const std::string& word : split(lines[0], ' '))
        if (word.size() >= shortest_word || lines[0] == word) patterns.emplace_back("title_key", "%" + word + "%");
    for (const std::string& identifier : split(lines[1], ' '))
        if (!identifier.empty()) add_fields(Likeness::Identifier, spread_pattern(identifier));
    for (const std::string& email : split(lines[2], ' '))
        if (!email.empty()) add_fields(Likeness::Email, "%" + email + "%");
    for (const std::string& phone : split(lines[3], ' '))
        if (!phone.empty()) add_fields(Likeness::Phone, spread_pattern(std::string_view(phone).substr(phone.size() - std::min(phone.size(), telling_digits))));
    std::erase_if(patterns, [](const auto& pattern) { return pattern.second == "%%"; });
    return patterns;
}

}  // namespace

DuplicateLookup::DuplicateLookup(RecordStore& store, const Record& record)
    : store_(store), def_(record.def()), id_(record.id()), text_(likeness_text(record)), apart_(told_apart(store, record.def().name)) {
    std::string any;
    for (auto& [column, pattern] : patterns_of(def_, text_)) {
        patterns_.push_back(std::move(pattern));
        any += (any.empty() ? "" : " OR ") + column + " LIKE ?" + std::to_string(patterns_.size() + 3);
    }
    finished_ = any.empty();
    select_ = select_compared(def_, compared_fields(def_)) + " AND id <= ?2 AND id <> ?3 AND (" + any + ")";
}

bool DuplicateLookup::step() {
    if (finished_) return false;
    Statement end(store_.database(), "SELECT max(id), count(*) FROM (SELECT id FROM " + sql_name(def_.name) + " WHERE id > ?1 ORDER BY id LIMIT " +
                                         std::to_string(rows_looked_at) + ")");
    end.bind(1, last_);
    if (!end.step() || end.integer(1) == 0) {
        std::sort(pairs_.begin(), pairs_.end(), is_better);
        finished_ = true;
        return false;
    }
    const std::int64_t until = end.integer(0);
    Statement rows(store_.database(), select_);
    rows.bind(1, last_);
    rows.bind(2, until);
    rows.bind(3, id_.value);
    for (std::size_t i = 0; i < patterns_.size(); ++i) rows.bind_text(static_cast<int>(i) + 4, patterns_[i]);
    const auto fields = compared_fields(def_);
    while (rows.step()) {
        const RecordId other{rows.integer(0)};
        const int score = likeness(text_, text_of_row(rows, fields));
        const RecordPair pair = record_pair(id_, other);
        if (score >= least_likeness && !apart_.contains(pair)) pairs_.push_back({RecordId{pair.first}, RecordId{pair.second}, score});
    }
    last_ = until;
    return true;
}

}  // namespace bottega
