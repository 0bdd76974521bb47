#include "core/data/picker.hpp"

namespace bottega {

Query picker_query(const EntityDef& target, std::string search) {
    Query query{.entity = target.name, .search = std::move(search)};
    if (target.has("active")) query.conditions.push_back({"active", Comparison::NotEqual, {false}});
    return query;
}

}  // namespace bottega
