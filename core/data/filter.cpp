#include "core/data/filter.hpp"

#include <utility>

namespace bottega {

Filter simplified(const Filter& filter) {
    if (!filter.is_group()) return filter;
    Filter result{.kind = filter.kind};
    for (const Filter& part : filter.parts) {
        Filter simple = simplified(part);
        if (simple.empty()) continue;
        if (simple.kind == filter.kind)
            for (Filter& inner : simple.parts) result.parts.push_back(std::move(inner));
        else
            result.parts.push_back(std::move(simple));
    }
    if (result.parts.size() != 1) return result;
    Filter only = std::move(result.parts.front());
    return only;
}

}  // namespace bottega
