#include "core/data/search_text.hpp"

#include "core/base/text.hpp"
#include "core/data/query_sql.hpp"
#include "core/data/table_sql.hpp"

#include <algorithm>
#include <limits>

namespace bottega {

namespace {

constexpr std::size_t most_changed = 5000;   // above that everything is read anew
constexpr std::size_t blocks_a_step = 8000;  // of the texts in which misspelt words are looked for

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || is_capital(c) || is_digit(c); }

// Beyond ASCII: no-break spaces, quotation marks, dashes.
bool is_sign(char32_t character) {
    return (character >= 0x00A0 && character <= 0x00BF) || (character >= 0x2000 && character <= 0x206F);
}

// Between two single letters, as in "S.r.l.": what is written with dots and without them is one word.
bool is_dot_of_initials(std::string_view text, std::size_t at) {
    const auto is_part_of_word = [&](std::size_t place) {
        return place < text.size() && (is_letter_or_digit(text[place]) || static_cast<unsigned char>(text[place]) >= 0x80);
    };
    const auto is_single_letter = [&](std::size_t place, std::size_t beyond) {
        return place < text.size() && is_letter_or_digit(text[place]) && !is_digit(text[place]) && !is_part_of_word(beyond);
    };
    return text[at] == '.' && is_single_letter(at - 1, at - 2) && is_single_letter(at + 1, at + 2);  // before the first: no place at all
}

}  // namespace

std::string searched_form(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    bool is_ascii = true;
    const auto add_space = [&plain] {
        if (!plain.empty() && plain.back() != ' ') plain += ' ';
    };
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            const char c = text[at++];
            if (is_letter_or_digit(c)) plain += is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
            else if (!is_dot_of_initials(text, at - 1)) add_space();
            continue;
        }
        const char32_t character = next_character(text, at);
        if (is_sign(character)) {
            add_space();
        } else {
            append_character(plain, character);
            is_ascii = false;
        }
    }
    if (!plain.empty() && plain.back() == ' ') plain.pop_back();
    return is_ascii ? plain : fold(plain);
}

void SearchText::forget(const std::string& entity) {
    std::erase_if(texts_, [&](const auto& text) { return text->entity == entity; });
    finder_.reset();
}

std::size_t SearchText::bytes() const {
    std::size_t sum = 0;
    for (const auto& text : texts_) sum += text->text.size();
    return sum;
}

namespace {

// The title first.
std::vector<const FieldDef*> searched_fields(const EntityDef& def) {
    std::vector<const FieldDef*> fields{&def.field(def.title_field)};
    for (const FieldDef& field : def.fields) {
        const bool is_indexed = def.indexed_words && field.type == FieldType::LongText;
        if (field.searchable && !is_indexed && field.name != def.title_field) fields.push_back(&field);
    }
    return fields;
}

// What is read of each record; the last column is by what they are ordered, where titles are.
std::string selection(const EntityDef& def) {
    std::string columns = "SELECT id";
    for (const FieldDef* field : searched_fields(def)) columns += ", " + sql_name(field->name);
    if (has_title_key(def)) columns += ", title_key";
    return columns + " FROM " + sql_name(def.name);
}

}  // namespace

void SearchText::take(SearchedText& text, Statement& rows) {
    const EntityDef& def = schema_.entity(text.entity);
    const auto fields = searched_fields(def);
    const int title_key = static_cast<int>(fields.size()) + 1;
    while (rows.step()) {
        const std::size_t start = text.text.size();
        for (std::size_t field = 0; field < fields.size(); ++field) {
            const int column = static_cast<int>(field) + 1;
            if (field > 0 && rows.is_null(column)) continue;
            if (field > 0) text.text += '\n';
            if (rows.is_null(column)) continue;
            const std::string form = searched_form(rows.text_view(column));
            text.text += form;
            if (fields[field]->format == TextFormat::Phone) text.text += ' ' + replace_all(form, " ", "");
        }
        text.end_record(rows.integer(0), start);
        if (!text.complete && has_title_key(def)) text.next_title = rows.text(title_key);
    }
}

void SearchText::read(SearchedText& text, RecordId only) {
    Statement row(database_, selection(schema_.entity(text.entity)) + " WHERE id = ?1");
    row.bind(1, only.value);
    take(text, row);
}

void SearchText::read_more(SearchedText& text, std::size_t records) {
    const bool by_title = has_title_key(schema_.entity(text.entity)), is_first = text.entries.empty();
    const std::size_t wanted = text.entries.size() + records;
    if (by_title && !text.is_among_titles) {
        read_behind(text, "title_key IS NULL AND id > ?1 ORDER BY id", records);
        text.is_among_titles = text.entries.size() < wanted;
    }
    if (text.entries.size() < wanted)
        read_behind(text, by_title ? "(title_key, id) > (?2, ?1) ORDER BY title_key, id" : "id > ?1 ORDER BY id", wanted - text.entries.size());
    text.complete = text.entries.size() < wanted;
    if (text.complete) text.sort_blocks();
    else if (is_first) make_room(text);
}

