#pragma once

// A fingerprint of what ImGui wants drawn: where it equals the one before, the canvas can keep its picture.

#include <cstdint>

struct ImDrawData;

namespace bottega::platform {

[[nodiscard]] std::uint64_t draw_hash(const ImDrawData& data);

}  // namespace bottega::platform
