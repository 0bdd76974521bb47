#include "wasm-app/panels/invoice_panel.hpp"

#include "core/modules/billing/credit_note.hpp"
#include "core/modules/billing/invoice.hpp"
#include "core/modules/billing/payment.hpp"
#include "core/modules/billing/print_invoice.hpp"
#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/list_row.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/panels/document_links.hpp"
#include "wasm-app/panels/issue_dialog.hpp"
#include "wasm-app/screens/document_screen.hpp"

namespace bottega::ui {

namespace document = documents::document;
namespace invoice = billing::invoice;
namespace allocation = billing::allocation;

namespace {

bool is_issued_invoice(const Record& record) { return record.text(invoice::state) == "issued"; }
bool is_invoice(const Record& record) { return record.text(invoice::kind) == "invoice"; }
bool is_open(const Record& record) { return is_issued_invoice(record) && is_invoice(record) && record.get(invoice::outstanding).value_or(Money(0, record.currency())).cents() > 0; }

RecordAction issue_action(std::string label, std::string kind, std::shared_ptr<IssueDialog> dialog) {
    return {.label = std::move(label), .icon = icon::badge_check, .kind = ButtonKind::Primary,
            .press = [dialog = std::move(dialog)](const UiContext& ui, const Record& record) { dialog->open(ui, record); },
            .shown = [kind = std::move(kind)](const UiContext&, const Record& record) {
                return !is_issued_invoice(record) && record.text(invoice::kind) == kind;
            }};
}

RecordAction credit_note_action() {
    return {.label = "billing.create_credit_note", .icon = icon::file_minus, .kind = ButtonKind::Ghost,
            .press = [](const UiContext& ui, const Record& record) {
                make_and_open(ui, "billing.create_credit_note", std::string(invoice::entity),
                              [id = record.id()](Session& session) { return billing::create_credit_note(session, id); },
                              "ui.document.credit_note_created");
            },
            .shown = [](const UiContext&, const Record& record) { return is_issued_invoice(record) && is_invoice(record); },
            .why_not = [](const UiContext& ui, const Record& record) {
                const auto issue = billing::why_not_creditable(ui.store(), record);
                return issue ? ui.sentence(*issue) : std::string();
            }};
}

RecordAction payment_action() {
    return {.label = "billing.record_payment", .icon = icon::banknote, .kind = ButtonKind::Primary,
            .press = [](const UiContext& ui, const Record& record) {
                Route route = ui.navigation.new_record(billing::payment::entity);
                inherit(route, "invoice", Value(record.id()));
                ui.navigation.go(std::move(route));
            },
            .shown = [](const UiContext&, const Record& record) { return is_open(record); }};
}

RecordAction use_credit_action() {
    return {.label = "billing.allocate_credit", .icon = icon::wallet, .kind = ButtonKind::Secondary,
            .press = [](const UiContext& ui, const Record& record) {
                ui.run({.label = "billing.allocate_credit",
                        .run = [id = record.id()](Session& session, const Answers&) { return billing::allocate_credit(session, id); },
                        .done_text = "ui.payment.credit_used"});
            },
            .shown = [](const UiContext& ui, const Record& record) {
                const auto customer = record.get(document::customer);
                return is_open(record) && customer && billing::customer_credit(ui.store(), *customer).cents() > 0;
            }};
}

// What came in for an invoice, or where a credit note went: looked up again when the data changed.
struct Settlements {
    struct Row {
        std::string entity, title, detail, amount;
        RecordId id;
    };
    RecordId of;
    std::uint64_t text_version = 0;
    std::string outstanding, paid, due, state;
    Tone tone = Tone::Neutral;
    std::vector<Row> rows;

