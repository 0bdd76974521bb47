#pragma once

// The list of any entity: search, quick filters, sorting, any number of rows, one press to open; as a table, with the
// record beside it, on a board or in a calendar.

#include <optional>
#include <string>
#include <vector>

#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/table.hpp"
#include "wasm-app/screens/bulk_actions.hpp"
#include "wasm-app/screens/cell_editor.hpp"
#include "wasm-app/screens/columns_dialog.hpp"
#include "wasm-app/screens/delete_dialog.hpp"
#include "wasm-app/screens/field_rules.hpp"
#include "wasm-app/screens/filter_builder.hpp"
#include "wasm-app/screens/list_board.hpp"
#include "wasm-app/screens/list_calendar.hpp"
#include "wasm-app/screens/list_folders.hpp"
#include "wasm-app/screens/list_rows.hpp"
#include "wasm-app/screens/list_shape.hpp"
#include "wasm-app/screens/saved_views.hpp"

namespace bottega::ui {

class ChipFlow;

class ListScreen : public Screen {
public:
    ListScreen(const UiContext& ui, const Route& route);

    void draw(const UiContext& ui) override;
    bool follow(const UiContext& ui, const Route& route) override;
    void create_new(const UiContext& ui) override;
    bool escape(const UiContext& ui) override;
    bool go_to_part(bool forwards) override;
    [[nodiscard]] HeaderButtons actions(const UiContext& ui) override;
    [[nodiscard]] bool has_unsaved_changes() const override { return beside_ && beside_->has_unsaved_changes(); }
    [[nodiscard]] std::optional<UnsavedForm> unsaved_form(const UiContext& ui) const override {
        return beside_ ? beside_->unsaved_form(ui) : std::nullopt;
    }
    void save(const UiContext& ui) override;
    void print(const UiContext& ui) override;

    [[nodiscard]] int query_runs() const { return rows_.query_runs(); }
    [[nodiscard]] int pages_fetched() const { return rows_.pages_fetched(); }

private:
    void read_route(const UiContext& ui, const Route& route);
    void follow_fields();
    void prepare(const UiContext& ui);
    void build_query(const UiContext& ui);
    void read_view(const UiContext& ui, const Route& route);
    void write_route(const UiContext& ui);
    [[nodiscard]] ListView shown_view() const;
    void take_view(const ListView& view);
    void open_view(const UiContext& ui, const SavedViews::Entry& entry);
    void leave_view(const UiContext& ui);
    void follow_views(const UiContext& ui);
    void show_sorting();
    void use_layout(const UiContext& ui, ListLayout layout);
    void show_layout(ListLayout layout);
    void show_layout_of_view(const UiContext& ui);
    void refresh_texts(const UiContext& ui);
    void refresh_sums(const UiContext& ui);

    void draw_header(const UiContext& ui);
    [[nodiscard]] HeaderButtons header_buttons(const UiContext& ui);
    void draw_header_menu(const UiContext& ui, int column, float width);
    void move_column(int from, int to);
    void pin_column(int column);
    [[nodiscard]] int pinned_column() const;
    void order_by_headers(const UiContext& ui);
    void follow_resizing(const Resizing& resizing);
    void draw_export_menu(const UiContext& ui);
    void draw_columns_button(const UiContext& ui);
    void download(const UiContext& ui, const Query& query, int count, ListFile file);
    void export_chosen(const UiContext& ui);
    void draw_filters(const UiContext& ui);
    bool draw_quick_filters(const UiContext& ui, ChipFlow& flow);
    void draw_views(const UiContext& ui, ChipFlow& flow);
    bool draw_filter_chips(const UiContext& ui);
    void draw_filter_button(const UiContext& ui);
    void draw_filter_builder(const UiContext& ui);
    [[nodiscard]] std::vector<Filter> filter_parts() const;
    void draw_table(const UiContext& ui);
    void prepare_search(const UiContext& ui, bool rows_are_new);
    void follow_keys(const UiContext& ui);
    void draw_row(const UiContext& ui, Table& table, const ListRow& row);
    void press_row(const UiContext& ui, const ListRow& row, int position);
    void draw_cell(Table& table, const ListRow& row, std::size_t column);
    void draw_row_menu(const UiContext& ui, const ListRow& row, int position);
    void draw_duplicates_menu(const UiContext& ui, const ListRow& row);
    void draw_empty(const UiContext& ui);
    [[nodiscard]] bool is_narrowed() const { return !search_.empty() || !filter_.empty() || !where_.empty(); }
    void clear_search(const UiContext& ui);
    void open_row(const UiContext& ui, RecordId record);
    void create_with(const UiContext& ui, std::string_view field, const Value& value);

