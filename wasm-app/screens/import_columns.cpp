#include "core/base/text.hpp"
#include "core/exchange/table_limits.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/import_screen.hpp"

namespace bottega::ui {

namespace {

// The first cells of a column that say something.
std::string sample_of(const CellTable& table, std::size_t column) {
    constexpr std::size_t enough = 3;
    std::string sample;
    std::size_t shown = 0;
    for (const CellRow& row : table.rows) {
        if (row.cells.size() != table.headers.size() || row.cells[column].empty()) continue;
        sample += (shown ? " · " : "") + truncate(clean_header(row.cells[column]), 60);
        if (++shown == enough) break;
    }
    return sample;
}

// What the page can read; the names of countries are the person's.
struct Encoding {
    const char* name;
    const char* key;
};
constexpr Encoding encodings[] = {{"utf-8", "ui.import.encoding.utf-8"},
                                  {"utf-16", "ui.import.encoding.utf-16"},
                                  {"windows-1252", "ui.import.encoding.windows-1252"},
                                  {"windows-1250", "ui.import.encoding.windows-1250"},
                                  {"iso-8859-2", "ui.import.encoding.iso-8859-2"},
                                  {"iso-8859-16", "ui.import.encoding.iso-8859-16"},
                                  {"macintosh", "ui.import.encoding.macintosh"}};

}  // namespace

std::string target_label(const UiContext& ui, const ImportTarget& target) {
    const std::string label = ui.field_label(*target.def, *target.field);
    return target.comes_along ? entity_text(ui, target.def->name) + ": " + label : label;
}

void ImportScreen::draw_columns(const UiContext& ui) {
    begin_card("file", {.title = ui.text("ui.import.step.columns")});
    draw_recalled(ui);
    draw_file_facts(ui);
    draw_notes(ui);
    if (!problem_.empty()) banner("import_problem", Tone::Bad, problem_);
    end_card();
    space(metric::form_gap);
    ImportPlan plan = job_.plan();  // what was chosen above may have read the file anew
    draw_unfilled(ui);
    draw_file_fields(ui);
    draw_column_table(ui, plan);
    space(metric::form_gap);
    draw_key(ui, plan);
    defaults_.draw(ui, job_, plan);
    job_.set_plan(std::move(plan));
}

void ImportScreen::draw_encoding(const UiContext& ui) {
    std::vector<Choice> choices;
    for (const Encoding& encoding : encodings) choices.push_back({encoding.name, ui.text(encoding.key)});
    const std::string& read_as = job_.file().encoding;
    std::string chosen = read_as == "utf-8 bom" ? "utf-8" : read_as;
    if (!combo(ui.label("ui.import.encoding"), chosen, choices, {.help = ui.text("ui.import.encoding_help")})) return;
    wanted_encoding_ = chosen;
    reading_again_.ask(ui.host, "read-again", write_wish("encoding", chosen));
}

void ImportScreen::draw_unfilled(const UiContext& ui) {
    if (job_.unfilled().empty()) return;
    std::string names;
    for (const FieldDef* field : job_.unfilled()) names += (names.empty() ? "" : ", ") + ui.field_label(job_.def(), *field);
    banner("unfilled", Tone::Warn, ui.text("ui.import.unfilled", {names}));
    space(metric::form_gap);
}

// A table holds no files.
void ImportScreen::draw_file_fields(const UiContext& ui) {
    std::string names;
    for (const FieldDef& field : job_.def().fields)
        if (field.format == TextFormat::File && !field.internal) names += (names.empty() ? "" : ", ") + ui.field_label(job_.def(), field);
    if (names.empty()) return;
    banner("file_fields", Tone::Info, ui.text("ui.import.file_fields", {names}));
    space(metric::form_gap);
}

void ImportScreen::draw_key(const UiContext& ui, ImportPlan& plan) {
    std::vector<Choice> keys = {{"", ui.text("ui.import.no_key")}};
    for (const FieldDef* field : key_fields(job_.def())) keys.push_back({field->name, ui.field_label(job_.def(), *field)});
    begin_card("known", {.title = ui.text("ui.import.known")});
    {
        FormGrid grid;
        grid.next();
        std::string key = plan.keys.empty() ? std::string() : plan.keys.front();
        if (combo(ui.label("ui.import.key"), key, keys, {.help = ui.text("ui.import.key_help")}))
            plan.keys = key.empty() ? std::vector<std::string>{} : std::vector{key};
        if (!plan.keys.empty()) {
            grid.next();
            draw_further_key(ui, plan);
            grid.next();
            draw_known_rows(ui, plan);
        }
        grid.next();
        text_field(ui.label("ui.import.empty_word"), plan.empty_word, {.help = ui.text("ui.import.empty_word_help")});
    }
    end_card();
    space(metric::form_gap);
}

// Two may share a name, but not a name and an address.
void ImportScreen::draw_further_key(const UiContext& ui, ImportPlan& plan) {
    std::vector<Choice> keys = {{"", ui.text("ui.import.no_further_key")}};
    for (const FieldDef* field : key_fields(job_.def()))
        if (field->name != plan.keys.front() && plan.fills(field->name)) keys.push_back({field->name, ui.field_label(job_.def(), *field)});
    std::string further = plan.keys.size() > 1 ? plan.keys[1] : std::string();
    if (!combo(ui.label("ui.import.further_key"), further, keys, {.help = ui.text("ui.import.further_key_help")})) return;
    plan.keys.resize(1);
    if (!further.empty()) plan.keys.push_back(further);
}

void ImportScreen::draw_known_rows(const UiContext& ui, ImportPlan& plan) {
    const std::vector<Choice> choices = {{"overwrite", ui.text("ui.import.known.overwrite")},
                                         {"merge", ui.text("ui.import.known.merge")},
                                         {"skip", ui.text("ui.import.known.skip")}};
    std::string how = choices[static_cast<std::size_t>(plan.known_rows)].value;
    if (!combo(ui.label("ui.import.known_how"), how, choices, {.help = ui.text("ui.import.known_help")})) return;
    plan.known_rows = how == "skip" ? KnownRows::Skip : how == "merge" ? KnownRows::Merge : KnownRows::Overwrite;
}

void ImportScreen::draw_recalled(const UiContext& ui) {
    if (!recalled_) return;
    const std::string again = ui.text("ui.import.propose_again");
    if (banner("recalled", Tone::Info, ui.text("ui.import.recalled"), {.first = again}) == 1) {
        job_.propose();
        recalled_ = false;
        defaults_.begin(job_, ui.store(), offer().defaults);
    }
    space(metric::gap);
}

std::vector<Choice> ImportScreen::field_choices(const UiContext& ui, std::size_t column) const {
    std::vector<Choice> choices = {{"", ui.text("ui.import.not_imported")}};
    const bool holds_files = job_.kind() == ImportJob::Kind::Cards && job_.headers()[column] == "photo";  // nothing else can become of it
    if (holds_files) {
        choices.push_back({std::string(attached_file), ui.text("ui.import.attached")});
        return choices;
    }
    for (const ImportTarget& target : import_targets(ui.store().schema(), job_.def())) choices.push_back({target.name(), target_label(ui, target)});
    return choices;
}

void ImportScreen::draw_column_table(const UiContext& ui, ImportPlan& plan) {
    const std::vector<Column> columns = {
        {.label = ui.label("ui.import.column"), .width = 150, .stretch = 1, .sortable = false, .phone = PhonePlace::Title},
        {.label = ui.label("ui.import.sample"), .width = 180, .stretch = 2, .sortable = false, .phone = PhonePlace::Hidden},
        {.label = ui.label("ui.import.goes_to"), .width = 300, .sortable = false, .phone = PhonePlace::Detail},
        {.label = ui.label("ui.import.written_as"), .width = 175, .sortable = false, .phone = PhonePlace::Hidden},
    };
    if (is_phone()) {
        for (std::size_t column = 0; column < plan.columns.size(); ++column) {
            combo(job_.table().headers[column] + "###target" + std::to_string(column), plan.columns[column].field, field_choices(ui, column),
                  {.help = sample_of(job_.table(), column)});
            draw_form_of_values(ui, plan.columns[column], job_.table().headers[column]);
        }
        return;
    }
    Table table({.id = "columns", .name = ui.text("ui.import.step.columns"), .columns = &columns,
                 .row_count = static_cast<int>(plan.columns.size()), .height = -1});
    while (table.next_row()) draw_column(ui, table, plan, static_cast<std::size_t>(table.row()));
}

void ImportScreen::draw_column(const UiContext& ui, Table& table, ImportPlan& plan, std::size_t column) {
    const std::string& header = job_.table().headers[column];
    ColumnTarget& target = plan.columns[column];
    table.plain_row(static_cast<std::int64_t>(column) + 1);
    table.cell(header, TextStyle::Strong);
    table.cell(sample_of(job_.table(), column));
    const float width = table.begin_cell();
    if (width > 0)
        combo("###target" + std::to_string(column), target.field, field_choices(ui, column),
              {.name = ui.text("ui.import.target_of", {header}), .width = width});
    table.end_cell();
    if (table.begin_cell() > 0) draw_form_of_values(ui, target, header);
    table.end_cell();
}

// How numbers and days of the column are written, where the field needs to know.
void ImportScreen::draw_form_of_values(const UiContext& ui, ColumnTarget& target, const std::string& name) {
    if (target.field.empty() || target.field == attached_file) return;
    const ImportTarget goes_to = *find_import_target(ui.store().schema(), job_.def(), target.field);
    const FieldType type = goes_to.field->type;
    const std::string id = "###form_" + name;
    if (target.is_html && !is_phone()) ImGui::SetCursorPosY(ImGui::GetCursorPosY() + (field_height() - font_size::body) / 2);
    if (target.is_html) label(ui.text("ui.import.is_html"), TextStyle::Secondary);
    if (!goes_to.comes_along && missing_record_values(job_.def(), *goes_to.field)) {
        constexpr float lower_than_a_field = 10;
        if (!is_phone() && !ui.host.is_touch()) ImGui::SetCursorPosY(ImGui::GetCursorPosY() + lower_than_a_field / 2);
        checkbox(ui.text("ui.import.creates") + "###creates_" + name, target.creates);
    }
    if (is_number(type)) {
        std::string sign = target.decimal_sign == DecimalSign::Comma ? "," : ".";
        const std::vector<Choice> signs = {{",", "1.234,56"}, {".", "1,234.56"}};
        if (combo(id, sign, signs, {.name = ui.text("ui.import.written_in", {name}), .width = 150}))
            target.decimal_sign = sign == "," ? DecimalSign::Comma : DecimalSign::Point;
    } else if (type == FieldType::Date) {
        std::string order = target.date_order == DateOrder::DayMonthYear ? "dmy" : target.date_order == DateOrder::MonthDayYear ? "mdy" : "ymd";
        const std::vector<Choice> orders = {{"dmy", "31/12/2026"}, {"mdy", "12/31/2026"}, {"ymd", "2026-12-31"}};
        if (combo(id, order, orders, {.name = ui.text("ui.import.written_in", {name}), .width = 150}))
            target.date_order = order == "dmy" ? DateOrder::DayMonthYear : order == "mdy" ? DateOrder::MonthDayYear : DateOrder::YearMonthDay;
    }
}

}  // namespace bottega::ui
