#include "core/data/merged_record.hpp"

#include <set>

namespace bottega {

EntityDef merged_record_def() {
    return {
        .name = "merged_record",
        .title_field = "name",
        .fields =
            {
                {.name = "name", .internal = true},
                {.name = "kind", .required = true, .internal = true},
                {.name = "merged", .type = FieldType::Integer, .required = true, .internal = true},
                {.name = "survivor", .type = FieldType::Integer, .required = true, .internal = true},
            },
    };
}

bool is_noted_merge(Database& database, std::string_view entity, RecordId one, RecordId other) {
    Statement note(database, "SELECT 1 FROM merged_record WHERE kind = ?1 AND ((merged = ?2 AND survivor = ?3) OR (merged = ?3 AND survivor = ?2))");
    note.bind_text(1, entity);
    note.bind(2, one.value);
    note.bind(3, other.value);
    return note.step();
}

std::optional<RecordId> survivor_of(RecordStore& store, std::string_view entity, RecordId merged) {
    Statement note(store.database(), "SELECT survivor FROM merged_record WHERE kind = ?1 AND merged = ?2 ORDER BY id DESC");
    std::set<std::int64_t> seen;
    std::optional<RecordId> survivor;
    for (RecordId at = merged; seen.insert(at.value).second;) {
        note.reset();
        note.bind_text(1, entity);
        note.bind(2, at.value);
        if (!note.step()) break;
        survivor = at = RecordId{note.integer(0)};
    }
    return survivor && store.find(entity, *survivor) ? survivor : std::nullopt;
}

std::vector<Record> merged_into(RecordStore& store, std::string_view entity, RecordId survivor) {
    return store.run({.entity = std::string(merged_record::entity),
                      .conditions = {{"kind", Comparison::Equal, {std::string(entity)}}, {"survivor", Comparison::Equal, {survivor.value}}},
                      .order = {{"id", false}}});
}

}  // namespace bottega
