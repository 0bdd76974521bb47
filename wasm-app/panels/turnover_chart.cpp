#include "wasm-app/panels/turnover_chart.hpp"

#include "core/modules/billing/invoice.hpp"

namespace bottega::ui {

namespace {

constexpr int months_shown = 12;

Query issued_in_month(Date day, Currency currency) {
    return {.entity = std::string(billing::invoice::entity),
            .conditions = {{"state", Comparison::Equal, {std::string("issued")}},
                           {"currency", Comparison::Equal, {std::string(currency.code())}},
                           {"issued_on", Comparison::GreaterOrEqual, {day.first_of_month()}},
                           {"issued_on", Comparison::LessOrEqual, {day.last_of_month()}}}};
}

Money turnover(RecordStore& store, Date day, Currency currency) {
    Money sum(0, currency);
    for (const GroupTotal& total : store.totals_by(issued_in_month(day, currency), billing::invoice::kind.name, "net_total")) {
        const Money amount(total.sum, currency);
        sum = canonical_text(total.key) == "credit_note" ? sum - amount : sum + amount;
    }
    return sum;
}

}  // namespace

DashboardChart turnover_chart(const UiContext& ui, Currency currency) {
    DashboardChart chart{.title = ui.text("ui.dashboard.turnover_year"), .subtitle = ui.text("ui.dashboard.turnover_year.subtitle")};
    for (int back = months_shown - 1; back >= 0; --back) {
        const Date month = ui.session.today.first_of_month().plus_months(-back);
        const Money amount = turnover(ui.store(), month, currency);
        chart.bars.push_back({.label = std::string(ui.locale.short_month_name(month.month())),
                              .first = static_cast<double>(amount.cents()) / 100, .first_text = ui.locale.money(amount)});
        Route route{.place = ui.registry.entity(billing::invoice::entity)->route};
        put_query(route, issued_in_month(month, currency));
        chart.routes.push_back(std::move(route));
    }
    return chart;
}

}  // namespace bottega::ui
