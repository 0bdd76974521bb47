#pragma once

#include "core/data/value.hpp"

#include <string>
#include <vector>

namespace bottega {

enum class Comparison { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, In, IsEmpty, IsNotEmpty };

// One condition of a filter; all conditions of a query hold together.
struct Condition {
    std::string field;
    Comparison comparison = Comparison::Equal;
    std::vector<Value> values = {};
    bool operator==(const Condition&) const = default;
};

struct Order {
    std::string field;
    bool descending = false;
    bool operator==(const Order&) const = default;
};

// Which records of one entity, in which order: data, so that it can be cached, saved and exported.
struct Query {
    std::string entity;
    std::string search = {};              // words, each the beginning of a word in a searchable field
    std::vector<Condition> conditions = {};
    std::vector<Order> order = {};        // empty: the entity's own order; ties always by id
    int limit = 0;                        // 0: all
    bool operator==(const Query&) const = default;
};

}  // namespace bottega
