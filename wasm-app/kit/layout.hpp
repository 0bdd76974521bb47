#pragma once

// Where things stand: the page with its parts, its header, forms in columns, bars that stay.

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wasm-app/kit/buttons.hpp"
#include "wasm-app/kit/mirror.hpp"
#include "wasm-app/kit/rect.hpp"

namespace bottega::ui {

// Everything is drawn inside one root window, so that Tab walks through all of it.
void begin_root();
void end_root();

// A part of the page at a place of its own: navigation, top bar, content. Always end_region().
struct RegionOptions {
    ImU32 colour = 0;
    ImVec2 padding = {0, 0};
    bool scroll = false;
};
void begin_region(mirror::Role role, std::string_view name, Rect rect, const RegionOptions& options = {});
void end_region();

// Title, count and actions of a page. On a phone the actions that are not primary go into a menu.
struct HeaderAction {
    std::string label;                       // "text###stable_id"
    std::string icon = {};
    ButtonKind kind = ButtonKind::Secondary;
    std::string disabled_reason = {};
    std::string tooltip = {};                // its keys: "Ctrl+P"
};
// Something that can be done here: the header and the menus of the page offer it, and the one box finds it.
struct HeaderButton {
    HeaderAction action;
    std::function<void()> press;
};
using HeaderButtons = std::vector<HeaderButton>;

struct PageHeader {
    std::string_view title;
    std::string_view count = {};             // "100.000 clienti"
    std::string_view subtitle = {};
    std::string_view back = {};              // name of the back button; empty: none
    std::span<const HeaderAction> actions = {};
    std::string_view pill = {};
    Tone pill_tone = Tone::Neutral;
};
inline constexpr int header_nothing = -1, header_back = -2;
int page_header(const PageHeader& header);   // the index of the action pressed, or one of the two above

// A form in columns: two where there is room, one on a phone. Each field goes into the next place.
//   FormGrid grid; grid.next(); text_field(...); grid.next(FormGrid::Wide); ...
class FormGrid {
public:
    enum Span { One, Wide };
    explicit FormGrid(int columns = 2, float least_width = 260);
    ~FormGrid();
    FormGrid(const FormGrid&) = delete;
    FormGrid& operator=(const FormGrid&) = delete;
    void next(Span span = One);

private:
    void close_cell();
    int columns_;
    int column_ = 0;
    float cell_width_;
    ImVec2 origin_;
    float row_top_, row_bottom_;
    bool open_ = false;
};

// Two panes side by side; on a narrow screen only the second, when `detail_open`, else only the first.
struct SplitPanes {
    Rect first, second;
    bool show_first = true, show_second = false;
};
[[nodiscard]] SplitPanes split_pane(Rect area, bool detail_open, float detail_width = metric::record_panel);

// A scrolling part of the page, and a bar beneath it that stays: Save and Cancel.
bool begin_scroll_area(std::string_view id, float height_below = 0);
void end_scroll_area();
[[nodiscard]] float footer_bar_height();
enum class FooterPlace { Page, Card };         // a card has round corners
void begin_footer_bar(std::string_view name, FooterPlace place = FooterPlace::Page);
void end_footer_bar();

}  // namespace bottega::ui
