#include "core/data/not_duplicate.hpp"

#include <algorithm>

namespace bottega {

namespace {

Value pair_key_of(const Record& pair) {
    return pair.text(not_duplicate::kind) + "/" + canonical_text(pair.value(not_duplicate::first.name)) + "/" +
           canonical_text(pair.value(not_duplicate::second.name));
}

}  // namespace

EntityDef not_duplicate_def() {
    return {
        .name = "not_duplicate",
        .title_field = "key",
        .fields =
            {
                {.name = "kind", .required = true, .internal = true},
                {.name = "first", .type = FieldType::Integer, .required = true, .internal = true},
                {.name = "second", .type = FieldType::Integer, .required = true, .internal = true},
                {.name = "key", .unique = true, .internal = true, .computed = pair_key_of},
            },
    };
}

RecordPair record_pair(RecordId one, RecordId other) { return std::minmax(one.value, other.value); }

std::set<RecordPair> told_apart(RecordStore& store, std::string_view entity) {
    std::set<RecordPair> pairs;
    Statement rows(store.database(), "SELECT first, second FROM not_duplicate WHERE kind = ?1");
    rows.bind_text(1, entity);
    while (rows.step()) pairs.emplace(rows.integer(0), rows.integer(1));
    return pairs;
}

Result<RecordId> tell_apart(Session& session, std::string_view entity, std::span<const RecordId> records) {
    const auto known = told_apart(session.store, entity);
    for (std::size_t i = 0; i < records.size(); ++i) {
        for (std::size_t j = i + 1; j < records.size(); ++j) {
            const RecordPair pair = record_pair(records[i], records[j]);
            if (known.contains(pair)) continue;
            Record said = session.store.blank(not_duplicate::entity);
            said.set(not_duplicate::kind, std::string(entity));
            said.set(not_duplicate::first, pair.first);
            said.set(not_duplicate::second, pair.second);
            if (auto kept = session.store.insert(std::move(said)); !kept.ok()) return kept;
        }
    }
    return records.front();
}

}  // namespace bottega
