#include "wasm-app/screens/import_screen.hpp"

#include <algorithm>
#include <span>

#include <nlohmann/json.hpp>

#include "core/exchange/import_memory.hpp"
#include "core/exchange/import_template.hpp"
#include "core/exchange/table_limits.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

ImportScreen::ImportScreen(const UiContext& ui, const Route& route) {
    for (const EntityUi& look : ui.registry.entities()) {
        if (!look.importable) continue;
        if (std::string_view(look.entity) == route.parameter("entity")) offered_ = std::to_string(offers_.size());
        if (look.imports.empty()) offers_.push_back({look.entity, look.entity + ".plural", {}});
        for (const ImportOffer& offer : look.imports) offers_.push_back({look.entity, offer.label, offer.defaults});
    }
}

const ImportScreen::Offer& ImportScreen::offer() const { return offers_[static_cast<std::size_t>(std::stoul(offered_))]; }

void ImportScreen::draw(const UiContext& ui) {
    if (step_ == Step::File || step_ == Step::Ended) choice_.take_dropped(ui.host);
    if (auto file = choice_.take()) open(ui, std::move(*file));
    if (auto text = reading_again_.take(); text && text->failure.empty() && step_ == Step::Columns)
        read_anew(ui, job_.set_text(std::move(text->json), wanted_encoding_));
    if (auto kept = keeping_photos_.take(); kept && step_ == Step::Rows) {
        if (kept->failure.empty()) start_now(ui);
        else problem_ = ui.text(kept->failure == "full" ? "ui.import.photos_no_room" : "ui.import.photos_not_kept");
    }
    if (step_ == Step::Running && job_.outcome()) step_ = Step::Ended;
    page_header({.title = ui.text("ui.import.title"), .subtitle = job_.is_open() ? job_.file().name : ui.text("ui.import.subtitle")});
    draw_steps(ui);
    const bool has_footer = step_ == Step::Columns || step_ == Step::Rows;
    begin_scroll_area("import", has_footer ? footer_bar_height() : 0);
    switch (step_) {
        case Step::File: draw_file(ui); break;
        case Step::Columns: draw_columns(ui); break;
        case Step::Rows: draw_rows(ui); break;
        case Step::Running: draw_running(ui); break;
        case Step::Ended: draw_ended(ui); break;
    }
    end_scroll_area();
    if (has_footer) draw_footer(ui);
    copy_.draw(ui);
    draw_opened_row(ui);
}

// "1 File · 2 Columns · 3 Check · 4 Import", the current one strong.
void ImportScreen::draw_steps(const UiContext& ui) {
    const int current = step_ == Step::File ? 0 : step_ == Step::Columns ? 1 : step_ == Step::Rows ? 2 : 3;
    const char* keys[] = {"ui.import.step.file", "ui.import.step.columns", "ui.import.step.rows", "ui.import.step.import"};
    for (int i = 0; i < 4; ++i) {
        if (i > 0) ImGui::SameLine(0, metric::gap);
        pill(std::to_string(i + 1) + " " + ui.text(keys[i]), i == current ? Tone::Accent : i < current ? Tone::Ok : Tone::Neutral, false);
    }
    space(metric::form_gap);
}

void ImportScreen::draw_file(const UiContext& ui) {
    begin_card("what", {.title = ui.text("ui.import.what")});
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < offers_.size(); ++i) choices.push_back({std::to_string(i), ui.text(offers_[i].label)});
    combo(ui.label("ui.import.as"), offered_, choices, {.width = is_phone() ? -1.0f : 320.0f});
    space(metric::form_gap);
    if (primary_button(ui.label("ui.import.choose_file"), icon::file_up))
        choice_.ask(ui.host, ".csv,.txt,.tsv,.xlsx,.xlsm,.xls,.vcf,.vcard,.json,text/csv,text/plain,text/vcard,application/json");
    space(metric::gap);
    paragraph(ui.text("ui.import.file_help"));
    draw_templates(ui);
    if (!problem_.empty()) {
        space(metric::gap);
        banner("import_problem", Tone::Bad, problem_);
    }
    end_card();
}

