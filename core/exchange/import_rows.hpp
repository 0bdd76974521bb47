#pragma once

#include "core/data/long_work.hpp"
#include "core/exchange/import_companion.hpp"

#include <set>

namespace bottega {

// Where files that stand in cells go: whoever runs the import knows the store of files.
class RowFiles {
public:
    virtual ~RowFiles() = default;
    [[nodiscard]] virtual bool has(const std::string& entity, RecordId record, const CellFile& file) = 0;
    [[nodiscard]] virtual Result<RecordId> attach(const std::string& entity, RecordId record, const CellFile& file) = 0;
};

// What happens to one row and why.
struct RowReport {
    int line = 0;
    RowOutcome outcome = RowOutcome::Refused;
    std::string title;
    Issues issues = {};  // why it is refused; warnings of rows that are taken
    // What comes along with it: the contact of an account.
    RowOutcome companion = RowOutcome::Unchanged;
    std::string companion_title = {};
    std::vector<std::string> changes = {};  // fields of a known record that get another value
    std::vector<std::pair<std::string, std::string>> creates = {};  // what its references name and is not here: entity, title
    std::vector<std::string> files = {};    // to be attached, by name
};

struct ImportCounts {
    std::int64_t created = 0, updated = 0, unchanged = 0, skipped = 0, refused = 0, undecided = 0, left_out = 0;
    std::int64_t companions_created = 0, companions_updated = 0, references_created = 0, files = 0;
    void count(const RowReport& report);
};

// Judges or writes the rows of a table one by one by a plan. Empty cells never erase what is stored.
class RowImporter {
public:
    // Without `files` those in the cells stay behind.
    RowImporter(RecordStore& store, const CellTable& table, const ImportPlan& plan, RowFiles* files = nullptr);

    // Writes nothing. Rows before this one in the file count as if they had been imported.
    [[nodiscard]] RowReport preview(std::size_t row);
    // Writes the row if it can be taken; refused rows are left aside.
    [[nodiscard]] RowReport import(std::size_t row);

private:
    struct Candidate {
        RowReport report;
        std::optional<Record> record;
        std::optional<CompanionImporter::Candidate> companion;
        std::vector<MissingReference> missing;
        std::vector<CellFile> files;
        std::string key;
        bool is_person = false;  // who would come along is the record itself
        bool changes = false;    // the record of the row itself
    };
    Candidate candidate(std::size_t row);
    Candidate known_or_new(Candidate found, const CellRow& row, const std::vector<std::string>& cells, std::size_t index);
    [[nodiscard]] const std::vector<std::string>* cells_of(const CellRow& row, RowReport& report) const;
    void add_companion(Candidate& found, const CellRow& row, const std::vector<std::string>& cells, RecordId owner);
    void add_missing(Candidate& found, std::vector<MissingReference> missing);
    void add_files(Candidate& found, const CellRow& row);
    void say_changes(Candidate& found, const std::optional<Record>& stored) const;
    [[nodiscard]] Result<RecordId> write(Candidate& found);
    [[nodiscard]] Issues make_missing(Candidate& found);
    [[nodiscard]] Record missing_record(const MissingReference& missing) const;
    void fill_defaults(Record& record, bool is_new) const;
    // What is wrong where an earlier row of the file has the same key: nothing while both say the same.
    [[nodiscard]] std::optional<Issue> contradiction(const std::string& key, std::size_t row);
    [[nodiscard]] RowSaid person_in(const CellRow& row, const std::vector<std::string>& cells);
    [[nodiscard]] Record said_by(std::size_t row);
    [[nodiscard]] std::string key_of(const Record& said) const;
    [[nodiscard]] bool is_key(std::string_view field) const;
    [[nodiscard]] std::optional<Record> stored_with(const std::string& key);
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> unique_values(const Record& record) const;

    RecordStore& store_;
    const CellTable& table_;
    const ImportPlan& plan_;
    const EntityDef& def_;
    RowFiles* files_;
    RowReader reader_;
    std::optional<RowReader> person_reader_;  // who comes along, read as the record itself
    std::optional<CompanionImporter> companions_;
    std::unordered_map<std::string, RecordId> known_;
    std::unordered_map<std::string, std::size_t> first_rows_;  // that were taken, by key
    std::set<std::string> keys_seen_;                    // of rows the preview would create
    std::set<std::pair<std::string, std::string>> unique_seen_, companions_seen_, missing_seen_;
};

// A row that says something else about a record than an earlier row with the same key.
inline constexpr std::string_view repeated_key = "issue.repeated_key";

// What the import is called in the history.
inline constexpr std::string_view import_command = "ui.import.command";

// The import as long work: one row a step, all rows in one transaction. `counts` and `reports` outlive the work;
// only rows that were not simply taken are reported.
class ImportWork : public LongWork {
public:
    ImportWork(RecordStore& store, const CellTable& table, const ImportPlan& plan, ImportCounts& counts, std::vector<RowReport>& reports,
               RowFiles* files = nullptr)
        : importer_(store, table, plan, files), rows_(table.rows.size()), counts_(counts), reports_(reports) {}

    Result<State> step(Session& session) override;
    [[nodiscard]] std::int64_t done() const override { return static_cast<std::int64_t>(next_); }
    [[nodiscard]] std::int64_t total() const override { return static_cast<std::int64_t>(rows_); }

private:
    RowImporter importer_;
    std::size_t rows_;
    std::size_t next_ = 0;
    ImportCounts& counts_;
    std::vector<RowReport>& reports_;
};

}  // namespace bottega
