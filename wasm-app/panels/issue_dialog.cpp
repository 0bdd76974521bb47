#include "wasm-app/panels/issue_dialog.hpp"

#include <algorithm>

#include "core/data/kept_to_look_up.hpp"
#include "core/documents/document_fields.hpp"
#include "core/documents/number_series.hpp"
#include "core/modules/billing/invoice.hpp"
#include "core/modules/billing/issue_invoice.hpp"
#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/kept_records.hpp"

namespace bottega::ui {

namespace invoice = billing::invoice;

namespace {

// Where what is missing can be put right.
struct Remedy {
    std::string entity, label;
    RecordId id;
};

std::optional<Remedy> remedy_for(const UiContext& ui, const Issue& issue, const Record& draft) {
    const auto customer = draft.get(documents::document::customer);
    const bool of_customer = issue.message == "issue.buyer_incomplete" || issue.field == "customer";
    if (of_customer && customer) return Remedy{"account", "ui.issue.open_customer", *customer};
    const bool of_business = issue.message == "issue.seller_incomplete" || issue.message == "issue.seller_doubtful" ||
                             issue.message == "issue.regime_without_vat";
    if (!of_business || !ui.registry.entity("business")) return std::nullopt;
    const auto business = ui.store().first({.entity = "business"});
    return business ? std::optional(Remedy{"business", "ui.issue.open_business", business->id()}) : std::nullopt;
}

}  // namespace

void IssueDialog::open(const UiContext& ui, const Record& draft) {
    document_ = draft.id();
    kind_ = draft.text(invoice::kind);
    date_ = ui.session.today;
    const auto series = ui.store().first({.entity = "number_series", .conditions = {{"code", Comparison::Equal, {kind_}}}, .order = {{"year", true}}});
    if (const auto last = series ? series->get(documents::number_series::last_date) : std::nullopt; last && *last > *date_) date_ = last;
    checked_date_.reset();
    step_ = Step::Asking;
    at_work_ = false;
    open_ = true;
}

// Asked again when the day or the data changed.
void IssueDialog::refresh(const UiContext& ui) {
    if (checked_date_ == date_ && checked_version_ == ui.text_version()) return;
    checked_date_ = date_;
    checked_version_ = ui.text_version();
    issues_.clear();
    number_.clear();
    const auto draft = ui.store().find(invoice::entity, document_);
    if (!draft || !date_) return;
    issues_ = billing::why_not_issuable(ui.session, *draft, *date_);
    if (!ui.program.setting(moved_setting).empty()) issues_.push_back({.message = "issue.kept_to_look_up"});
    number_ = documents::next_number(ui.session, kind_, *date_);
}

bool IssueDialog::is_refused() const {
    return !date_ || std::any_of(issues_.begin(), issues_.end(), [](const Issue& issue) { return issue.severity == Severity::Error; });
}

void IssueDialog::draw(const UiContext& ui) {
    if (!open_) return;
    if (ui.navigation.current().record() != document_) open_ = false;  // the person went elsewhere by the address
    const std::string title = ui.text(kind_ == "credit_note" ? "ui.issue.title_credit_note" : "ui.issue.title_invoice");
    if (!begin_dialog(title + "###issue_dialog", open_, {.width = 520})) return;
    if (step_ == Step::Asking) draw_question(ui);
    else draw_outcome(ui);
    end_dialog();
}

void IssueDialog::draw_question(const UiContext& ui) {
    refresh(ui);
    paragraph(ui.text("ui.issue.explained"));
    {
        FormGrid grid(2, 160);
        grid.next();
        std::string number = number_;
        text_field(ui.label("ui.issue.number"), number, {.read_only = true});
        grid.next();
        date_field(ui.label("ui.issue.date"), date_, {.required = true});
    }
    draw_refusals(ui);
    draw_buttons(ui);
}

void IssueDialog::draw_refusals(const UiContext& ui) {
    int index = 0;
    for (const Issue& issue : issues_) draw_refusal(ui, issue, index++);
}

void IssueDialog::draw_refusal(const UiContext& ui, const Issue& issue, int index) {
    const auto draft = ui.store().find(invoice::entity, document_);
    const auto remedy = draft ? remedy_for(ui, issue, *draft) : std::nullopt;
    const std::string action = remedy ? ui.text(remedy->label) : std::string();
    const Tone tone = issue.severity == Severity::Error ? Tone::Bad : Tone::Warn;
    if (banner("refusal" + std::to_string(index), tone, ui.sentence(issue), {.first = action}) == 1) {
        open_ = false;
        ui.navigation.open_record(remedy->entity, remedy->id);
    }
}

void IssueDialog::draw_buttons(const UiContext& ui) {
    const std::string yes = issues_.empty() || is_refused() ? ui.label("ui.issue.issue") : ui.label("ui.issue.issue_anyway");
    const std::string no = ui.label("ui.cancel");
    const std::string reason = is_refused() ? ui.text("ui.issue.refused") : std::string();
    dialog_buttons(button_width(no, false) + button_width(yes, true) + metric::gap);
    if (button(no, {.kind = ButtonKind::Ghost})) open_ = false;
    ImGui::SameLine(0, metric::gap);
    if (button(yes, {.kind = ButtonKind::Primary, .icon = icon::badge_check, .disabled_reason = reason, .busy = at_work_})) issue(ui);
}

void IssueDialog::issue(const UiContext& ui) {
    billing::Confirmations confirmed;
    for (const Issue& question : issues_) confirmed.keys.push_back(question.message);
    at_work_ = true;
    ui.run({.label = "billing.issue",
            .run = [id = document_, date = *date_, confirmed](Session& session, const Answers&) {
                return billing::issue_invoice(session, id, date, confirmed);
            },
            .done = [this, ui](RecordId id) {
                kept_records().changed(id);
                number_ = ui.store().title(invoice::entity, id);
                step_ = Step::Issued;
                at_work_ = false;
            },
            .refused = [this](const Issues& issues) {
                issues_ = issues;
                at_work_ = false;
            }});
}

void IssueDialog::draw_outcome(const UiContext& ui) {
    const Kept kept = kept_records().is_kept(ui.host, document_);
    if (kept == Kept::NotYet) {
        ui.host.wake_in(100);
        paragraph(ui.text("ui.issue.being_kept", {number_}), TextStyle::Body);
    } else if (kept == Kept::Surely) {
        banner("issued", Tone::Ok, ui.text(kind_ == "credit_note" ? "ui.issue.issued_credit_note" : "ui.issue.issued_invoice", {number_}));
    } else {
        banner("not_kept", Tone::Bad, ui.text("ui.issue.not_kept", {number_}));
    }
    const std::string close = ui.label("ui.close");
    dialog_buttons(button_width(close, false));
    if (button(close, {.kind = ButtonKind::Primary, .busy = kept == Kept::NotYet})) open_ = false;
}

}  // namespace bottega::ui