// Whoever has no file yet, or one that fits nowhere, fills in one of ours.
void ImportScreen::draw_templates(const UiContext& ui) {
    const Schema& schema = ui.store().schema();
    const EntityDef& def = schema.entity(offer().entity);
    const std::string name = ui.text("ui.import.template_name", {ui.text(offer().label)});
    space(metric::form_gap);
    paragraph(ui.text("ui.import.template_help"));
    space(metric::gap);
    if (button(ui.label("ui.import.template_xlsx"), {.icon = icon::download})) {
        const nlohmann::json wish = {{"sheet", template_as_sheet(schema, def, ui.catalogue)}, {"name", name + ".xlsx"}};
        ui.host.ask_page("download-workbook", wish.dump(), [](std::string_view, std::string_view) {});
    }
    ImGui::SameLine(0, metric::gap);
    if (button(ui.label("ui.import.template_csv"), {.icon = icon::download})) {
        const std::string text = template_as_csv(schema, def, ui.catalogue, ui.locale);
        ui.host.download(std::as_bytes(std::span(text)), name + ".csv", "text/csv");
    }
}

void ImportScreen::open(const UiContext& ui, PickedFile file) {
    const Issues issues = job_.open(std::move(file), ui.store(), ui.store().schema().entity(offer().entity), offer().defaults, ui.catalogue.language());
    say(ui, issues);
    step_ = issues.empty() ? Step::Columns : Step::File;
    if (issues.empty()) recall(ui);
    filter_.clear();
    ui.host.wake();
}

void ImportScreen::draw_file_facts(const UiContext& ui) {
    const std::string rows = ui.catalogue.plural("ui.import.rows", static_cast<std::int64_t>(job_.table().rows.size()));
    label(ui.text(offer().label) + " · " + rows, TextStyle::Secondary);
    space(metric::gap);
    using enum ImportJob::Kind;
    const ImportJob::Kind kind = job_.kind();
    if (kind == Cards) return;
    FormGrid grid(3);
    if (kind == Workbook && job_.sheets().size() > 1) {
        grid.next();
        draw_sheet(ui);
    }
    if (kind == Delimited) {
        grid.next();
        draw_delimiter(ui);
    }
    if (kind == Delimited || kind == Json) {
        grid.next();
        draw_encoding(ui);
    }
    if (kind == Json) return;
    grid.next();
    draw_header_line(ui);
}

// What of the file is not in the table.
void ImportScreen::draw_notes(const UiContext& ui) {
    if (job_.table().rows.empty()) {
        banner("no_rows", Tone::Warn, ui.text("ui.import.no_rows"));
        space(metric::gap);
    }
    for (std::size_t i = 0; i < job_.table().notes.size(); ++i) {
        banner("note" + std::to_string(i), Tone::Info, ui.sentence(job_.table().notes[i]));
        space(metric::gap);
    }
}

void ImportScreen::say(const UiContext& ui, const Issues& issues) {
    problem_ = issues.empty() ? std::string() : ui.sentence(issues.front());
}

void ImportScreen::read_anew(const UiContext& ui, const Issues& issues) {
    say(ui, issues);
    if (issues.empty()) recall(ui);
}

void ImportScreen::recall(const UiContext& ui) {
    recalled_ = job_.recall(ui.program.setting(remembered_plan_setting(job_.def().name, job_.headers())));
    defaults_.begin(job_, ui.store(), offer().defaults);
}

void ImportScreen::remember(const UiContext& ui) const {
    ui.run({.label = "ui.import.remember",
            .run = [&program = ui.program, name = remembered_plan_setting(job_.def().name, job_.headers()),
                    plan = remember_plan(job_.plan(), job_.headers())](Session&, const Answers&) -> Result<RecordId> {
                program.set_setting(name, plan);
                return RecordId{};
            }});
}

void ImportScreen::draw_sheet(const UiContext& ui) {
    std::vector<Choice> sheets;
    for (std::size_t i = 0; i < job_.sheets().size(); ++i) sheets.push_back({std::to_string(i), clean_header(job_.sheets()[i].name)});
    std::string sheet = std::to_string(job_.sheet());
    if (combo(ui.label("ui.import.sheet"), sheet, sheets)) read_anew(ui, job_.set_sheet(std::stoul(sheet)));
}

// "3 · Code · Company": what stands above, a title or a date, is passed over.
void ImportScreen::draw_header_line(const UiContext& ui) {
    std::vector<Choice> lines;
    for (const auto& [line, beginning] : job_.table().beginnings) lines.push_back({std::to_string(line), std::to_string(line) + " · " + beginning});
    std::string line = std::to_string(job_.table().header_line);
    if (combo(ui.label("ui.import.header_row"), line, lines)) read_anew(ui, job_.set_header_line(std::stoi(line)));
}

