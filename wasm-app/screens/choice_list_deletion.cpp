#include "core/data/choice_deletion.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/choice_lists.hpp"

namespace bottega::ui {

// What no record has goes at once: it can be taken back.
void ChoiceListEditor::ask_to_delete(const UiContext& ui, const Value& value) {
    *deleting_ = {.open = value.count > 0, .code = value.code, .label = value.label, .replacement = {}, .problem = {}, .count = value.count, .under_way = false};
    if (value.count == 0) delete_asked(ui);
}

void ChoiceListEditor::delete_asked(const UiContext& ui) {
    deleting_->under_way = true;
    const auto refuse = [asked = std::weak_ptr<Deleting>(deleting_), ui](const Issues& issues) {
        const std::string problem = ui.sentence(issues.front());
        const auto dialog = asked.lock();
        if (!dialog || dialog->count == 0) return show_toast({.text = problem, .tone = Tone::Bad});
        dialog->problem = problem;
        dialog->open = true;
        dialog->under_way = false;
    };
    ui.run({.label = "ui.lists.command",
            .start = [place = place_, code = deleting_->code, replacement = deleting_->replacement](Session& session) {
                return std::make_unique<ChoiceDeletion>(session, place, code, replacement);
            },
            .done = [asked = std::weak_ptr<Deleting>(deleting_)](RecordId) { if (const auto dialog = asked.lock()) dialog->open = dialog->under_way = false; },
            .refused = refuse,
            .told = [told = ui.text("ui.lists.deleted", {deleting_->label})](const UiContext&) { return told; }});
}

void ChoiceListEditor::draw_dialog(const UiContext& ui) {
    Deleting& deleting = *deleting_;
    // Once the first records are moved the others follow behind, and the page is free.
    if (const LongWork* work = ui.program.long_work(); deleting.under_way && work && work->done() > 0) deleting.open = false;
    if (!field_ || !deleting.open || !begin_dialog(ui.text("ui.lists.delete_title", {deleting.label}) + "###delete_value", deleting.open)) return;
    paragraph(ui.catalogue.plural("ui.lists.delete_question", deleting.count, {ui.locale.integer(deleting.count)}));
    space(metric::form_gap);
    std::vector<Choice> others = choices_of(ui, *def_, field());
    std::erase_if(others, [&](const Choice& other) { return other.value == deleting.code || (!other.value.empty() && !is_offered(field(), other.value)); });
    if (!field().required) others.front().text = ui.text("ui.lists.no_value");
    else others.insert(others.begin(), {.value = {}, .text = ui.text("ui.lists.choose_value")});
    if (combo(ui.label("ui.lists.replacement"), deleting.replacement, others, {.error = deleting.problem})) deleting.problem.clear();
    const std::string yes = ui.label("ui.lists.delete_and_move"), no = ui.label("ui.cancel");
    dialog_buttons(button_width(yes, false) + button_width(no, false) + metric::gap);
    if (button(no, {.kind = ButtonKind::Ghost})) deleting.open = false;
    ImGui::SameLine(0, metric::gap);
    const std::string reason = field().required && deleting.replacement.empty() ? ui.text("issue.choice_replacement") : std::string();
    if (button(yes, {.kind = ButtonKind::Danger, .disabled_reason = reason}))
        delete_asked(ui);
    end_dialog();
}

}  // namespace bottega::ui
