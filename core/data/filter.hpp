#pragma once

#include "core/data/value.hpp"

#include <string>
#include <vector>

namespace bottega {

// Contains, BeginsWith and Reads look at texts as people do, without regard to capitals and accents; Equal is exact.
// In and NotIn ask several choices whether one of them is chosen.
// Within asks for days by what they are today: "this_month", "last_30_days" (core/data/relative_date).
enum class Comparison {
    Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, In, IsEmpty, IsNotEmpty,
    NotIn, Between, Contains, NotContains, BeginsWith, Reads, ReadsNot, Within
};

// One condition of a filter: the field of the record itself, "city", or one on the way to others (core/data/field_path).
struct Condition {
    std::string field;
    Comparison comparison = Comparison::Equal;
    std::vector<Value> values = {};
    bool operator==(const Condition&) const = default;
};

// Which records a person asks for: conditions, and groups within groups of which all or any must hold. A group of nothing
// asks for nothing.
struct Filter {
    enum class Kind { All, Any, One };
    Kind kind = Kind::All;
    std::vector<Filter> parts = {};  // of All and Any
    Condition condition = {};        // of One

    [[nodiscard]] static Filter one(Condition condition) { return {.kind = Kind::One, .condition = std::move(condition)}; }
    [[nodiscard]] static Filter all(std::vector<Filter> parts) { return {.kind = Kind::All, .parts = std::move(parts)}; }
    [[nodiscard]] static Filter any(std::vector<Filter> parts) { return {.kind = Kind::Any, .parts = std::move(parts)}; }
    [[nodiscard]] bool is_group() const { return kind != Kind::One; }
    [[nodiscard]] bool empty() const { return is_group() && parts.empty(); }
    bool operator==(const Filter&) const = default;
};

// The same question said shortly: without empty groups and groups of one.
[[nodiscard]] Filter simplified(const Filter& filter);

}  // namespace bottega
