#pragma once

// What every record shows in the same way, whether it is a form or a document with lines: its state, the buttons, tabs
// and cards that panels add, and the bar that saves it.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wasm-app/kit/choice.hpp"
#include "wasm-app/kit/layout.hpp"
#include "wasm-app/kit/registry.hpp"

namespace bottega::ui {

// The header of a record with its state; presses what is pressed.
struct RecordHeader {
    std::string title, subtitle;
    const Record* record = nullptr;  // none: a new one, without a state
    const EntityUi& look;
};
void record_header(const UiContext& ui, const RecordHeader& header, const HeaderButtons& buttons);

// "Save" and, where there is something to give up, "Cancel", at the left of the bar at the foot.
enum class SaveBar { Nothing, Save, Cancel };
[[nodiscard]] SaveBar save_buttons(const UiContext& ui, bool is_new, bool has_changes);

// How records of the entity are saved: as the panel that does more than store wants it.
using SaveRecord = std::function<Result<RecordId>(Session&, Record, const Answers&)>;
[[nodiscard]] SaveRecord record_saver(const UiContext& ui, std::string_view entity);

// The tabs of the form itself: "Details" is the first, the others are those that the person made.
[[nodiscard]] std::vector<Choice> form_tabs(const UiContext& ui, const EntityDef& def);
// Which of them a tab is; nothing: another tab of the record.
[[nodiscard]] std::optional<std::size_t> form_tab(std::string_view tab);
[[nodiscard]] std::string form_tab_name(std::size_t tab);

class RecordPanels {
public:
    RecordPanels(const UiContext& ui, std::string_view entity) : panels_(ui.registry.panels_of(entity)) {}

    // Of one kind only, or all. They work on what is stored: while something is not saved they wait.
    void add_buttons(const UiContext& ui, const Record& record, bool has_changes, std::optional<ButtonKind> only, HeaderButtons& buttons) const;
    // Those of the form, those of the panels, what is related, the history. `tab` becomes one of them.
    [[nodiscard]] std::vector<Choice> tabs(const UiContext& ui, const Record& record, bool has_related, std::string& tab) const;
    void draw_cards(const UiContext& ui, const Record& record) const;
    void draw_tab(const UiContext& ui, const Record& record, std::string_view tab) const;
    // Dialogs that their buttons open: in every frame.
    void draw_overlays(const UiContext& ui) const;

private:
    std::vector<const RecordPanel*> panels_;
};

}  // namespace bottega::ui
