#include "core/data/id_set.hpp"

#include <utility>

namespace bottega {

IdSet::IdSet(std::vector<std::int64_t> ids) : ids_(std::move(ids)) { make_room(); }

std::size_t IdSet::place_of(std::int64_t id) const {
    constexpr std::uint64_t spread = 0x9e3779b97f4a7c15;  // ids follow one another: neighbours go far apart
    const std::size_t last = places_.size() - 1;
    std::size_t place = static_cast<std::size_t>((static_cast<std::uint64_t>(id) * spread) >> 32) & last;
    while (places_[place] != 0 && places_[place] != id) place = (place + 1) & last;
    return place;
}

void IdSet::add(std::int64_t id) {
    if (has(id)) return;
    ids_.push_back(id);
    if (ids_.size() * 2 > places_.size()) make_room();
    else places_[place_of(id)] = id;
}

// Twice to four times as many places as ids.
void IdSet::make_room() {
    std::size_t room = 16;
    while (room < ids_.size() * 2) room *= 2;
    places_.assign(room * 2, 0);
    for (const std::int64_t id : ids_) places_[place_of(id)] = id;
}

}  // namespace bottega
