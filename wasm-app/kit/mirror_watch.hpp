#pragma once

// Where a control is that a dialog speaks of while it lies over it: what is behind a dialog is on no page otherwise.

#include <optional>
#include <string_view>

#include "wasm-app/kit/mirror.hpp"

namespace bottega::ui::mirror {

// To be asked in every frame in which it matters; the answer is of the frame before. The first control of that role
// whose name begins so and that is wholly on the screen; one that lies in a scrolled page is scrolled to.
[[nodiscard]] std::optional<Rect> watch(Role role, std::string_view name);

}  // namespace bottega::ui::mirror
