#pragma once

// Keys that work everywhere: what the person asked for in this frame.

namespace bottega::ui {

enum class Shortcut { None, Save, Search, Find, New, Print, Escape, NextRegion, PreviousRegion, Undo, Redo, Sheet };
[[nodiscard]] Shortcut pressed_shortcut();

}  // namespace bottega::ui
