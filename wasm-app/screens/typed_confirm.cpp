#include "wasm-app/screens/typed_confirm.hpp"

#include "core/base/text.hpp"
#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/backup.hpp"

namespace bottega::ui {

void TypedConfirm::ask(Question question) {
    question_ = std::move(question);
    typed_.clear();
    open_ = true;
}

bool TypedConfirm::draw(const UiContext& ui) {
    if (!open_) return false;
    bool agreed = false;
    if (begin_dialog(question_.title + "###typed_confirm", open_, {.width = 520})) {
        paragraph(question_.sentence, TextStyle::Body);
        for (const std::string& thing : question_.goes) {
            space(2);
            paragraph("• " + thing);
        }
        space(metric::form_gap);
        text_field(ui.text("ui.erase.type_word", {question_.word}) + "###typed_word", typed_);
        if (question_.offers_backup) draw_backup(ui);
        agreed = draw_buttons(ui);
        end_dialog();
    }
    return agreed;
}

void TypedConfirm::draw_backup(const UiContext& ui) const {
    space(metric::gap);
    if (button(ui.label("ui.erase.backup_first"), {.icon = icon::download, .busy = is_backing_up()})) back_up(ui);
    if (!question_.backup_lacks.empty()) {
        space(metric::gap);
        banner("backup_lacks", Tone::Warn, question_.backup_lacks);
    }
}

// Nothing goes while it is still being written down.
bool TypedConfirm::draw_buttons(const UiContext& ui) {
    const std::string yes = question_.yes + "###typed_yes", no = ui.label("ui.cancel");
    const bool matches = fold(trim(typed_)) == fold(trim(question_.word));
    const std::string reason = is_backing_up() ? ui.text("ui.erase.backing_up") : matches ? std::string() : ui.text("ui.erase.type_word", {question_.word});
    dialog_buttons(button_width(yes, true) + button_width(no, false) + metric::gap);
    if (button(no, {.kind = ButtonKind::Ghost})) open_ = false;
    ImGui::SameLine(0, metric::gap);
    if (!button(yes, {.kind = ButtonKind::Danger, .icon = icon::trash_2, .disabled_reason = reason})) return false;
    open_ = false;
    return true;
}

}  // namespace bottega::ui
