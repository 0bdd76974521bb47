#include "wasm-app/screens/value_move.hpp"

#include "wasm-app/kit/overlays.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/screens/record_panels.hpp"

namespace bottega::ui {

namespace {

using MoveWork = std::function<Result<RecordId>(Session&, const Answers&)>;

// As the form does it: what the panels propose after a change counts too.
MoveWork edit_of(const UiContext& ui, const ValueMove& move) {
    auto record = ui.store().find(move.def->name, move.record);
    if (!record) return [](Session&, const Answers&) -> Result<RecordId> { return Issue{.message = "issue.record_gone"}; };
    record->set_value(move.field, move.value);
    for (const RecordPanel* panel : ui.registry.panels_of(move.def->name))
        if (panel->field_changed) panel->field_changed(ui, *record, move.field);
    recompute(*record);
    return [record = std::move(*record), save = record_saver(ui, move.def->name)](Session& session, const Answers& answers) {
        return save(session, record, answers);
    };
}

MoveWork work_of(const UiContext& ui, const ValueMove& move) {
    const ChoiceStep* step = ui.registry.choice_step(move.def->name, move.field);
    if (!step) return edit_of(ui, move);
    return [take = step->take, id = move.record, choice = canonical_text(move.value)](Session& session, const Answers&) { return take(session, id, choice); };
}

// What is wrong with another field is said with its name.
std::string reason_of(const UiContext& ui, const ValueMove& move, const Issue& issue) {
    const auto index = move.def->index_of(issue.field);
    const std::string sentence = ui.sentence(issue);
    return !index || issue.field == move.field ? sentence : ui.field_label(*move.def, move.def->fields[*index]) + ": " + sentence;
}

}  // namespace

void move_to_value(const UiContext& ui, const ValueMove& move, std::function<void(RecordId)> done,
                   std::function<void(const std::string& reason)> refused) {
    const FieldDef& field = move.def->field(move.field);
    std::string value = value_text(ui, *move.def, field, move.value);
    if (value.empty()) value = ui.text("ui.board.none", {ui.field_label(*move.def, field)});
    ui.run({.label = "ui.board.move",
            .run = work_of(ui, move),
            .done = std::move(done),
            .refused = [ui, move, refused = std::move(refused)](const Issues& issues) {
                if (refused) return refused(reason_of(ui, move, issues.front()));
                show_toast({.text = ui.text("ui.board.refused", {move.name, reason_of(ui, move, issues.front())}), .tone = Tone::Bad});
            },
            .told = [name = move.name, value, told = std::string(move.told)](const UiContext& then) { return then.text(told, {name, value}); }});
}

}  // namespace bottega::ui
