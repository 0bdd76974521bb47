#pragma once

// What is on the screen, said in words: role, name, value, state and rectangle of everything drawn, collected while the
// frame is drawn. The platform copies it into the page for screen readers and scripts; tests read it natively.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wasm-app/kit/rect.hpp"

struct ImVec2;

namespace bottega::ui::mirror {

using Id = std::uint32_t;  // an ImGuiID

// The numbers are read by the page: new roles go at the end. ComboTextbox is a combobox that is typed into: on the page
// an <input role="combobox">; AlertDialog is "alertdialog", RadioGroup "radiogroup". ScrollArea is an element without role
// whose overflow is hidden: the places of its children count from the beginning of its content, and its scrollTop is `b`.
enum class Role : std::uint32_t {
    None, Generic, Button, Checkbox, Switch, Radio, Textbox, Searchbox, Multiline, Combobox, Option, Listbox, Link, Tab,
    TabList, TabPanel, Menu, MenuItem, Navigation, Main, Banner, Region, Dialog, Table, RowGroup, Row, Cell,
    ColumnHeader, List, ListItem, Heading, Text, Img, Status, Alert, Search, Form, Group, Slider, Progress, Toolbar,
    Article, AlertDialog, RadioGroup, ComboTextbox,
    ScrollArea, Tree, TreeItem,
};

namespace state {
inline constexpr std::uint32_t disabled = 1, checked = 2, checkable = 4, expanded = 8, expandable = 16, selected = 32,
                               selectable = 64, current = 128, focused = 256, required = 512, invalid = 1024,
                               read_only = 2048, sort_ascending = 4096, sort_descending = 8192, mixed = 1u << 14,
                               clickable = 1u << 15, modal = 1u << 16, busy = 1u << 17;
}  // namespace state

// Sixteen 32-bit words: one node as the page reads it. Positions are relative to the parent node; texts are ranges of
// Delta::text. What `a` and `b` say depends on the role: Heading and TreeItem level; Table rows and columns; Row and Option position
// from 1; MenuItem 1: on or off by itself; Progress value in percent; ScrollArea scrollTop in b; Textbox, Searchbox and so on: InputMode, 1 in b: hidden.
struct WireNode {
    Id id, parent;
    std::uint32_t role, state;
    float x, y, width, height;
    std::uint32_t name, name_length, value, value_length, description, description_length;
    std::int32_t a, b;
};
static_assert(sizeof(WireNode) == 64);

struct Announcement {
    std::string text;
    bool assertive = false;
};

// What changed since the frame before. The spans live until the next begin_frame().
struct Delta {
    std::span<const WireNode> changed;
    std::string_view text;
    std::span<const std::uint32_t> order;  // every node present, in reading order; parents stand before their children
    bool order_changed = false;
    std::uint32_t focus = 0;
    bool focus_changed = false;
    std::span<const Announcement> announcements;

    [[nodiscard]] bool empty() const {
        return changed.empty() && !order_changed && !focus_changed && announcements.empty();
    }
};

// After ImGui::NewFrame() and before ImGui::Render(), in this order.
void begin_frame();
const Delta& end_frame();

// Makes the next Delta complete again: the page has lost what it had.
void forget_sent();
void set_enabled(bool enabled);

// Say what the item that was just added is. Unknown or clipped items are ignored.
struct ItemText {
    std::string_view name;
    std::string_view value = {};
    std::string_view description = {};
    std::int32_t a = 0;
    std::int32_t b = 0;
};
void item(Id id, Role role, const ItemText& text, std::uint32_t state = 0);

// A text, picture or heading that cannot be acted on.
void text(Role role, std::string_view text, ImVec2 min, ImVec2 max, std::int32_t a = 0, std::string_view value = {});

// Containers. An overlay (dialog, popup, toast) is not part of what it was opened from: it stands last on the page.
enum class Layer : std::uint8_t { Content, Overlay };
void begin(Role role, std::string_view name, Id id, ImVec2 min, ImVec2 max, std::uint32_t state = 0, std::int32_t a = 0,
           std::int32_t b = 0, Layer layer = Layer::Content);
void end();

struct Scope {
    Scope(Role role, std::string_view name, Id id, ImVec2 min, ImVec2 max, std::uint32_t state = 0, std::int32_t a = 0,
          std::int32_t b = 0, Layer layer = Layer::Content);
    ~Scope() { end(); }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;
};

// A scrolling part of the page, around what the current window shows: all of its content is told, not only what is in
// sight, so that a reader or a script reaches every field of a long form. Not for lists that draw only what is visible.
void begin_scroll();
void end_scroll();
// Scrolls so that `y`, counted from the beginning of the content, is uppermost.
void scroll_to(Id area, float y);
// Scrolls the area that the item lies in until it is in sight. False when it already is.
bool reveal(Id item);

void announce(std::string_view text, bool assertive = false);

// Of the frame being drawn, or of the last one between two frames.
[[nodiscard]] std::string_view name_of(Id id);
[[nodiscard]] std::optional<Rect> rect_of(Id id);
[[nodiscard]] Role role_of(Id id);
[[nodiscard]] std::int32_t input_mode_of(Id id);  // an InputMode, see fields.hpp

struct NodeView {
    Id id, parent;
    Role role;
    std::uint32_t state;
    Rect rect;  // on the screen
    std::string_view name, value, description;
    std::int32_t a, b;
};
[[nodiscard]] std::vector<NodeView> nodes();
[[nodiscard]] std::size_t node_count();

}  // namespace bottega::ui::mirror
