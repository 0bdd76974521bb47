#include "wasm-app/screens/list_beside.hpp"

#include <algorithm>
#include <utility>

#include "generated/icons.hpp"
#include "imgui_internal.h"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/app_screens.hpp"
#include "wasm-app/screens/list_screen.hpp"

namespace bottega::ui {

namespace {

constexpr float least_window = 1200, list_width = 380, least_list = 320, list_share = 0.34f;

}  // namespace

bool has_room_beside() { return ImGui::GetIO().DisplaySize.x >= least_window; }

bool ListScreen::is_split() const { return shape_.form == ListForm::Split && has_room_beside(); }

// The address says which record; who went there was asked about what is not saved.
void ListScreen::follow_beside(const UiContext& ui) {
    const RecordId wanted = ui.navigation.beside();
    if (wanted == beside_id_ && (beside_ != nullptr) == static_cast<bool>(wanted)) return;
    forget_unreadable_input();
    beside_id_ = wanted;
    reveals_beside_ = wanted && wanted != followed_row_;
    beside_ = wanted ? make_screen(ui, {.place = look_.route, .item = to_string(wanted)}) : nullptr;
}

// Where the window became too narrow for both the record stays: it may hold what is not saved.
void ListScreen::draw_with_beside(const UiContext& ui) {
    if (beside_ && !is_split()) return beside_->draw(ui);
    const ImVec2 at = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
    const float list = std::clamp(room.x * list_share, least_list, list_width), gap = page_padding();
    const ImGuiWindow* window = ImGui::GetCurrentWindow();
    begin_region(mirror::Role::Region, title_ + "###list", {at.x, at.y, list, room.y});
    draw_list(ui);
    end_region();
    const float left = at.x + list + gap, right = window->Pos.x + window->Size.x, bottom = window->Pos.y + window->Size.y;
    ImGui::GetWindowDrawList()->AddLine({left, window->Pos.y}, {left, bottom}, theme().border);
    begin_region(mirror::Role::Region, ui.text("ui.shape.beside") + "###beside", {left, at.y - page_padding(), right - left, bottom - at.y + page_padding()},
                 {.padding = {page_padding(), page_padding()}});
    draw_beside(ui);
    end_region();
}

void ListScreen::draw_beside(const UiContext& ui) {
    if (!beside_) {
        static_cast<void>(empty_state(look_.icon, ui.text("ui.shape.choose")));
        return;
    }
    ImGui::PushID(to_string(beside_id_).c_str());
    beside_->draw(ui);
    ImGui::PopID();
}

// The record follows the arrow keys from row to row.
void ListScreen::follow_focused_row(const UiContext& ui, RecordId row) {
    const RecordId before = std::exchange(followed_row_, row);
    if (!is_split() || !before || before == row || row == beside_id_ || !ImGui::GetCurrentContext()->NavCursorVisible) return;
    open_row(ui, row);
}

// Where another record was opened than by its row: by its neighbour, by the address.
int ListScreen::row_to_reveal(const UiContext& ui) {
    if (!std::exchange(reveals_beside_, false)) return -1;
    const auto& ids = rows_.ids(ui);
    const auto found = std::find(ids.begin(), ids.end(), beside_id_);
    return found == ids.end() ? -1 : static_cast<int>(found - ids.begin());
}

void ListScreen::save(const UiContext& ui) {
    if (beside_) beside_->save(ui);
}

void ListScreen::print(const UiContext& ui) {
    if (beside_) beside_->print(ui);
}

}  // namespace bottega::ui
