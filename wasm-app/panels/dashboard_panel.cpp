#include "wasm-app/panels/dashboard_panel.hpp"

#include "core/modules/billing/figures.hpp"
#include "core/modules/billing/invoice.hpp"
#include "core/modules/catalog/product.hpp"
#include "core/modules/crm/account.hpp"
#include "core/modules/crm/opportunity.hpp"
#include "core/modules/crm/request.hpp"
#include "core/modules/sales/quote.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/panels/turnover_chart.hpp"

namespace bottega::ui {

namespace {

constexpr int most_rows = 5;

Route list_route(const UiContext& ui, const Query& query) {
    Route route{.place = ui.registry.entity(query.entity)->route};
    put_query(route, query);
    return route;
}

Route record_route(const UiContext& ui, const Record& record) {
    return {.place = ui.registry.entity(record.def().name)->route, .item = to_string(record.id())};
}

std::string count_words(const UiContext& ui, std::string_view key, std::int64_t count) {
    return ui.catalogue.plural(key, count, {ui.locale.integer(count)});
}

// "+12,4 %" against another month; empty where there is nothing to compare with.
std::string change_text(const UiContext& ui, Money now, Money before) {
    if (before.cents() <= 0) return {};
    const std::int64_t thousandths = divide_half_up(static_cast<__int128>(now.cents() - before.cents()) * 1000, before.cents());
    const std::string text = ui.locale.percent(Decimal::from_raw(thousandths * (Decimal::kOne / 10)));
    return thousandths > 0 ? "+" + text : text;
}

DashboardFigure turnover_figure(const UiContext& ui, const billing::Figures& figures) {
    const Money now = figures.turnover.amount, before = figures.turnover_last_month.amount;
    const bool rising = now >= before;
    return {.label = ui.text("ui.dashboard.turnover"), .value = ui.locale.money(now), .icon = now.currency() == Currency("EUR") ? icon::euro : icon::banknote,
            .detail = ui.text("ui.dashboard.last_month", {ui.locale.money(before)}), .change = change_text(ui, now, before),
            .change_tone = rising ? Tone::Ok : Tone::Bad, .rising = rising, .route = list_route(ui, figures.turnover.records)};
}

DashboardFigure opportunities_figure(const UiContext& ui, const billing::Figures& figures) {
    const Currency currency = figures.turnover.amount.currency();
    Money sum(0, currency);
    std::int64_t count = 0;
    for (const auto& stage : figures.opportunities) {
        sum = sum + stage.figure.amount;
        count += stage.figure.count;
    }
    return {.label = ui.text("ui.dashboard.opportunities"), .value = ui.locale.money(sum), .icon = icon::target,
            .detail = count_words(ui, "ui.dashboard.opportunity_count", count), .change = {},
            .route = {.place = "opportunities", .parameters = {{"filter", "ui.filter.open"}}}};
}

std::vector<DashboardFigure> figures_of(const UiContext& ui, const billing::Figures& figures) {
    return {
        {.label = ui.text("ui.dashboard.outstanding"), .value = ui.locale.money(figures.outstanding.amount), .icon = icon::wallet,
         .detail = count_words(ui, "ui.dashboard.invoice_count", figures.outstanding.count), .change = {},
         .route = list_route(ui, figures.outstanding.records)},
        {.label = ui.text("ui.dashboard.overdue"), .value = ui.locale.money(figures.overdue.amount), .icon = icon::calendar_clock,
         .detail = count_words(ui, "ui.dashboard.invoice_count", figures.overdue.count), .change = {},
         .route = list_route(ui, figures.overdue.records)},
        turnover_figure(ui, figures),
        opportunities_figure(ui, figures),
    };
}

std::string day_text(const UiContext& ui, const Record& record, const char* field, const char* key) {
    const Value& value = record.value(field);
    const auto* date = std::get_if<Date>(&value);
    return date ? ui.text(key, {ui.locale.date(*date)}) : std::string();
}

std::string amount_text(const UiContext& ui, const Record& record, const char* field) {
    return value_text(ui, record, *record.def().index_of(field));
}

void add_rows(const UiContext& ui, DashboardList& list, Query query, const std::function<DashboardRow(const Record&)>& row) {
    query.limit = most_rows;
    for (const Record& record : ui.store().run(query)) list.rows.push_back(row(record));
}

DashboardList today_list(const UiContext& ui, const billing::Figures& figures) {
    DashboardList list{.title = ui.text("ui.dashboard.today"), .empty_icon = icon::circle_check,
                       .empty_text = ui.text("ui.dashboard.nothing_today")};
    if (const std::int64_t waiting = crm::new_requests(ui.store()); waiting > 0)
        list.rows.push_back({.title = ui.catalogue.plural("ui.dashboard.new_requests", waiting), .detail = ui.text("ui.dashboard.requests_wait"),
                             .pill = ui.text("request"), .tone = Tone::Info, .route = {.place = "requests", .parameters = {{"filter", "ui.filter.new_requests"}}}});
    add_rows(ui, list, figures.next_contacts.records, [&](const Record& record) {
        return DashboardRow{.title = record.title(), .detail = day_text(ui, record, "next_contact", "ui.dashboard.contact_by"),
                            .pill = ui.text("opportunity"), .tone = Tone::Violet, .route = record_route(ui, record)};
    });
    add_rows(ui, list, figures.expiring_quotes.records, [&](const Record& record) {
        return DashboardRow{.title = record.title() + " · " + amount_text(ui, record, "customer_name"),
                            .detail = day_text(ui, record, "valid_until", "ui.dashboard.valid_until"),
                            .pill = ui.text("quote"), .tone = Tone::Info, .route = record_route(ui, record)};
    });
    add_rows(ui, list, figures.draft_invoices.records, [&](const Record& record) {
        const std::string customer = amount_text(ui, record, "customer_name");
        return DashboardRow{.title = customer.empty() ? ui.text("invoice") : customer, .detail = ui.text("ui.dashboard.to_issue"),
                            .amount = amount_text(ui, record, "total"), .pill = ui.text("invoice.state.draft"),
                            .route = record_route(ui, record)};
    });
    return list;
}

DashboardList overdue_list(const UiContext& ui, const billing::Figures& figures) {
    DashboardList list{.title = ui.text("ui.dashboard.overdue_invoices"), .empty_icon = icon::circle_check,
                       .empty_text = ui.text("ui.dashboard.nothing_overdue")};
    add_rows(ui, list, figures.overdue.records, [&](const Record& record) {
        return DashboardRow{.title = record.title() + " · " + amount_text(ui, record, "customer_name"),
                            .detail = day_text(ui, record, "due_on", "ui.dashboard.due_on"),
                            .amount = amount_text(ui, record, "outstanding"), .tone = Tone::Bad, .route = record_route(ui, record)};
    });
    if (figures.overdue.count > most_rows) {
        list.more = ui.text("ui.show_all", {ui.locale.integer(figures.overdue.count)});
        list.more_route = list_route(ui, figures.overdue.records);
    }
    return list;
}

DashboardList stages_list(const UiContext& ui, const billing::Figures& figures) {
    DashboardList list{.title = ui.text("ui.dashboard.by_stage"), .empty_icon = icon::target, .empty_text = ui.text("ui.empty.opportunity")};
    const EntityDef& opportunities = ui.store().schema().entity("opportunity");
    for (const auto& stage : figures.opportunities) {
        if (stage.figure.count == 0) continue;
        list.rows.push_back({.title = choice_text(ui, opportunities, opportunities.field("stage"), stage.stage),
                             .detail = count_words(ui, "ui.dashboard.opportunity_count", stage.figure.count),
                             .amount = ui.locale.money(stage.figure.amount), .route = list_route(ui, stage.figure.records)});
    }
    return list;
}

bool is_there_any(const UiContext& ui, std::string_view entity) {
    return ui.store().first({.entity = std::string(entity), .limit = 1}).has_value();
}

// An archive that cannot have sold anything yet.
std::vector<FirstStep> first_steps(const UiContext& ui) {
    const bool customers = is_there_any(ui, crm::account::entity), products = is_there_any(ui, catalog::product::entity);
    if (is_there_any(ui, sales::quote::entity) || is_there_any(ui, billing::invoice::entity)) return {};
    const auto step = [&](const char* name, std::string_view icon, Route route, bool done) {
        const std::string key = "ui.first." + std::string(name);
        return FirstStep{.icon = std::string(icon), .title = ui.text(key), .sentence = ui.text(key + ".sentence"),
                         .action = ui.text(key + ".action"), .route = std::move(route), .done = done};
    };
    FirstStep first = step("customers", icon::users, {.place = "accounts", .item = "new"}, customers);
    first.other_action = ui.text("ui.first.customers.import");
    first.other_icon = icon::file_up;
    first.other_route = {.place = "import", .parameters = {{"entity", std::string(crm::account::entity)}}};
    return {std::move(first), step("products", icon::package, {.place = "products", .item = "new"}, products),
            step("quote", icon::file_text, {.place = "quotes", .item = "new"}, false)};
}

std::string today_text(const UiContext& ui) {
    const Date today = ui.session.today;
    return std::string(ui.locale.weekday_name(today.day_of_week())) + " " + ui.locale.long_date(today);
}

DashboardData dashboard(const UiContext& ui) {
    const billing::Figures figures = billing::figures(ui.store(), ui.session.today);
    DashboardData data{.greeting = ui.text("ui.dashboard.greeting"), .subtitle = today_text(ui)};
    data.first_steps = first_steps(ui);
    data.figures = figures_of(ui, figures);
    if (!data.first_steps.empty()) {
        if (DashboardList today = today_list(ui, figures); !today.rows.empty()) data.lists.push_back(std::move(today));
        return data;
    }
    data.chart = turnover_chart(ui, figures.turnover.amount.currency());
    data.lists = {today_list(ui, figures), overdue_list(ui, figures), stages_list(ui, figures)};
    return data;
}

}  // namespace

void add_dashboard(Registry& registry) { registry.set_dashboard(dashboard); }

}  // namespace bottega::ui
