#include "core/data/record_tree.hpp"

#include "core/data/table_sql.hpp"

#include <algorithm>

namespace bottega {

namespace {

// Of a record and all that lie inside it: 1 where nothing does.
int levels_from(Database& database, const EntityDef& def, const FieldDef& field, RecordId id) {
    const std::string table = sql_name(def.name);
    Statement deepest(database, "WITH RECURSIVE inner(id, level) AS (SELECT ?1, 1 UNION ALL SELECT " + table + ".id, level + 1 FROM " + table +
                                    " JOIN inner ON " + table + "." + sql_name(field.name) + " = inner.id WHERE level < 100) SELECT max(level) FROM inner");
    deepest.bind(1, id.value);
    return deepest.step() ? static_cast<int>(deepest.integer(0)) : 1;
}

}  // namespace

const FieldDef* field_of_own_kind(const EntityDef& def) {
    const auto found = std::find_if(def.fields.begin(), def.fields.end(), [&](const FieldDef& field) { return field.target == def.name && !field.custom; });
    return found == def.fields.end() ? nullptr : &*found;
}

std::optional<Issue> why_not_inside(Database& database, const Record& record, const FieldDef& field, RecordId target) {
    const EntityDef& def = record.def();
    if (field.target != def.name || field.custom) return std::nullopt;  // a person may link two partners to each other
    Statement above(database, "SELECT " + sql_name(field.name) + " FROM " + sql_name(def.name) + " WHERE id = ?1");
    int level = 0;
    for (RecordId at = target; at.value != 0; ++level) {
        if (record.id() && at == record.id()) return Issue{.field = field.name, .message = "issue.reference_circle"};
        above.reset();
        above.bind(1, at.value);
        at = RecordId{above.step() && !above.is_null(0) ? above.integer(0) : 0};
    }
    if (def.most_levels == 0) return std::nullopt;
    level += record.id() ? levels_from(database, def, field, record.id()) : 1;
    if (level <= def.most_levels) return std::nullopt;
    return Issue{.field = field.name, .message = "issue.too_many_levels", .args = {std::to_string(def.most_levels)}};
}

}  // namespace bottega
