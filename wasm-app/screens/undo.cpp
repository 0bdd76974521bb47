#include "wasm-app/screens/undo.hpp"

#include "core/data/command_history.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

namespace {

constexpr int listed_records = 50;

std::string kind_key(ChangeKind kind) {
    return kind == ChangeKind::Created ? "ui.undo.created" : kind == ChangeKind::Deleted ? "ui.undo.deleted" : "ui.undo.updated";
}

// The name of a record that may be gone: then its last deletion knows it.
std::string name_of(const UiContext& ui, const HistoryEntry& entry) {
    if (const std::string title = ui.store().title(entry.entity, entry.record); !title.empty()) return title;
    const std::string& field = ui.store().schema().entity(entry.entity).title_field;
    for (const HistoryEntry& change : ui.store().history().of_record(entry.entity, entry.record, 1))
        for (const FieldChange& kept : change.changes)
            if (kept.field == field) return kept.before;
    return {};
}

std::string shown_name(const UiContext& ui, const HistoryEntry& entry) {
    const std::string name = name_of(ui, entry), what = entity_text(ui, entry.entity);
    return name.empty() ? ui.text("ui.without_title", {what}) : what + " " + name;
}

// The document and its customer, not its lines and not the number series that counted on.
bool is_main(const UiContext& ui, const HistoryEntry& entry) { return ui.registry.entity(entry.entity) != nullptr; }

const HistoryEntry* main_entry(const UiContext& ui, const std::vector<HistoryEntry>& entries) {
    for (const HistoryEntry& entry : entries)
        if (is_main(ui, entry)) return &entry;
    return nullptr;
}

std::string outcome_text(const UiContext& ui, const UndoStep& step) {
    return ui.text(step.stands ? "ui.undo.taken_back" : "ui.undo.done_again", {step_text(ui, step)});
}

}  // namespace

std::string step_text(const UiContext& ui, const UndoStep& step) {
    const auto entries = entries_of_command(ui.store().database(), step.command, listed_records);
    const HistoryEntry* main = main_entry(ui, entries);
    if (!main) return ui.catalogue.has(step.label) ? ui.text(step.label) : ui.text("ui.undo.something");
    std::string text = ui.text(kind_key(main->kind), {shown_name(ui, *main)});
    std::int64_t others = -1;
    for (const HistoryEntry& entry : entries) others += is_main(ui, entry) ? 1 : 0;
    if (others > 0) text += " " + ui.catalogue.plural("ui.undo.and_more", others, {ui.locale.integer(others) + (static_cast<int>(entries.size()) == listed_records ? "+" : "")});
    return text;
}

void reverse_step_of(const UiContext& ui, const UndoStep& step) {
    ui.run({.label = std::string(step.stands ? undo_label : redo_label),
            .start = [id = step.command](Session& session) { return std::make_unique<Reversal>(session.store, id); },
            .done = [text = outcome_text(ui, step)](RecordId) { show_toast({.text = text}); }});
}

void undo_last(const UiContext& ui) {
    if (const auto step = next_undo(ui.store().database())) reverse_step_of(ui, *step);
    else ui.toast("ui.undo.nothing");
}

void redo_last(const UiContext& ui) {
    if (const auto step = next_redo(ui.store().database())) reverse_step_of(ui, *step);
    else ui.toast("ui.undo.nothing_again");
}

}  // namespace bottega::ui
