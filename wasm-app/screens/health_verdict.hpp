#pragma once

// How safe the data are, in one sentence, and the one thing that makes them safer next.

#include <optional>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "wasm-app/kit/host.hpp"
#include "wasm-app/kit/theme.hpp"

namespace bottega::ui {

struct HealthFacts {
    SaveState save_state = SaveState::Saved;
    bool is_kept = true;                    // false: gone with the page
    bool is_demo = false;
    bool holds_something = true;            // something was ever saved here
    std::optional<Date> last_backup;
    bool backup_due = false;                // changed since, and a week ago
    std::optional<bool> persisted;
    std::optional<std::int64_t> usage, quota;
    std::optional<Date> last_check;
    bool check_failed = false;
    bool files_lost = false;                // some that the archive names are damaged or gone
    Date today;
};

struct Verdict {
    Tone tone = Tone::Ok;
    std::string sentence;                   // i18n key
    enum Next { Nothing, BackUp, Restore, AskToPersist, MakeRoom, Check } next = Nothing;
};

[[nodiscard]] Verdict judge_health(const HealthFacts& facts);

}  // namespace bottega::ui
