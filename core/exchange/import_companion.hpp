#pragma once

#include "core/exchange/import_target.hpp"
#include "core/exchange/row_reader.hpp"

namespace bottega {

// What an import does with one row, or would do.
enum class RowOutcome { Create, Update, Unchanged, Skipped, Refused, NeedsDecision, LeftOut };

// The contacts that a table of customers brings along in its rows: known by owner and name, so that a second import of
// the same file finds them.
class CompanionImporter {
public:
    CompanionImporter(RecordStore& store, const CellTable& table, const ImportPlan& plan, Companion companion);

    struct Candidate {
        Record record;
        RowOutcome outcome;  // Create, Update or Unchanged
    };
    // What the row brings for this owner, who has no id yet where the row creates it. What is wrong goes to `issues`.
    [[nodiscard]] std::optional<Candidate> candidate(const CellRow& row, const std::vector<std::string>& cells, RecordId owner, Issues& issues);
    // After the row's own record was written.
    [[nodiscard]] Result<RecordId> write(Candidate candidate, RecordId owner);

private:
    [[nodiscard]] std::string key_of(RecordId owner, const Record& record) const;

    RecordStore& store_;
    const ImportPlan& plan_;
    const EntityDef& def_;
    const FieldDef& owner_;
    std::string prefix_;
    RowReader reader_;
    std::unordered_map<std::string, RecordId> known_;
};

}  // namespace bottega
