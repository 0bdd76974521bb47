#include "core/files/merge_records.hpp"

#include <algorithm>
#include <tuple>

#include "core/data/table_sql.hpp"
#include "core/files/files_of_record.hpp"

namespace bottega::files {

namespace {

bool is_among(std::span<const RecordId> records, RecordId record) { return std::find(records.begin(), records.end(), record) != records.end(); }

void append_rows(Statement& rows, std::vector<RecordId>& records) {
    while (rows.step()) records.push_back(RecordId{rows.integer(0)});
}

bool can_be_sealed(const Schema& schema, const EntityDef& def) {
    return !def.seal.field.empty() || (!def.parent.empty() && !schema.entity(def.parent).seal.field.empty());
}

std::int64_t count_sealed(RecordStore& store, const EntityDef& def, const std::vector<RecordId>& records) {
    if (!can_be_sealed(store.schema(), def)) return 0;
    const auto found = store.fetch(def.name, records);
    return std::count_if(found.begin(), found.end(), [&](const Record& record) { return store.is_under_seal(record); });
}

LinkedRecords linked_by(RecordStore& store, const EntityDef& def, const FieldDef& field, std::span<const RecordId> merged) {
    LinkedRecords linked{.entity = def.name, .field = field.name, .records = {}};
    Statement rows(store.database(), "SELECT id FROM " + sql_name(def.name) + " WHERE " + sql_name(field.name) + " = ?1 ORDER BY id");
    for (const RecordId record : merged) {
        rows.reset();
        rows.bind(1, record.value);
        append_rows(rows, linked.records);
    }
    std::erase_if(linked.records, [&](RecordId record) { return def.name == field.target && is_among(merged, record); });
    linked.sealed = count_sealed(store, def, linked.records);
    return linked;
}

// Earlier versions, too: they go with the newest.
LinkedRecords attached_to(RecordStore& store, std::string_view entity, std::span<const RecordId> merged) {
    LinkedRecords linked{.entity = std::string(stored_file::entity), .field = std::string(stored_file::owner.name), .records = {}};
    for (const RecordId record : merged)
        for (const RecordId file : store.ids({.entity = linked.entity, .conditions = {{linked.field, Comparison::Equal, {owner_key(entity, record)}}}}))
            linked.records.push_back(file);
    return linked;
}

std::int64_t count_links(RecordStore& store, const Record& record) {
    std::int64_t count = 0;
    for (const Usage& usage : store.usages(record.def().name, record.id())) count += usage.count;
    return count;
}

std::int64_t count_filled(const Record& record) {
    std::int64_t count = 0;
    for (std::size_t i = 0; i < record.def().fields.size(); ++i)
        if (is_merged_field(record.def().fields[i]) && !is_empty(record.value(i))) ++count;
    return count;
}

std::int64_t last_entry(RecordStore& store, const Record& record) {
    const auto entries = store.history().of_record(record.def().name, record.id(), 1);
    return entries.empty() ? 0 : entries.front().id;
}

bool is_plain(const FieldDef& field, const Value& value) { return is_empty(value) || (!is_empty(field.initial) && value == field.initial); }

std::string text_in(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text ? *text : std::string();
}

// The fields of an address are worth something only together.
bool stands_together(const FieldDef& field) { return field.section == "address"; }

std::int64_t count_together(const Record& record) {
    std::int64_t count = 0;
    for (std::size_t i = 0; i < record.def().fields.size(); ++i)
        if (stands_together(record.def().fields[i]) && !is_empty(record.value(i))) ++count;
    return count;
}

// What one says already is not said again.
Value joined_texts(const Value& first, const Value& second) {
    const std::string one = text_in(first), other = text_in(second);
    if (other.empty() || one.find(other) != std::string::npos) return first;
    if (one.empty() || other.find(one) != std::string::npos) return second;
    return one + "\n\n" + other;
}

}  // namespace

bool is_merged_field(const FieldDef& field) { return !field.internal && !field.read_only && !field.derived && !field.computed; }

std::vector<LinkedRecords> linked_records(RecordStore& store, std::string_view entity, std::span<const RecordId> merged) {
    std::vector<LinkedRecords> found;
    for (const auto& [def, field] : store.schema().referrers_of(entity)) {
        LinkedRecords linked = linked_by(store, *def, *field, merged);
        if (!linked.records.empty()) found.push_back(std::move(linked));
    }
    if (LinkedRecords files = store.schema().find(stored_file::entity) ? attached_to(store, entity, merged) : LinkedRecords(); !files.records.empty())
        found.push_back(std::move(files));
    return found;
}

RecordId proposed_survivor(RecordStore& store, const std::vector<Record>& records) {
    const auto rank = [&](const Record& record) {
        return std::tuple(count_links(store, record), count_filled(record), -record.id().value);
    };
    return std::max_element(records.begin(), records.end(), [&](const Record& a, const Record& b) { return rank(a) < rank(b); })->id();
}

Record proposed_merge(RecordStore& store, const Record& survivor, const std::vector<Record>& merged) {
    std::vector<const Record*> by_age{&survivor};
    for (const Record& record : merged) by_age.push_back(&record);
    std::stable_sort(by_age.begin(), by_age.end(), [&](const Record* a, const Record* b) { return last_entry(store, *a) > last_entry(store, *b); });
    Record proposed = survivor;
    const Record* whole = &survivor;  // its address is taken: of equally whole ones the survivor's
    for (const Record& record : merged)
        if (count_together(record) > count_together(*whole)) whole = &record;
    for (std::size_t i = 0; i < survivor.def().fields.size(); ++i) {
        const FieldDef& field = survivor.def().fields[i];
        const bool identifies = field.unique || field.name == survivor.def().title_field;
        if (!is_merged_field(field) || (identifies && !is_empty(survivor.value(i)))) continue;
        if (stands_together(field)) {
            proposed.set_value(i, whole->value(i));
            continue;
        }
        if (field.type == FieldType::LongText) {
            for (const Record& record : merged) proposed.set_value(i, joined_texts(proposed.value(i), record.value(i)));
            continue;
        }
        // What a record begins with says less than what somebody chose.
        const auto says = std::find_if(by_age.begin(), by_age.end(), [&](const Record* record) { return !is_plain(field, record->value(i)); });
        if (says != by_age.end()) proposed.set_value(i, (*says)->value(i));
        else if (is_empty(proposed.value(i)))
            for (const Record* record : by_age)
                if (!is_empty(record->value(i))) proposed.set_value(i, record->value(i));
    }
    return proposed;
}

Issues why_not_merge(RecordStore& store, const Merge& merge) {
    Issues issues;
    std::vector<RecordId> all = merge.merged;
    all.push_back(merge.survivor);
    for (const RecordId id : all) {
        const auto record = store.find(merge.entity, id);
        if (!record) issues.push_back({.message = "issue.record_gone"});
        else if (record->def().permanent) issues.push_back({.message = "issue.permanent", .args = {record->title()}});
        else if (is_sealed(*record)) issues.push_back({.message = "issue.sealed"});
    }
    return issues;
}

MergeWork::MergeWork(RecordStore& store, Merge merge) : store_(store), merge_(std::move(merge)) {
    for (const LinkedRecords& linked : linked_records(store, merge_.entity, merge_.merged))
        for (const RecordId record : linked.records) links_.push_back({linked.entity, linked.field, record});
}

Result<LongWork::State> MergeWork::step(Session& session) {
    if (next_ == 0)
        if (Issues issues = note(session); !issues.empty()) return issues;
    constexpr std::size_t links_a_step = 8;
    for (std::size_t i = 0; i < links_a_step && next_ < links_.size(); ++i, ++next_)
        if (auto followed = follow(links_[next_]); !followed.ok()) return followed.issues();
    if (next_ < links_.size()) return State::More;
    ++next_;
    if (auto completed = complete(); !completed.ok()) return completed.issues();
    return State::Finished;
}

// First of all: what is sealed follows a merge that is noted, and an undo goes the same way back.
Issues MergeWork::note(Session&) {
    if (Issues issues = why_not_merge(store_, merge_); !issues.empty()) return issues;
    for (const RecordId merged : merge_.merged) {
        Record note = store_.blank(merged_record::entity);
        note.set(merged_record::name, store_.title(merge_.entity, merged));
        note.set(merged_record::kind, merge_.entity);
        note.set(merged_record::merged, merged.value);
        note.set(merged_record::survivor, merge_.survivor.value);
        if (auto kept = store_.insert(std::move(note)); !kept.ok()) return kept.issues();
    }
    return {};
}

Result<RecordId> MergeWork::follow(const Link& link) {
    if (link.entity == stored_file::entity && link.field == stored_file::owner.name) {
        auto file = store_.find(link.entity, link.record);
        if (!file) return Issue{.message = "issue.record_gone"};
        file->set(stored_file::owner, owner_key(merge_.entity, merge_.survivor));
        return store_.put_back(std::move(*file));
    }
    const bool is_itself = link.entity == merge_.entity && link.record == merge_.survivor;  // "belongs to" one that it becomes
    return store_.relink(link.entity, link.record, link.field, is_itself ? Value() : Value(merge_.survivor));
}

// The survivor takes its values last, when what must be unique is free.
Result<RecordId> MergeWork::complete() {
    for (const RecordId merged : merge_.merged) {
        // They refer to each other no more.
        for (const auto& [def, field] : store_.schema().referrers_of(merge_.entity)) {
            if (def->name != merge_.entity) continue;
            if (auto freed = store_.relink(merge_.entity, merged, field->name, {}); !freed.ok()) return freed;
        }
    }
    for (const RecordId merged : merge_.merged)
        if (auto removed = store_.remove(merge_.entity, merged); !removed.ok()) return removed;
    auto survivor = store_.find(merge_.entity, merge_.survivor);
    if (!survivor) return Issue{.message = "issue.record_gone"};
    for (const auto& [field, value] : merge_.values) {
        const auto* id = std::get_if<RecordId>(&value);
        const bool is_own = id && survivor->def().field(field).target == merge_.entity && (*id == merge_.survivor || is_among(merge_.merged, *id));
        survivor->set_value(field, is_own ? Value() : value);
    }
    return store_.update(std::move(*survivor));
}

Result<RecordId> merge_records(Session& session, const Merge& merge) {
    MergeWork work(session.store, merge);
    for (;;) {
        auto state = work.step(session);
        if (!state.ok()) return state.issues();
        if (state.value() == LongWork::State::Finished) return merge.survivor;
    }
}

}  // namespace bottega::files
