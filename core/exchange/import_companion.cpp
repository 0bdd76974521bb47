#include "core/exchange/import_companion.hpp"

#include "core/base/text.hpp"
#include "core/data/table_sql.hpp"

namespace bottega {

CompanionImporter::CompanionImporter(RecordStore& store, const CellTable& table, const ImportPlan& plan, Companion companion)
    : store_(store), plan_(plan), def_(*companion.def), owner_(*companion.owner), prefix_(companion.def->name + "."),
      reader_(store, table, plan, *companion.def, prefix_) {
    if (!reader_.has_columns()) return;
    const std::string owner = sql_name(owner_.name);
    Statement rows(store.database(), "SELECT id, " + owner + ", " + sql_name(def_.title_field) + " FROM " + sql_name(def_.name) +
                                         " WHERE " + owner + " IS NOT NULL ORDER BY id");
    while (rows.step())
        known_.emplace(to_string(RecordId{rows.integer(1)}) + " " + fold(trim(rows.text_view(2))), RecordId{rows.integer(0)});
}

std::string CompanionImporter::key_of(RecordId owner, const Record& record) const { return to_string(owner) + " " + fold(trim(record.title())); }

std::optional<CompanionImporter::Candidate> CompanionImporter::candidate(const CellRow& row, const std::vector<std::string>& cells,
                                                                          RecordId owner, Issues& issues) {
    RowSaid said = reader_.read(row, cells);
    if (!said.anything) return std::nullopt;
    if (is_empty(said.record.value(def_.title_field))) {
        issues.push_back({.field = prefix_ + def_.title_field, .message = "issue.companion_without_name", .severity = Severity::Warning});
        return std::nullopt;
    }
    const auto known = owner ? known_.find(key_of(owner, said.record)) : known_.end();
    const auto stored = known != known_.end() ? store_.find(def_.name, known->second) : std::nullopt;
    Record record = stored ? *stored : store_.blank(def_.name);
    apply(said.record, record, plan_.known_rows);
    recompute(record);
    for (Issue& issue : store_.problems(record)) said.issues.push_back(std::move(issue));
    for (Issue& issue : said.issues) {
        issue.field = prefix_ + issue.field;
        issues.push_back(std::move(issue));
    }
    const RowOutcome outcome = !stored ? RowOutcome::Create : *stored == record ? RowOutcome::Unchanged : RowOutcome::Update;
    return Candidate{std::move(record), outcome};
}

Result<RecordId> CompanionImporter::write(Candidate candidate, RecordId owner) {
    if (candidate.outcome == RowOutcome::Unchanged) return candidate.record.id();
    const bool is_new = candidate.outcome == RowOutcome::Create;
    candidate.record.set_value(owner_.name, owner);
    const std::string key = key_of(owner, candidate.record);
    auto written = is_new ? store_.insert(std::move(candidate.record)) : store_.update(std::move(candidate.record));
    if (written.ok() && is_new) known_.emplace(key, written.value());
    return written;
}

}  // namespace bottega
