#include "wasm-app/screens/import_repeats.hpp"

#include <algorithm>

#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

namespace {

bool is_repeated(const RowReport& report) {
    return std::any_of(report.issues.begin(), report.issues.end(), [](const Issue& issue) { return issue.message == repeated_key; });
}

}  // namespace

void ImportRepeats::draw(const UiContext& ui, ImportJob& job) {
    const auto& reports = job.reports();
    if (reports.size() < looked_at_) repeated_ = 0, looked_at_ = 0;  // the dry run begins anew
    for (; looked_at_ < reports.size(); ++looked_at_)
        if (is_repeated(reports[looked_at_])) ++repeated_;
    bool later_rows_win = job.plan().later_rows_win;
    if (repeated_ == 0 && !later_rows_win) return;
    begin_card("repeats", {.title = ui.catalogue.plural("ui.import.repeats", repeated_, {ui.locale.integer(repeated_)})});
    paragraph(ui.text("ui.import.repeats_help"));
    space(metric::gap);
    const bool changed = checkbox(ui.label("ui.import.later_rows_win"), later_rows_win);
    end_card();
    space(metric::form_gap);
    if (!changed) return;
    ImportPlan plan = job.plan();
    plan.later_rows_win = later_rows_win;
    job.set_plan(std::move(plan));
}

}  // namespace bottega::ui
