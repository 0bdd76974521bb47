#include "core/data/deleted_record.hpp"

#include <algorithm>

namespace bottega {

namespace {

const FieldChange* change_of(const std::vector<FieldChange>& changes, std::string_view field) {
    const auto found = std::find_if(changes.begin(), changes.end(), [&](const FieldChange& change) { return change.field == field; });
    return found == changes.end() ? nullptr : &*found;
}

}  // namespace

// Money is read in the currency of its record: that comes first.
void set_fields(Record& record, const std::vector<FieldChange>& changes) {
    for (const bool money : {false, true}) {
        for (const FieldChange& change : changes) {
            const auto index = record.def().index_of(change.field);
            if (!index || (record.def().fields[*index].type == FieldType::Money) != money) continue;
            if (auto value = parse_canonical(record.def().fields[*index].type, change.before, record.currency())) record.set_value(*index, std::move(*value));
        }
    }
}

std::int64_t number_in(const std::vector<FieldChange>& changes, std::string_view field, std::int64_t otherwise) {
    const FieldChange* change = change_of(changes, field);
    if (!change) return otherwise;
    const auto value = parse_canonical(FieldType::Integer, change->before, Currency("EUR"));
    return value && std::holds_alternative<std::int64_t>(*value) ? std::get<std::int64_t>(*value) : otherwise;
}

Record deleted_record(const Schema& schema, const HistoryEntry& deletion) {
    Record record(schema.entity(deletion.entity));
    record.set_id(deletion.record);
    for (std::size_t i = 0; i < record.def().fields.size(); ++i) record.set_value(i, {});  // what is not kept was empty
    set_fields(record, deletion.changes);
    const RecordId parent{number_in(deletion.changes, "parent_id", 0)};
    record.set_place(parent, static_cast<int>(number_in(deletion.changes, "position", 0)));
    return record;
}

std::optional<HistoryEntry> deletion_of(RecordStore& store, std::string_view entity, RecordId record) {
    auto entries = store.history().of_record(entity, record, 1);
    if (entries.empty() || entries.front().kind != ChangeKind::Deleted) return std::nullopt;
    return std::move(entries.front());
}

bool is_purged(const HistoryEntry& deletion) { return change_of(deletion.changes, purged_mark) != nullptr; }

}  // namespace bottega
