#include "core/data/query_run.hpp"

#include "core/data/query_sql.hpp"
#include "core/data/row_codec.hpp"
#include "core/data/table_sql.hpp"
#include "core/data/text_order.hpp"

#include <algorithm>

namespace bottega {

namespace {

// Ids whose text matches, ascending.
std::vector<std::int64_t> matching_ids(Database& database, const EntityDef& def, const std::string& expression) {
    std::vector<std::int64_t> ids;
    Statement rows(database, "SELECT rowid FROM " + sql_name(text_index_name(def)) + " WHERE " + sql_name(text_index_name(def)) + " MATCH ?1 ORDER BY rowid");
    rows.bind_text(1, expression);
    while (rows.step()) ids.push_back(rows.integer(0));
    return ids;
}

void bind_all(Statement& statement, const std::vector<Value>& arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i) statement.bind(static_cast<int>(i) + 1, arguments[i]);
}

std::vector<RecordId> read_ids(Statement& rows) {
    std::vector<RecordId> ids;
    while (rows.step()) ids.push_back(RecordId{rows.integer(0)});
    return ids;
}

// Many matches in title order: walking the title index and asking for membership costs less than sorting them.
std::vector<RecordId> walk_title_index(Database& database, const EntityDef& def, const std::vector<std::int64_t>& matches, int limit) {
    std::vector<RecordId> ids;
    Statement rows(database, "SELECT id FROM " + sql_name(def.name) + " ORDER BY title_key, id");
    while (rows.step()) {
        const std::int64_t id = rows.integer(0);
        if (!std::binary_search(matches.begin(), matches.end(), id)) continue;
        ids.push_back(RecordId{id});
        if (limit > 0 && ids.size() == static_cast<std::size_t>(limit)) break;
    }
    return ids;
}

// Search and conditions together, for counts and sums.
std::string full_where(const EntityDef& def, const Query& query, QuerySql& sql) {
    const std::string expression = match_expression(query.search);
    std::string where = sql.where;
    if (query.search.empty()) return where;
    where += where.empty() ? " WHERE " : " AND ";
    if (expression.empty() || !def.is_searchable()) return where + "0";
    sql.arguments.push_back(expression);
    return where + "id IN (SELECT rowid FROM " + sql_name(text_index_name(def)) + " WHERE " + sql_name(text_index_name(def)) + " MATCH ?" +
           std::to_string(sql.arguments.size()) + ")";
}

std::int64_t aggregate(Database& database, const Schema& schema, const Query& query, const std::string& what) {
    const EntityDef& def = schema.entity(query.entity);
    QuerySql sql = query_sql(schema, query);
    const std::string where = full_where(def, query, sql);
    Statement rows(database, "SELECT " + what + " FROM " + sql_name(def.name) + where);
    bind_all(rows, sql.arguments);
    return rows.step() ? rows.integer(0) : 0;
}

}  // namespace

std::vector<RecordId> ordered_ids(Database& database, const Schema& schema, const Query& query) {
    constexpr std::size_t many = 2000;
    const EntityDef& def = schema.entity(query.entity);
    QuerySql sql = query_sql(schema, query);
    const std::string expression = match_expression(query.search);
    if (!expression.empty() && sql.where.empty() && sql.by_title && def.is_searchable()) {
        const auto matches = matching_ids(database, def, expression);
        if (matches.size() > many) return walk_title_index(database, def, matches, query.limit);
    }
    const std::string where = full_where(def, query, sql);
    if (!sql.folded_column.empty()) {
        Statement rows(database, "SELECT id, " + sql.folded_column + " FROM " + sql_name(def.name) + where);
        bind_all(rows, sql.arguments);
        std::vector<RecordId> ids = ids_by_folded_text(rows, sql.folded_descending);
        if (query.limit > 0 && ids.size() > static_cast<std::size_t>(query.limit)) ids.resize(static_cast<std::size_t>(query.limit));
        return ids;
    }
    const std::string limit = query.limit > 0 ? " LIMIT " + std::to_string(query.limit) : "";
    Statement rows(database, "SELECT id FROM " + sql_name(def.name) + where + sql.order + limit);
    bind_all(rows, sql.arguments);
    return read_ids(rows);
}

std::int64_t count_rows(Database& database, const Schema& schema, const Query& query) { return aggregate(database, schema, query, "count(*)"); }

std::int64_t sum_rows(Database& database, const Schema& schema, const Query& query, std::string_view field) {
    expects(schema.entity(query.entity).has(field), "a sum names a field of its entity");
    return aggregate(database, schema, query, "coalesce(sum(" + sql_name(field) + "), 0)");
}

std::vector<GroupTotal> group_rows(Database& database, const Schema& schema, const Query& query, std::string_view group, std::string_view summed) {
    const EntityDef& def = schema.entity(query.entity);
    expects(def.has(group) && (summed.empty() || def.has(summed)), "a grouping names fields of its entity");
    QuerySql sql = query_sql(schema, query);
    const std::string where = full_where(def, query, sql);
    const std::string sum = summed.empty() ? "0" : "coalesce(sum(" + sql_name(summed) + "), 0)";
    Statement rows(database, "SELECT " + sql_name(group) + ", count(*), " + sum + " FROM " + sql_name(def.name) + where + " GROUP BY 1 ORDER BY 1");
    bind_all(rows, sql.arguments);
    std::vector<GroupTotal> totals;
    while (rows.step()) totals.push_back({read_value(rows, 0, def.field(group).type, Currency("EUR")), rows.integer(1), rows.integer(2)});
    return totals;
}

}  // namespace bottega
