#pragma once

// The whole archive as one file on the person's own disk, and when the last one was made.

#include <functional>
#include <optional>

#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

// Asks the page for it: it goes to the folder the person chose, else among the downloads, and is said when it is there.
void back_up(const UiContext& ui, std::function<void()> ended = {});
[[nodiscard]] bool is_backing_up();  // one was asked for and is not there yet
[[nodiscard]] std::optional<Date> last_backup(Program& program);
// Something was saved more than a week ago, and no file was made since.
[[nodiscard]] bool backup_is_due(const UiContext& ui);
// Called between two frames after a backup was made.
void note_backup(Program& program, Timestamp now);
// Another text after each backup: what shows the last one asks again.
[[nodiscard]] std::string backup_mark(Program& program);
// Called between two frames after something was saved: from then on a backup is wanted within a week.
void note_first_change(Program& program, Date today);

// Why the page could not do what a backup or a restore needs, in words; `failure` as ask_page gives it.
[[nodiscard]] std::string backup_failure(const Catalogue& catalogue, std::string_view failure);

}  // namespace bottega::ui
