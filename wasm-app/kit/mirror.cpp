#include "wasm-app/kit/mirror.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"
#include "wasm-app/kit/mirror_index.hpp"
#include "wasm-app/kit/mirror_watch.hpp"

namespace bottega::ui::mirror {

namespace {

struct Text {
    std::uint32_t at = 0, length = 0;
};

struct Node {
    Id id = 0;
    int parent = -1;  // index
    Role role = Role::None;
    std::uint32_t state = 0;
    ImRect rect;
    Text name, value, description;
    std::int32_t a = 0, b = 0;
    std::uint32_t texts = 0;  // unnamed children so far, for their ids
    bool described = false;   // by item(), text() or begin(); else only by ImGui's hooks
    bool container = false;
    bool overlay = false;
    bool behind = false;      // a dialog; here only because somebody watches
    float scroll = 0;         // of a ScrollArea
};

// What a dialog speaks of that lies over it, and where the last frame had it.
struct Watch {
    Role role = Role::None;
    std::string name;
    std::optional<Rect> found;
    bool wanted = false;  // in the frame being drawn; else it ends with it
};

constexpr int nothing_open = -1;
constexpr Id container_mark = 0x5bd1e995u;  // a container may share its id with an item

struct Collector {
    bool enabled = true;
    std::vector<Node> nodes;
    std::string arena;
    std::vector<int> open;  // indices of the containers begun
    std::vector<ImGuiWindow*> scrolling;
    std::vector<WireNode> wire;
    std::vector<std::uint32_t> order;
    std::vector<Announcement> pending, said;
    NodeIndex index;
    std::uint64_t order_hash = 0;
    std::uint32_t texts_outside = 0;  // of every container
    Id focus = 0;
    Watch watch;
    Delta delta;
};

Collector& collector() {
    static Collector instance;
    return instance;
}

Text keep(std::string_view text) {
    std::string& arena = collector().arena;
    const Text kept{static_cast<std::uint32_t>(arena.size()), static_cast<std::uint32_t>(text.size())};
    arena.append(text);
    return kept;
}

std::string_view view(Text text) {
    return std::string_view(collector().arena).substr(text.at, text.length);
}

std::uint64_t mix(std::uint64_t hash, std::uint64_t word) {
    hash = (hash ^ word) * 0x9FB21C651E98DF25ull;
    return hash ^ (hash >> 32);
}

std::uint64_t mix_text(std::uint64_t hash, std::string_view text) {
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t word;
        std::memcpy(&word, text.data() + at, 8);
        hash = mix(hash, word);
    }
    std::uint64_t rest = text.size();
    std::memcpy(&rest, text.data() + at, text.size() - at);
    return mix(hash, rest ^ (static_cast<std::uint64_t>(text.size()) << 56));
}

// A modal dialog hides what lies behind it from everybody, not only from the mouse.
bool behind_dialog(ImGuiWindow* window) {
    ImGuiWindow* modal = ImGui::GetTopMostPopupModal();
    return modal && window && !ImGui::IsWindowWithinBeginStackOf(window, modal);
}

int open_container() { return collector().open.empty() ? nothing_open : collector().open.back(); }

Node& node_at(int index) { return collector().nodes[static_cast<std::size_t>(index)]; }

Node& add(Id id, const ImRect& rect, int parent) {
    Collector& c = collector();
    Node& node = c.nodes.emplace_back();
    node.id = id;
    node.parent = parent;
    node.rect = rect;
    node.overlay = parent >= 0 && node_at(parent).overlay;
    c.index.put(id, static_cast<int>(c.nodes.size()) - 1);
    return node;
}

Node* find(Id id) {
    const int index = collector().index.find(id);
    return index < 0 ? nullptr : &node_at(index);
}

std::uint64_t hash_of(const WireNode& wire, const Node& node) {
    std::uint64_t hash = mix(0xcbf29ce484222325ull, wire.parent);
    hash = mix(hash, (static_cast<std::uint64_t>(wire.role) << 32) | wire.state);
    hash = mix(hash, (static_cast<std::uint64_t>(__builtin_bit_cast(std::uint32_t, wire.x)) << 32) |
                         __builtin_bit_cast(std::uint32_t, wire.y));
    hash = mix(hash, (static_cast<std::uint64_t>(__builtin_bit_cast(std::uint32_t, wire.width)) << 32) |
                         __builtin_bit_cast(std::uint32_t, wire.height));
    hash = mix_text(hash, view(node.name));
    hash = mix_text(hash + 1, view(node.value));
    hash = mix_text(hash + 2, view(node.description));
    return mix(hash, (static_cast<std::uint64_t>(static_cast<std::uint32_t>(wire.a)) << 32) |
                         static_cast<std::uint32_t>(wire.b));
}

// Items that no widget described still appear when ImGui gave them a label: nothing can be pressed in secret.
void describe_by_hooks(Node& node) {
    if (node.role == Role::None) node.role = node.state & state::checkable ? Role::Checkbox : Role::Button;
    node.state |= state::clickable;
}

// In a scroll area everything is told, else only what is in sight.
bool told_whole(const ImGuiWindow* window) {
    const auto& scrolling = collector().scrolling;
    return !scrolling.empty() && scrolling.back() == window;
}

// The part of it that is told; empty when none is.
ImRect told_part(ImRect rect, ImGuiWindow* window) {
    if (!window || told_whole(window)) return rect;
    if (!rect.Overlaps(window->ClipRect)) return {};
    rect.ClipWith(window->ClipRect);
    return rect;
}

bool is_empty(const ImRect& rect) { return rect.GetWidth() <= 0 || rect.GetHeight() <= 0; }

WireNode to_wire(const Node& node) {
    ImVec2 origin;
    if (node.parent >= 0) {
        const Node& parent = node_at(node.parent);
        origin = {parent.rect.Min.x, std::floor(parent.rect.Min.y) - parent.scroll};
    }
    const float left = std::floor(node.rect.Min.x), top = std::floor(node.rect.Min.y);
    return {.id = node.id,
            .parent = node.parent >= 0 ? node_at(node.parent).id : 0,
            .role = static_cast<std::uint32_t>(node.role),
            .state = node.state,
            .x = left - std::floor(origin.x),
            .y = top - std::floor(origin.y),
            .width = std::ceil(node.rect.Max.x) - left,
            .height = std::ceil(node.rect.Max.y) - top,
            .name = node.name.at,
            .name_length = node.name.length,
            .value = node.value.at,
            .value_length = node.value.length,
            .description = node.description.at,
            .description_length = node.description.length,
            .a = node.a,
            .b = node.b};
}

// Unlabelled internals of ImGui: scrollbars, resize grips.
bool is_visible(const Node& node) { return !node.behind && (node.described || node.name.length > 0); }

void emit(Node& node, Id focused, std::uint64_t& order_hash) {
    Collector& c = collector();
    if (!node.described) describe_by_hooks(node);
    if (focused == node.id) node.state |= state::focused;
    const WireNode wire = to_wire(node);
    if (c.index.is_news(node.id, hash_of(wire, node))) c.wire.push_back(wire);
    c.order.push_back(node.id);
    order_hash = mix(order_hash, (static_cast<std::uint64_t>(wire.parent) << 32) | node.id);
}

Id focused_item() {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    const Id id = g.ActiveId ? g.ActiveId : g.NavCursorVisible ? g.NavId : 0;
    const Node* node = find(id);
    return node && !node->behind ? id : 0;
}

bool is_watching() { return collector().watch.role != Role::None; }

bool is_on_screen(const ImRect& rect) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    return rect.Min.x >= 0 && rect.Min.y >= 0 && rect.Max.x <= screen.x + 1 && rect.Max.y <= screen.y + 1;
}

