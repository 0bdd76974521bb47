#include "wasm-app/kit/layout.hpp"

#include <algorithm>
#include <vector>

#include "generated/icons.hpp"
#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/display.hpp"
#include "wasm-app/kit/draw.hpp"
#include "wasm-app/kit/footer_place.hpp"
#include "wasm-app/kit/overlays.hpp"

namespace bottega::ui {

using draw::add;
using mirror::Role;

namespace {

// A dialog that nobody draws any more would keep everything behind it out of reach.
void close_dialogs_left_behind() {
    const auto& open = ImGui::GetCurrentContext()->OpenPopupStack;
    for (int level = 0; level < open.Size; ++level)
        if (open[level].Window && !open[level].Window->WasActive) return ImGui::ClosePopupToLevel(level, true);
}

}  // namespace

void begin_root() {
    close_dialogs_left_behind();
    const ImGuiViewport* screen = ImGui::GetMainViewport();
    ImGui::SetNextWindowPos(screen->Pos);
    ImGui::SetNextWindowSize(screen->Size);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleColor(ImGuiCol_WindowBg, theme().background);
    ImGui::Begin("###bottega", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
}

void end_root() { ImGui::End(); }

namespace {

// A child window that Tab walks through as if it were not there.
void begin_child(ImGuiID id, ImVec2 size, ImVec2 padding, bool scroll) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
    ImGui::BeginChild(id, size, ImGuiChildFlags_NavFlattened | ImGuiChildFlags_AlwaysUseWindowPadding,
                      scroll ? 0 : ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar();
}

std::vector<bool>& scrolling_regions() {
    static std::vector<bool> open;
    return open;
}

}  // namespace

void begin_region(Role role, std::string_view name, Rect rect, const RegionOptions& options) {
    const ImVec2 at{rect.x, rect.y};
    ImGui::SetCursorScreenPos(at);
    const ImGuiID id = ImGui::GetCurrentWindow()->GetID(name.data(), name.data() + name.size());
    if (options.colour) ImGui::GetWindowDrawList()->AddRectFilled(at, {rect.right(), rect.bottom()}, options.colour);
    mirror::begin(role, draw::Label(name).text, id, at, {rect.right(), rect.bottom()});
    begin_child(id, {rect.width, rect.height}, options.padding, options.scroll);
    scrolling_regions().push_back(options.scroll);
    if (options.scroll) mirror::begin_scroll();
}

void end_region() {
    if (scrolling_regions().back()) mirror::end_scroll();
    scrolling_regions().pop_back();
    ImGui::EndChild();
    mirror::end();
}

bool begin_scroll_area(std::string_view id, float height_below) {
    const ImVec2 room = ImGui::GetContentRegionAvail();
    begin_child(ImGui::GetCurrentWindow()->GetID(id.data(), id.data() + id.size()),
                {room.x, std::max(room.y - height_below, 40.0f)}, {0, 4}, true);
    mirror::begin_scroll();
    return !ImGui::GetCurrentWindow()->SkipItems;
}

void end_scroll_area() {
    mirror::end_scroll();
    ImGui::EndChild();
}

float footer_bar_height() { return button_height() + 26; }

namespace {

struct Footer {
    float top = 0;
    int frame = -1;
};

Footer& footer() {
    static Footer last;
    return last;
}

}  // namespace

void note_footer(float top) { footer() = {top, ImGui::GetFrameCount()}; }

std::optional<float> footer_top() {
    return footer().frame == ImGui::GetFrameCount() ? std::optional(footer().top) : std::nullopt;
}

// Spans the region's whole width, whatever its padding.
void begin_footer_bar(std::string_view name, FooterPlace place) {
    const ImGuiWindow* window = ImGui::GetCurrentWindow();
    const float height = footer_bar_height();
    const ImVec2 min{window->Pos.x, window->Pos.y + window->Size.y - height};
    const ImVec2 max{window->Pos.x + window->Size.x, window->Pos.y + window->Size.y};
    note_footer(min.y);
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (place == FooterPlace::Page) list->AddRectFilled(min, max, theme().surface);
    list->AddLine(add(min, 0, 0.5f), {max.x, min.y + 0.5f}, theme().border);
    mirror::begin(Role::Toolbar, draw::Label(name).text, draw::Label(name).id(), min, max);
    const float side = std::max(window->WindowPadding.x, page_padding());
    ImGui::SetCursorScreenPos(add(min, side, (height - button_height()) / 2));
    ImGui::BeginGroup();
    draw::push_room(max.x - min.x - 2 * side);
}

void end_footer_bar() {
    draw::pop_room();
    ImGui::EndGroup();
    mirror::end();
}

SplitPanes split_pane(Rect area, bool detail_open, float detail_width) {
    if (!detail_open) return {.first = area, .second = {}};
    if (breakpoint() != Breakpoint::Desktop) return {.first = {}, .second = area, .show_first = false, .show_second = true};
    constexpr float gap = 16;
    Rect first = area, second = area;
    second.width = std::min(detail_width, area.width * 0.6f);
    second.x = area.right() - second.width;
    first.width = area.width - second.width - gap;
    return {.first = first, .second = second, .show_first = true, .show_second = true};
}

FormGrid::FormGrid(int columns, float least_width) : origin_(ImGui::GetCursorScreenPos()) {
    const float room = ImGui::GetContentRegionAvail().x;
    const int fitting = std::max(1, static_cast<int>((room + metric::form_gap) / (least_width + metric::form_gap)));
    columns_ = is_phone() ? 1 : std::min(columns, fitting);
    const float gaps = metric::form_gap * static_cast<float>(columns_ - 1);
    cell_width_ = (room - gaps) / static_cast<float>(columns_);
    row_top_ = row_bottom_ = origin_.y;
}

void FormGrid::close_cell() {
    if (!open_) return;
    open_ = false;
    draw::pop_room();
    ImGui::EndGroup();
    row_bottom_ = std::max(row_bottom_, ImGui::GetItemRectMax().y);
}

void FormGrid::next(Span span) {
    close_cell();
    if (column_ >= columns_ || (span == Wide && column_ > 0)) column_ = 0;
    if (column_ == 0 && row_bottom_ > origin_.y) row_top_ = row_bottom_ + metric::form_gap;
    if (column_ == 0) row_bottom_ = row_top_;
    const float x = static_cast<float>(column_) * (cell_width_ + metric::form_gap);
    ImGui::SetCursorScreenPos({origin_.x + x, row_top_});
    ImGui::BeginGroup();
    const float width = span == Wide ? cell_width_ * static_cast<float>(columns_) + metric::form_gap * static_cast<float>(columns_ - 1)
                                     : cell_width_;
    draw::push_room(width);
    column_ = span == Wide ? columns_ : column_ + 1;
    open_ = true;
}

FormGrid::~FormGrid() {
    close_cell();
    const float width = cell_width_ * static_cast<float>(columns_) + metric::form_gap * static_cast<float>(columns_ - 1);
    ImGui::SetCursorScreenPos(origin_);
    ImGui::Dummy({width, std::max(row_bottom_ - origin_.y, 0.0f)});
}

}  // namespace bottega::ui
