#include "core/exchange/import_rows.hpp"

#include "core/base/text.hpp"

#include <algorithm>

namespace bottega {

namespace {

bool is_refused(const Issues& issues) {
    return std::any_of(issues.begin(), issues.end(), [](const Issue& issue) { return issue.severity == Severity::Error; });
}

bool is_taken(RowOutcome outcome) { return outcome == RowOutcome::Create || outcome == RowOutcome::Update || outcome == RowOutcome::Unchanged; }

}  // namespace

void ImportCounts::count(const RowReport& report) {
    if (is_taken(report.outcome) && report.companion == RowOutcome::Create) ++companions_created;
    if (is_taken(report.outcome) && report.companion == RowOutcome::Update) ++companions_updated;
    switch (report.outcome) {
        case RowOutcome::Create: ++created; break;
        case RowOutcome::Update: ++updated; break;
        case RowOutcome::Unchanged: ++unchanged; break;
        case RowOutcome::Refused: ++refused; break;
        case RowOutcome::NeedsDecision: ++undecided; break;
        case RowOutcome::LeftOut: ++left_out; break;
    }
}

RowImporter::RowImporter(RecordStore& store, const CellTable& table, const ImportPlan& plan)
    : store_(store), table_(table), plan_(plan), def_(store.schema().entity(plan.entity)), reader_(store, plan, def_, "") {
    if (const auto companion = companion_of(store.schema(), def_)) companions_.emplace(store, plan, *companion);
    if (!plan.key_field.empty()) known_ = records_by(store, def_, plan.key_field);
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
        if (!plan_.key_field.empty() && plan_.columns[i].field == plan_.key_field && !reader_.is_nothing(cells[i])) return fold(trim(cells[i]));
    return {};
}

// A new record takes them in place of what it begins with; of a known one they fill only what is not set.
void RowImporter::fill_defaults(Record& record, bool is_new) const {
    for (const auto& [field, text] : plan_.defaults) {
        const auto index = def_.index_of(field);
        expects(index.has_value(), "a default names a field of its entity");
        const Value& value = record.value(*index);
        const bool is_open = is_empty(value) || value == Value(false) || (is_new && value == def_.fields[*index].initial);
        if (!is_open) continue;
        if (auto wanted = parse_canonical(def_.fields[*index].type, text, record.currency())) record.set_value(*index, std::move(*wanted));
    }
}

std::vector<std::pair<std::string, std::string>> RowImporter::unique_values(const Record& record) const {
    std::vector<std::pair<std::string, std::string>> values;
    for (std::size_t i = 0; i < def_.fields.size(); ++i)
        if (!is_empty(record.value(i)) && !record.id()) {
            // The person's own rule does not tell small letters from capitals.
            const std::string text = canonical_text(record.value(i));
            if (def_.fields[i].unique) values.emplace_back(def_.fields[i].name, text);
            else if (store_.rule(def_, def_.fields[i]).unique) values.emplace_back(def_.fields[i].name, fold(text));
        }
    return values;
}

// Only what the cells of the row say of the record itself.
Record RowImporter::said_by(std::size_t index) {
    Record said = store_.blank(def_.name);
    for (std::size_t field = 0; field < def_.fields.size(); ++field) said.set_value(field, std::monostate());
    RowReport unreported;
    Issues unread;
    if (const auto* cells = cells_of(table_.rows[index], unreported)) reader_.fill(said, table_.rows[index], *cells, unread);
    normalise(said);
    return said;
}

std::optional<Issue> RowImporter::contradiction(const std::string& key, std::size_t row) {
    const auto first = key.empty() ? first_rows_.end() : first_rows_.find(key);
    if (first == first_rows_.end()) return std::nullopt;
    const Record before = said_by(first->second), now = said_by(row);
    for (std::size_t field = 0; field < def_.fields.size(); ++field) {
        const bool both_speak = !is_empty(before.value(field)) && !is_empty(now.value(field));
        if (!both_speak || before.value(field) == now.value(field) || def_.fields[field].name == plan_.key_field) continue;
        return Issue{.field = plan_.key_field,
                     .message = std::string(repeated_key),
                     .args = {canonical_text(now.value(plan_.key_field)), std::to_string(table_.rows[first->second].line),
                              def_.name + "." + def_.fields[field].name},
                     .severity = plan_.later_rows_win ? Severity::Warning : Severity::Error};
    }
    return std::nullopt;
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
    reader_.fill(record, row, *cells, found.report.issues);
    fill_defaults(record, !stored);
    normalise(record);
    recompute(record);
    found.report.title = record.title();
    found.changes = !stored || !(*stored == record);
    if (auto repeated = contradiction(key, index)) found.report.issues.push_back(std::move(*repeated));
    if (stored && is_sealed(*stored) && found.changes) found.report.issues.push_back({.message = "issue.sealed"});
    found.record = std::move(record);
    add_companion(found, row, *cells, stored ? stored->id() : RecordId());
    const bool nothing_to_do = !found.changes && found.report.companion == RowOutcome::Unchanged && !is_refused(found.report.issues);
    found.report.outcome = nothing_to_do ? RowOutcome::Unchanged : stored ? RowOutcome::Update : RowOutcome::Create;
    if (nothing_to_do && !key.empty()) first_rows_.emplace(key, index);
    return found;
}

void RowImporter::add_companion(Candidate& found, const CellRow& row, const std::vector<std::string>& cells, RecordId owner) {
    if (!companions_) return;
    found.companion = companions_->candidate(row, cells, owner, found.report.issues);
    if (!found.companion) return;
    found.report.companion = found.companion->outcome;
    found.report.companion_title = found.companion->record.title();
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
    if (is_refused(report.issues)) {
        report.outcome = RowOutcome::Refused;
        return report;
    }
    keys_seen_.insert(key);
    if (!key.empty()) first_rows_.emplace(key, row);
    unique_seen_.insert(unique.begin(), unique.end());
    const bool is_first = key.empty() || companions_seen_.emplace(key, fold(report.companion_title)).second;
    if (!is_first && report.companion == RowOutcome::Create) report.companion = RowOutcome::Update;
    return report;
}

RowReport RowImporter::import(std::size_t row) {
    Candidate found = candidate(row);
    RowReport report = found.report;
    if (!found.record || report.outcome == RowOutcome::Unchanged) return report;
    const bool is_new = report.outcome == RowOutcome::Create;
    const auto written = is_refused(report.issues) ? Result<RecordId>(report.issues) : write(std::move(found));
    if (!written.ok()) {
        report.outcome = RowOutcome::Refused;
        report.issues = written.issues();
        return report;
    }
    const std::string key = key_of(*cells_of(table_.rows[row], report));
    if (key.empty()) return report;
    if (is_new) known_.emplace(key, written.value());
    first_rows_.emplace(key, row);
    return report;
}

// What comes along was found good before, so it never stays behind.
Result<RecordId> RowImporter::write(Candidate found) {
    const bool is_new = found.report.outcome == RowOutcome::Create;
    auto written = !found.changes ? Result<RecordId>(found.record->id()) : is_new ? store_.insert(*found.record) : store_.update(*found.record);
    if (!written.ok() || !found.companion) return written;
    const auto brought = companions_->write(std::move(*found.companion), written.value());
    expects(brought.ok(), "what comes along with a row was looked at before");
    return written;
}

Result<LongWork::State> ImportWork::step(Session&) {
    if (next_ < rows_) {
        RowReport report = importer_.import(next_++);
        counts_.count(report);
        if (!is_taken(report.outcome)) reports_.push_back(std::move(report));
    }
    return next_ < rows_ ? State::More : State::Finished;
}

}  // namespace bottega
