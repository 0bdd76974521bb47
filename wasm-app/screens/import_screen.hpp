#pragma once

// The import of a foreign table in four steps: the file, its columns, what would happen to each row, the import itself.

#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/table.hpp"
#include "wasm-app/kit/ui_context.hpp"
#include "wasm-app/screens/file_choice.hpp"
#include "wasm-app/screens/import_defaults.hpp"
#include "wasm-app/screens/import_job.hpp"
#include "wasm-app/screens/import_repeats.hpp"
#include "wasm-app/screens/page_facts.hpp"
#include "wasm-app/screens/safety_copy.hpp"

namespace bottega::ui {

// "Phone"; of what comes along with the row "Contact: Phone".
[[nodiscard]] std::string target_label(const UiContext& ui, const ImportTarget& target);

class ImportScreen : public Screen {
public:
    // `route` may name what to import: "#/import?entity=account".
    ImportScreen(const UiContext& ui, const Route& route);

    void draw(const UiContext& ui) override;
    [[nodiscard]] bool has_unsaved_changes() const override { return job_.is_open() && !job_.started(); }

private:
    enum class Step { File, Columns, Rows, Running, Ended };
    struct Offer {
        std::string entity, label;
        std::vector<std::pair<std::string, std::string>> defaults;
    };

    void draw_steps(const UiContext& ui);
    void draw_file(const UiContext& ui);
    void draw_file_facts(const UiContext& ui);
    void draw_delimiter(const UiContext& ui);
    void draw_encoding(const UiContext& ui);
    void draw_unfilled(const UiContext& ui);
    void draw_file_fields(const UiContext& ui);
    void draw_sheet(const UiContext& ui);
    void draw_header_line(const UiContext& ui);
    void draw_notes(const UiContext& ui);
    void say(const UiContext& ui, const Issues& issues);
    void read_anew(const UiContext& ui, const Issues& issues);
    void open(const UiContext& ui, PickedFile file);
    void draw_columns(const UiContext& ui);
    void draw_key(const UiContext& ui, ImportPlan& plan);
    void draw_further_key(const UiContext& ui, ImportPlan& plan);
    void draw_known_rows(const UiContext& ui, ImportPlan& plan);
    void draw_recalled(const UiContext& ui);
    void recall(const UiContext& ui);
    void remember(const UiContext& ui) const;
    void draw_templates(const UiContext& ui);
    void draw_opened_row(const UiContext& ui);
    void draw_column_table(const UiContext& ui, ImportPlan& plan);
    void draw_column(const UiContext& ui, Table& table, ImportPlan& plan, std::size_t column);
    void draw_form_of_values(const UiContext& ui, ColumnTarget& target, const std::string& name);
    void draw_rows(const UiContext& ui);
    void draw_counts(const UiContext& ui);
    void draw_companions(const UiContext& ui);
    void draw_misfits(const UiContext& ui);
    void draw_misfit(const UiContext& ui, std::size_t index);
    void draw_report(const UiContext& ui);
    void draw_report_table(const UiContext& ui, const std::vector<RowReport>& reports, std::string_view filter, float height);
    void draw_running(const UiContext& ui);
    void draw_ended(const UiContext& ui);
    void draw_footer(const UiContext& ui);
    void start(const UiContext& ui);
    void keep_photos(const UiContext& ui);
    void start_now(const UiContext& ui);
    [[nodiscard]] std::string why_not_ready(const UiContext& ui) const;
    [[nodiscard]] std::vector<Choice> field_choices(const UiContext& ui, std::size_t column) const;
    [[nodiscard]] const Offer& offer() const;
    [[nodiscard]] std::optional<Companion> companion(const UiContext& ui) const { return companion_of(ui.store().schema(), job_.def()); }

    std::vector<Offer> offers_;
    std::string offered_ = "0";
    Step step_ = Step::File;
    FileChoice choice_;
    ImportJob job_;
    ImportRepeats repeats_;
    ImportDefaults defaults_;
    bool recalled_ = false;               // the plan is what was decided about such a file before
    std::optional<RowReport> opened_row_;  // of the report, to be read whole
    SafetyCopy copy_;
    PageQuestion keeping_photos_;
    PageQuestion reading_again_;          // the file in another encoding
    std::string wanted_encoding_;
    std::string problem_;
    std::string filter_;
    std::vector<std::size_t> filtered_;   // rows of the report the filter leaves, kept while nothing changes
    std::string filtered_by_ = "?";
    std::size_t filtered_of_ = 0;
};

}  // namespace bottega::ui
