#include <cmath>
#include <utility>

#include "core/modules/business/business.hpp"
#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/dialog_contents.hpp"
#include "wasm-app/kit/secret_field.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/panels/restore_backup.hpp"

namespace bottega::ui {

std::string RestoreBackup::title(const UiContext& ui) const {
    if (step_ == Step::Refused) return ui.text("ui.restore.refused");
    if (step_ == Step::Passphrase) return ui.text("ui.restore.encrypted");
    return ui.text(for_files_ ? "ui.take_files" : "ui.restore.title");
}

void RestoreBackup::draw_dialog(const UiContext& ui) {
    if (begin_dialog(title(ui) + "###restore", open_, {.width = 560, .subtitle = backup_.file.name})) {
        if (step_ == Step::Reading) draw_reading(ui);
        if (step_ == Step::Preparing) progress_.follow(ui);
        if (step_ == Step::Passphrase) draw_passphrase(ui);
        if (step_ == Step::Refused) paragraph(refusal_, TextStyle::Body);
        if (step_ == Step::Shown || step_ == Step::Preparing) draw_contents(ui);
        if (step_ == Step::Preparing && progress_.is_known()) {
            space(metric::gap);
            progress_.draw_bar(ui);
        }
        if (step_ == Step::Files) files_.draw(ui);
        if (step_ == Step::NoRoom) paragraph(ui.text("ui.restore.no_room"), TextStyle::Body);
        draw_buttons(ui);
        end_dialog();
        if (!open_ && (step_ == Step::Reading || step_ == Step::Preparing)) stop_page_work(ui);
    }
    if (open_) return;
    step_ = Step::Closed;
    survey_.reset();
    backup_ = {};
    files_ = {};
    passphrase_.clear();
    passphrase_problem_.clear();
}

void RestoreBackup::draw_contents(const UiContext& ui) {
    begin_dialog_contents();
    for (const auto& [key, value] : backup_.facts) key_value(key, value);
    for (std::size_t i = 0; i < backup_.warnings.size(); ++i) {
        space(metric::gap);
        banner("restore_warning" + std::to_string(i), Tone::Warn, backup_.warnings[i]);
    }
    for (const std::string& kept : backup_.kept) paragraph(kept, TextStyle::Small);
    if (!passphrase_.empty()) {  // this browser did not know it
        space(metric::gap);
        banner("restore_protection", Tone::Info, ui.text("ui.restore.protection_off"));
    }
    if (!backup_.series.empty()) draw_numbers(ui);
    else if (!backup_.text.empty()) {
        space(metric::gap);
        paragraph(ui.text("ui.restore.replaces"), TextStyle::Body);
    }
    end_dialog_contents();
}

void RestoreBackup::draw_numbers(const UiContext& ui) {
    space(metric::form_gap);
    section(ui.text("ui.restore.numbers"), ui.text("ui.restore.numbers_help"));
    for (Series& series : backup_.series) {
        const std::string name = ui.text("number_series.code." + series.known.code) + " " + std::to_string(series.known.year) + "###last_" + series.known.code;
        const bool lower = series.last.value_or(0) < series.known.number;
        integer_field(name, series.last, {.field = {.warning = lower ? ui.text("ui.restore.not_lowered", {ui.locale.integer(series.known.number)}) : ""}});
    }
    space(metric::gap);
    checkbox(ui.label("ui.restore.both_in_use"), both_in_use_);
    if (!both_in_use_) return;
    text_field(ui.label("ui.restore.letters"), letters_, {.help = ui.text("ui.restore.letters_help"), .max_length = 4});
}

void RestoreBackup::draw_passphrase(const UiContext& ui) {
    paragraph(ui.text("ui.restore.passphrase_help"), TextStyle::Body);
    space(metric::form_gap);
    secret_field(ui, ui.label("ui.backup.passphrase"), passphrase_, {.error = passphrase_problem_, .focus = std::exchange(takes_focus_, false), .max_length = 200});
    entered_ = secret_entered();
}

void RestoreBackup::draw_buttons(const UiContext& ui) {
    const bool replaces = ui.store().count({.entity = std::string(business::business::entity)}) > 0;
    const bool ends_here = step_ == Step::Refused || step_ == Step::Files;
    const std::string close = ui.label(step_ == Step::Files ? "ui.close" : ends_here ? "ui.close_dialog" : "ui.cancel");
    const std::string go = ui.text(step_ == Step::Passphrase ? "ui.restore.unlock" : step_ == Step::NoRoom ? "ui.restore.without_copy"
                                   : replaces ? "ui.restore.replace" : "ui.restore.open") + "###restore_go";
    const bool can_go = !ends_here && step_ != Step::Reading;
    dialog_buttons(button_width(close, false) + (can_go ? button_width(go, true) + metric::gap : 0));
    if (button(close, {.kind = can_go ? ButtonKind::Ghost : ButtonKind::Primary})) open_ = false;
    if (!can_go) return;
    ImGui::SameLine(0, metric::gap);
    draw_go_on(ui, replaces, go);
}

// First the page reads the file, then its text is looked through here.
void RestoreBackup::draw_reading(const UiContext& ui) {
    if (survey_) {
        const float share = survey_->total() > 0 ? static_cast<float>(static_cast<double>(survey_->done()) / static_cast<double>(survey_->total())) : 0;
        return progress_bar(ui.text("ui.restore.reading"), share, ui.locale.integer(std::lround(share * 100)) + " %");
    }
    progress_.follow(ui);
    if (!progress_.is_known()) paragraph(ui.text("ui.restore.reading"), TextStyle::Body);
    progress_.draw_bar(ui);
}

void RestoreBackup::draw_go_on(const UiContext& ui, bool replaces, const std::string& label) {
    if (step_ == Step::Passphrase) {
        const bool goes_on = primary_button(label, icon::unlock) || std::exchange(entered_, false);
        if (!goes_on || passphrase_.empty()) return;
        step_ = Step::Reading;
        file_question_.ask(ui.host, "unlock-backup", write_wish("passphrase", passphrase_));
        return;
    }
    const ButtonOptions options{.kind = replaces ? ButtonKind::Danger : ButtonKind::Primary, .icon = icon::upload, .busy = step_ == Step::Preparing};
    if (!button(label, options) || has_unreadable_input() || (both_in_use_ && letters_.empty())) return;
    prepare(ui, step_ == Step::NoRoom);
}

}  // namespace bottega::ui
