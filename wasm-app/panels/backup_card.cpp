#include "wasm-app/panels/backup_card.hpp"

#include "core/base/text.hpp"
#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/secret_field.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/backup.hpp"
#include "wasm-app/screens/size_text.hpp"

namespace bottega::ui {

namespace {

constexpr std::size_t least_letters = 8;

}  // namespace

void BackupCard::listen(const UiContext& ui) {
    if (ended_ && *ended_) ended_.reset();
    if (auto mark = backup_mark(ui.program); mark != mark_) {
        mark_ = std::move(mark);
        question_.ask(ui.host, "backup-state");
        lost_ = lost_files(ui.program);
    }
    const auto answer = question_.take();
    if (!answer) return;
    problem_ = answer->failure.empty() || answer->failure == "cancelled" ? std::string() : backup_failure(ui.catalogue, answer->failure);
    if (auto state = read_backup_state(answer->json)) state_ = std::move(state);
}

void BackupCard::draw(const UiContext& ui) {
    listen(ui);
    begin_card("backup", {.title = ui.text("ui.backup")});
    paragraph(ui.text("ui.settings.backup_help"));
    space(metric::gap);
    draw_last(ui);
    draw_lost(ui);
    space(metric::form_gap);
    const bool busy = ended_ != nullptr;
    if (button(ui.label("ui.backup_now"), {.kind = ButtonKind::Primary, .icon = icon::download, .busy = busy})) {
        ended_ = std::make_shared<bool>(false);
        back_up(ui, [ended = ended_, &host = ui.host] {
            *ended = true;
            host.wake();
        });
    }
    if (!problem_.empty()) {
        space(metric::gap);
        banner("backup_problem", Tone::Bad, problem_);
    }
    end_card();
    space(metric::form_gap);
    if (state_) {
        draw_folder(ui);
        draw_protection(ui);
    }
    draw_other_forms(ui);
    draw_passphrase_dialog(ui);
}

void BackupCard::draw_last(const UiContext& ui) const {
    const auto last = last_backup(ui.program);
    if (state_ && state_->last) {
        const std::string size = size_text(ui, state_->last_bytes);
        paragraph(ui.text(state_->last_where == "folder" ? "ui.backup.last_in_folder" : "ui.backup.last_downloaded",
                          {instant_text(ui, *state_->last), size}), TextStyle::Body);
    } else {
        paragraph(last ? ui.text("ui.last_backup", {ui.locale.long_date(*last)}) : ui.text("ui.no_backup_yet"), TextStyle::Body);
    }
}

void BackupCard::draw_lost(const UiContext& ui) const {
    if (lost_.empty()) return;
    space(metric::gap);
    if (banner("backup_lost", Tone::Bad, ui.text("ui.backup_incomplete", {named_files(lost_)}), {.first = ui.label("ui.health")}) == 1)
        ui.navigation.go({.place = "health"});
}

void BackupCard::draw_folder(const UiContext& ui) {
    begin_card("backup_folder", {.title = ui.text("ui.backup.folder")});
    if (!state_->folder.empty()) draw_chosen_folder(ui);
    else if (state_->can_choose_folder) {
        paragraph(ui.text("ui.backup.folder_help"));
        space(metric::form_gap);
        if (button(ui.label("ui.backup.choose_folder"), {.icon = icon::folder})) question_.ask(ui.host, "backup-choose-folder");
    } else {
        paragraph(ui.text("ui.backup.no_folder_here"));
    }
    end_card();
    space(metric::form_gap);
}

void BackupCard::draw_chosen_folder(const UiContext& ui) {
    paragraph(ui.text("ui.backup.goes_to", {state_->folder}), TextStyle::Body);
    paragraph(ui.text("ui.backup.rotation"));
    space(metric::gap);
    if (!state_->folder_allowed) {
        if (banner("backup_permission", Tone::Warn, ui.text("ui.backup.ask_again"), {.first = ui.label("ui.backup.allow")}) == 1)
            question_.ask(ui.host, "backup-allow-folder");
        space(metric::gap);
    } else if (!state_->failure.empty()) {
        banner("backup_failed", Tone::Bad, backup_failure(ui.catalogue, state_->failure));
        space(metric::gap);
    }
    if (state_->can_choose_folder) {
        if (button(ui.label("ui.backup.other_folder"), {.icon = icon::folder})) question_.ask(ui.host, "backup-choose-folder");
        ImGui::SameLine(0, metric::gap);
    }
    if (button(ui.label("ui.backup.stop_folder"), {.kind = ButtonKind::Ghost})) question_.ask(ui.host, "backup-forget-folder");
}

void BackupCard::draw_protection(const UiContext& ui) {
    begin_card("backup_protection", {.title = ui.text("ui.backup.protection")});
    paragraph(ui.text(state_->is_protected ? "ui.backup.is_protected" : "ui.backup.not_protected"));
    space(metric::form_gap);
    if (button(ui.label(state_->is_protected ? "ui.backup.change_passphrase" : "ui.backup.set_passphrase"), {.icon = icon::lock})) passphrase_open_ = true;
    if (state_->is_protected) {
        ImGui::SameLine(0, metric::gap);
        if (button(ui.label("ui.backup.unprotect"), {.kind = ButtonKind::Ghost})) question_.ask(ui.host, "backup-unprotect");
    }
    end_card();
    space(metric::form_gap);
}

void BackupCard::draw_other_forms(const UiContext& ui) {
    begin_card("backup_forms", {.title = ui.text("ui.backup.other_forms")});
    paragraph(ui.text("ui.backup.other_forms_help"));
    space(metric::form_gap);
    if (button(ui.label("ui.backup.as_json"), {.icon = icon::file_down})) ui.host.ask_page("backup-json", "{}", [](auto, auto) {});
    if (!is_phone()) ImGui::SameLine(0, metric::gap);
    else space(metric::gap);
    if (button(ui.label("ui.backup.as_sqlite"), {.icon = icon::database})) ui.host.ask_page("backup-sqlite", "{}", [](auto, auto) {});
    end_card();
}

void BackupCard::draw_passphrase_dialog(const UiContext& ui) {
    if (!passphrase_open_) return;
    if (begin_dialog(ui.text("ui.backup.passphrase_title") + "###backup_passphrase", passphrase_open_)) {
        paragraph(ui.text("ui.backup.passphrase_help"), TextStyle::Body);
        space(metric::form_gap);
        secret_field(ui, ui.label("ui.backup.passphrase"), passphrase_, {.help = ui.text("ui.backup.passphrase_rule"), .max_length = 200});
        space(metric::form_gap);
        secret_field(ui, ui.label("ui.backup.passphrase_again"), again_, {.error = passphrase_problem_, .max_length = 200});
        space(metric::gap);
        banner("lost_means_lost", Tone::Warn, ui.text("ui.backup.lost_means_lost"));
        const std::string cancel = ui.label("ui.cancel"), go = ui.label("ui.backup.protect");
        dialog_buttons(button_width(cancel, false) + button_width(go, true) + metric::gap);
        if (button(cancel, {.kind = ButtonKind::Ghost})) passphrase_open_ = false;
        ImGui::SameLine(0, metric::gap);
        if (primary_button(go, icon::lock)) protect(ui);
        end_dialog();
    }
    if (passphrase_open_) return;
    passphrase_.clear();
    again_.clear();
    passphrase_problem_.clear();
}

void BackupCard::protect(const UiContext& ui) {
    if (passphrase_.size() < least_letters) passphrase_problem_ = ui.text("ui.backup.passphrase_short");
    else if (passphrase_ != again_) passphrase_problem_ = ui.text("ui.backup.passphrase_differs");
    else {
        question_.ask(ui.host, "backup-protect", write_wish("passphrase", passphrase_));
        passphrase_open_ = false;
    }
}

}  // namespace bottega::ui
