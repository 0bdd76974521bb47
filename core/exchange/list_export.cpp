#include "core/exchange/list_export.hpp"

#include "core/base/text.hpp"
#include "core/data/choice_list.hpp"
#include "core/data/counter_record.hpp"
#include "core/data/frozen_title.hpp"
#include "core/exchange/csv_writer.hpp"

#include <algorithm>
#include <functional>
#include <span>
#include <unordered_map>

#include <nlohmann/json.hpp>

namespace bottega {

namespace {

// Reads the records some at a time: a list may be longer than fits into memory as records.
void each_record(RecordStore& store, const std::string& entity, std::span<const RecordId> ids, const std::function<void(const Record&)>& visit) {
    constexpr std::size_t at_once = 500;
    for (std::size_t from = 0; from < ids.size(); from += at_once)
        for (const Record& record : store.fetch(entity, ids.subspan(from, std::min(at_once, ids.size() - from)))) visit(record);
}

class ListReader {
public:
    ListReader(RecordStore& store, const Query& query, const Catalogue& catalogue)
        : store_(store), catalogue_(catalogue), def_(store.schema().entity(query.entity)), ids_(store.ids(query)) {
        std::vector<bool> filled(def_.fields.size());
        each_record(store_, def_.name, ids_, [&](const Record& record) {
            for (std::size_t i = 0; i < filled.size(); ++i) filled[i] = filled[i] || !is_empty(record.value(i));
        });
        for (std::size_t i = 0; i < filled.size(); ++i)
            if (!def_.fields[i].internal && (filled[i] || def_.fields[i].name == def_.title_field)) fields_.push_back(i);
    }

    [[nodiscard]] std::vector<std::string> headers() const {
        std::vector<std::string> headers;
        for (const std::size_t field : fields_) headers.push_back(catalogue_.text(label_key(def_, def_.fields[field])));
        return headers;
    }

    void each_row(const std::function<void(const std::vector<WrittenCell>&)>& visit) {
        std::vector<WrittenCell> cells(fields_.size());
        each_record(store_, def_.name, ids_, [&](const Record& record) {
            for (std::size_t i = 0; i < fields_.size(); ++i) cells[i] = cell(record, fields_[i]);
            visit(cells);
        });
    }

    void each_object(const std::function<void(const nlohmann::ordered_json&)>& visit) {
        each_record(store_, def_.name, ids_, [&](const Record& record) {
            nlohmann::ordered_json object = nlohmann::ordered_json::object();
            for (const std::size_t field : fields_) object[def_.fields[field].name] = plain_value(record, field);
            visit(object);
        });
    }

private:
    nlohmann::ordered_json plain_value(const Record& record, std::size_t index) {
        const FieldDef& field = def_.fields[index];
        const Value value = listed_value(record, index);
        if (is_empty(value)) return nullptr;
        switch (field.type) {
            case FieldType::Integer: return std::get<std::int64_t>(value);
            case FieldType::Flag: return std::get<bool>(value);
            case FieldType::Reference: return name_of(record, field, std::get<RecordId>(value));
            default: return canonical_text(value);
        }
    }

    WrittenCell cell(const Record& record, std::size_t index) {
        const FieldDef& field = def_.fields[index];
        const Value value = listed_value(record, index);
        if (is_empty(value)) return {};
        switch (field.type) {
            case FieldType::Integer:
            case FieldType::Decimal:
            case FieldType::Percent: return {CellKind::Number, canonical_text(value)};
            case FieldType::Money: return {CellKind::Amount, canonical_text(value)};
            case FieldType::Date: return {CellKind::Day, canonical_text(value)};
            case FieldType::Flag: return {CellKind::Flag, canonical_text(value)};
            case FieldType::Choice: return {CellKind::Text, choice(record, field, std::get<std::string>(value))};
            case FieldType::Reference: return {CellKind::Text, name_of(record, field, std::get<RecordId>(value))};
            default: return {CellKind::Text, canonical_text(value)};
        }
    }

    [[nodiscard]] std::string choice(const Record& record, const FieldDef& field, const std::string& chosen) const {
        const std::string own = counter_choice_key(record, field, chosen);
        return !own.empty() && catalogue_.has(own) ? catalogue_.text(own) : choice_label(catalogue_, def_, field, chosen);
    }

    std::string name_of(const Record& record, const FieldDef& field, RecordId id) {
        const std::string frozen = frozen_title(record, field);
        return frozen.empty() ? title(field.target, id) : frozen;
    }

    const std::string& title(const std::string& entity, RecordId id) {
        const auto [known, is_new] = titles_.try_emplace(id.value);
        if (is_new) known->second = store_.title(entity, id);
        return known->second;
    }

    RecordStore& store_;
    const Catalogue& catalogue_;
    const EntityDef& def_;
    std::vector<RecordId> ids_;
    std::vector<std::size_t> fields_;
    std::unordered_map<std::int64_t, std::string> titles_;
};

}  // namespace

std::string list_as_sheet(RecordStore& store, const Query& query, const Catalogue& catalogue) {
    ListReader list(store, query, catalogue);
    std::string text;
    begin_sheet(text, catalogue.text(query.entity + ".plural"));
    add_sheet_row(text, written_texts(list.headers()));
    list.each_row([&](const std::vector<WrittenCell>& cells) { add_sheet_row(text, cells); });
    return text;
}

std::string list_as_csv(RecordStore& store, const Query& query, const Catalogue& catalogue, const Locale& locale) {
    ListReader list(store, query, catalogue);
    CsvWriter csv(catalogue, locale);
    csv.add_row(written_texts(list.headers()));
    list.each_row([&](const std::vector<WrittenCell>& cells) { csv.add_row(cells); });
    return csv.text();
}

std::string list_as_json(RecordStore& store, const Query& query, const Catalogue& catalogue) {
    ListReader list(store, query, catalogue);
    std::string text = "[";
    list.each_object([&](const nlohmann::ordered_json& object) {
        text += (text.size() > 1 ? ",\n" : "\n") + object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    });
    return text + "\n]\n";
}

}  // namespace bottega
