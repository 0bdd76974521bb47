#include <algorithm>

#include "core/base/text.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/import_screen.hpp"

namespace bottega::ui {

namespace {

// A file read with the wrong separator has as many as it has rows.
constexpr std::size_t most_misfits_shown = 100;

struct OutcomeLook {
    const char* key;
    Tone tone;
};

OutcomeLook look_of(RowOutcome outcome) {
    switch (outcome) {
        case RowOutcome::Create: return {"ui.import.outcome.create", Tone::Ok};
        case RowOutcome::Update: return {"ui.import.outcome.update", Tone::Info};
        case RowOutcome::Unchanged: return {"ui.import.outcome.unchanged", Tone::Neutral};
        case RowOutcome::Skipped: return {"ui.import.outcome.skipped", Tone::Neutral};
        case RowOutcome::Refused: return {"ui.import.outcome.refused", Tone::Bad};
        case RowOutcome::NeedsDecision: return {"ui.import.outcome.undecided", Tone::Warn};
        case RowOutcome::LeftOut: break;
    }
    return {"ui.import.outcome.left_out", Tone::Neutral};
}

// What the row brings along and does to it.
std::string companion_text(const UiContext& ui, const EntityDef& def, const RowReport& report) {
    const bool is_taken = report.outcome == RowOutcome::Create || report.outcome == RowOutcome::Update;
    if (!is_taken || report.companion == RowOutcome::Unchanged) return {};
    const std::string key = report.companion == RowOutcome::Create ? "ui.import.companion.create" : "ui.import.companion.update";
    return ui.text(key, {entity_text(ui, companion_of(ui.store().schema(), def)->def->name), report.companion_title});
}

// "Changes: City, Phone"
std::string changes_text(const UiContext& ui, const EntityDef& def, const RowReport& report) {
    std::vector<std::string> labels;
    for (const std::string& field : report.changes) labels.push_back(ui.field_label(def, def.field(field)));
    return ui.text("ui.import.changes", {join(labels, ", ")});
}

// Why, and what else happens: one sentence each.
std::vector<std::string> reasons(const UiContext& ui, const EntityDef& def, const RowReport& report) {
    std::vector<std::string> sentences;
    if (std::string brought = companion_text(ui, def, report); !brought.empty()) sentences.push_back(std::move(brought));
    if (report.outcome == RowOutcome::Create || report.outcome == RowOutcome::Update) {
        for (const auto& [entity, title] : report.creates) sentences.push_back(ui.text("ui.import.companion.create", {entity_text(ui, entity), title}));
        if (!report.files.empty()) sentences.push_back(ui.text("ui.import.to_attach", {join(report.files, ", ")}));
        if (!report.changes.empty()) sentences.push_back(changes_text(ui, def, report));
    }
    for (const Issue& issue : report.issues) {
        const auto target = find_import_target(ui.store().schema(), def, issue.field);
        sentences.push_back((target ? target_label(ui, *target) + ": " : std::string()) + ui.sentence(issue));
    }
    return sentences;
}

// "Address: “Via Roma 24, back yard”", "Leave Country empty", "Drop “extra” at the end".
std::string repair_text(const UiContext& ui, const CellTable& table, const CellRow& row, const RowRepair& repair) {
    if (repair.kind == RowRepair::Cut) {
        const std::vector<std::string> dropped(row.cells.begin() + static_cast<std::ptrdiff_t>(repair.column), row.cells.end());
        return ui.text("ui.import.repair_cut", {join(dropped, std::string(1, table.delimiter))});
    }
    const std::string& header = table.headers[std::min(repair.column, table.headers.size() - 1)];
    return ui.text(repair.kind == RowRepair::Join ? "ui.import.repair_join" : "ui.import.repair_empty", {header, repair.cells[repair.column]});
}

}  // namespace

void ImportScreen::draw_rows(const UiContext& ui) {
    constexpr double slice_ms = 8;
    if (job_.preview_some(ui.store(), slice_ms, ui.host)) ui.host.animate();
    begin_card("counts", {.title = ui.text("ui.import.what_would_happen")});
    draw_counts(ui);
    if (!problem_.empty()) banner("import_problem", Tone::Bad, problem_);
    end_card();
    space(metric::form_gap);
    draw_misfits(ui);
    repeats_.draw(ui, job_);
    draw_report(ui);
}

void ImportScreen::draw_counts(const UiContext& ui) {
    const auto total = static_cast<std::int64_t>(job_.table().rows.size());
    if (!job_.previewed()) {
        const auto done = static_cast<std::int64_t>(job_.reports().size());
        progress_bar(ui.text("ui.import.checking"), total > 0 ? static_cast<float>(done) / static_cast<float>(total) : 1.0f,
                     ui.text("ui.import.done_of", {ui.locale.integer(done), ui.locale.integer(total)}));
        space(metric::gap);
    }
    const ImportCounts& counts = job_.counts();
    const std::pair<RowOutcome, std::int64_t> shown[] = {{RowOutcome::Create, counts.created},   {RowOutcome::Update, counts.updated},
                                                         {RowOutcome::Unchanged, counts.unchanged}, {RowOutcome::Skipped, counts.skipped}, {RowOutcome::Refused, counts.refused},
                                                         {RowOutcome::NeedsDecision, counts.undecided}, {RowOutcome::LeftOut, counts.left_out}};
    bool first = true;
    for (const auto& [outcome, count] : shown) {
        const OutcomeLook look = look_of(outcome);
        if (count == 0 && outcome != RowOutcome::Create) continue;
        const std::string text = ui.text(look.key) + " " + ui.locale.integer(count);
        if (!first) ImGui::SameLine(0, metric::gap);
        if (!first && ImGui::GetContentRegionAvail().x < button_width(text, false)) ImGui::NewLine();
        first = false;
        if (chip(text + "###" + look.key, filter_ == look.key)) filter_ = filter_ == look.key ? "" : look.key;
    }
    draw_companions(ui);
}

void ImportScreen::draw_companions(const UiContext& ui) {
    const ImportCounts& counts = job_.counts();
    space(metric::gap);
    if (counts.references_created > 0) paragraph(ui.catalogue.plural("ui.import.references", counts.references_created));
    if (counts.files > 0) paragraph(ui.catalogue.plural("ui.import.photos", counts.files));
    draw_notes(ui);
    if (counts.companions_created + counts.companions_updated == 0) return;
    paragraph(ui.text("ui.import.companions", {entity_plural(ui, companion(ui)->def->name), ui.locale.integer(counts.companions_created),
                                               ui.locale.integer(counts.companions_updated)}));
}

void ImportScreen::draw_misfits(const UiContext& ui) {
    if (job_.misfits().empty()) return;
    begin_card("misfits", {.title = ui.catalogue.plural("ui.import.misfits", static_cast<std::int64_t>(job_.misfits().size()))});
    paragraph(ui.text("ui.import.misfits_help"));
    space(metric::gap);
    if (job_.undecided() > 0 && primary_button(ui.label("ui.import.accept_all"), icon::check)) job_.accept_all_repairs();
    const std::size_t shown = std::min(job_.misfits().size(), most_misfits_shown);
    for (std::size_t i = 0; i < shown; ++i) draw_misfit(ui, i);
    if (const std::size_t hidden = job_.misfits().size() - shown; hidden > 0) {
        space(metric::gap);
        paragraph(ui.catalogue.plural("ui.import.more_misfits", static_cast<std::int64_t>(hidden)));
    }
    end_card();
    space(metric::form_gap);
}

void ImportScreen::draw_misfit(const UiContext& ui, std::size_t index) {
    const CellTable& table = job_.table();
    const CellRow& row = table.rows[job_.misfits()[index].row];
    const std::vector<RowRepair>& repairs = job_.repairs_of(index);
    const std::string line = std::to_string(row.line);
    const auto repaired = job_.plan().repaired.find(row.line);

    std::string chosen = job_.plan().left_out.contains(row.line) ? "out" : "";
    std::vector<Choice> choices = {{"", ui.text("ui.import.decide")}};
    for (std::size_t i = 0; i < repairs.size(); ++i) {
        const RowRepair& repair = repairs[i];
        choices.push_back({std::to_string(i), repair_text(ui, table, row, repair)});
        if (repaired != job_.plan().repaired.end() && repaired->second == repair.cells && chosen.empty()) chosen = std::to_string(i);
    }
    choices.push_back({"out", ui.text("ui.import.leave_out")});

    space(metric::gap);
    label(ui.text("ui.import.line", {line}) + " · " + row.cells.front() + " · " + (row.cells.size() > 1 ? row.cells[1] : std::string()), TextStyle::Strong);
    const std::string suggestion = repairs.empty() ? std::string() : choices[1].text;
    if (combo("###misfit" + line, chosen, choices,
              {.name = ui.text("ui.import.repair_of", {line}), .help = chosen.empty() ? ui.text("ui.import.proposed", {suggestion}) : std::string()})) {
        if (chosen == "out") job_.leave_out(row.line);
        else if (chosen.empty()) job_.undecide(row.line);
        else job_.accept_repair(index, static_cast<std::size_t>(std::stoul(chosen)));
    }
}

void ImportScreen::draw_report(const UiContext& ui) {
    if (job_.reports().empty()) return;
    draw_report_table(ui, job_.reports(), filter_, 420);
}

void ImportScreen::draw_report_table(const UiContext& ui, const std::vector<RowReport>& reports, std::string_view filter, float height) {
    if (filtered_by_ != filter || filtered_of_ != reports.size()) {
        filtered_.clear();
        for (std::size_t i = 0; i < reports.size(); ++i)
            if (filter.empty() || look_of(reports[i].outcome).key == filter) filtered_.push_back(i);
        filtered_by_ = filter;
        filtered_of_ = reports.size();
    }
    const std::vector<Column> columns = {
        {.label = ui.label("ui.import.line_column"), .width = 80, .sortable = false, .phone = PhonePlace::Amount},
        {.label = ui.label("ui.import.record"), .width = 180, .stretch = 0.6f, .sortable = false, .phone = PhonePlace::Title},
        {.label = ui.label("ui.import.outcome"), .width = 150, .sortable = false, .phone = PhonePlace::Pill},
        {.label = ui.label("ui.import.reason"), .width = 240, .stretch = 3, .sortable = false, .phone = PhonePlace::Detail},
    };
    Table table({.id = "report", .name = ui.text("ui.import.what_would_happen"), .columns = &columns,
                 .row_count = static_cast<int>(filtered_.size()), .height = height});
    while (table.next_row()) {
        const RowReport& report = reports[filtered_[static_cast<std::size_t>(table.row())]];
        const OutcomeLook look = look_of(report.outcome);
        const std::string line = std::to_string(report.line);
        const std::string name = ui.text("ui.import.line", {line}) + (report.title.empty() ? "" : " · " + report.title);
        if (table.row_link(report.line, name)) opened_row_ = report;
        table.cell(line);
        table.cell(report.title, TextStyle::Body);
        table.cell_pill(ui.text(look.key), look.tone);
        table.cell_sentence(join(reasons(ui, job_.def(), report), " · "));
    }
}

// A row of the report whole: on a phone, and for the keyboard, its line is too short for the reasons.
void ImportScreen::draw_opened_row(const UiContext& ui) {
    if (!opened_row_) return;
    bool open = true;
    const std::string line = ui.text("ui.import.line", {std::to_string(opened_row_->line)});
    if (begin_dialog(line + "###import_row", open, {.width = 520})) {
        const OutcomeLook look = look_of(opened_row_->outcome);
        if (!opened_row_->title.empty()) paragraph(opened_row_->title, TextStyle::Strong);
        space(metric::gap);
        pill(ui.text(look.key), look.tone);
        for (const std::string& reason : reasons(ui, job_.def(), *opened_row_)) {
            space(metric::gap);
            paragraph(reason, TextStyle::Body);
        }
        const std::string close = ui.label("ui.close");
        dialog_buttons(button_width(close, false));
        if (button(close)) open = false;
        end_dialog();
    }
    if (!open) opened_row_.reset();
}

}  // namespace bottega::ui