void SearchText::read_behind(SearchedText& text, const char* condition, std::size_t records) {
    Statement rows(database_, selection(schema_.entity(text.entity)) + " WHERE " + condition + " LIMIT " + std::to_string(records));
    const std::string last_title = text.next_title;  // the statement reads it at every step
    rows.bind(1, text.entries.empty() ? 0 : text.entries.back().id);
    if (std::string_view(condition).find("?2") != std::string_view::npos) rows.bind_text(2, last_title);
    take(text, rows);
}

// As much as the first records need, for all of them: a text that grows by doubling leaves as much unused.
void SearchText::make_room(SearchedText& text) {
    const auto all = static_cast<std::size_t>(database_.scalar("SELECT count(*) FROM " + sql_name(text.entity)));
    const std::size_t bytes_each = text.text.size() / text.entries.size() + 4;
    text.entries.reserve(all);
    text.text.reserve(all * bytes_each);
    text.marks.reserve(all / FragmentMarks::records_a_block + 1);
}

bool SearchText::refresh_changed(SearchedText& text) {
    const auto changed = changed_since(database_, text.seen, most_changed + 1);
    if (!changed || changed->size() > most_changed) return false;
    std::vector<std::int64_t> ids;
    for (const auto& [entity, id] : *changed)
        if (entity == text.entity) ids.push_back(id.value);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    if (ids.empty()) return true;
    text.forget(ids);
    for (const std::int64_t id : ids) read(text, RecordId{id});
    return text.blank <= text.text.size() / 2;
}

SearchedText& SearchText::text_of(const std::string& entity) {
    const auto known = std::find_if(texts_.begin(), texts_.end(), [&](const auto& text) { return text->entity == entity; });
    if (known != texts_.end()) return **known;
    texts_.push_back(std::make_unique<SearchedText>(SearchedText{.entity = entity}));
    return *texts_.back();
}

bool SearchText::reads_the_same(const SearchedText& text) const { return text.asked == selection(schema_.entity(text.entity)); }

void SearchText::begin_anew(SearchedText& text, std::int64_t version) {
    text = SearchedText{.entity = text.entity, .asked = selection(schema_.entity(text.entity)), .version = version, .seen = history_mark(database_)};
}

const SearchedText& SearchText::whole_text(const std::string& entity, std::int64_t version) {
    SearchedText& text = text_of(entity);
    if (text.version != version) {
        if (text.complete && reads_the_same(text) && refresh_changed(text)) {
            text.version = version;
            text.seen = history_mark(database_);
        } else {
            begin_anew(text, version);
        }
    }
    if (!text.complete) read_more(text, std::numeric_limits<std::int32_t>::max());
    return text;
}

bool SearchText::prepare(const std::string& entity, std::size_t records, std::int64_t version) {
    SearchedText& text = text_of(entity);
    if (text.complete && reads_the_same(text)) return true;
    if (text.version != version || text.complete) begin_anew(text, version);
    read_more(text, records);
    return text.complete;
}

// Ascending; nothing where the entity has no index.
std::vector<std::int64_t> SearchText::by_words(const EntityDef& def, std::string_view typed) {
    std::vector<std::int64_t> ids;
    const std::string expression = match_expression(typed);
    if (!def.indexed_words || expression.empty()) return ids;
    const std::string index = sql_name(text_index_name(def));
    Statement rows(database_, "SELECT rowid FROM " + index + " WHERE " + index + " MATCH ?1 ORDER BY rowid");
    rows.bind_text(1, expression);
    while (rows.step()) ids.push_back(rows.integer(0));
    return ids;
}

std::vector<FoundRecord> SearchText::find(std::span<const std::string> entities, std::string_view typed, std::size_t limit,
                                          std::int64_t version) {
    finder_.reset();
    std::string phrase = searched_form(typed);
    if (phrase.empty()) return {};
    std::vector<const SearchedText*> texts;
    for (const std::string& entity : entities) texts.push_back(&whole_text(entity, version));
    finder_.emplace(std::move(texts), std::move(phrase), limit);
    finder_version_ = version;
    if (finder_->is_blank()) return {};
    finder_->find_exactly();
    for (std::size_t rank = 0; rank < entities.size(); ++rank) finder_->add_by_words(rank, by_words(schema_.entity(entities[rank]), typed));
    return finder_->found();
}

std::optional<std::vector<FoundRecord>> SearchText::find_misspelt(std::int64_t version) {
    if (!finder_ || finder_version_ != version) return std::vector<FoundRecord>();
    if (!finder_->find_misspelt(blocks_a_step)) return std::nullopt;
    return finder_->found();
}

const IdSet& SearchText::found(const std::string& entity, std::string_view typed, std::int64_t version) {
    if (last_.version == version && last_.entity == entity && last_.typed == typed) return last_.ids;
    last_ = {.entity = entity, .typed = std::string(typed), .version = version, .ids = {}};
    const SearchFinder finder({}, searched_form(typed), 1);
    if (finder.is_blank()) return last_.ids;
    last_.ids = IdSet(finder.ids(whole_text(entity, version)));
    for (const std::int64_t id : by_words(schema_.entity(entity), typed)) last_.ids.add(id);
    return last_.ids;
}

}  // namespace bottega
