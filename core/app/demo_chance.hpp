#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace bottega::demo {

// Chance that falls the same way every time: from a seed.
class Chance {
public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}

    // 0 up to, but not, `below`.
    int operator()(int below) {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<int>((state_ >> 33) % static_cast<std::uint64_t>(below));
    }
    bool in_hundred(int times) { return (*this)(100) < times; }
    template <class T>
    const T& one_of(const std::vector<T>& things) {
        return things[static_cast<std::size_t>((*this)(static_cast<int>(things.size())))];
    }

private:
    std::uint64_t state_;
};

}  // namespace bottega::demo
