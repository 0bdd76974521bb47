#include "wasm-app/screens/folder_commands.hpp"

#include "core/data/each_record.hpp"
#include "core/files/files_of_record.hpp"
#include "wasm-app/kit/overlays.hpp"

namespace bottega::ui {

namespace {

Result<RecordId> insert_folder(Session& session, const std::string& entity, const std::string& name, RecordId inside) {
    Record folder = session.store.blank(entity);
    folder.set_value(folder.def().title_field, name);
    if (inside) folder.set_value(field_of_outer_folder(folder.def()).name, inside);
    return session.store.insert(std::move(folder));
}

// Only the link changes: what a person's rules demand of the rest of the record is asked for when they save it.
EachRecord::Act lead_to_folder(const EntityDef& list, RecordId folder) {
    return [entity = list.name, field = list.folder_field, value = folder ? Value(folder) : Value()](Session& session, RecordId id) -> Result<RecordId> {
        const auto record = session.store.find(entity, id);
        if (!record) return Issue{.message = "issue.record_gone"};
        if (record->value(field) == value) return id;
        return session.store.relink(entity, id, field, value);
    };
}

std::function<void(const Issues&)> tell_why_not(const UiContext& ui) {
    return [ui](const Issues& issues) { show_toast({.text = ui.sentence(issues.front()), .tone = Tone::Bad}); };
}

std::function<std::string(const UiContext&)> tell_moved(std::size_t count, const std::string& target) {
    return [count = static_cast<std::int64_t>(count), target](const UiContext& then) {
        return then.catalogue.plural("ui.folders.moved", count, {target, then.locale.integer(count)});
    };
}

}  // namespace

void add_folder(const UiContext& ui, const EntityDef& folders, const std::string& name, RecordId inside, std::function<void(RecordId)> done) {
    ui.run({.label = "ui.folders.add",
            .run = [entity = folders.name, name, inside](Session& session, const Answers&) { return insert_folder(session, entity, name, inside); },
            .done = std::move(done),
            .refused = tell_why_not(ui),
            .told = [name](const UiContext& then) { return then.text("ui.folders.added", {name}); }});
}

void rename_folder(const UiContext& ui, const EntityDef& folders, RecordId folder, const std::string& name) {
    ui.run({.label = "ui.folders.rename",
            .run = [entity = folders.name, folder, name](Session& session, const Answers&) -> Result<RecordId> {
                auto record = session.store.find(entity, folder);
                if (!record) return Issue{.message = "issue.record_gone"};
                record->set_value(record->def().title_field, name);
                return session.store.update(std::move(*record));
            },
            .refused = tell_why_not(ui),
            .told = [name](const UiContext& then) { return then.text("ui.folders.renamed", {name}); }});
}

void move_folder_to(const UiContext& ui, const EntityDef& folders, const Folder& folder, RecordId into, const std::string& target) {
    if (folder.inside == into) return;
    ui.run({.label = "ui.folders.move",
            .run = [entity = folders.name, id = folder.id, into](Session& session, const Answers&) { return move_folder(session, entity, id, into); },
            .refused = tell_why_not(ui),
            .told = [name = folder.name, target](const UiContext& then) { return then.text("ui.folders.folder_moved", {name, target}); }});
}

void remove_folder(const UiContext& ui, const EntityDef& folders, const Folder& folder, const std::string& around) {
    const bool held_nothing = folder.all == 0 && !folder.has_inner;
    ui.run({.label = "ui.folders.remove",
            .run = [entity = folders.name, id = folder.id](Session& session, const Answers&) -> Result<RecordId> {
                if (auto emptied = empty_folder(session, entity, id); !emptied.ok()) return emptied;
                return files::remove_with_files(session, entity, id);
            },
            .refused = tell_why_not(ui),
            .told = [held_nothing, name = folder.name, around](const UiContext& then) {
                return held_nothing ? then.text("ui.folders.removed_empty", {name}) : then.text("ui.folders.removed", {name, around});
            }});
}

void move_to_folder(const UiContext& ui, const EntityDef& list, std::vector<RecordId> records, RecordId folder, const std::string& target) {
    if (records.empty()) return;
    auto told = tell_moved(records.size(), target);
    ui.run({.label = "ui.folders.move_records",
            .start = [records = std::move(records), act = lead_to_folder(list, folder)](Session&) {
                return std::make_unique<EachRecord>(records, act, std::make_shared<EachOutcome>());
            },
            .told = std::move(told)});
}

void move_to_new_folder(const UiContext& ui, const EntityDef& list, std::vector<RecordId> records, const std::string& name) {
    auto told = tell_moved(records.size(), name);
    ui.run({.label = "ui.folders.move_records",
            .run = [records = std::move(records), &list, entity = list.field(list.folder_field).target, name](Session& session, const Answers&) -> Result<RecordId> {
                auto folder = insert_folder(session, entity, name, {});
                if (!folder.ok()) return folder;
                const auto lead = lead_to_folder(list, folder.value());
                for (const RecordId record : records)
                    if (auto moved = lead(session, record); !moved.ok()) return moved;
                return folder;
            },
            .refused = tell_why_not(ui),
            .told = std::move(told)});
}

}  // namespace bottega::ui