    // Which form the list has (list_forms.cpp).
    void read_shape(const UiContext& ui);
    void use_shape(const UiContext& ui, ListShape shape);
    void show_form(const UiContext& ui, std::string_view label);
    void draw_list(const UiContext& ui);
    // The folders of the list (list_parts.cpp).
    void draw_within_folder(const UiContext& ui);
    void follow_folders(const UiContext& ui);
    void drag_row(const UiContext& ui, const ListRow& row);
    void draw_folder_entry(const UiContext& ui, const ListRow& row);
    void draw_bar(const UiContext& ui);
    void draw_records(const UiContext& ui);
    // Cells edited where they stand (list_cells.cpp).
    void follow_cells(const UiContext& ui, Table& table, const ListRow& row, bool focused);
    void walk_cells(const UiContext& ui, const Table& table, const ListRow& row);
    void draw_pencil(const UiContext& ui, Table& table, const ListRow& row);
    RecordId pencil_row_{};
    double pencil_since_ = 0;
    void draw_cell_editor(const UiContext& ui, Table& table, const ListRow& row);
    void edit_cell(const UiContext& ui, RecordId record, int column);
    void draw_cell_entry(const UiContext& ui, const ListRow& row);
    [[nodiscard]] int next_cell(const UiContext& ui, RecordId record, int column, int step) const;
    // The record beside the list (list_beside.cpp).
    void follow_beside(const UiContext& ui);
    void draw_with_beside(const UiContext& ui);
    void draw_beside(const UiContext& ui);
    void follow_focused_row(const UiContext& ui, RecordId row);
    [[nodiscard]] int row_to_reveal(const UiContext& ui);
    [[nodiscard]] bool rows_of_another_query();
    [[nodiscard]] bool is_split() const;
    [[nodiscard]] bool is_narrow() const { return is_phone() || is_split(); }
    [[nodiscard]] bool is_board() const { return shape_.form == ListForm::Board; }
    [[nodiscard]] std::vector<Choice> forms(const UiContext& ui) const;
    [[nodiscard]] bool offers(ListForm form) const;
    [[nodiscard]] bool has_forms() const;
    void draw_form_switch(const UiContext& ui);
    void draw_form_menu(const UiContext& ui);
    [[nodiscard]] bool is_calendar() const { return shape_.form == ListForm::Calendar; }
    [[nodiscard]] bool is_table() const { return !is_board() && !is_calendar(); }
    // By what the board or the calendar is made: the fields it can be made by, and the one that it is.
    [[nodiscard]] const std::vector<std::string>& grouping_fields() const { return is_calendar() ? calendar_fields_ : board_fields_; }
    [[nodiscard]] const std::string& grouping() const { return is_calendar() ? calendar_.field() : board_.field(); }
    [[nodiscard]] bool has_grouping_menu() const;
    void draw_grouping_fields(const UiContext& ui, ListShape& shape);
    void draw_calendar(const UiContext& ui);
    void draw_board(const UiContext& ui);

    const EntityDef* def_;
    std::shared_ptr<const TableSql> fields_of_;  // changes with the fields that the person adds
    EntityUi look_;
    ListLayout layout_;
    std::vector<std::string> board_fields_, calendar_fields_;
    ListShape shape_;
    ListBoard board_;
    ListCalendar calendar_;
    ListFolders folders_;
    CellEditor cell_editor_;
    int cell_ = -1, menu_cell_ = -1;       // columns: that the keyboard is at, that the menu of a row is about
    RecordId row_to_focus_;                // gets the keyboard back after its cell was edited
    std::unique_ptr<Screen> beside_;       // the record beside the list
    RecordId beside_id_, followed_row_;    // followed: the row that had the keyboard in the frame before
    bool reveals_beside_ = false;          // the row of the record beside is to come into sight
    std::optional<ListLayout> wanted_;     // taken over after the table was drawn
    std::vector<std::size_t> fields_;      // of the columns
    std::string search_, filter_;
    Filter where_;                         // what the person asks for, with days as "this month"
    std::vector<Order> order_;
    Query query_;                          // all of it together
    std::optional<Query> drawn_query_;     // whose rows the table showed last
    ListRows rows_;
    DeleteDialog delete_dialog_;
    ListSelection selection_;
    int selection_runs_ = -1;              // the rows it was last compared with
    BulkActions bulk_;
    RecordId focused_;                     // the row that has the keyboard
    ColumnsDialog columns_dialog_;
    RuleSwitch rule_switch_;
    FilterBuilder builder_;
    SavedViews views_;
    RecordId view_;                        // the one that is open; changed or not
    std::vector<std::string> view_columns_;
    std::vector<float> drawn_widths_;      // of the columns, in the frame before
    Resizing widen_;                       // what the menu of a header asks for
    Sorting sorting_;
    int count_ = 0;
    bool focus_search_ = false, focus_rows_ = false;
    enum Part { Top, FolderTree, Rows, Parts };
    int part_ = Top;                       // that F6 went to last
    bool filter_refused_ = false;          // the address asked what the list cannot answer
    float filters_height_ = 0;             // so that the table stays where it is when the bar of the chosen rows comes

    // Texts, made again when they may have changed.
    std::uint64_t text_version_ = 0;
    int text_runs_ = -1;
    std::vector<Column> columns_;
    bool sums_are_all_ = false;            // what they come to is of all rows
    std::string title_, count_text_, new_label_, totals_name_;
    std::vector<ColumnTotal> totals_;
    std::vector<std::string> part_texts_;  // of the filter, one for each chip
};

}  // namespace bottega::ui
