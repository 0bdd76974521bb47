#include "wasm-app/screens/import_job.hpp"

#include <algorithm>

namespace bottega::ui {

Issues ImportJob::open(PickedFile file, RecordStore& store, const EntityDef& def,
                       std::vector<std::pair<std::string, std::string>> defaults, std::string_view language) {
    close();
    file_ = std::move(file);
    store_ = &store;
    def_ = &def;
    defaults_ = std::move(defaults);
    language_ = language;
    constexpr std::string_view refused = "refused: ";  // and why, see web-shell/src/files.js
    if (file_.encoding.starts_with(refused)) return {{.message = "issue.sheet." + file_.encoding.substr(refused.size()), .args = {file_.name}}};
    if (file_.encoding.empty()) return {{.message = "issue.not_a_table", .args = {file_.name}}};
    if (file_.encoding == "xlsx") return open_workbook();
    return read(parse_csv(file_.bytes, detect_delimiter(file_.bytes)));
}

Issues ImportJob::set_delimiter(char delimiter) { return read(parse_csv(file_.bytes, delimiter)); }

Issues ImportJob::set_text(std::string text, std::string encoding) {
    const char delimiter = is_open() ? table_->delimiter : detect_delimiter(text);
    file_.bytes = std::move(text);
    file_.encoding = std::move(encoding);
    return set_delimiter(delimiter);
}

// Of several sheets the one with the most headers that mean something here comes first to mind.
Issues ImportJob::open_workbook() {
    sheets_ = parse_sheets(file_.bytes);
    file_.bytes.clear();
    std::ptrdiff_t most = -1;
    for (std::size_t i = 0; i < sheets_.size(); ++i) {
        const auto table = table_of_sheet(sheets_[i], find_header_row(sheets_[i]));
        if (!table.ok()) continue;
        const ImportPlan plan = propose_plan(table.value(), learn_columns(table.value()), store_->schema(), def_->name, language_);
        const auto known = std::count_if(plan.columns.begin(), plan.columns.end(), [](const ColumnTarget& column) { return !column.field.empty(); });
        if (known <= most) continue;
        most = known;
        sheet_ = i;
    }
    return set_sheet(sheet_);
}

Issues ImportJob::set_sheet(std::size_t sheet) {
    sheet_ = sheet;
    return set_header_row(find_header_row(sheets_[sheet_]));
}

Issues ImportJob::set_header_row(std::size_t row) {
    header_row_ = row;
    return read(table_of_sheet(sheets_[sheet_], row));
}

Issues ImportJob::read(Result<CellTable> table) {
    if (!table.ok()) return table.issues();
    previewer_.reset();
    table_ = std::move(table.value());
    profiles_ = learn_columns(*table_);
    misfits_.clear();
    for (std::size_t row = 0; row < table_->rows.size(); ++row)
        if (table_->rows[row].cells.size() != table_->headers.size())
            misfits_.push_back({row, propose_repairs(table_->rows[row], *table_, profiles_)});
    plan_ = propose_plan(*table_, profiles_, store_->schema(), def_->name, language_);
    leave_out_foreign_ids(*store_, *table_, plan_);
    plan_.defaults = defaults_;
    find_unfilled();
    restart_preview();
    return {};
}

void ImportJob::close() {
    previewer_.reset();
    table_.reset();
    sheets_.clear();
    sheet_ = 0;
    misfits_.clear();
    running_.reset();
    restart_preview();
}

void ImportJob::set_plan(ImportPlan plan) {
    if (plan == plan_) return;
    previewer_.reset();
    plan_ = std::move(plan);
    find_unfilled();
    restart_preview();
}

void ImportJob::find_unfilled() {
    unfilled_.clear();
    const Record proposed = store_->proposal(def_->name);
    const auto is_given = [this](const std::string& name) {
        const bool by_column = std::any_of(plan_.columns.begin(), plan_.columns.end(), [&](const ColumnTarget& column) { return column.field == name; });
        return by_column || std::any_of(plan_.defaults.begin(), plan_.defaults.end(), [&](const auto& given) { return given.first == name; });
    };
    for (const FieldDef* field : importable_fields(*def_))
        if ((field->required || store_->rule(*def_, *field).mandatory) && is_empty(proposed.value(field->name)) && !is_given(field->name)) unfilled_.push_back(field);
}

void ImportJob::restart_preview() {
    previewer_.reset();
    reports_.clear();
    counts_ = {};
}

const ImportJob::Misfit* ImportJob::misfit_at(int line) const {
    const auto found = std::find_if(misfits_.begin(), misfits_.end(), [&](const Misfit& misfit) { return table_->rows[misfit.row].line == line; });
    return found == misfits_.end() ? nullptr : &*found;
}

void ImportJob::accept_repair(int line, std::size_t repair) {
    const Misfit* misfit = misfit_at(line);
    expects(misfit && repair < misfit->repairs.size(), "a repair is one of those proposed");
    plan_.left_out.erase(line);
    plan_.repaired[line] = misfit->repairs[repair].cells;
    restart_preview();
}

void ImportJob::leave_out(int line) {
    plan_.repaired.erase(line);
    plan_.left_out.insert(line);
    restart_preview();
}

void ImportJob::undecide(int line) {
    plan_.repaired.erase(line);
    plan_.left_out.erase(line);
    restart_preview();
}

void ImportJob::accept_all_repairs() {
    for (const Misfit& misfit : misfits_) {
        const int line = table_->rows[misfit.row].line;
        if (!plan_.left_out.contains(line) && !misfit.repairs.empty()) plan_.repaired.emplace(line, misfit.repairs[0].cells);
    }
    restart_preview();
}

std::size_t ImportJob::undecided() const {
    return static_cast<std::size_t>(std::count_if(misfits_.begin(), misfits_.end(), [&](const Misfit& misfit) {
        const int line = table_->rows[misfit.row].line;
        return !plan_.repaired.contains(line) && !plan_.left_out.contains(line);
    }));
}

bool ImportJob::preview_some(RecordStore& store, double milliseconds, const Host& host) {
    if (!table_ || previewed()) return false;
    if (!previewer_) previewer_ = std::make_unique<RowImporter>(store, *table_, plan_);
    const double until = host.now_ms() + milliseconds;
    do {
        reports_.push_back(previewer_->preview(reports_.size()));
        counts_.count(reports_.back());
    } while (!previewed() && host.now_ms() < until);
    if (previewed()) previewer_.reset();
    return !previewed();
}

// The import of rows with all it reads and fills.
class ImportJob::Work : public LongWork {
public:
    Work(RecordStore& store, std::shared_ptr<Running> running)
        : running_(std::move(running)), rows_(store, running_->table, running_->plan, running_->written, running_->not_taken) {}

    Result<State> step(Session& session) override { return rows_.step(session); }
    [[nodiscard]] std::int64_t done() const override { return rows_.done(); }
    [[nodiscard]] std::int64_t total() const override { return rows_.total(); }

private:
    std::shared_ptr<Running> running_;
    ImportWork rows_;
};

Result<Done> ImportJob::start(Program& program) {
    auto running = std::make_shared<Running>(Running{*table_, plan_});
    auto work = std::make_unique<Work>(program.session().store, running);
    auto started = program.start(std::string(import_command), std::move(work), [running](const Result<Done>& ended) { running->outcome = ended; });
    if (started.ok()) running_ = std::move(running);
    return started;
}

}  // namespace bottega::ui
