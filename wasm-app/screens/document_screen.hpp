#pragma once

// A quote, an order, an invoice: head, lines, figures, paper, and what the panels let a person do with it.

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "wasm-app/kit/layout.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/screens/delete_dialog.hpp"
#include "wasm-app/screens/document_edit.hpp"
#include "wasm-app/screens/gone_record.hpp"
#include "wasm-app/screens/history_panel.hpp"
#include "wasm-app/screens/lines_editor.hpp"
#include "wasm-app/screens/lines_view.hpp"
#include "wasm-app/screens/paper_desk.hpp"
#include "wasm-app/screens/record_panels.hpp"
#include "wasm-app/screens/related_records.hpp"

namespace bottega::ui {

class DocumentScreen : public Screen {
public:
    DocumentScreen(const UiContext& ui, const Route& route, DocumentPaper paper);

    void draw(const UiContext& ui) override;
    bool follow(const UiContext& ui, const Route& route) override;
    [[nodiscard]] bool has_unsaved_changes() const override { return edit_.has_changes(); }
    [[nodiscard]] std::optional<UnsavedForm> unsaved_form(const UiContext& ui) const override;
    std::optional<Issue> take_up(const UiContext& ui, const UnsavedForm& form) override { return edit_.take_up(ui, form); }
    [[nodiscard]] HeaderButtons actions(const UiContext& ui) override;
    void save(const UiContext& ui) override;
    void create_new(const UiContext& ui) override;
    void print(const UiContext& ui) override;

private:
    [[nodiscard]] HeaderButtons header_buttons(const UiContext& ui);
    void add_paper_buttons(const UiContext& ui, HeaderButtons& buttons);
    void add_own_buttons(const UiContext& ui, HeaderButtons& buttons);

    void choose_hidden_fields();
    void draw_header(const UiContext& ui);
    void draw_tabs(const UiContext& ui);
    void draw_document(const UiContext& ui);
    void draw_problems(const UiContext& ui);
    void draw_fields(const UiContext& ui, bool top);
    void draw_open_texts(const UiContext& ui);
    void draw_lines(const UiContext& ui);
    void draw_totals(const UiContext& ui);
    void draw_below_lines(const UiContext& ui);
    void draw_footer(const UiContext& ui);
    void duplicate(const UiContext& ui);
    void cancel(const UiContext& ui);
    [[nodiscard]] bool is_editable() const { return !edit_.stands().has_value(); }
    [[nodiscard]] bool can_be_saved() const { return is_editable() || edit_.has_open_texts(); }

    const EntityDef* def_;
    EntityUi look_;
    RecordId record_;  // of the address
    GoneRecord gone_;
    RecordPanels panels_;
    DocumentEdit edit_;
    LinesEditor lines_editor_;
    LinesView lines_view_;
    PaperDesk desk_;
    HistoryPanel history_;
    RelatedRecords related_;
    DeleteDialog delete_dialog_;
    std::set<std::string, std::less<>> hidden_above_, hidden_below_;
    std::string tab_ = "details";
    bool has_related_ = false;
};

}  // namespace bottega::ui
