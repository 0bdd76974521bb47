#pragma once

// One record of any entity: its form, what the panels add, what belongs to it, its history.

#include <string>
#include <vector>

#include "imgui.h"
#include "wasm-app/kit/cached_query.hpp"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/layout.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/screens/delete_dialog.hpp"
#include "wasm-app/screens/duplicates.hpp"
#include "wasm-app/screens/gone_record.hpp"
#include "wasm-app/screens/history_panel.hpp"
#include "wasm-app/screens/record_edit.hpp"
#include "wasm-app/screens/record_panels.hpp"
#include "wasm-app/screens/related_records.hpp"

namespace bottega::ui {

class RecordScreen : public Screen {
public:
    RecordScreen(const UiContext& ui, const Route& route);

    void draw(const UiContext& ui) override;
    bool follow(const UiContext& ui, const Route& route) override;
    [[nodiscard]] bool has_unsaved_changes() const override { return edit_.has_changes(); }
    [[nodiscard]] std::optional<UnsavedForm> unsaved_form(const UiContext& ui) const override;
    std::optional<Issue> take_up(const UiContext& ui, const UnsavedForm& form) override { return edit_.take_up(ui, form); }
    [[nodiscard]] HeaderButtons actions(const UiContext& ui) override;
    void save(const UiContext& ui) override;
    void create_new(const UiContext& ui) override;

private:
    [[nodiscard]] HeaderButtons header_buttons(const UiContext& ui);
    void find_neighbours(const UiContext& ui);

    void draw_header(const UiContext& ui);
    void draw_tabs(const UiContext& ui, bool related_beside);
    void draw_neighbours(const UiContext& ui, ImVec2 line_start, float room);
    void draw_details(const UiContext& ui, bool related_beside);
    void draw_form(const UiContext& ui);
    void show_tab_with_problem(const UiContext& ui);
    void draw_footer(const UiContext& ui);
    void cancel(const UiContext& ui);
    void duplicate(const UiContext& ui);

    const EntityDef* def_;
    EntityUi look_;
    RecordId record_;  // of the address
    GoneRecord gone_;
    RecordPanels panels_;
    RecordEdit edit_;
    HistoryPanel history_;
    PossibleDuplicates duplicates_;
    RelatedRecords related_;
    DeleteDialog delete_dialog_;
    std::string tab_ = "details";
    bool focus_first_ = false, has_related_ = false;

    CachedIds list_ids_;
    int list_runs_ = -1;
    RecordId neighbours_of_, previous_, next_;
};

}  // namespace bottega::ui
