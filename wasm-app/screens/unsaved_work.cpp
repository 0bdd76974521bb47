#include "wasm-app/screens/unsaved_work.hpp"

#include <algorithm>

#include "core/data/command_history.hpp"
#include "wasm-app/kit/record_text.hpp"

namespace bottega::ui {

namespace {

// A deleted record is named as it was.
std::string title_of(const UiContext& ui, const EntityDef& def, const HistoryEntry& entry) {
    if (ui.store().find(entry.entity, entry.record)) return ui.titles.title(ui.store(), entry.entity, entry.record);
    const auto last = ui.store().history().of_record(entry.entity, entry.record, 1);
    if (last.empty()) return {};
    const auto& kept = last.front().changes;
    const auto title = std::find_if(kept.begin(), kept.end(),
                                    [&](const FieldChange& change) { return change.field == def.title_field; });
    return title == kept.end() ? std::string() : title->before;
}

// The record that the command was about: a document rather than its lines.
std::string record_of(const UiContext& ui, RecordId command) {
    const Schema& schema = ui.store().schema();
    for (const HistoryEntry& entry : entries_of_command(ui.store().database(), command)) {
        const EntityDef* def = schema.find(entry.entity);
        if (!def || !def->parent.empty()) continue;
        const std::string title = title_of(ui, *def, entry);
        return entity_text(ui, entry.entity) + (title.empty() ? "" : " " + title);
    }
    return {};
}

}  // namespace

std::vector<std::string> unsaved_lines(const UiContext& ui, const std::vector<UnsavedCommand>& commands) {
    std::vector<std::string> lines;
    for (const UnsavedCommand& command : commands) {
        std::string line = instant_text(ui, command.at);
        if (ui.catalogue.has(command.label)) line += " · " + ui.text(command.label);
        const std::string record = command.command.value ? record_of(ui, command.command) : "";
        if (!record.empty()) line += " · " + record;
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace bottega::ui
