#pragma once

// The whole archive as one file on the person's own disk, and when the last one was made.

#include <optional>

#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

// Queues it: the file is handed over after the frame.
void back_up(const UiContext& ui);
[[nodiscard]] std::optional<Date> last_backup(Program& program);
// Something was saved more than a week ago, and no file was made since.
[[nodiscard]] bool backup_is_due(const UiContext& ui);
// Called between two frames after something was saved: from then on a backup is wanted within a week.
void note_first_change(Program& program, Date today);

}  // namespace bottega::ui
