#include "core/data/query_sql.hpp"

#include "core/data/filter_sql.hpp"
#include "core/data/table_sql.hpp"

namespace bottega {

namespace {

std::string column_of(const EntityDef& def, const std::string& field) {
    if (field == "id" || (field == "parent_id" && !def.parent.empty())) return field;
    expects(def.has(field), "a query names a field of its entity");
    return sql_name(field);
}

std::string where_sql(const Schema& schema, const EntityDef& def, const Query& query, std::vector<Value>& arguments) {
    std::string where;
    const auto add = [&](const std::string& part) {
        if (!part.empty()) where += (where.empty() ? " WHERE " : " AND ") + part;
    };
    for (const Condition& condition : query.conditions) add(comparison_sql(column_of(def, condition.field), condition, arguments));
    add(filter_sql(schema, def, query.filter, arguments));
    return where;
}

// Texts are in the order a person expects, whatever their accents and capitals; the title has an index of its own.
bool is_folded(const EntityDef& def, const std::string& field) {
    if (!def.has(field) || (field == def.title_field && has_title_key(def))) return false;
    return def.field(field).type == FieldType::Text || def.field(field).type == FieldType::LongText;
}

std::string order_sql(const EntityDef& def, const Order& order) {
    const char* direction = order.descending ? " DESC" : "";
    if (order.field == def.title_field && has_title_key(def)) return std::string("title_key") + direction;
    const std::string column = column_of(def, order.field);
    return (is_folded(def, order.field) ? "fold(" + column + ")" : column) + direction;
}

}  // namespace

std::vector<Order> effective_order(const EntityDef& def, const Query& query) {
    if (!query.order.empty()) return query.order;
    if (def.order.empty()) return {{def.title_field, false}};
    if (def.order[0] == '-') return {{def.order.substr(1), true}};
    return {{def.order, false}};
}

QuerySql query_sql(const Schema& schema, const Query& query) {
    const EntityDef& def = schema.entity(query.entity);
    QuerySql sql;
    sql.where = where_sql(schema, def, query, sql.arguments);
    const auto orders = effective_order(def, query);
    if (orders.size() == 1 && is_folded(def, orders[0].field)) {
        sql.folded_column = column_of(def, orders[0].field);
        sql.folded_descending = orders[0].descending;
    }
    for (const Order& order : orders) sql.order += (sql.order.empty() ? " ORDER BY " : ", ") + order_sql(def, order);
    sql.order += orders.back().descending ? ", id DESC" : ", id";
    return sql;
}

std::string match_expression(std::string_view typed) {
    std::string expression, word;
    const auto finish = [&] {
        if (!word.empty()) expression += (expression.empty() ? "\"" : " \"") + word + "\"*";
        word.clear();
    };
    for (const char c : typed) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) word += c;
        else finish();
    }
    finish();
    return expression;
}

}  // namespace bottega
