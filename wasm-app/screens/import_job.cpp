#include "wasm-app/screens/import_job.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/exchange/import_memory.hpp"
#include "core/exchange/json_table.hpp"
#include "core/exchange/product_variants.hpp"
#include "core/exchange/table_limits.hpp"
#include "core/exchange/vcard_table.hpp"

namespace bottega::ui {

namespace {

ImportJob::Kind kind_of(const PickedFile& file) {
    if (file.encoding == "xlsx") return ImportJob::Kind::Workbook;
    if (file.encoding == "vcards") return ImportJob::Kind::Cards;
    const std::size_t first = file.bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    const bool begins_as_json = first != std::string::npos && (file.bytes[first] == '[' || file.bytes[first] == '{');
    return fold(file.name).ends_with(".json") || begins_as_json ? ImportJob::Kind::Json : ImportJob::Kind::Delimited;
}

}  // namespace

Issues ImportJob::open(PickedFile file, RecordStore& store, const EntityDef& def,
                       std::vector<std::pair<std::string, std::string>> defaults, std::string_view language) {
    close();
    file_ = std::move(file);
    file_.name = clean_header(file_.name);
    store_ = &store;
    def_ = &def;
    defaults_ = std::move(defaults);
    language_ = language;
    constexpr std::string_view refused = "refused: ";  // and why, see web-shell/src/files.js
    if (file_.encoding.starts_with(refused)) return {{.message = "issue.sheet." + file_.encoding.substr(refused.size()), .args = {file_.name}}};
    if (file_.encoding.empty()) return {{.message = "issue.not_a_table", .args = {file_.name}}};
    kind_ = kind_of(file_);
    switch (kind_) {
        case Kind::Workbook: return open_workbook();
        case Kind::Cards: return open_vcards();
        case Kind::Json: return read(table_of_json(file_.bytes));
        case Kind::Delimited: break;
    }
    return read(parse_csv(file_.bytes, detect_delimiter(file_.bytes)));
}

Issues ImportJob::set_delimiter(char delimiter) { return read(parse_csv(file_.bytes, delimiter)); }

Issues ImportJob::set_text(std::string text, std::string encoding) {
    const char delimiter = is_open() ? table_->delimiter : detect_delimiter(text);
    file_.bytes = std::move(text);
    file_.encoding = std::move(encoding);
    return kind_ == Kind::Json ? read(table_of_json(file_.bytes)) : set_delimiter(delimiter);
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

// What has no field of its own goes into the notes; then the headers become words.
Issues ImportJob::open_vcards() {
    const Issues issues = read(table_of_vcards(file_.bytes));
    file_.bytes.clear();
    if (!issues.empty()) return issues;
    const Catalogue catalogue = embedded_catalogue(language_);
    for (std::string& header : table_->headers) header = vcard_header_text(header, catalogue);
    return {};
}

std::vector<std::string> ImportJob::hashes_to_keep() const {
    std::vector<std::string> hashes;
    for (const CellRow& row : table_->rows)
        for (const CellFile& file : row.files)
            if (plan_.columns[file.column].field == attached_file && !plan_.left_out.contains(row.line)) hashes.push_back(file.hash);
    return hashes;
}

Issues ImportJob::set_sheet(std::size_t sheet) {
    sheet_ = sheet;
    return read_sheet(find_header_row(sheets_[sheet_]));
}

Issues ImportJob::read_sheet(std::size_t header_row) { return read(table_of_sheet(sheets_[sheet_], header_row)); }

Issues ImportJob::set_header_line(int line) {
    if (kind_ == Kind::Workbook) return read_sheet(static_cast<std::size_t>(line) - 1);
    return read(parse_csv(file_.bytes, table_->delimiter, line));
}

Issues ImportJob::read(Result<CellTable> table) {
    if (!table.ok()) return table.issues();
    previewer_.reset();
    table_ = std::move(table.value());
    unfold_variants(*table_);
    profiles_ = learn_columns(*table_);
    misfits_.clear();
    for (std::size_t row = 0; row < table_->rows.size(); ++row)
        if (table_->rows[row].cells.size() != table_->headers.size())
            misfits_.push_back({row});
    headers_ = table_->headers;
    propose();
    return {};
}

void ImportJob::propose() {
    CellTable known_by_headers{.headers = headers_, .rows = {}};
    std::swap(known_by_headers.rows, table_->rows);
    plan_ = propose_plan(known_by_headers, profiles_, store_->schema(), def_->name, language_);
    leave_out_foreign_ids(*store_, known_by_headers, plan_);
    std::swap(known_by_headers.rows, table_->rows);
    if (kind_ == Kind::Cards) keep_the_rest(store_->schema(), plan_);
    plan_.defaults = defaults_;
    find_unfilled();
    restart_preview();
}

bool ImportJob::recall(std::string_view remembered) {
    if (remembered.empty() || !recall_plan(remembered, headers_, profiles_, store_->schema(), plan_)) return false;
    find_unfilled();
    restart_preview();
    return true;
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

const std::vector<RowRepair>& ImportJob::repairs_of(std::size_t index) {
    Misfit& misfit = misfits_[index];
    if (misfit.repairs.empty()) misfit.repairs = propose_repairs(table_->rows[misfit.row], *table_, profiles_);
    return misfit.repairs;
}

void ImportJob::accept_repair(std::size_t index, std::size_t repair) {
    const int line = table_->rows[misfits_[index].row].line;
    expects(repair < repairs_of(index).size(), "a repair is one of those proposed");
    plan_.left_out.erase(line);
    plan_.repaired[line] = repairs_of(index)[repair].cells;
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
        const CellRow& row = table_->rows[misfit.row];
        if (plan_.left_out.contains(row.line) || plan_.repaired.contains(row.line)) continue;
        if (auto repairs = propose_repairs(row, *table_, profiles_); !repairs.empty()) plan_.repaired.emplace(row.line, std::move(repairs[0].cells));
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
    if (!previewer_) {
        photos_ = std::make_unique<ImportPhotos>(store);
        previewer_ = std::make_unique<RowImporter>(store, *table_, plan_, photos_.get());
    }
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
        : running_(std::move(running)), photos_(store), rows_(store, running_->table, running_->plan, running_->written, running_->not_taken, &photos_) {}

    Result<State> step(Session& session) override {
        photos_.attach_for(session);
        return rows_.step(session);
    }
    [[nodiscard]] std::int64_t done() const override { return rows_.done(); }
    [[nodiscard]] std::int64_t total() const override { return rows_.total(); }

private:
    std::shared_ptr<Running> running_;
    ImportPhotos photos_;
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