    void refresh(const UiContext& ui, const Record& record);
    void add(const UiContext& ui, const Record& part, bool of_credit_note);
};

void Settlements::refresh(const UiContext& ui, const Record& record) {
    if (of == record.id() && text_version == ui.text_version()) return;
    of = record.id();
    text_version = ui.text_version();
    rows.clear();
    const Money nothing(0, record.currency());
    outstanding = ui.locale.money(record.get(invoice::outstanding).value_or(nothing));
    paid = ui.locale.money(record.get(invoice::paid).value_or(nothing));
    const auto due_on = record.get(invoice::due_on);
    due = due_on ? ui.locale.date(*due_on) : std::string();
    const bool overdue = due_on && is_open(record) && *due_on < ui.session.today;
    const std::string payment_state = record.text(invoice::payment_state);
    state = overdue ? ui.text("ui.payment.overdue") : choice_text(ui, record.def(), record.def().field("payment_state"), payment_state);
    tone = overdue ? Tone::Bad : choice_tone(ui, record.def(), record.def().field("payment_state"), payment_state);
    const bool credit_note = !is_invoice(record);
    const Query parts{.entity = std::string(allocation::entity),
                      .conditions = {{credit_note ? "credit_note" : "invoice", Comparison::Equal, {record.id()}}}};
    for (const Record& part : ui.store().run(parts)) add(ui, part, credit_note);
}

void Settlements::add(const UiContext& ui, const Record& part, bool of_credit_note) {
    Row row{.entity = {}, .title = {}, .detail = ui.locale.date(*part.get(allocation::allocated_on)),
            .amount = ui.locale.money(*part.get(allocation::amount)), .id = {}};
    if (of_credit_note) {
        row.entity = invoice::entity;
        row.id = *part.get(allocation::invoice);
        row.title = ui.text("ui.payment.to_invoice", {part.text(allocation::invoice_number)});
    } else if (const auto payment = part.get(allocation::payment)) {
        row.entity = billing::payment::entity;
        row.id = *payment;
        row.title = ui.text(part.get(allocation::reverses) ? "ui.payment.counter_entry" : "payment");
    } else if (const auto note = part.get(allocation::credit_note)) {
        row.entity = invoice::entity;
        row.id = *note;
        row.title = ui.text("ui.payment.credit_note", {ui.store().title(invoice::entity, *note)});
    }
    rows.push_back(std::move(row));
}

void draw_settlements(const UiContext& ui, const Record& record, Settlements& settlements) {
    settlements.refresh(ui, record);
    const std::string outstanding = ui.text(is_invoice(record) ? "invoice.outstanding" : "ui.payment.credit_left");
    const std::string paid = ui.text(is_invoice(record) ? "invoice.paid" : "ui.payment.credit_spent");
    {
        CardRow row(is_invoice(record) ? 3 : 2, 150);
        const auto figure = [&](std::string_view name, const std::string& value, TextStyle style) {
            row.next();
            label(name, TextStyle::Small);
            label(value, style);
        };
        figure(outstanding, settlements.outstanding, TextStyle::Strong);
        figure(paid, settlements.paid, TextStyle::Body);
        if (is_invoice(record)) figure(ui.text("invoice.due_on"), settlements.due, TextStyle::Body);
    }
    if (is_invoice(record) && !settlements.state.empty()) pill(settlements.state, settlements.tone);
    int index = 0;
    for (const Settlements::Row& row : settlements.rows) {
        const bool last = static_cast<std::size_t>(index) + 1 == settlements.rows.size();
        if (list_row(row.title + "###settlement" + std::to_string(index++), {.detail = row.detail, .amount = row.amount, .icon = icon::banknote, .last = last}))
            ui.navigation.open_record(row.entity, row.id);
    }
}

}  // namespace

void add_invoice_panel(Registry& registry) {
    auto dialog = std::make_shared<IssueDialog>();
    auto settlements = std::make_shared<Settlements>();
    registry.add(RecordPanel{
        .entity = std::string(invoice::entity),
        .actions = {credit_note_action(), use_credit_action(), payment_action(),
                    issue_action("billing.issue", "invoice", dialog),
                    issue_action("ui.issue.title_credit_note", "credit_note", dialog)},
        .parts = {{.title = "ui.payment.settlement",
                   .draw = [settlements](const UiContext& ui, const Record& record) { draw_settlements(ui, record, *settlements); },
                   .shown = [](const UiContext&, const Record& record) { return is_issued_invoice(record); }}},
        .overlay = [dialog](const UiContext& ui) { dialog->draw(ui); },
    });
    registry.set_record_screen(std::string(invoice::entity), [](const UiContext& ui, const Route& route) -> std::unique_ptr<Screen> {
        return std::make_unique<DocumentScreen>(ui, route, DocumentPaper{billing::print_invoice, mail_address_of});
    });
}

}  // namespace bottega::ui
