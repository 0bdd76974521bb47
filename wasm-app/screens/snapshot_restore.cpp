#include "wasm-app/screens/snapshot_restore.hpp"

#include "core/data/migration.hpp"
#include "core/exchange/sqlite_summary.hpp"
#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/dialog_contents.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/size_text.hpp"

namespace bottega::ui {

void SnapshotRestore::ask(const UiContext& ui, const SnapshotFact& copy) {
    copy_ = copy;
    facts_.clear();
    problem_.clear();
    open_ = true;
    contents_question_.ask(ui.host, "read-snapshot", write_wish("number", copy.number));
}

void SnapshotRestore::listen(const UiContext& ui) {
    if (const auto answer = contents_question_.take()) describe(ui, *answer);
    if (const auto answer = restore_question_.take(); answer && !answer->failure.empty())
        show_toast({.text = ui.text("ui.health.restore_failed"), .tone = Tone::Bad});
}

void SnapshotRestore::describe(const UiContext& ui, const PageQuestion::Answer& answer) {
    if (!answer.failure.empty()) {
        problem_ = ui.text("ui.health.copy_unreadable");
        return;
    }
    const auto summary = inspect_sqlite(answer.json, ui.store().schema(), schema_version(ui.store().database()), "business");
    if (!summary.ok()) {
        problem_ = ui.sentence(summary.issues().front());
        return;
    }
    facts_.push_back(business_fact(ui, summary.value().title));
    facts_.push_back(last_change_fact(ui, summary.value().last_change));
    add_counts(ui, summary.value().by_entity, facts_);
}

void SnapshotRestore::draw(const UiContext& ui) {
    listen(ui);
    if (!open_) return;
    const std::string subtitle = instant_text(ui, copy_.taken_at) + " · " + size_text(ui, copy_.bytes);
    if (!begin_dialog(ui.text("ui.health.restore_title") + "###restore_copy", open_, {.width = 520, .subtitle = subtitle})) return;
    if (facts_.empty() && problem_.empty()) label(ui.text("ui.working"), TextStyle::Muted);
    begin_dialog_contents();
    for (const auto& [name, value] : facts_) key_value(name, value);
    space(metric::gap);
    paragraph(problem_.empty() ? ui.text("ui.health.restore_sentence", {instant_text(ui, copy_.taken_at)}) : problem_, TextStyle::Body);
    end_dialog_contents();
    draw_buttons(ui);
    end_dialog();
}

void SnapshotRestore::draw_buttons(const UiContext& ui) {
    const bool can_go = problem_.empty();
    const std::string no = ui.label(can_go ? "ui.cancel" : "ui.close_dialog"), yes = ui.label("ui.health.restore_yes");
    dialog_buttons(button_width(no, false) + (can_go ? button_width(yes, true) + metric::gap : 0));
    if (button(no, {.kind = can_go ? ButtonKind::Ghost : ButtonKind::Primary})) open_ = false;
    if (!can_go) return;
    ImGui::SameLine(0, metric::gap);
    const bool reading = facts_.empty();
    if (!button(yes, {.kind = ButtonKind::Danger, .icon = icon::history, .busy = reading})) return;
    restore_question_.ask(ui.host, "restore-snapshot", write_wish("number", copy_.number));
    open_ = false;
}

}  // namespace bottega::ui
