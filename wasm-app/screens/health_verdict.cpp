#include "wasm-app/screens/health_verdict.hpp"

namespace bottega::ui {

namespace {

constexpr int days_between_checks = 30;

bool is_nearly_full(const HealthFacts& facts) { return facts.usage && facts.quota && *facts.usage > *facts.quota / 10 * 8; }

bool wants_check(const HealthFacts& facts) {
    return !facts.last_check || days_between(*facts.last_check, facts.today) > days_between_checks;
}

}  // namespace

// The worst first.
Verdict judge_health(const HealthFacts& facts) {
    if (!facts.is_kept) return {Tone::Bad, "ui.health.not_kept", Verdict::Nothing};
    if (facts.check_failed) return {Tone::Bad, "ui.health.damaged", Verdict::Restore};
    if (facts.save_state == SaveState::NotSaved) return {Tone::Bad, "ui.health.not_saved", Verdict::BackUp};
    if (facts.files_lost) return {Tone::Bad, "ui.health.files_lost", Verdict::Nothing};
    if (facts.is_demo) return {Tone::Violet, "ui.health.demo", Verdict::Nothing};
    if (is_nearly_full(facts)) return {Tone::Warn, "ui.health.nearly_full", Verdict::MakeRoom};
    if (facts.holds_something && !facts.last_backup) return {Tone::Warn, "ui.health.only_here", Verdict::BackUp};
    if (facts.backup_due) return {Tone::Warn, "ui.health.backup_old", Verdict::BackUp};
    if (facts.persisted == false) return {Tone::Warn, "ui.health.may_be_cleared", Verdict::AskToPersist};
    if (wants_check(facts)) return {Tone::Ok, "ui.health.unchecked", Verdict::Check};
    return {Tone::Ok, "ui.health.well", Verdict::Nothing};
}

}  // namespace bottega::ui
