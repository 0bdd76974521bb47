#include "core/data/query_run.hpp"

#include "core/data/query_sql.hpp"
#include "core/data/row_codec.hpp"
#include "core/data/table_sql.hpp"
#include "core/data/text_order.hpp"

#include <algorithm>

namespace bottega {

namespace {

constexpr std::size_t few = 200;  // records that are sought by their ids; of more each row is asked whether it is one

// Where a search goes before a query: a condition on the id. The pointer is bound behind all arguments.
void add_found(QuerySql& sql, Found found) {
    if (!found) return;
    sql.where += sql.where.empty() ? " WHERE " : " AND ";
    const std::size_t count = found->size();
    if (count > few) {
        sql.where += "is_among(id, ?" + std::to_string(sql.arguments.size() + 1) + ")";
        return;
    }
    sql.where += "id IN (";
    if (count > 0) {
        const std::size_t marks = count <= 8 ? 8 : count <= 40 ? 40 : few;  // so that the statements are not one for each number
        for (std::size_t i = 0; i < marks; ++i) {
            sql.arguments.push_back(found->ids()[std::min(i, count - 1)]);
            sql.where += (i > 0 ? ", ?" : "?") + std::to_string(sql.arguments.size());
        }
    }
    sql.where += ")";
}

void bind_all(Statement& statement, const std::vector<Value>& arguments, Found found) {
    const int count = static_cast<int>(arguments.size());
    for (int i = 0; i < count; ++i) statement.bind(i + 1, arguments[static_cast<std::size_t>(i)]);
    if (found && found->size() > few) statement.bind_ids(count + 1, *found);
}

std::vector<RecordId> read_ids(Statement& rows) {
    std::vector<RecordId> ids;
    while (rows.step()) ids.push_back(RecordId{rows.integer(0)});
    return ids;
}

std::int64_t aggregate(Database& database, const Schema& schema, const Query& query, Found found, const std::string& what) {
    const EntityDef& def = schema.entity(query.entity);
    QuerySql sql = query_sql(schema, query);
    add_found(sql, found);
    Statement rows(database, "SELECT " + what + " FROM " + sql_name(def.name) + sql.where);
    bind_all(rows, sql.arguments, found);
    return rows.step() ? rows.integer(0) : 0;
}

}  // namespace

bool has_conditions(const Query& query) { return !query.conditions.empty() || !query.filter.empty(); }

IdSet matching_ids(Database& database, const Schema& schema, const Query& query, Found found) {
    QuerySql sql = query_sql(schema, query);
    add_found(sql, found);
    Statement rows(database, "SELECT id FROM " + sql_name(query.entity) + sql.where);
    bind_all(rows, sql.arguments, found);
    std::vector<std::int64_t> ids;
    while (rows.step()) ids.push_back(rows.integer(0));
    return IdSet(std::move(ids));
}

std::vector<RecordId> ordered_ids(Database& database, const Schema& schema, const Query& query, Found found) {
    const EntityDef& def = schema.entity(query.entity);
    QuerySql sql = query_sql(schema, query);
    add_found(sql, found);
    if (!sql.folded_column.empty()) {
        Statement rows(database, "SELECT id, " + sql.folded_column + " FROM " + sql_name(def.name) + sql.where);
        bind_all(rows, sql.arguments, found);
        std::vector<RecordId> ids = ids_by_folded_text(rows, sql.folded_descending);
        if (query.limit > 0 && ids.size() > static_cast<std::size_t>(query.limit)) ids.resize(static_cast<std::size_t>(query.limit));
        return ids;
    }
    const std::string limit = query.limit > 0 ? " LIMIT " + std::to_string(query.limit) : "";
    Statement rows(database, "SELECT id FROM " + sql_name(def.name) + sql.where + sql.order + limit);
    bind_all(rows, sql.arguments, found);
    return read_ids(rows);
}

std::int64_t count_rows(Database& database, const Schema& schema, const Query& query, Found found) {
    if (found && !has_conditions(query)) return static_cast<std::int64_t>(found->size());
    return aggregate(database, schema, query, found, "count(*)");
}

std::int64_t sum_rows(Database& database, const Schema& schema, const Query& query, Found found, std::string_view field) {
    expects(schema.entity(query.entity).has(field), "a sum names a field of its entity");
    return aggregate(database, schema, query, found, "coalesce(sum(" + sql_name(field) + "), 0)");
}

std::vector<GroupTotal> group_rows(Database& database, const Schema& schema, const Query& query, Found found, std::string_view group,
                                   std::string_view summed, std::string_view within) {
    const EntityDef& def = schema.entity(query.entity);
    const auto known = [&](std::string_view field) { return field.empty() || def.has(field); };
    expects(def.has(group) && known(summed) && known(within), "a grouping names fields of its entity");
    QuerySql sql = query_sql(schema, query);
    add_found(sql, found);
    const std::string sum = summed.empty() ? "0" : "coalesce(sum(" + sql_name(summed) + "), 0)";
    const std::string columns = sql_name(group) + ", count(*), " + sum + (within.empty() ? "" : ", " + sql_name(within));
    const std::string grouped = within.empty() ? " GROUP BY 1 ORDER BY 1" : " GROUP BY 1, 4 ORDER BY 1, 4";
    Statement rows(database, "SELECT " + columns + " FROM " + sql_name(def.name) + sql.where + grouped);
    bind_all(rows, sql.arguments, found);
    const auto value = [&](int column, std::string_view field) { return read_value(rows, column, def.field(field).type, Currency("EUR")); };
    std::vector<GroupTotal> totals;
    while (rows.step()) totals.push_back({value(0, group), rows.integer(1), rows.integer(2), within.empty() ? Value() : value(3, within)});
    return totals;
}

}  // namespace bottega