// The first of that name that is on the screen, else what a scroll brings there.
void look_for_watched() {
    Watch& watch = collector().watch;
    if (!std::exchange(watch.wanted, false)) watch = {};
    watch.found.reset();
    Id hidden = 0;
    for (const Node& node : collector().nodes) {
        const ImRect& rect = node.rect;
        if (node.role != watch.role || watch.role == Role::None || is_empty(rect) || !view(node.name).starts_with(watch.name)) continue;
        if (is_on_screen(rect)) {
            watch.found = Rect{rect.Min.x, rect.Min.y, rect.GetWidth(), rect.GetHeight()};
            return;
        }
        if (hidden == 0) hidden = node.id;
    }
    if (hidden != 0) reveal(hidden);
}

}  // namespace

std::optional<Rect> watch(Role role, std::string_view name) {
    Watch& watch = collector().watch;
    if (watch.role != role || watch.name != name) watch = {.role = role, .name = std::string(name), .found = {}};
    watch.wanted = true;
    return watch.found;
}

void set_enabled(bool enabled) { collector().enabled = enabled; }

void forget_sent() {
    collector().index.forget_sent();
    collector().order_hash = 0;
}

void begin_frame() {
    Collector& c = collector();
    ImGui::GetCurrentContext()->TestEngineHookItems = c.enabled;
    c.nodes.clear();
    c.arena.clear();
    c.open.clear();
    c.scrolling.clear();
    c.said.clear();
    c.texts_outside = 0;
    c.index.begin_frame();
}

