#include "wasm-app/screens/create_dialog.hpp"

#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/record_form.hpp"

namespace bottega::ui {

void CreateDialog::open(const UiContext& ui, const Navigation::Beside& asked) {
    def_ = &ui.store().schema().entity(asked.entity);
    field_ = asked.field;
    start_ = asked.start;
    edit_.start_new(ui, *def_, asked.start);
    open_ = focus_ = true;
}

void CreateDialog::draw(const UiContext& ui) {
    if (!open_) return;
    const std::string title = new_text(ui, def_->name);
    if (!begin_dialog(title + "###create_beside", open_, {.width = 760})) return;
    constexpr float room_for_title_and_buttons = 220;
    ImGui::BeginChild("fields", {0, ImGui::GetIO().DisplaySize.y - room_for_title_and_buttons}, ImGuiChildFlags_NavFlattened);
    problems_banner(ui, edit_.issues(), *def_);
    const auto changed = record_form(ui, edit_.record(), edit_.issues(),
                                     {.hidden = &edit_.hidden_fields(), .focus_first = focus_, .seeks_problem = &edit_.seeks_problem()});
    end_of_search(edit_.seeks_problem());
    focus_ = false;
    if (!changed.empty()) edit_.field_changed(ui, changed);
    ImGui::EndChild();
    const std::string save = ui.label("ui.create"), cancel = ui.label("ui.cancel");
    dialog_buttons(button_width(save, false) + button_width(cancel, false) + metric::gap);
    if (button(cancel, {.kind = ButtonKind::Ghost})) open_ = false;
    ImGui::SameLine(0, metric::gap);
    if (primary_button(save))
        edit_.save(ui, [this, &navigation = ui.navigation](RecordId id) {
            navigation.created_beside(field_, id);
            open_ = false;
        });
    end_dialog();
}

}  // namespace bottega::ui
