#include "wasm-app/screens/move_guide.hpp"

#include <vector>

#include "core/data/kept_to_look_up.hpp"
#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/backup.hpp"

namespace bottega::ui {

namespace {

constexpr int last_step = 3;

}  // namespace

void mark_moved(const UiContext& ui, bool moved) {
    ui.run({.label = "ui.move",
            .run = [&program = ui.program, moved](Session& session, const Answers&) -> Result<RecordId> {
                program.set_setting(moved_setting, moved ? session.today.iso() : "");
                session.store.mark_changed();  // every page says it from now on
                return RecordId{};
            }});
}

bool MoveGuide::draw(const UiContext& ui, std::string_view address) {
    if (!open_) return false;
    bool erase = false;
    const std::string count = ui.text("ui.move.step", {std::to_string(step_ + 1), std::to_string(last_step + 1)});
    if (begin_dialog(ui.text("ui.move") + "###move", open_, {.width = 540, .subtitle = count})) {
        heading(ui.text("ui.move.title." + std::to_string(step_ + 1)), 3);
        draw_step(ui, address);
        if (step_ == last_step) erase = draw_end(ui);
        draw_buttons(ui);
        end_dialog();
    }
    return erase;
}

void MoveGuide::draw_step(const UiContext& ui, std::string_view address) {
    const std::string key = "ui.move.text." + std::to_string(step_ + 1);
    const bool is_file = step_ == 1 && address.empty();
    paragraph(is_file ? ui.text("ui.move.text.file") : ui.text(key, {std::string(address)}), TextStyle::Body);
    space(metric::form_gap);
    if (step_ == 0) draw_backup(ui);
    if (step_ == 2) draw_counts(ui);
}

void MoveGuide::draw_backup(const UiContext& ui) {
    const auto last = last_backup(ui.program);
    if (last) paragraph(ui.text("ui.last_backup", {ui.locale.long_date(*last)}));
    if (button(ui.label("ui.backup_now"), {.kind = ButtonKind::Primary, .icon = icon::download, .busy = is_backing_up()})) back_up(ui);
    space(metric::gap);
}

// The same figures as the other computer shows before it opens the backup.
void MoveGuide::draw_counts(const UiContext& ui) {
    if (counted_version_ != ui.text_version()) {
        counted_version_ = ui.text_version();
        counts_.clear();
        if (ui.registry.business_name()) counts_.emplace_back(ui.text("business"), ui.registry.business_name()(ui));
        for (const EntityDef* def : ui.store().schema().entities()) {
            const EntityUi* look = ui.registry.entity(def->name);
            const std::int64_t count = look && !look->group.empty() ? ui.store().count({.entity = def->name}) : 0;
            if (count > 0) counts_.emplace_back(entity_plural(ui, def->name), ui.locale.integer(count));
        }
    }
    for (const auto& [name, count] : counts_) key_value(name, count);
    space(metric::gap);
}

bool MoveGuide::draw_end(const UiContext& ui) {
    const std::vector<Choice> uses = {{"there", ui.text("ui.move.only_there")}, {"both", ui.text("ui.move.both")}};
    (void)segmented(ui.label("ui.move.use"), use_, uses);
    space(metric::gap);
    paragraph(ui.text(use_ == "both" ? "ui.move.both_help" : "ui.move.only_there_help"), TextStyle::Body);
    space(metric::form_gap);
    if (use_ == "both") return false;
    if (button(ui.label("ui.move.keep_to_look_up"), {.icon = icon::lock})) {
        mark_moved(ui, true);
        open_ = false;
    }
    space(metric::gap);
    if (!button(ui.label("ui.move.erase_here"), {.icon = icon::trash_2})) return false;
    open_ = false;
    return true;
}

void MoveGuide::draw_buttons(const UiContext& ui) {
    const bool at_end = step_ == last_step;
    const std::string back = ui.label(step_ == 0 ? "ui.cancel" : "ui.move.back"), next = ui.label(at_end ? "ui.close_dialog" : "ui.move.next");
    dialog_buttons(button_width(back, false) + button_width(next, false) + metric::gap);
    if (button(back, {.kind = ButtonKind::Ghost})) {
        if (step_ == 0) open_ = false;
        else --step_;
    }
    ImGui::SameLine(0, metric::gap);
    const bool has_backup = last_backup(ui.program).has_value() && !is_backing_up();
    const std::string reason = step_ == 0 && !has_backup ? ui.text("ui.move.backup_first") : std::string();
    if (button(next, {.kind = at_end ? ButtonKind::Secondary : ButtonKind::Primary, .disabled_reason = reason})) {
        if (at_end) open_ = false;
        else ++step_;
    }
}

}  // namespace bottega::ui
