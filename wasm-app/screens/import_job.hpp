#pragma once

// An import from the chosen file to its outcome, without its drawing: what was read, what the person decided, what
// would happen to every row. Nothing is written before start().

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/exchange/csv.hpp"
#include "core/exchange/import_rows.hpp"
#include "core/exchange/sheet_text.hpp"
#include "wasm-app/kit/host.hpp"
#include "wasm-app/kit/program.hpp"

namespace bottega::ui {

class ImportJob {
public:
    // Reads the file. Issues where it is no table; then nothing is open.
    [[nodiscard]] Issues open(PickedFile file, RecordStore& store, const EntityDef& def,
                              std::vector<std::pair<std::string, std::string>> defaults, std::string_view language);
    // The same file, its cells separated by another sign.
    [[nodiscard]] Issues set_delimiter(char delimiter);
    // Of a workbook: its sheets, the one that is read and the row of it, counted from 0, that holds the headers.
    [[nodiscard]] bool is_workbook() const { return !sheets_.empty(); }
    [[nodiscard]] const std::vector<Sheet>& sheets() const { return sheets_; }
    [[nodiscard]] std::size_t sheet() const { return sheet_; }
    [[nodiscard]] std::size_t header_row() const { return header_row_; }
    [[nodiscard]] Issues set_sheet(std::size_t sheet);
    [[nodiscard]] Issues set_header_row(std::size_t row);
    // A text file read again, in the encoding the person says it has.
    [[nodiscard]] Issues set_text(std::string text, std::string encoding);
    void close();

    [[nodiscard]] bool is_open() const { return table_.has_value(); }
    [[nodiscard]] const PickedFile& file() const { return file_; }
    [[nodiscard]] const CellTable& table() const { return *table_; }
    [[nodiscard]] const EntityDef& def() const { return *def_; }
    [[nodiscard]] const ImportPlan& plan() const { return plan_; }
    void set_plan(ImportPlan plan);  // begins the dry run anew
    // What a new record must have and neither a column nor the program gives it.
    [[nodiscard]] const std::vector<const FieldDef*>& unfilled() const { return unfilled_; }

    // Rows whose number of cells is wrong: the repairs to choose from, likeliest first.
    struct Misfit {
        std::size_t row = 0;
        std::vector<RowRepair> repairs;
    };
    [[nodiscard]] const std::vector<Misfit>& misfits() const { return misfits_; }
    [[nodiscard]] const Misfit* misfit_at(int line) const;
    void accept_repair(int line, std::size_t repair);
    void leave_out(int line);
    void undecide(int line);
    void accept_all_repairs();
    [[nodiscard]] std::size_t undecided() const;

    // The dry run, some rows at a time. True while rows are left.
    bool preview_some(RecordStore& store, double milliseconds, const Host& host);
    [[nodiscard]] const std::vector<RowReport>& reports() const { return reports_; }
    [[nodiscard]] const ImportCounts& counts() const { return counts_; }
    [[nodiscard]] bool previewed() const { return table_ && reports_.size() == table_->rows.size(); }

    // The import itself, as long work of the program.
    [[nodiscard]] Result<Done> start(Program& program);
    [[nodiscard]] bool started() const { return running_ != nullptr; }
    // Once it has ended: taken, or why not.
    [[nodiscard]] const std::optional<Result<Done>>& outcome() const { return running_->outcome; }
    [[nodiscard]] const ImportCounts& written() const { return running_->written; }
    [[nodiscard]] const std::vector<RowReport>& not_taken() const { return running_->not_taken; }

private:
    [[nodiscard]] Issues open_workbook();
    [[nodiscard]] Issues read(Result<CellTable> table);
    void restart_preview();
    void find_unfilled();

    PickedFile file_;
    RecordStore* store_ = nullptr;
    const EntityDef* def_ = nullptr;
    std::string language_;
    std::vector<Sheet> sheets_;
    std::size_t sheet_ = 0;
    std::size_t header_row_ = 0;
    std::optional<CellTable> table_;
    std::vector<ColumnProfile> profiles_;
    std::vector<Misfit> misfits_;
    ImportPlan plan_;
    std::vector<const FieldDef*> unfilled_;
    std::vector<std::pair<std::string, std::string>> defaults_;

    std::unique_ptr<RowImporter> previewer_;
    std::vector<RowReport> reports_;
    ImportCounts counts_;

    // Shared with the work under way: the person may leave the screen meanwhile.
    struct Running {
        CellTable table;
        ImportPlan plan;
        ImportCounts written = {};
        std::vector<RowReport> not_taken = {};
        std::optional<Result<Done>> outcome = {};
    };
    class Work;
    std::shared_ptr<Running> running_;
};

}  // namespace bottega::ui