const Delta& end_frame() {
    Collector& c = collector();
    look_for_watched();
    c.wire.clear();
    c.order.clear();
    const Id focus = focused_item();
    std::uint64_t order_hash = 7;
    for (Node& node : c.nodes)
        if (!node.overlay && is_visible(node)) emit(node, focus, order_hash);
    for (Node& node : c.nodes)
        if (node.overlay && is_visible(node)) emit(node, focus, order_hash);
    c.index.end_frame();
    c.said.swap(c.pending);
    c.delta = {.changed = c.wire,
               .text = c.arena,
               .order = c.order,
               .order_changed = order_hash != c.order_hash,
               .focus = focus,
               .focus_changed = focus != c.focus,
               .announcements = c.said};
    c.order_hash = order_hash;
    c.focus = focus;
    return c.delta;
}

void item(Id id, Role role, const ItemText& text, std::uint32_t state) {
    if (!collector().enabled || id == 0) return;
    Node* node = find(id);
    if (!node) return;
    node->role = role;
    node->described = true;
    node->state |= state | state::clickable;
    node->name = keep(text.name);
    node->value = keep(text.value);
    node->description = keep(text.description);
    node->a = text.a;
    node->b = text.b;
}

void text(Role role, std::string_view text, ImVec2 min, ImVec2 max, std::int32_t a, std::string_view value) {
    ImGuiWindow* window = ImGui::GetCurrentContext()->CurrentWindow;
    if (!collector().enabled || behind_dialog(window)) return;
    const ImRect rect = told_part(ImRect(min, max), window);
    if (is_empty(rect)) return;
    const int parent = open_container();
    std::uint32_t& count = parent >= 0 ? node_at(parent).texts : collector().texts_outside;
    ++count;
    const Id id = ImHashData(&count, sizeof count, parent >= 0 ? node_at(parent).id : 0);
    Node& node = add(id, rect, parent);
    node.role = role;
    node.described = true;
    node.name = keep(text);
    node.value = keep(value);
    node.a = a;
}

void begin(Role role, std::string_view name, Id id, ImVec2 min, ImVec2 max, std::uint32_t state, std::int32_t a,
           std::int32_t b, Layer layer) {
    Collector& c = collector();
    if (!c.enabled) return;
    ImGuiWindow* window = ImGui::GetCurrentContext()->CurrentWindow;
    const bool overlay = layer == Layer::Overlay;
    const ImRect rect = overlay ? ImRect(min, max) : told_part(ImRect(min, max), window);
    const bool behind = behind_dialog(window);
    if ((behind && !is_watching()) || (!overlay && is_empty(rect))) {
        c.open.push_back(open_container());  // see through it: a dialog opened inside is still there
        return;
    }
    Node& node = add(id ^ container_mark, rect, overlay ? nothing_open : open_container());
    node.behind = behind;
    node.role = role;
    node.described = node.container = true;
    node.overlay |= overlay;
    node.state = state;
    node.name = keep(name);
    node.a = a;
    node.b = b;
    c.open.push_back(static_cast<int>(c.nodes.size()) - 1);
}

void end() {
    if (collector().enabled && !collector().open.empty()) collector().open.pop_back();
}

Scope::Scope(Role role, std::string_view name, Id id, ImVec2 min, ImVec2 max, std::uint32_t state, std::int32_t a,
             std::int32_t b, Layer layer) {
    begin(role, name, id, min, max, state, a, b, layer);
}

void begin_scroll() {
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    begin(Role::ScrollArea, {}, window->ID, window->InnerRect.Min, window->InnerRect.Max, 0, 0,
          static_cast<std::int32_t>(window->Scroll.y));
    if (open_container() != nothing_open && node_at(open_container()).role == Role::ScrollArea)
        node_at(open_container()).scroll = std::floor(window->Scroll.y);
    collector().scrolling.push_back(window);
}

// The empty node at the end keeps the page's scroll height equal to ours.
void end_scroll() {
    const ImGuiWindow* window = collector().scrolling.back();
    const float bottom = window->InnerRect.Max.y + window->ScrollMax.y - window->Scroll.y;
    const ImVec2 left{window->InnerRect.Min.x, bottom - 1};
    if (window->ScrollMax.y > 0) text(Role::Generic, {}, left, {left.x + 1, bottom});
    collector().scrolling.pop_back();
    end();
}