void ImportScreen::draw_delimiter(const UiContext& ui) {
    std::string delimiter(1, job_.table().delimiter);
    const std::vector<Choice> signs = {{",", ui.text("ui.import.comma")}, {";", ui.text("ui.import.semicolon")},
                                       {"\t", ui.text("ui.import.tab")}, {"|", ui.text("ui.import.bar")}};
    if (!combo(ui.label("ui.import.delimiter"), delimiter, signs)) return;
    read_anew(ui, job_.set_delimiter(delimiter[0]));
}

// Progress and the button that stops it stand above every screen while long work runs.
void ImportScreen::draw_running(const UiContext& ui) {
    begin_card("running", {.title = ui.text("ui.import.running")});
    paragraph(ui.text("ui.import.running_help"));
    end_card();
}

void ImportScreen::draw_ended(const UiContext& ui) {
    const bool taken = job_.outcome()->ok();
    begin_card("ended", {.title = ui.text(taken ? "ui.import.ended" : "ui.import.not_done")});
    if (!taken) {
        for (const Issue& issue : job_.outcome()->issues()) banner("refused", Tone::Bad, ui.sentence(issue));
    } else {
        const ImportCounts& counts = job_.written();
        key_value(ui.text("ui.import.created"), ui.locale.integer(counts.created));
        key_value(ui.text("ui.import.updated"), ui.locale.integer(counts.updated));
        key_value(ui.text("ui.import.was_same"), ui.locale.integer(counts.unchanged));
        if (counts.companions_created + counts.companions_updated > 0)
            key_value(entity_plural(ui, companion(ui)->def->name),
                      ui.text("ui.import.companions_written", {ui.locale.integer(counts.companions_created), ui.locale.integer(counts.companions_updated)}));
        key_value(ui.text("ui.import.written.not_taken"), ui.locale.integer(counts.refused + counts.undecided + counts.left_out));
    }
    space(metric::form_gap);
    if (primary_button(ui.label("ui.import.open_list"), icon::arrow_right)) ui.navigation.leave_to({.place = ui.registry.entity(offer().entity)->route});
    ImGui::SameLine(0, metric::gap);
    if (button(ui.label("ui.import.another"))) {
        job_.close();
        step_ = Step::File;
    }
    end_card();
    if (!job_.is_open() || job_.not_taken().empty()) return;
    section(ui.text("ui.import.rows_not_taken"));
    draw_report_table(ui, job_.not_taken(), {}, -1);
}

void ImportScreen::draw_footer(const UiContext& ui) {
    begin_footer_bar(ui.text("ui.import.title"));
    if (button(ui.label("ui.back"))) {
        if (step_ == Step::Rows) step_ = Step::Columns;
        else {
            job_.close();
            step_ = Step::File;
        }
        end_footer_bar();
        return;
    }
    ImGui::SameLine(0, metric::gap);
    if (step_ == Step::Columns) {
        const std::string why_not = job_.table().rows.empty() ? ui.text("ui.import.no_rows") : std::string();
        if (button(ui.label("ui.import.check"), {.kind = ButtonKind::Primary, .icon = icon::arrow_right, .disabled_reason = why_not})) {
            remember(ui);
            step_ = Step::Rows;
        }
    } else {
        const std::string reason = why_not_ready(ui);
        const std::string text = ui.catalogue.plural("ui.import.go", job_.counts().created + job_.counts().updated) + "###ui.import.go";
        if (button(text, {.kind = ButtonKind::Primary, .icon = icon::check, .disabled_reason = reason, .busy = copy_.is_waiting() || keeping_photos_.is_waiting()})) start(ui);
    }
    end_footer_bar();
}

std::string ImportScreen::why_not_ready(const UiContext& ui) const {
    if (!job_.previewed()) return ui.text("ui.import.still_checking");
    if (job_.undecided() > 0) return ui.catalogue.plural("ui.import.undecided", static_cast<std::int64_t>(job_.undecided()));
    if (job_.counts().created + job_.counts().updated == 0) return ui.text("ui.import.nothing_to_do");
    return {};
}

void ImportScreen::start(const UiContext& ui) {
    copy_.before(ui, "import", [this](const UiContext& now) { keep_photos(now); });
}

void ImportScreen::keep_photos(const UiContext& ui) {
    const std::vector<std::string> hashes = job_.hashes_to_keep();
    if (hashes.empty()) return start_now(ui);
    keeping_photos_.ask(ui.host, "keep-photos", write_wish("hashes", hashes));
}

void ImportScreen::start_now(const UiContext& ui) {
    const auto started = job_.start(ui.program);
    problem_ = started.ok() ? std::string() : ui.sentence(started.issues().front());
    if (started.ok()) step_ = Step::Running;
}

}  // namespace bottega::ui
