#pragma once

#include "core/base/result.hpp"
#include "core/data/settings.hpp"

#include <optional>

namespace bottega {

// An archive whose business goes on at another computer and that stays here for looking things up only: two places would
// give the same numbers. Nothing in it changes until the person says that the work goes on here. It belongs to this
// browser: a backup opened elsewhere is in use there.
inline constexpr std::string_view moved_setting = "local.moved_on";  // the day; empty: the archive is in use
// An archive may always be replaced as a whole, as by the one that comes back from there.
inline constexpr std::string_view restore_command = "ui.restore.command";

// Why no record may be changed now, where that is so.
[[nodiscard]] std::optional<Issue> why_only_looked_up(Settings& settings);

}  // namespace bottega
