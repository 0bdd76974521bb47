#include "core/data/grouped_query.hpp"

#include "core/data/query_sql.hpp"

namespace bottega {

Query grouped_by(const EntityDef& def, Query query, std::string_view field) {
    std::vector<Order> order{{std::string(field), false}};
    for (Order& wanted : effective_order(def, query))
        if (wanted.field != field) order.push_back(std::move(wanted));
    query.order = std::move(order);
    return query;
}

}  // namespace bottega
