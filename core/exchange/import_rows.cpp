#include "core/exchange/import_rows.hpp"

#include "core/base/text.hpp"
#include "core/data/table_sql.hpp"

#include <algorithm>

namespace bottega {

namespace {

bool is_refused(const Issues& issues) {
    return std::any_of(issues.begin(), issues.end(), [](const Issue& issue) { return issue.severity == Severity::Error; });
}

bool is_taken(RowOutcome outcome) { return outcome == RowOutcome::Create || outcome == RowOutcome::Update || outcome == RowOutcome::Unchanged; }

// Of several keys each is folded by itself, so that none runs into the next.
void add_to_key(std::string& key, std::string_view text) { (key += key.empty() ? "" : "\x1f") += fold(trim(text)); }

// Every stored record by what it has in the key fields. Where several have the same the oldest is meant.
std::unordered_map<std::string, RecordId> records_by_keys(RecordStore& store, const EntityDef& def, const std::vector<std::string>& keys) {
    std::string columns, filled;
    for (const std::string& key : keys) {
        columns += ", " + sql_name(key);
        filled += (filled.empty() ? " WHERE " : " AND ") + sql_name(key) + " IS NOT NULL";
    }
    std::unordered_map<std::string, RecordId> records;
    Statement rows(store.database(), "SELECT id" + columns + " FROM " + sql_name(def.name) + filled + " ORDER BY id");
    while (rows.step()) {
        std::string key;
        for (std::size_t i = 0; i < keys.size(); ++i) add_to_key(key, rows.text_view(static_cast<int>(i) + 1));
        records.emplace(std::move(key), RecordId{rows.integer(0)});
    }
    return records;
}

}  // namespace

void ImportCounts::count(const RowReport& report) {
    if (is_taken(report.outcome) && report.companion == RowOutcome::Create) ++companions_created;
    if (is_taken(report.outcome) && report.companion == RowOutcome::Update) ++companions_updated;
    if (is_taken(report.outcome)) references_created += static_cast<std::int64_t>(report.creates.size());
    if (is_taken(report.outcome)) files += static_cast<std::int64_t>(report.files.size());
    switch (report.outcome) {
        case RowOutcome::Create: ++created; break;
        case RowOutcome::Update: ++updated; break;
        case RowOutcome::Unchanged: ++unchanged; break;
        case RowOutcome::Skipped: ++skipped; break;
        case RowOutcome::Refused: ++refused; break;
        case RowOutcome::NeedsDecision: ++undecided; break;
        case RowOutcome::LeftOut: ++left_out; break;
    }
}

RowImporter::RowImporter(RecordStore& store, const CellTable& table, const ImportPlan& plan, RowFiles* files)
    : store_(store), table_(table), plan_(plan), def_(store.schema().entity(plan.entity)), files_(files), reader_(store, table, plan, def_, "") {
    if (const auto companion = companion_of(store.schema(), def_)) {
        companions_.emplace(store, table, plan, *companion);
        person_reader_.emplace(store, table, plan, def_, companion->def->name + ".");
    }
    if (!plan.keys.empty()) known_ = records_by_keys(store, def_, plan.keys);
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

bool RowImporter::is_key(std::string_view field) const { return std::find(plan_.keys.begin(), plan_.keys.end(), field) != plan_.keys.end(); }

// Empty where the row does not say all of it.
std::string RowImporter::key_of(const Record& said) const {
    std::string key;
    for (const std::string& field : plan_.keys) {
        if (is_empty(said.value(field))) return {};
        add_to_key(key, canonical_text(said.value(field)));
    }
    return key;
}

std::optional<Record> RowImporter::stored_with(const std::string& key) {
    const auto known = key.empty() ? known_.end() : known_.find(key);
    return known == known_.end() ? std::nullopt : store_.find(def_.name, known->second);
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
            // The person's own rule does not tell small letters from capitals, nor one space from two.
            const std::string text = canonical_text(record.value(i));
            if (def_.fields[i].unique) values.emplace_back(def_.fields[i].name, text);
            else if (store_.rule(def_, def_.fields[i]).unique) values.emplace_back(def_.fields[i].name, unique_form(text));
        }
    return values;
}

// A row that names a person and nobody she belongs to: she is the record herself.
RowSaid RowImporter::person_in(const CellRow& row, const std::vector<std::string>& cells) {
    RowSaid own = reader_.read(row, cells), person = person_reader_->read(row, cells);
    for (std::size_t field = 0; field < def_.fields.size(); ++field)
        if (is_empty(own.record.value(field))) own.record.set_value(field, person.record.value(field));
    own.issues.insert(own.issues.end(), person.issues.begin(), person.issues.end());
    return own;
}

// Only what the cells of the row say of the record itself.
Record RowImporter::said_by(std::size_t index) {
    RowReport unreported;
    const auto* cells = cells_of(table_.rows[index], unreported);
    expects(cells, "a row that was taken has cells");
    return reader_.read(table_.rows[index], *cells).record;
}

std::optional<Issue> RowImporter::contradiction(const std::string& key, std::size_t row) {
    const auto first = key.empty() ? first_rows_.end() : first_rows_.find(key);
    if (first == first_rows_.end() || plan_.known_rows != KnownRows::Overwrite) return std::nullopt;
    const Record before = said_by(first->second), now = said_by(row);
    for (std::size_t field = 0; field < def_.fields.size(); ++field) {
        const bool both_speak = !is_empty(before.value(field)) && !is_empty(now.value(field));
        if (!both_speak || before.value(field) == now.value(field) || is_key(def_.fields[field].name)) continue;
        return Issue{.field = plan_.keys.front(),
                     .message = std::string(repeated_key),
                     .args = {canonical_text(now.value(plan_.keys.front())), std::to_string(table_.rows[first->second].line),
                              label_key(def_, def_.fields[field])},
                     .severity = plan_.later_rows_win ? Severity::Warning : Severity::Error};
    }
    return std::nullopt;
}

RowImporter::Candidate RowImporter::candidate(std::size_t index) {
    const CellRow& row = table_.rows[index];
    Candidate found;
    found.report.line = row.line;
    const auto* cells = cells_of(row, found.report);
    return cells ? known_or_new(std::move(found), row, *cells, index) : found;
}

RowImporter::Candidate RowImporter::known_or_new(Candidate found, const CellRow& row, const std::vector<std::string>& cells, std::size_t index) {
    RowSaid said = reader_.read(row, cells);
    found.key = key_of(said.record);
    auto stored = stored_with(found.key);
    if (!stored && person_reader_ && is_empty(said.record.value(def_.title_field))) {
        said = person_in(row, cells);
        found.is_person = !is_empty(said.record.value(def_.title_field));
        found.key = key_of(said.record);
        stored = stored_with(found.key);
    }
    if (stored && plan_.known_rows == KnownRows::Skip) {
        found.report.title = stored->title();
        found.report.outcome = RowOutcome::Skipped;
        return found;
    }
    Record record = stored ? *stored : store_.blank(def_.name);
    apply(said.record, record, plan_.known_rows);
    found.report.issues = std::move(said.issues);
    fill_defaults(record, !stored);
    normalise(record);
    recompute(record);
    found.report.title = record.title();
    found.changes = !stored || !(*stored == record);
    if (auto repeated = contradiction(found.key, index)) found.report.issues.push_back(std::move(*repeated));
    found.record = std::move(record);
    add_missing(found, std::move(said.missing));
    say_changes(found, stored);
    if (stored && is_sealed(*stored) && found.changes) found.report.issues.push_back({.message = "issue.sealed"});
    if (!found.is_person) add_companion(found, row, cells, stored ? stored->id() : RecordId());
    add_files(found, row);
    const bool nothing_to_do = !found.changes && found.report.companion == RowOutcome::Unchanged && found.files.empty() && !is_refused(found.report.issues);
    found.report.outcome = nothing_to_do ? RowOutcome::Unchanged : stored ? RowOutcome::Update : RowOutcome::Create;
    if (nothing_to_do && !found.key.empty()) first_rows_.emplace(found.key, index);
    return found;
}

void RowImporter::add_companion(Candidate& found, const CellRow& row, const std::vector<std::string>& cells, RecordId owner) {
    if (!companions_) return;
    found.companion = companions_->candidate(row, cells, owner, found.report.issues);
    if (!found.companion) return;
    found.report.companion = found.companion->outcome;
    found.report.companion_title = found.companion->record.title();
}

Record RowImporter::missing_record(const MissingReference& missing) const {
    const EntityDef& def = store_.schema().entity(missing.entity);
    Record record = store_.blank(missing.entity);
    const auto values = missing_record_values(def_, def_.fields[missing.field]);
    for (const auto& [field, text] : *values)
        record.set_value(field, *parse_canonical(def.field(field).type, text, record.currency()));
    record.set_value(def.title_field, sanitise(missing.name));
    return record;
}

void RowImporter::add_missing(Candidate& found, std::vector<MissingReference> missing) {
    for (MissingReference& one : missing) {
        const bool is_kept = found.record->id() && plan_.known_rows == KnownRows::Merge && !is_empty(found.record->value(one.field));
        if (is_kept) continue;
        for (Issue& issue : store_.problems(missing_record(one))) {
            if (issue.severity != Severity::Error) continue;
            issue.field = def_.fields[one.field].name;
            found.report.issues.push_back(std::move(issue));
        }
        found.report.creates.emplace_back(one.entity, one.name);
        found.changes = true;
        found.missing.push_back(std::move(one));
    }
}

void RowImporter::add_files(Candidate& found, const CellRow& row) {
    if (!files_) return;
    const Record& owner = found.companion ? found.companion->record : *found.record;
    for (const CellFile& file : row.files) {
        if (plan_.columns[file.column].field != attached_file) continue;
        if (owner.id() && files_->has(owner.def().name, owner.id(), file)) continue;
        found.report.files.push_back(file.name);
        found.files.push_back(file);
    }
}

void RowImporter::say_changes(Candidate& found, const std::optional<Record>& stored) const {
    if (!stored) return;
    for (std::size_t field = 0; field < def_.fields.size(); ++field) {
        const bool refers_anew = std::any_of(found.missing.begin(), found.missing.end(), [&](const MissingReference& missing) { return missing.field == field; });
        if (refers_anew || stored->value(field) != found.record->value(field)) found.report.changes.push_back(def_.fields[field].name);
    }
}

RowReport RowImporter::preview(std::size_t row) {
    Candidate found = candidate(row);
    RowReport& report = found.report;
    if (!found.record || report.outcome == RowOutcome::Unchanged) return report;
    const std::string& key = found.key;
    // A second row with the key of an earlier one would find that one stored.
    const bool seen = !key.empty() && keys_seen_.contains(key);
    if (seen && plan_.known_rows == KnownRows::Skip) {
        report.outcome = RowOutcome::Skipped;
        return report;
    }
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
    std::erase_if(report.creates, [&](const auto& made) { return !missing_seen_.emplace(made.first, fold(trim(made.second))).second; });
    return report;
}

RowReport RowImporter::import(std::size_t row) {
    Candidate found = candidate(row);
    RowReport report = found.report;
    if (!found.record || report.outcome == RowOutcome::Unchanged) return report;
    const bool is_new = report.outcome == RowOutcome::Create;
    const auto written = is_refused(report.issues) ? Result<RecordId>(report.issues) : write(found);
    if (!written.ok()) {
        report.outcome = RowOutcome::Refused;
        report.issues = written.issues();
        return report;
    }
    if (found.key.empty()) return report;
    if (is_new) known_.emplace(found.key, written.value());
    first_rows_.emplace(found.key, row);
    return report;
}

// Only where the row can be written: what it needs must not stay behind alone.
Issues RowImporter::make_missing(Candidate& found) {
    if (found.missing.empty()) return {};
    if (Issues problems = store_.problems(*found.record); is_refused(problems)) return problems;
    for (const MissingReference& missing : found.missing) {
        const auto made = store_.insert(missing_record(missing));
        expects(made.ok(), "what a row needs was looked at before");
        reader_.now_there(missing, made.value());
        found.record->set_value(missing.field, made.value());
    }
    return {};
}

// What comes along was found good before, so it never stays behind.
Result<RecordId> RowImporter::write(Candidate& found) {
    const bool is_new = found.report.outcome == RowOutcome::Create;
    if (Issues problems = make_missing(found); !problems.empty()) return problems;
    const auto written = !found.changes ? Result<RecordId>(found.record->id()) : is_new ? store_.insert(*found.record) : store_.update(*found.record);
    if (!written.ok()) return written;
    std::pair<std::string, RecordId> owner{def_.name, written.value()};
    if (found.companion) {
        owner.first = found.companion->record.def().name;
        const auto brought = companions_->write(std::move(*found.companion), written.value());
        expects(brought.ok(), "what comes along with a row was looked at before");
        owner.second = brought.value();
    }
    for (const CellFile& file : found.files)
        if (auto attached = files_->attach(owner.first, owner.second, file); !attached.ok()) return attached;
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
