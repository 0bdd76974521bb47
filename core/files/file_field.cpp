#include "core/files/file_field.hpp"

#include <algorithm>

namespace bottega::files {

namespace {

bool has_file_fields(const EntityDef& def) { return std::any_of(def.fields.begin(), def.fields.end(), is_file_field); }

std::optional<RecordId> named_by(const std::optional<Record>& record, std::string_view field) {
    return record ? record->get(Field<RecordId>{field}) : std::nullopt;
}

// A newest version that belongs to the record: only such a one is replaced, or goes when nothing names it.
std::optional<Record> own_file(RecordStore& store, const Record& owner, RecordId id) {
    auto file = store.find(stored_file::entity, id);
    const bool is_own = file && owner_of(*file) == Owner{owner.def().name, owner.id()};
    if (!is_own || file->get(stored_file::superseded).value_or(false) || file->text(stored_file::kind) != "attachment") return std::nullopt;
    return file;
}

// One save: the files first, since the record names them.
class SaveWithFiles {
public:
    SaveWithFiles(Session& session, Record record) : session_(session), record_(std::move(record)) {
        if (record_.id()) before_ = session.store.find(record_.def().name, record_.id());
    }

    Result<RecordId> run(const std::vector<ChosenFile>& chosen, const SaveOne& save) {
        for (const ChosenFile& one : chosen) {
            auto kept = keep(one);
            if (!kept.ok()) return kept;
            record_.set(Field<RecordId>{one.field}, kept.value());
        }
        auto saved = save(session_, record_);
        if (!saved.ok()) return saved;
        for (const RecordId file : ownerless_)
            if (auto given = give_owner(file, saved.value()); !given.ok()) return given;
        for (const FieldDef& field : record_.def().fields)
            if (is_file_field(field))
                if (auto gone = let_go(field); !gone.ok()) return gone.issues();
        return saved;
    }

private:
    Result<RecordId> keep(const ChosenFile& chosen) {
        if (!before_) {
            auto added = session_.store.insert(row_of(session_, chosen.file));
            if (added.ok()) ownerless_.push_back(added.value());
            return added;
        }
        const auto old = named_by(before_, chosen.field);
        const auto replaced = old ? own_file(session_.store, *before_, *old) : std::nullopt;
        if (replaced && replaced->text(stored_file::hash) == chosen.file.hash) return *old;
        return replaced ? add_version(session_, *old, chosen.file) : add_file(session_, {before_->def().name, before_->id()}, chosen.file);
    }

    Result<RecordId> give_owner(RecordId id, RecordId record) {
        auto file = session_.store.find(stored_file::entity, id);
        if (!file) return Issue{.message = "issue.record_gone"};
        file->set(stored_file::owner, owner_key(record_.def().name, record));
        return session_.store.update(std::move(*file));
    }

    Result<Done> let_go(const FieldDef& field) {
        const auto old = named_by(before_, field.name);
        if (!old || old == record_.get(Field<RecordId>{field.name}) || !own_file(session_.store, *before_, *old)) return Done{};
        if (!session_.store.usages(stored_file::entity, *old).empty()) return Done{};
        auto removed = remove_file(session_, *old);
        return removed.ok() ? Result<Done>(Done{}) : removed.issues();
    }

    Session& session_;
    Record record_;
    std::optional<Record> before_;
    std::vector<RecordId> ownerless_;  // until their record has an id
};

}  // namespace

Result<RecordId> save_with_files(Session& session, Record record, const std::vector<ChosenFile>& chosen, const SaveOne& save) {
    if (!has_file_fields(record.def())) return save(session, std::move(record));
    return SaveWithFiles(session, std::move(record)).run(chosen, save);
}

}  // namespace bottega::files
