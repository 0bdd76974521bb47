#include "wasm-app/panels/payment_panel.hpp"

#include <algorithm>

#include "core/modules/billing/invoice.hpp"
#include "core/modules/billing/payment.hpp"
#include "core/modules/business/business.hpp"
#include "core/modules/crm/account.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/list_row.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/panels/payment_screen.hpp"
#include "wasm-app/screens/kept_records.hpp"
#include "wasm-app/screens/record_screen.hpp"

namespace bottega::ui {

namespace payment = billing::payment;
namespace allocation = billing::allocation;
namespace invoice = billing::invoice;

namespace {

constexpr const char* reverse_question = "issue.reverse_payment_question";

// Asked first: what is taken back stays visible for ever.
Result<RecordId> reverse(Session& session, RecordId id, const Answers& answers) {
    if (std::find(answers.begin(), answers.end(), reverse_question) == answers.end())
        return Issue{.message = reverse_question, .severity = Severity::Question};
    return billing::reverse_payment(session, id);
}

RecordAction reverse_action() {
    return {.label = "billing.reverse_payment", .icon = icon::undo_2, .kind = ButtonKind::Secondary,
            .press = [](const UiContext& ui, const Record& record) {
                ui.run({.label = "billing.reverse_payment",
                        .run = [id = record.id()](Session& session, const Answers& answers) { return reverse(session, id, answers); },
                        .done = [](RecordId id) { kept_records().changed(id); },
                        .done_text = "ui.payment.reversed",
                        .binds = true});
            },
            .shown = [](const UiContext&, const Record& record) { return !record.get(payment::reverses); },
            .why_not = [](const UiContext& ui, const Record& record) {
                return record.get(payment::reversed).value_or(false) ? ui.text("issue.payment_already_reversed") : std::string();
            }};
}

// What the payment settled; kept until the data changes.
struct Parts {
    struct Row {
        RecordId invoice;
        std::string title, detail, amount;
    };
    RecordId of;
    std::uint64_t text_version = 0;
    std::vector<Row> rows;

    void refresh(const UiContext& ui, RecordId payment_id) {
        if (of == payment_id && text_version == ui.text_version()) return;
        of = payment_id;
        text_version = ui.text_version();
        rows.clear();
        for (const Record& part : ui.store().run({.entity = std::string(allocation::entity), .conditions = {{"payment", Comparison::Equal, {payment_id}}}}))
            rows.push_back({*part.get(allocation::invoice), ui.text("ui.payment.to_invoice", {part.text(allocation::invoice_number)}),
                            ui.locale.date(*part.get(allocation::allocated_on)), ui.locale.money(*part.get(allocation::amount))});
    }
};

void draw_parts(const UiContext& ui, const Record& record, Parts& parts) {
    parts.refresh(ui, record.id());
    if (parts.rows.empty()) return paragraph(ui.text("ui.payment.all_credit"), TextStyle::Muted);
    int index = 0;
    for (const Parts::Row& row : parts.rows) {
        const bool last = static_cast<std::size_t>(index) + 1 == parts.rows.size();
        if (list_row(row.title + "###part" + std::to_string(index++), {.detail = row.detail, .amount = row.amount, .icon = icon::receipt_text, .last = last}))
            ui.navigation.open_record(invoice::entity, row.invoice);
    }
}

void add_payment_panel(Registry& registry) {
    auto parts = std::make_shared<Parts>();
    registry.add(RecordPanel{.entity = std::string(payment::entity),
                             .actions = {reverse_action()},
                             .parts = {{.title = "ui.payment.settled",
                                        .draw = [parts](const UiContext& ui, const Record& record) { draw_parts(ui, record, *parts); }}}});
    registry.set_record_screen(std::string(payment::entity), [](const UiContext& ui, const Route& route) -> std::unique_ptr<Screen> {
        if (route.is_new()) return std::make_unique<PaymentScreen>(ui, route);
        return std::make_unique<RecordScreen>(ui, route);
    });
}

// How a customer stands.
struct AccountMoney {
    RecordId of;
    std::uint64_t text_version = 0;
    std::string outstanding, overdue, credit, turnover;
    bool has_overdue = false;

    void refresh(const UiContext& ui, RecordId account);
};

std::vector<Condition> issued_to(RecordId account, const char* kind) {
    return {{"customer", Comparison::Equal, {account}},
            {"state", Comparison::Equal, {std::string("issued")}},
            {"kind", Comparison::Equal, {std::string(kind)}}};
}

std::int64_t sum(RecordStore& store, std::vector<Condition> conditions, const char* field) {
    return store.sum({.entity = std::string(invoice::entity), .conditions = std::move(conditions)}, field);
}

void AccountMoney::refresh(const UiContext& ui, RecordId account) {
    if (of == account && text_version == ui.text_version()) return;
    of = account;
    text_version = ui.text_version();
    RecordStore& store = ui.store();
    const auto own = store.first({.entity = std::string(business::business::entity)});
    const Currency currency = own ? own->currency() : Currency("EUR");
    const auto open = issued_to(account, "invoice");
    auto late = open, sold = open, taken_back = issued_to(account, "credit_note");
    late.push_back({"due_on", Comparison::Less, {ui.session.today}});
    const Condition last_year{"issued_on", Comparison::Greater, {ui.session.today.plus_months(-12)}};
    sold.push_back(last_year);
    taken_back.push_back(last_year);
    const std::int64_t overdue_cents = sum(store, late, "outstanding");
    outstanding = ui.locale.money(Money(sum(store, open, "outstanding"), currency));
    overdue = ui.locale.money(Money(overdue_cents, currency));
    has_overdue = overdue_cents > 0;
    credit = ui.locale.money(billing::customer_credit(store, account));
    turnover = ui.locale.money(Money(sum(store, sold, "net_total") - sum(store, taken_back, "net_total"), currency));
}

void draw_account_money(const UiContext& ui, const Record& record, AccountMoney& money) {
    money.refresh(ui, record.id());
    CardRow row(4, 140);
    const auto figure = [&](const char* key, const std::string& value, TextStyle style) {
        row.next();
        label(ui.text(key), TextStyle::Small);
        label(value, style);
    };
    figure("ui.payment.outstanding", money.outstanding, TextStyle::Strong);
    row.next();
    label(ui.text("ui.payment.of_it_overdue"), TextStyle::Small);
    if (money.has_overdue) pill(money.overdue, Tone::Bad);
    else label(money.overdue, TextStyle::Body);
    figure("ui.payment.credit", money.credit, TextStyle::Body);
    figure("ui.payment.turnover", money.turnover, TextStyle::Body);
}

void add_account_panel(Registry& registry) {
    auto money = std::make_shared<AccountMoney>();
    const RecordAction record_payment{.label = "billing.record_payment", .icon = icon::banknote, .kind = ButtonKind::Secondary,
                                      .press = [](const UiContext& ui, const Record& record) {
                                          Route route = ui.navigation.new_record(payment::entity);
                                          inherit(route, "account", Value(record.id()));
                                          ui.navigation.go(std::move(route));
                                      }};
    registry.add(RecordPanel{.entity = std::string(crm::account::entity),
                             .actions = {record_payment},
                             .parts = {{.title = "ui.payment.account_money",
                                        .draw = [money](const UiContext& ui, const Record& record) { draw_account_money(ui, record, *money); },
                                        .shown = [](const UiContext&, const Record& record) {
                                            return record.get(crm::account::is_customer).value_or(false);
                                        }}}});
}

}  // namespace

void add_payment_panels(Registry& registry) {
    add_payment_panel(registry);
    add_account_panel(registry);
}

}  // namespace bottega::ui
