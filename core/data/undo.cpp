#include "core/data/undo.hpp"

#include "core/data/deleted_record.hpp"

#include <algorithm>
#include <set>

namespace bottega {

namespace {

constexpr int entries_a_step = 20;

// What a command did still holds: it is no undo, and no later one takes it back.
constexpr std::string_view in_effect = "c.label <> ?1 AND NOT EXISTS (SELECT 1 FROM command AS r WHERE r.undoes = c.id)";

std::optional<RecordId> reversed_by(Database& database, RecordId command) {
    Statement row(database, "SELECT id FROM command WHERE undoes = ?1");
    row.bind(1, command.value);
    return row.step() ? std::optional(RecordId{row.integer(0)}) : std::nullopt;
}

struct Chain {
    RecordId root, last;
    bool stands = true;
};

Chain chain_from(Database& database, RecordId root) {
    Chain chain{root, root};
    while (const auto next = reversed_by(database, chain.last)) {
        chain.last = *next;
        chain.stands = !chain.stands;
    }
    return chain;
}

RecordId root_of(Database& database, RecordId command) {
    Statement row(database, "SELECT undoes FROM command WHERE id = ?1");
    for (;;) {
        row.reset();
        row.bind(1, command.value);
        if (!row.step() || row.is_null(0)) return command;
        command = RecordId{row.integer(0)};
    }
}

UndoStep step_from(Database& database, Statement& row) {
    UndoStep step{.command = RecordId{row.integer(0)}, .label = row.text(2), .author = row.text(3)};
    step.at = Timestamp::parse_iso(row.text(1)).value_or(step.at);
    step.stands = chain_from(database, step.command).stands;
    return step;
}

bool touch_the_same(const HistoryEntry& entry, ChangeKind later, const std::vector<FieldChange>& changes) {
    if (entry.kind != ChangeKind::Updated || later != ChangeKind::Updated) return true;
    return std::any_of(entry.changes.begin(), entry.changes.end(), [&](const FieldChange& change) {
        return std::any_of(changes.begin(), changes.end(), [&](const FieldChange& other) { return other.field == change.field; });
    });
}

// The record is as that change left it.
bool holds(const Record& record, const std::vector<FieldChange>& changes) {
    return std::all_of(changes.begin(), changes.end(), [&](const FieldChange& change) {
        const auto index = record.def().index_of(change.field);
        return !index || canonical_text(record.value(*index)) == change.after;
    });
}

}  // namespace

std::vector<UndoStep> undo_steps(Database& database, int limit, std::optional<RecordId> before) {
    Statement rows(database, "SELECT id, at, label, author FROM command WHERE undoes IS NULL AND (?1 = 0 OR id < ?1) ORDER BY id DESC LIMIT ?2");
    rows.bind(1, before ? before->value : 0);
    rows.bind(2, std::int64_t{limit});
    std::vector<UndoStep> steps;
    while (rows.step()) steps.push_back(step_from(database, rows));
    return steps;
}

std::optional<UndoStep> undo_step(Database& database, RecordId command) {
    Statement row(database, "SELECT id, at, label, author FROM command WHERE id = ?1");
    row.bind(1, root_of(database, command).value);
    return row.step() ? std::optional(step_from(database, row)) : std::nullopt;
}

std::optional<UndoStep> next_undo(Database& database) {
    Statement row(database, "SELECT c.id FROM command AS c WHERE " + std::string(in_effect) + " ORDER BY c.id DESC LIMIT 1");
    row.bind_text(1, undo_label);
    return row.step() ? undo_step(database, RecordId{row.integer(0)}) : std::nullopt;
}

std::optional<UndoStep> next_redo(Database& database) {
    // The newest reversal that was not reversed itself, and nothing of one's own after it.
    Statement row(database, "SELECT c.id FROM command AS c WHERE c.undoes IS NOT NULL AND c.label = ?1 "
                            "AND NOT EXISTS (SELECT 1 FROM command AS r WHERE r.undoes = c.id) "
                            "AND NOT EXISTS (SELECT 1 FROM command AS n WHERE n.undoes IS NULL AND n.id > c.id) ORDER BY c.id DESC LIMIT 1");
    row.bind_text(1, undo_label);
    return row.step() ? undo_step(database, RecordId{row.integer(0)}) : std::nullopt;
}

bool join_step(RecordStore& store, RecordId step) {
    Statement row(store.database(), "SELECT 1 FROM command AS c WHERE c.id = ?1 AND NOT EXISTS (SELECT 1 FROM command AS r WHERE r.undoes = c.id)");
    row.bind(1, step.value);
    if (!row.step()) return false;
    store.history().join_command(step);
    return true;
}

Reversal::Reversal(RecordStore& store, RecordId step) : store_(store), root_(root_of(store.database(), step)), last_(root_) {
    const Chain chain = chain_from(store.database(), root_);
    last_ = chain.last;
    stands_ = chain.stands;
    Statement count(store.database(), "SELECT count(*) FROM history WHERE command = ?1");
    count.bind(1, last_.value);
    if (count.step()) total_ = count.integer(0);
}

Result<LongWork::State> Reversal::step(Session&) {
    if (total_ == 0) return Issue{.message = "issue.record_gone"};
    const auto entries = store_.history().of_command(last_, before_, entries_a_step);
    for (const HistoryEntry& entry : entries) {
        if (auto issue = reverse(entry)) return std::move(*issue);
        before_ = entry.id;
        ++done_;
    }
    if (static_cast<int>(entries.size()) == entries_a_step) return State::More;
    Statement link(store_.database(), "UPDATE command SET undoes = ?2, label = ?3 WHERE id = ?1");
    link.bind(1, store_.history().command().value);
    link.bind(2, last_.value);
    link.bind_text(3, stands_ ? undo_label : redo_label);
    link.run();
    return State::Finished;
}

std::optional<Issue> Reversal::reverse(const HistoryEntry& entry) {
    if (entry.kind == ChangeKind::Updated) return reverse_update(entry);
    if (entry.kind == ChangeKind::Deleted) return bring_back(entry);
    if (auto later = later_steps(entry); !later.empty()) return depends(entry, later);
    auto removed = store_.remove(entry.entity, entry.record);
    return removed.ok() ? std::nullopt : std::optional(explain(entry, removed.issues().front()));
}

std::optional<Issue> Reversal::reverse_update(const HistoryEntry& entry) {
    auto record = store_.find(entry.entity, entry.record);
    if (!record || !holds(*record, entry.changes)) return depends(entry, later_steps(entry));
    set_fields(*record, entry.changes);
    record->set_place(record->parent(), static_cast<int>(number_in(entry.changes, "position", record->position())));
    auto written = store_.put_back(std::move(*record));
    return written.ok() ? std::nullopt : std::optional(explain(entry, written.issues().front()));
}

std::optional<Issue> Reversal::bring_back(const HistoryEntry& entry) {
    if (is_purged(entry)) return Issue{.message = "issue.purged"};
    auto written = store_.put_back(deleted_record(store_.schema(), entry));
    return written.ok() ? std::nullopt : std::optional(explain(entry, written.issues().front()));
}

std::set<std::int64_t> Reversal::later_steps(const HistoryEntry& entry) {
    Statement rows(store_.database(), "SELECT h.command, h.kind, h.changes FROM history AS h JOIN command AS c ON c.id = h.command WHERE " +
                                          std::string(in_effect) + " AND h.record_id = ?2 AND h.entity = ?3 AND h.id > ?4 AND h.command NOT IN (?5, ?6)");
    rows.bind_text(1, undo_label);
    rows.bind(2, entry.record.value);
    rows.bind_text(3, entry.entity);
    rows.bind(4, entry.id);
    rows.bind(5, last_.value);
    rows.bind(6, store_.history().command().value);
    std::set<std::int64_t> later;
    while (rows.step())
        if (touch_the_same(entry, static_cast<ChangeKind>(rows.integer(1)), read_changes(rows.text(2)))) later.insert(rows.integer(0));
    return later;
}

Issue Reversal::depends(const HistoryEntry& entry, const std::set<std::int64_t>& later) {
    if (later.empty()) return explain(entry, {.message = "issue.record_gone"});
    const auto first = undo_step(store_.database(), RecordId{*later.begin()});
    return {.message = "issue.undo_depends",
            .args = {store_.title(entry.entity, entry.record), first->label, first->at.date().iso(), std::to_string(later.size())}};
}

Issue Reversal::explain(const HistoryEntry& entry, Issue issue) {
    issue.field.clear();
    if (issue.message != "issue.sealed") return issue;
    const std::string parent = store_.schema().entity(entry.entity).parent;
    if (parent.empty()) return {.message = "issue.undo_sealed", .args = {entry.entity, store_.title(entry.entity, entry.record)}};
    const auto line = store_.find(entry.entity, entry.record);
    const RecordId head = line ? line->parent() : RecordId{number_in(entry.changes, "parent_id", 0)};
    return {.message = "issue.undo_sealed", .args = {parent, store_.title(parent, head)}};
}

Result<RecordId> reverse_step(Session& session, RecordId step) {
    Reversal reversal(session.store, step);
    for (;;) {
        auto state = reversal.step(session);
        if (!state.ok()) return state.issues();
        if (state.value() == LongWork::State::Finished) return step;
    }
}

}  // namespace bottega
