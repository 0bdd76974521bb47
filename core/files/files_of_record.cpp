#include "core/files/files_of_record.hpp"

#include <nlohmann/json.hpp>

#include "core/data/named_record.hpp"

namespace bottega::files {

namespace {

Query newest_of(std::string_view entity, RecordId record) {
    return {.entity = std::string(stored_file::entity),
            .conditions = {{"owner", Comparison::Equal, {owner_key(entity, record)}},
                           {"superseded", Comparison::Equal, {false}}}};
}

Record row_of(Session& session, const std::string& owner, const NewFile& file) {
    Record record = row_of(session, file);
    record.set(stored_file::owner, owner);
    return record;
}

bool is_issued(const Record& file) { return file.text(stored_file::kind) == "issued"; }

// Leads the fields that name a file to another, or to none. Those of a sealed record stay with the version they were
// sealed with, so that it cannot be removed.
Issues lead_fields(RecordStore& store, RecordId from, const std::optional<RecordId>& to) {
    for (const auto& [def, field] : store.schema().referrers_of(stored_file::entity)) {
        if (field->format != TextFormat::File) continue;
        for (const Record& record : store.run({.entity = def->name, .conditions = {{field->name, Comparison::Equal, {from}}}})) {
            if (store.is_under_seal(record)) continue;
            if (auto led = store.relink(def->name, record.id(), field->name, to ? Value(*to) : Value()); !led.ok()) return led.issues();
        }
    }
    return {};
}

}  // namespace

std::string owner_key(std::string_view entity, RecordId record) {
    return std::string(entity) + "/" + std::to_string(record.value);
}

Record row_of(Session& session, const NewFile& file) {
    Record record = session.store.blank(stored_file::entity);
    record.set(stored_file::name, file.name);
    record.set(stored_file::media_type, file.media_type);
    record.set(stored_file::hash, file.hash);
    record.set(stored_file::bytes, file.bytes);
    record.set(stored_file::text, file.text);
    record.set(stored_file::added_at, session.now);
    return record;
}

std::optional<Owner> owner_of(const Record& file) { return named_record(file.text(stored_file::owner)); }

std::vector<Record> files_of(RecordStore& store, std::string_view entity, RecordId record) {
    return store.run(newest_of(entity, record));
}

std::int64_t count_files(RecordStore& store, std::string_view entity, RecordId record) {
    return store.count(newest_of(entity, record));
}

std::vector<Record> earlier_versions(RecordStore& store, const Record& file) {
    std::vector<Record> versions;
    auto next = file.get(stored_file::previous);
    while (next) {
        auto version = store.find(stored_file::entity, *next);
        if (!version) break;
        next = version->get(stored_file::previous);
        versions.push_back(std::move(*version));
    }
    return versions;
}

Result<RecordId> add_file(Session& session, const Owner& owner, const NewFile& file) {
    const auto& [entity, record] = owner;
    if (!session.store.find(entity, record)) return Issue{.message = "issue.record_gone"};
    Query same = newest_of(entity, record);
    same.conditions.push_back({"hash", Comparison::Equal, {file.hash}});
    same.conditions.push_back({"name", Comparison::Equal, {file.name}});
    if (const auto known = session.store.first(same)) return known->id();
    return session.store.insert(row_of(session, owner_key(entity, record), file));
}

Result<RecordId> add_version(Session& session, RecordId newest, const NewFile& file) {
    auto before = session.store.find(stored_file::entity, newest);
    if (!before) return Issue{.message = "issue.record_gone"};
    if (is_issued(*before)) return Issue{.message = "issue.sealed"};
    if (before->get(stored_file::superseded).value_or(false)) return Issue{.message = "issue.file_superseded"};
    if (before->text(stored_file::hash) == file.hash) return Issue{.message = "issue.file_same_version", .args = {before->title()}};
    Record version = row_of(session, before->text(stored_file::owner), file);
    for (const auto field : {stored_file::folder, stored_file::tags, stored_file::note})
        if (!before->text(field).empty()) version.set(field, before->text(field));
    version.set(stored_file::previous, newest);
    before->set(stored_file::superseded, true);
    if (auto stepped_back = session.store.update(std::move(*before)); !stepped_back.ok()) return stepped_back;
    auto added = session.store.insert(std::move(version));
    if (!added.ok()) return added;
    if (Issues issues = lead_fields(session.store, newest, added.value()); !issues.empty()) return issues;
    return added;
}

Result<RecordId> remove_file(Session& session, RecordId newest) {
    const auto file = session.store.find(stored_file::entity, newest);
    if (!file) return Issue{.message = "issue.record_gone"};
    const std::vector<Record> earlier = earlier_versions(session.store, *file);
    if (Issues issues = lead_fields(session.store, newest, std::nullopt); !issues.empty()) return issues;
    auto removed = session.store.remove(stored_file::entity, newest);
    for (const Record& version : earlier) {
        if (!removed.ok()) return removed;
        removed = session.store.remove(stored_file::entity, version.id());
    }
    return removed.ok() ? Result<RecordId>(newest) : removed;
}

Result<RecordId> remove_with_files(Session& session, std::string_view entity, RecordId record) {
    auto removed = session.store.remove(entity, record);
    if (!removed.ok()) return removed;
    for (const Record& file : files_of(session.store, entity, record))
        if (auto gone = remove_file(session, file.id()); !gone.ok()) return gone;
    return removed;
}

std::optional<Record> issued_paper(RecordStore& store, std::string_view entity, RecordId document) {
    Query query = newest_of(entity, document);
    query.conditions.push_back({"kind", Comparison::Equal, {std::string("issued")}});
    return store.first(query);
}

Result<RecordId> keep_issued_paper(Session& session, const Owner& document, const NewFile& paper) {
    const auto& [entity, id] = document;
    const auto owner = session.store.find(entity, id);
    if (!owner) return Issue{.message = "issue.record_gone"};
    expects(is_sealed(*owner), "only an issued document has a paper for good");
    if (const auto kept = issued_paper(session.store, entity, id)) return kept->id();
    Record record = row_of(session, owner_key(entity, id), paper);
    record.set(stored_file::kind, std::string("issued"));
    return session.store.insert(std::move(record));
}

std::set<std::string> needed_hashes(RecordStore& store) {
    std::set<std::string> hashes;
    Statement rows(store.database(), "SELECT DISTINCT hash FROM stored_file");
    while (rows.step()) hashes.insert(rows.text(0));
    Statement deleted(store.database(), "SELECT changes FROM history WHERE entity = 'stored_file' AND kind = 3");
    while (deleted.step()) {
        const auto kept = nlohmann::json::parse(deleted.text(0), nullptr, false);
        if (kept.is_object()) hashes.insert(kept.value("hash", std::string()));
    }
    hashes.erase(std::string());
    return hashes;
}

}  // namespace bottega::files
