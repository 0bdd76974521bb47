#pragma once

// Which node has which id in this frame, and what of it the page already has. One table that lives from frame to frame and
// allocates only when the screen grows.

#include <cstdint>
#include <vector>

namespace bottega::ui::mirror {

class NodeIndex {
public:
    void begin_frame() { ++frame_; }

    // Drops what has gone since, now and then. Frames may be drawn without being sent.
    void end_frame() {
        ++round_;
        if (used_ * 2 <= slots_.size()) return;
        rebuild(slots_.size());
        if (used_ * 2 > slots_.size()) rebuild(slots_.size() * 2);
    }

    void forget_sent() {
        for (Slot& slot : slots_) slot.sent_in = 0;
    }

    void put(std::uint32_t id, int index) {
        if ((used_ + 1) * 4 > slots_.size() * 3) rebuild(slots_.size() * 2);
        Slot& slot = slot_of(id);
        if (slot.id == 0) ++used_;
        slot.id = id;
        slot.index = index;
        slot.seen_in = frame_;
    }

    [[nodiscard]] int find(std::uint32_t id) const {
        if (id == 0) return -1;
        const Slot& slot = slot_of(id);
        return slot.id == id && slot.seen_in == frame_ ? slot.index : -1;
    }

    // True when the page does not have this node in exactly this form; it has it from now on.
    bool is_news(std::uint32_t id, std::uint64_t hash) {
        Slot& slot = slot_of(id);
        const bool known = slot.sent_in == round_ - 1 && slot.hash == hash;
        slot.hash = hash;
        slot.sent_in = round_;
        return !known;
    }

private:
    struct Slot {
        std::uint32_t id = 0;
        int index = 0;
        std::uint32_t seen_in = 0;  // frame
        std::uint32_t sent_in = 0;  // round
        std::uint64_t hash = 0;
    };

    [[nodiscard]] std::size_t place_of(std::uint32_t id) const {
        const std::size_t mask = slots_.size() - 1;
        std::size_t place = (id * 2654435769u) >> 7 & mask;
        while (slots_[place].id != 0 && slots_[place].id != id) place = (place + 1) & mask;
        return place;
    }
    [[nodiscard]] Slot& slot_of(std::uint32_t id) { return slots_[place_of(id)]; }
    [[nodiscard]] const Slot& slot_of(std::uint32_t id) const { return slots_[place_of(id)]; }

    void rebuild(std::size_t size) {
        std::vector<Slot> old(size);
        old.swap(slots_);
        used_ = 0;
        for (const Slot& slot : old) {
            if (slot.id == 0 || (slot.seen_in + 1 < frame_ && slot.sent_in + 1 < round_)) continue;
            slot_of(slot.id) = slot;
            ++used_;
        }
    }

    std::vector<Slot> slots_ = std::vector<Slot>(1024);
    std::size_t used_ = 0;
    std::uint32_t frame_ = 1, round_ = 2;
};

}  // namespace bottega::ui::mirror
