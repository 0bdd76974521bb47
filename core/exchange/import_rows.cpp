#include "core/exchange/import_rows.hpp"

#include "core/base/text.hpp"

#include <algorithm>

namespace bottega {

void ImportCounts::count(RowOutcome outcome) {
    switch (outcome) {
        case RowOutcome::Create: ++created; break;
        case RowOutcome::Update: ++updated; break;
        case RowOutcome::Unchanged: ++unchanged; break;
        case RowOutcome::Refused: ++refused; break;
        case RowOutcome::NeedsDecision: ++undecided; break;
        case RowOutcome::LeftOut: ++left_out; break;
    }
}

RowImporter::RowImporter(RecordStore& store, const CellTable& table, const ImportPlan& plan)
    : store_(store), table_(table), plan_(plan), def_(store.schema().entity(plan.entity)), reader_(store, def_),
      currency_(store.blank(plan.entity).currency()) {
    if (!plan.key_field.empty()) known_ = records_by(store, def_, plan.key_field);
}

bool RowImporter::is_nothing(std::string_view cell) const {
    return is_blank(cell) || (!plan_.empty_word.empty() && trim(cell) == plan_.empty_word);
}

const std::vector<std::string>* RowImporter::cells_of(const CellRow& row, RowReport& report) const {
    if (plan_.left_out.contains(row.line)) {
        report.outcome = RowOutcome::LeftOut;
        return nullptr;
    }
    if (const auto repaired = plan_.repaired.find(row.line); repaired != plan_.repaired.end()) return &repaired->second;
    if (row.cells.size() == table_.headers.size()) return &row.cells;
    report.outcome = RowOutcome::NeedsDecision;
    report.issues.push_back({.message = row.cells.size() > table_.headers.size() ? "issue.row_too_many_cells" : "issue.row_too_few_cells",
                             .args = {std::to_string(row.cells.size()), std::to_string(table_.headers.size())}});
    return nullptr;
}

std::string RowImporter::key_of(const std::vector<std::string>& cells) const {
    for (std::size_t i = 0; i < cells.size() && i < plan_.columns.size(); ++i)
        if (!plan_.key_field.empty() && plan_.columns[i].field == plan_.key_field && !is_nothing(cells[i])) return fold(trim(cells[i]));
    return {};
}

void RowImporter::fill(Record& record, const CellRow& row, const std::vector<std::string>& cells, RowReport& report) {
    for (std::size_t i = 0; i < cells.size() && i < plan_.columns.size(); ++i) {
        ColumnTarget column = plan_.columns[i];
        if (column.field.empty() || is_nothing(cells[i])) continue;
        if (row.is_typed(cells[i])) {
            column.decimal_sign = DecimalSign::Point;
            column.date_order = DateOrder::YearMonthDay;
        }
        auto value = reader_.read(def_.field(column.field), column, cells[i], currency_);
        if (value.ok()) record.set_value(column.field, std::move(value.value()));
        else report.issues.insert(report.issues.end(), value.issues().begin(), value.issues().end());
    }
}

// A new record takes them in place of what it begins with; of a known one they fill only what is not set.
void RowImporter::fill_defaults(Record& record, bool is_new) const {
    for (const auto& [field, text] : plan_.defaults) {
        const auto index = def_.index_of(field);
        expects(index.has_value(), "a default names a field of its entity");
        const Value& value = record.value(*index);
        const bool is_open = is_empty(value) || value == Value(false) || (is_new && value == def_.fields[*index].initial);
        if (!is_open) continue;
        if (auto wanted = parse_canonical(def_.fields[*index].type, text, currency_)) record.set_value(*index, std::move(*wanted));
    }
}

std::vector<std::pair<std::string, std::string>> RowImporter::unique_values(const Record& record) const {
    std::vector<std::pair<std::string, std::string>> values;
    for (std::size_t i = 0; i < def_.fields.size(); ++i)
        if (def_.fields[i].unique && !is_empty(record.value(i)) && !record.id()) values.emplace_back(def_.fields[i].name, canonical_text(record.value(i)));
    return values;
}

RowImporter::Candidate RowImporter::candidate(std::size_t index) {
    const CellRow& row = table_.rows[index];
    Candidate found;
    found.report.line = row.line;
    const auto* cells = cells_of(row, found.report);
    if (!cells) return found;

    const std::string key = key_of(*cells);
    const auto known = known_.find(key);
    std::optional<Record> stored = !key.empty() && known != known_.end() ? store_.find(def_.name, known->second) : std::nullopt;
    Record record = stored ? *stored : store_.blank(def_.name);
    fill(record, row, *cells, found.report);
    fill_defaults(record, !stored);
    normalise(record);
    recompute(record);
    found.report.title = record.title();
    if (stored && *stored == record && found.report.issues.empty()) found.report.outcome = RowOutcome::Unchanged;
    else found.report.outcome = stored ? RowOutcome::Update : RowOutcome::Create;
    if (stored && is_sealed(*stored) && found.report.outcome == RowOutcome::Update) found.report.issues.push_back({.message = "issue.sealed"});
    found.record = std::move(record);
    return found;
}

RowReport RowImporter::preview(std::size_t row) {
    Candidate found = candidate(row);
    RowReport& report = found.report;
    if (!found.record || report.outcome == RowOutcome::Unchanged) return report;
    const std::string key = key_of(*cells_of(table_.rows[row], report));
    // A second row with the key of an earlier one would find that one stored.
    const bool seen = !key.empty() && keys_seen_.contains(key);
    const auto unique = unique_values(*found.record);
    if (seen && report.outcome == RowOutcome::Create) report.outcome = RowOutcome::Update;
    // Two rows of one file may not bring the same value of a unique field.
    for (const auto& value : unique)
        if (!seen && unique_seen_.contains(value)) report.issues.push_back({.field = value.first, .message = "issue.twice_in_file", .args = {value.second}});
    for (Issue& issue : store_.problems(*found.record)) report.issues.push_back(std::move(issue));
    const bool refused = std::any_of(report.issues.begin(), report.issues.end(), [](const Issue& issue) { return issue.severity == Severity::Error; });
    if (refused) {
        report.outcome = RowOutcome::Refused;
        return report;
    }
    keys_seen_.insert(key);
    unique_seen_.insert(unique.begin(), unique.end());
    return report;
}

RowReport RowImporter::import(std::size_t row) {
    Candidate found = candidate(row);
    RowReport report = std::move(found.report);
    if (!found.record || report.outcome == RowOutcome::Unchanged) return report;
    if (!report.issues.empty()) {
        report.outcome = RowOutcome::Refused;
        return report;
    }
    const bool is_new = report.outcome == RowOutcome::Create;
    auto written = is_new ? store_.insert(*found.record) : store_.update(*found.record);
    if (!written.ok()) {
        report.outcome = RowOutcome::Refused;
        report.issues = written.issues();
        return report;
    }
    if (is_new && !plan_.key_field.empty()) {
        const std::string key = key_of(*cells_of(table_.rows[row], report));
        if (!key.empty()) known_.emplace(key, written.value());
    }
    return report;
}

Result<LongWork::State> ImportWork::step(Session&) {
    if (next_ < rows_) {
        RowReport report = importer_.import(next_++);
        counts_.count(report.outcome);
        const bool taken = report.outcome == RowOutcome::Create || report.outcome == RowOutcome::Update || report.outcome == RowOutcome::Unchanged;
        if (!taken) reports_.push_back(std::move(report));
    }
    return next_ < rows_ ? State::More : State::Finished;
}

}  // namespace bottega
