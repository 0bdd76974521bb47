#pragma once

#include <cstdint>
#include <vector>

namespace bottega {

// Ids of records, each once, as they were found, and whether one is among them. No id is 0.
class IdSet {
public:
    IdSet() = default;
    explicit IdSet(std::vector<std::int64_t> ids);

    void add(std::int64_t id);
    [[nodiscard]] bool has(std::int64_t id) const { return !places_.empty() && places_[place_of(id)] == id; }
    [[nodiscard]] const std::vector<std::int64_t>& ids() const { return ids_; }
    [[nodiscard]] std::size_t size() const { return ids_.size(); }

private:
    [[nodiscard]] std::size_t place_of(std::int64_t id) const;
    void make_room();

    std::vector<std::int64_t> ids_;
    std::vector<std::int64_t> places_;  // an id stands at the place its bits say, or at the next free one; 0: free
};

}  // namespace bottega