void scroll_to(Id area, float y) {
    if (ImGuiWindow* window = ImGui::FindWindowByID(area ^ container_mark)) ImGui::SetScrollY(window, y);
}

bool reveal(Id id) {
    const Node* node = find(id);
    if (!node) return false;
    int parent = node->parent;
    while (parent >= 0 && node_at(parent).role != Role::ScrollArea) parent = node_at(parent).parent;
    if (parent < 0) return false;
    const Node& area = node_at(parent);
    if (node->rect.Min.y >= area.rect.Min.y && node->rect.Max.y <= area.rect.Max.y) return false;
    const float middle = (area.rect.GetHeight() - node->rect.GetHeight()) / 2;
    scroll_to(area.id, area.scroll + node->rect.Min.y - area.rect.Min.y - std::max(middle, 0.0f));
    return true;
}

void announce(std::string_view text, bool assertive) {
    collector().pending.push_back(Announcement{std::string(text), assertive});
}

std::string_view name_of(Id id) {
    const Node* node = find(id);
    return node ? view(node->name) : std::string_view();
}

std::optional<Rect> rect_of(Id id) {
    const Node* node = find(id);
    if (!node) return std::nullopt;
    return Rect{node->rect.Min.x, node->rect.Min.y, node->rect.GetWidth(), node->rect.GetHeight()};
}

Role role_of(Id id) {
    const Node* node = find(id);
    return node ? node->role : Role::None;
}

std::int32_t input_mode_of(Id id) {
    const Node* node = find(id);
    return node ? node->a : 0;
}

std::vector<NodeView> nodes() {
    std::vector<NodeView> result;
    for (const Id id : collector().order) {
        const Node& node = *find(id);
        result.push_back(NodeView{node.id, node.parent >= 0 ? node_at(node.parent).id : 0, node.role, node.state,
                                  *rect_of(id), view(node.name), view(node.value), view(node.description), node.a,
                                  node.b});
    }
    return result;
}

std::size_t node_count() { return collector().order.size(); }

// Called by ImGui for every item it adds.
static void item_added(ImGuiContext& g, Id id, const ImRect& box, const ImGuiLastItemData* data) {
    if (!collector().enabled || !g.WithinFrameScope || id == 0) return;
    ImGuiWindow* window = g.CurrentWindow;
    if (!window || (window->Flags & ImGuiWindowFlags_Tooltip) || id == window->ID || id == window->MoveId) return;
    ImRect rect = told_part(box, window);
    if (!told_whole(window)) rect.ClipWith(window->OuterRectClipped);
    const bool behind = behind_dialog(window);
    if (is_empty(rect) || (behind && !is_watching())) return;
    if (Node* known = find(id)) {
        known->rect = rect;
        return;
    }
    Node& node = add(id, rect, open_container());
    node.behind = behind;
    if (data && (data->ItemFlags & ImGuiItemFlags_Disabled)) node.state |= state::disabled;
}

static void item_labelled(Id id, const char* label, ImGuiItemStatusFlags flags) {
    Node* node = collector().enabled ? find(id) : nullptr;
    if (!node || node->container || node->described) return;
    if (label && node->name.length == 0)
        node->name = keep({label, static_cast<std::size_t>(ImGui::FindRenderedTextEnd(label) - label)});
    if (flags & ImGuiItemStatusFlags_Checkable) node->state |= state::checkable;
    if (flags & ImGuiItemStatusFlags_Checked) node->state |= state::checked;
    if (flags & ImGuiItemStatusFlags_Openable) node->state |= state::expandable;
    if (flags & ImGuiItemStatusFlags_Opened) node->state |= state::expanded;
    if (flags & ImGuiItemStatusFlags_Inputable) node->role = Role::Textbox;
}

}  // namespace bottega::ui::mirror

// The four functions that ImGui calls when it is compiled with IMGUI_ENABLE_TEST_ENGINE.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& box, const ImGuiLastItemData* data) {
    bottega::ui::mirror::item_added(*context, id, box, data);
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID id, const char* label, ImGuiItemStatusFlags flags) {
    bottega::ui::mirror::item_labelled(id, label, flags);
}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID id) {
    static std::string label;
    label = bottega::ui::mirror::name_of(id);
    return label.c_str();
}
