#pragma once

#include "core/data/long_work.hpp"

#include <optional>
#include <set>
#include <vector>

namespace bottega {

// Taking back what was done, and doing it again. Each is a command of its own that names the one it reverses, so the
// history is only ever added to: what was done, taken back, done again is a chain of three commands with one effect.
inline constexpr std::string_view undo_label = "command.undo", redo_label = "command.redo";

// Something a person did, as the list of undo shows it.
struct UndoStep {
    RecordId command;
    Timestamp at = Timestamp::from_unix_seconds(0);
    std::string label;    // i18n key of what it was
    std::string author;
    bool stands = true;   // false: it was taken back
};

// What was done, newest first: `limit` steps before the given one.
[[nodiscard]] std::vector<UndoStep> undo_steps(Database& database, int limit, std::optional<RecordId> before = {});
[[nodiscard]] std::optional<UndoStep> undo_step(Database& database, RecordId command);
// What is taken back next: what was done last, or done again last, and stands.
[[nodiscard]] std::optional<UndoStep> next_undo(Database& database);
// What is done again next: what was taken back last, unless something new was done since.
[[nodiscard]] std::optional<UndoStep> next_redo(Database& database);

// What follows belongs to an earlier step, though it is a transaction of its own: both are taken back at once. False where
// that one was taken back since, or never was: then it stays a step of its own.
[[nodiscard]] bool join_step(RecordStore& store, RecordId step);

// Takes a step back, or does it again if it was taken back, as the command under way.
// Refused, naming them, where later steps that stand have changed the same (issue.undo_depends), and where a record is
// sealed by now, as an issued invoice is (issue.undo_sealed).
class Reversal final : public LongWork {
public:
    Reversal(RecordStore& store, RecordId step);

    [[nodiscard]] Result<State> step(Session& session) override;
    [[nodiscard]] std::int64_t done() const override { return done_; }
    [[nodiscard]] std::int64_t total() const override { return total_; }

private:
    [[nodiscard]] std::optional<Issue> reverse(const HistoryEntry& entry);
    [[nodiscard]] std::optional<Issue> reverse_update(const HistoryEntry& entry);
    [[nodiscard]] std::optional<Issue> bring_back(const HistoryEntry& entry);
    // The commands in effect that came later and changed the same.
    [[nodiscard]] std::set<std::int64_t> later_steps(const HistoryEntry& entry);
    [[nodiscard]] Issue depends(const HistoryEntry& entry, const std::set<std::int64_t>& later);
    [[nodiscard]] Issue explain(const HistoryEntry& entry, Issue issue);

    RecordStore& store_;
    RecordId root_, last_;     // of the chain
    bool stands_ = true;       // before this
    std::int64_t before_ = 0;  // the entry reversed last
    std::int64_t done_ = 0, total_ = 0;
};

// All of it at once, for what is small.
[[nodiscard]] Result<RecordId> reverse_step(Session& session, RecordId step);

}  // namespace bottega
