#include "wasm-app/kit/tree.hpp"

#include <algorithm>
#include <utility>

#include "generated/icons.hpp"
#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/draw.hpp"
#include "wasm-app/kit/fields.hpp"

namespace bottega::ui {

using draw::add;
using mirror::Role;

namespace {

constexpr float tree_indent = 16, tree_side = 6, opener_width = 22;

float tree_row() { return host().is_touch() ? metric::touch_target : 32; }
float item_left(int level) { return tree_side + static_cast<float>(level - 1) * tree_indent; }

}  // namespace

Tree::Tree(std::string_view id, std::string_view name, TreeState& state) : state_(state), taking_(std::exchange(state.wanted, 0)) {
    next_ = ImGui::GetCursorScreenPos();
    const ImVec2 at = next_;
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::PushID(id.data(), id.data() + id.size());
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 1));
    const auto rows = static_cast<float>(std::max<std::size_t>(state.drawn.size(), 1));
    mirror::begin(Role::Tree, name, ImGui::GetID("tree"), at, add(at, width, rows * (tree_row() + 1)));
}

Tree::~Tree() {
    ImGui::SetCursorScreenPos(next_);
    ImGui::Dummy({1, 0});
    mirror::end();
    ImGui::PopStyleVar();
    ImGui::PopID();
    if (!anything_focused_) state_.focused = 0;
    state_.drawn = std::move(keys_);
}

TreePress Tree::item(const TreeItem& item) {
    ImGui::SetCursorScreenPos(next_);
    ImGui::PushID(reinterpret_cast<const void*>(static_cast<std::intptr_t>(item.key)));
    const ImGuiID id = ImGui::GetID("item");
    const float room = ImGui::GetContentRegionAvail().x;
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    keys_.push_back(item.key);
    const bool is_stop = g.NavId == id || (item.chosen && state_.focused == 0);
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, !is_stop);
    const draw::Press press = draw::press_area(id, {room, tree_row()});
    ImGui::PopItemFlag();
    const ImRect seen = [&] {
        ImRect rect(press.min, press.max);
        rect.ClipWithFull(ImGui::GetCurrentWindow()->ClipRect);
        return rect;
    }();
    place_ = {seen.Min.x, seen.Min.y, seen.GetWidth(), seen.GetHeight()};
    const bool takes_focus = taking_ == item.key;
    if (takes_focus) take_focus(id, item.key);
    TreePress result = TreePress::None;
    if (!takes_focus && g.NavId == id && g.NavCursorVisible) {
        state_.focused = item.key;
        anything_focused_ = true;
        result = follow_keys(item);
    }
    if (press.visible) draw_item(item, id, press.min, press.max, press.hovered);
    mirror::item(id, Role::TreeItem, {.name = item.text, .description = item.description, .a = item.level},
                 mirror::state::selectable | (item.chosen ? mirror::state::selected : 0) |
                     (item.has_inner ? mirror::state::expandable : 0) | (item.open && item.has_inner ? mirror::state::expanded : 0));
    const float opener_end = press.min.x + item_left(item.level) + (host().is_touch() ? 34 : opener_width);
    const bool by_pointer = ImGui::IsMouseReleased(ImGuiMouseButton_Left);
    if (press.pressed) result = by_pointer && item.has_inner && ImGui::GetMousePos().x < opener_end ? TreePress::Toggle : TreePress::Choose;
    if (press.held && !host().is_touch() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 6)) result = TreePress::Lift;
    next_ = ImGui::GetCursorScreenPos();
    ImGui::PopID();
    return result;
}

void Tree::take_focus(ImGuiID id, std::int64_t key) {
    state_.focused = key;
    anything_focused_ = true;
    ImGui::SetFocusID(id, ImGui::GetCurrentWindow());
    ImGui::SetNavCursorVisible(true);
    ImGui::ScrollToItem();
    host().wake(3);
}

void Tree::walk(std::int64_t from, int step) {
    const auto& drawn = state_.drawn;
    const auto at = std::find(drawn.begin(), drawn.end(), from);
    if (at == drawn.end()) return;
    const auto place = std::clamp<std::ptrdiff_t>(at - drawn.begin() + step, 0, static_cast<std::ptrdiff_t>(drawn.size()) - 1);
    state_.wanted = drawn[static_cast<std::size_t>(place)];
    host().wake(4);
}

