#include "wasm-app/panels/kiosk_request.hpp"

#include <algorithm>

#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

void KioskRequest::begin(const std::string& consent) {
    input_ = {};
    sending_ = std::make_shared<Sending>();
    own_consent_ = consent;
    left_ = false;
}

bool KioskRequest::is_empty() const {
    return sending_->state == Sending::Editing && input_.name.empty() && input_.email.empty() && input_.phone.empty() && input_.text.empty() && !input_.consent;
}

bool KioskRequest::was_changed() { return std::exchange(changed_, false); }

std::string KioskRequest::problem(const UiContext& ui, std::string_view field) const {
    for (const Issue& issue : sending_->issues)
        if (issue.field == field) return ui.sentence(issue);
    return {};
}

// What is being corrected is not wrong any more; whether it is right is seen when it is sent again.
void KioskRequest::note(bool changed, std::initializer_list<std::string_view> fields) {
    if (!changed) return;
    changed_ = true;
    std::erase_if(sending_->issues, [&](const Issue& issue) { return std::find(fields.begin(), fields.end(), issue.field) != fields.end(); });
}

void KioskRequest::draw(const UiContext& ui) {
    follow_saving(ui);
    if (sending_->state == Sending::Saved) return draw_thanks(ui);
    heading(ui.text("ui.kiosk.screen.request"));
    space(metric::gap);
    if (sending_->state == Sending::NotSaved) {
        banner("not_saved", Tone::Bad, ui.text("ui.kiosk.request_not_saved"));
        space(metric::gap);
    }
    begin_card("request");
    draw_fields(ui);
    space(metric::form_gap);
    draw_buttons(ui);
    end_card();
}

// What was sent stands still until it is saved.
void KioskRequest::draw_fields(const UiContext& ui) {
    const bool sent = sending_->state != Sending::Editing;
    const std::string name = problem(ui, "name"), email = problem(ui, "email"), phone = problem(ui, "phone"), text = problem(ui, "text");
    const std::string consent = problem(ui, "consent");
    {
        FormGrid grid;
        grid.next(FormGrid::Wide);
        note(text_field(ui.label("request.name"), input_.name, {.error = name, .required = true, .read_only = sent, .max_length = 250}), {"name"});
        grid.next();
        note(text_field(ui.label("request.email"), input_.email, {.error = email, .mode = InputMode::Email, .read_only = sent, .max_length = 250}), {"email", "phone"});
        grid.next();
        note(text_field(ui.label("request.phone"), input_.phone, {.error = phone, .mode = InputMode::Telephone, .read_only = sent, .max_length = 60}), {"email", "phone"});
        grid.next(FormGrid::Wide);
        note(long_text_field(ui.label("request.text"), input_.text, {.field = {.error = text, .required = true, .read_only = sent, .max_length = 8000}}), {"text"});
    }
    input_.consent_text = own_consent_.empty() ? ui.text("ui.kiosk.consent") : own_consent_;
    space(metric::gap);
    paragraph(input_.consent_text);
    note(checkbox(ui.label("ui.kiosk.agree"), input_.consent, {.disabled = sent}), {"consent"});
    if (!consent.empty()) banner("consent", Tone::Bad, consent);
}

void KioskRequest::draw_buttons(const UiContext& ui) {
    const bool sent = sending_->state != Sending::Editing;
    const std::string cancel = ui.label("ui.cancel"), go = ui.label("ui.kiosk.send");
    dialog_buttons(button_width(cancel, false) + metric::gap + button_width(go, true));
    if (button(cancel, {.kind = ButtonKind::Ghost})) left_ = true;
    ImGui::SameLine(0, metric::gap);
    if (button(go, {.kind = ButtonKind::Primary, .icon = icon::send, .busy = sent})) send(ui);
}

void KioskRequest::draw_thanks(const UiContext& ui) {
    space(metric::form_gap);
    left_ = empty_state(icon::circle_check, ui.text("ui.kiosk.thanks"), ui.label("ui.kiosk.to_start"), ui.text("ui.kiosk.thanks_detail"));
}

void KioskRequest::send(const UiContext& ui) {
    changed_ = true;
    sending_->issues.clear();
    sending_->durable_before = ui.host.durable_sequence();
    ui.run({.label = std::string(crm::send_request),
            .run = [input = input_](Session& session, const Answers&) { return crm::submit_request(session, input); },
            .done = [sending = sending_](RecordId) { sending->state = Sending::Sent; },
            .refused = [sending = sending_](const Issues& issues) { sending->issues = issues; }});
}

// "Thank you" is said when the storage has it for good; while it has not, the form says so and keeps the words.
void KioskRequest::follow_saving(const UiContext& ui) {
    if (sending_->state != Sending::Sent && sending_->state != Sending::NotSaved) return;
    const bool all_saved = ui.host.save_state() == SaveState::Saved && ui.host.pending_commits() == 0;
    if (all_saved && ui.host.durable_sequence() > sending_->durable_before) sending_->state = Sending::Saved;
    else if (ui.host.save_state() == SaveState::NotSaved) sending_->state = Sending::NotSaved;
    if (sending_->state == Sending::Saved) ui.host.announce(ui.text("ui.kiosk.thanks"), false);
}

}  // namespace bottega::ui
