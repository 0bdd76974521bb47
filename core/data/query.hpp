#pragma once

#include "core/data/filter.hpp"

namespace bottega {

struct Order {
    std::string field;
    bool descending = false;
    bool operator==(const Order&) const = default;
};

// Which records of one entity, in which order: data, so that it can be cached, saved and exported.
struct Query {
    std::string entity;
    std::string search = {};              // words, each a piece of the title or of a searchable field
    std::vector<Condition> conditions = {};  // all of them hold together
    Filter filter = {};                   // and this, too: amounts count as a list shows them (core/data/counter_record)
    std::vector<Order> order = {};        // empty: the entity's own order; ties always by id
    int limit = 0;                        // 0: all
    bool operator==(const Query&) const = default;
};

}  // namespace bottega
