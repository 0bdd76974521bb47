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
#include "wasm-app/screens/import_photos.hpp"

namespace bottega::ui {

class ImportJob {
public:
    // Reads the file. Issues where it is no table; then nothing is open.
    [[nodiscard]] Issues open(PickedFile file, RecordStore& store, const EntityDef& def,
                              std::vector<std::pair<std::string, std::string>> defaults, std::string_view language);
    enum class Kind { Delimited, Workbook, Cards, Json };
    [[nodiscard]] Kind kind() const { return kind_; }
    // The same file, its cells separated by another sign.
    [[nodiscard]] Issues set_delimiter(char delimiter);
    // Of a workbook: its sheets and the one that is read.
    [[nodiscard]] const std::vector<Sheet>& sheets() const { return sheets_; }
    [[nodiscard]] std::size_t sheet() const { return sheet_; }
    [[nodiscard]] Issues set_sheet(std::size_t sheet);
    // The line of a workbook or a text that holds the headers.
    [[nodiscard]] Issues set_header_line(int line);
    // A text file read again, in the encoding the person says it has.
    [[nodiscard]] Issues set_text(std::string text, std::string encoding);
    void close();

    [[nodiscard]] bool is_open() const { return table_.has_value(); }
    [[nodiscard]] const PickedFile& file() const { return file_; }
    [[nodiscard]] const CellTable& table() const { return *table_; }
    [[nodiscard]] const EntityDef& def() const { return *def_; }
    [[nodiscard]] const ImportPlan& plan() const { return plan_; }
    // The headers as the file has them, by which a later file of the kind is known.
    [[nodiscard]] const std::vector<std::string>& headers() const { return headers_; }
    // What was decided about such a file before, or nothing; false where it does not fit.
    bool recall(std::string_view remembered);
    void propose();  // as if nothing had been decided
    void set_plan(ImportPlan plan);  // begins the dry run anew
    // What a new record must have and neither a column nor the program gives it.
    [[nodiscard]] const std::vector<const FieldDef*>& unfilled() const { return unfilled_; }

    // Rows whose number of cells is wrong, and for each of them the repairs to choose from, likeliest first. They are
    // worked out when they are asked for: a file read with the wrong separator has as many misfits as rows.
    struct Misfit {
        std::size_t row = 0;
        std::vector<RowRepair> repairs = {};
    };
    [[nodiscard]] const std::vector<Misfit>& misfits() const { return misfits_; }
    [[nodiscard]] const std::vector<RowRepair>& repairs_of(std::size_t misfit);
    void accept_repair(std::size_t misfit, std::size_t repair);
    void leave_out(int line);
    void undecide(int line);
    void accept_all_repairs();
    [[nodiscard]] std::size_t undecided() const;

    // The dry run, some rows at a time. True while rows are left.
    bool preview_some(RecordStore& store, double milliseconds, const Host& host);
    [[nodiscard]] const std::vector<RowReport>& reports() const { return reports_; }
    [[nodiscard]] const ImportCounts& counts() const { return counts_; }
    [[nodiscard]] bool previewed() const { return table_ && reports_.size() == table_->rows.size(); }

    // The files of cells that will be attached; the page keeps them before the import begins.
    [[nodiscard]] std::vector<std::string> hashes_to_keep() const;
    // The import itself, as long work of the program.
    [[nodiscard]] Result<Done> start(Program& program);
    [[nodiscard]] bool started() const { return running_ != nullptr; }
    // Once it has ended: taken, or why not.
    [[nodiscard]] const std::optional<Result<Done>>& outcome() const { return running_->outcome; }
    [[nodiscard]] const ImportCounts& written() const { return running_->written; }
    [[nodiscard]] const std::vector<RowReport>& not_taken() const { return running_->not_taken; }

private:
    [[nodiscard]] Issues open_workbook();
    [[nodiscard]] Issues open_vcards();
    [[nodiscard]] Issues read_sheet(std::size_t header_row);
    [[nodiscard]] Issues read(Result<CellTable> table);
    void restart_preview();
    void find_unfilled();

    Kind kind_ = Kind::Delimited;
    PickedFile file_;
    RecordStore* store_ = nullptr;
    const EntityDef* def_ = nullptr;
    std::string language_;
    std::vector<Sheet> sheets_;
    std::size_t sheet_ = 0;
    std::optional<CellTable> table_;
    std::vector<std::string> headers_;
    std::vector<ColumnProfile> profiles_;
    std::vector<Misfit> misfits_;
    ImportPlan plan_;
    std::vector<const FieldDef*> unfilled_;
    std::vector<std::pair<std::string, std::string>> defaults_;

    std::unique_ptr<ImportPhotos> photos_;
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