TreePress Tree::follow_keys(const TreeItem& item) {
    if (ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel) && ImGui::GetCurrentContext()->BeginPopupStack.empty()) return TreePress::None;
    const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key); };
    const int all = static_cast<int>(state_.drawn.size());
    TreePress result = TreePress::None;
    if (pressed(ImGuiKey_UpArrow) || pressed(ImGuiKey_DownArrow)) {
        walk(item.key, pressed(ImGuiKey_UpArrow) ? -1 : 1);
    } else if (pressed(ImGuiKey_Home) || pressed(ImGuiKey_End)) {
        walk(item.key, pressed(ImGuiKey_Home) ? -all : all);
    } else if (pressed(ImGuiKey_RightArrow)) {
        if (item.has_inner && item.open) walk(item.key, 1);
        else if (item.has_inner) result = TreePress::Toggle;
    } else if (pressed(ImGuiKey_LeftArrow)) {
        if (item.has_inner && item.open) result = TreePress::Toggle;
        else if (item.outer != 0) state_.wanted = item.outer, host().wake(4);
    } else if (ImGui::IsKeyPressed(ImGuiKey_F2, false)) {
        return TreePress::Rename;
    } else if (ImGui::IsKeyPressed(ImGuiKey_Delete, false)) {
        return TreePress::Delete;
    } else if (ImGui::IsKeyPressed(ImGuiKey_Insert, false)) {
        return TreePress::Insert;
    } else {
        return result;
    }
    ImGui::NavMoveRequestCancel();
    return result;
}

void Tree::draw_item(const TreeItem& item, ImGuiID id, ImVec2 min, ImVec2 max, bool hovered) const {
    const Theme& t = theme();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float middle = (min.y + max.y) / 2;
    const ImU32 ground = item.target ? t.accent_soft : item.chosen ? t.accent_soft : hovered ? t.hover : 0;
    if (ground) list->AddRectFilled(min, max, ground, 7);
    if (item.target) list->AddRect(add(min, 1, 1), add(max, -1, -1), t.accent, 7, 0, 2);
    float x = min.x + item_left(item.level);
    if (item.has_inner) draw::icon(list, item.open ? icon::chevron_down : icon::chevron_right, 15, {x + opener_width / 2 - 1, middle}, t.text_secondary);
    x += opener_width;
    draw::icon(list, item.icon, 17, {x + 8, middle}, item.chosen ? t.accent_text : t.text_secondary);
    x += 23;
    const draw::Pen count = draw::pen(TextWeight::Regular, font_size::small, t.text_secondary);
    const float count_x = max.x - draw::text_width(count, item.count) - 8;
    const draw::Pen name = draw::pen(item.chosen ? TextWeight::Medium : TextWeight::Regular, font_size::body, item.chosen ? t.accent_text : t.text);
    draw::text_fitted(list, name, {x, middle - name.size / 2}, item.text, count_x - x - 6);
    draw::text(list, count, {count_x, middle - count.size / 2}, item.count);
    draw::focus_ring(list, add(min, 2, 2), add(max, -2, -2), 6, id);
}

TreeTyping Tree::name_field(int level, std::string_view name, std::string& text) {
    ImGui::SetCursorScreenPos(add(next_, item_left(level) + opener_width, 0));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const mirror::Scope item(Role::TreeItem, text, ImGui::GetID("tree_name"), at, add(at, ImGui::GetContentRegionAvail().x, field_height()), 0, level);
    text_field("###tree_name", text, {.name = name, .focus = !state_.typing});
    if (!state_.typing) ImGui::ScrollToItem();
    next_ = {next_.x, ImGui::GetCursorScreenPos().y};
    if (field_focused()) {
        state_.typing = true;
        return TreeTyping::Going;
    }
    if (!state_.typing) {
        host().wake();
        return TreeTyping::Going;
    }
    state_.typing = false;
    return ImGui::IsKeyPressed(ImGuiKey_Escape, false) ? TreeTyping::GivenUp : TreeTyping::Done;
}

}  // namespace bottega::ui
