#include "core/data/folders.hpp"

#include "core/base/text.hpp"
#include "core/data/record_tree.hpp"
#include "core/data/table_sql.hpp"

#include <algorithm>
#include <map>

namespace bottega {

namespace {

using ByOuter = std::map<std::int64_t, std::vector<Folder>>;

ByOuter read_folders(RecordStore& store, const EntityDef& folders) {
    ByOuter by_outer;
    Statement rows(store.database(), "SELECT id, " + sql_name(folders.title_field) + ", " + sql_name(field_of_outer_folder(folders).name) +
                                         " FROM " + sql_name(folders.name));
    while (rows.step()) {
        const RecordId inside{rows.is_null(2) ? 0 : rows.integer(2)};
        by_outer[inside.value].push_back({.id = RecordId{rows.integer(0)}, .inside = inside, .name = rows.text(1)});
    }
    for (auto& [outer, inner] : by_outer)
        std::sort(inner.begin(), inner.end(), [](const Folder& a, const Folder& b) {
            const std::string first = fold(a.name), second = fold(b.name);
            return first == second ? a.id.value < b.id.value : first < second;
        });
    return by_outer;
}

// How many records lie in each; 0: in none. Those in none are many in a long list, and none of them is looked at.
std::map<std::int64_t, std::int64_t> count_records(RecordStore& store, const EntityDef& list, const ByOuter& folders) {
    std::map<std::int64_t, std::int64_t> counts;
    std::int64_t without = store.count({.entity = list.name});
    Statement in_folder(store.database(), "SELECT count(*) FROM " + sql_name(list.name) + " WHERE " + sql_name(list.folder_field) + " = ?1");
    for (const auto& [outer, inner] : folders) {
        for (const Folder& folder : inner) {
            in_folder.bind(1, folder.id.value);
            const std::int64_t count = in_folder.step() ? in_folder.integer(0) : 0;
            in_folder.reset();
            counts[folder.id.value] = count;
            without -= count;
        }
    }
    counts[0] = without;
    return counts;
}

struct Gathering {
    ByOuter by_outer;
    std::map<std::int64_t, std::int64_t> counts;
    std::vector<Folder> list = {};

    // The records of all folders inside this one.
    std::int64_t add_inside(RecordId outer, int level) {
        const auto found = by_outer.find(outer.value);
        if (found == by_outer.end()) return 0;
        std::int64_t sum = 0;
        for (const Folder& folder : found->second) {
            const std::size_t place = list.size();
            list.push_back(folder);
            list[place].level = level;
            list[place].own = counts.contains(folder.id.value) ? counts.at(folder.id.value) : 0;
            list[place].all = list[place].own + add_inside(folder.id, level + 1);
            list[place].has_inner = list.size() > place + 1;
            sum += list[place].all;
        }
        return sum;
    }
};

}  // namespace

EntityDef folder_def(std::string name) {
    return {
        .name = name,
        .title_field = "name",
        .fields =
            {
                {.name = "name", .required = true, .searchable = true, .listed = true, .maximum_length = 60},
                {.name = "parent", .type = FieldType::Reference, .target = name, .listed = true},
            },
        .most_levels = most_folder_levels,
    };
}

const Folder* Folders::find(RecordId id) const {
    const auto found = std::find_if(list.begin(), list.end(), [id](const Folder& folder) { return folder.id == id; });
    return id && found != list.end() ? &*found : nullptr;
}

std::vector<RecordId> Folders::with_inner(RecordId id) const {
    std::vector<RecordId> ids;
    const Folder* outer = find(id);
    if (!outer) return ids;
    ids.push_back(id);
    for (std::size_t i = static_cast<std::size_t>(outer - list.data()) + 1; i < list.size() && list[i].level > outer->level; ++i)
        ids.push_back(list[i].id);
    return ids;
}

std::string Folders::path(RecordId id) const {
    std::string path;
    for (const Folder* folder = find(id); folder; folder = find(folder->inside))
        path = folder->name + (path.empty() ? "" : " / ") + path;
    return path;
}

Folders folders_of(RecordStore& store, const EntityDef& list) {
    ByOuter folders_by_outer = read_folders(store, folder_entity(store.schema(), list));
    auto counts = count_records(store, list, folders_by_outer);
    Gathering gathering{.by_outer = std::move(folders_by_outer), .counts = std::move(counts)};
    gathering.add_inside({}, 1);
    Folders folders;
    for (const auto& [folder, count] : gathering.counts) folders.records += count;
    folders.without = gathering.counts[0];
    folders.list = std::move(gathering.list);
    return folders;
}

const EntityDef& folder_entity(const Schema& schema, const EntityDef& list) {
    expects(!list.folder_field.empty(), "a list that has folders");
    return schema.entity(list.field(list.folder_field).target);
}

const FieldDef& field_of_outer_folder(const EntityDef& folders) {
    const FieldDef* field = field_of_own_kind(folders);
    expects(field != nullptr, "a folder lies in another one");
    return *field;
}

Condition lies_in(const Folders& folders, const EntityDef& list, RecordId folder, FolderScope scope) {
    if (!folder) return {.field = list.folder_field, .comparison = Comparison::IsEmpty};
    if (scope == FolderScope::Only) return {.field = list.folder_field, .comparison = Comparison::Equal, .values = {folder}};
    Condition condition{.field = list.folder_field, .comparison = Comparison::In};
    for (const RecordId id : folders.with_inner(folder)) condition.values.push_back(id);
    if (condition.values.empty()) condition.values.push_back(folder);
    return condition;
}

Result<RecordId> move_folder(Session& session, std::string_view folders, RecordId folder, RecordId into) {
    auto record = session.store.find(folders, folder);
    if (!record) return Issue{.message = "issue.record_gone"};
    record->set_value(field_of_outer_folder(record->def()).name, into ? Value(into) : Value());
    return session.store.update(std::move(*record));
}

Result<RecordId> empty_folder(Session& session, std::string_view folders, RecordId folder) {
    RecordStore& store = session.store;
    const auto record = store.find(folders, folder);
    if (!record) return Issue{.message = "issue.record_gone"};
    const Value around = record->value(field_of_outer_folder(record->def()).name);
    for (const auto& [def, field] : store.schema().referrers_of(folders)) {
        std::vector<RecordId> inside;
        Statement rows(store.database(), "SELECT id FROM " + sql_name(def->name) + " WHERE " + sql_name(field->name) + " = ?1");
        rows.bind(1, folder.value);
        while (rows.step()) inside.push_back(RecordId{rows.integer(0)});
        for (const RecordId id : inside)
            if (auto moved = store.relink(def->name, id, field->name, around); !moved.ok()) return moved;
    }
    return folder;
}

}  // namespace bottega
