#pragma once

// Whether the window is wide enough for a record beside its list.

namespace bottega::ui {

[[nodiscard]] bool has_room_beside();

}  // namespace bottega::ui
