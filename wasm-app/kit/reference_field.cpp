#include "wasm-app/kit/reference_field.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/buttons.hpp"
#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/escape.hpp"
#include "wasm-app/kit/field_frame.hpp"
#include "wasm-app/kit/popup.hpp"

namespace bottega::ui {

using draw::add;
using mirror::Role;

namespace {

// The one reference field that is being typed into.
struct Search {
    ImGuiID field = 0;
    std::string typed;
    std::vector<ReferenceOption> found;
    int highlighted = 0;
    bool open = false;
    bool list_hovered = false;
    int seen_in = 0;       // frame
};

Search& search() {
    static Search instance;
    return instance;
}

void run_search(const ReferenceOptions& options, std::string_view text) {
    search().found = options.search ? options.search(text) : std::vector<ReferenceOption>();
    // Enter takes what is highlighted: a free text must not become a new record by it.
    search().highlighted = (options.free_text || is_blank(text)) && search().found.empty() ? -1 : 0;
}

// The field begins with the title of what is chosen: that is no wish for another one of the same name.
bool typed_anew(const ReferenceValue& value) { return !is_blank(search().typed) && search().typed != value.title; }

bool offers_new(const ReferenceOptions& options) {
    return options.can_create && !(is_blank(search().typed) && options.new_label.empty());
}

int entry_count(const ReferenceOptions& options) { return static_cast<int>(search().found.size()) + (offers_new(options) ? 1 : 0); }

int move_highlight(ImGuiInputTextCallbackData* data) {
    if (ImGui::GetIO().KeyAlt) return 0;
    const int count = entry_count(*static_cast<const ReferenceOptions*>(data->UserData));
    Search& state = search();
    state.open = true;
    if (count == 0) return 0;
    const int step = data->EventKey == ImGuiKey_UpArrow ? count - 1 : 1;
    state.highlighted = (state.highlighted + step) % count;
    return 0;
}

ReferenceResult choose(int index, ReferenceValue& value) {
    Search& state = search();
    state.open = false;
    if (index < static_cast<int>(state.found.size())) {
        const ReferenceOption& option = state.found[static_cast<std::size_t>(index)];
        const bool changed = option.id != value.id;
        value = {option.id, option.title};
        state.typed = option.title;
        return {.action = changed ? ReferenceAction::Changed : ReferenceAction::None};
    }
    return {.action = ReferenceAction::Create, .typed = typed_anew(value) ? std::string(trim(state.typed)) : std::string()};
}

// Left without picking: an empty text clears, the exact title of one found picks it, anything else is forgotten.
ReferenceResult leave(ReferenceValue& value) {
    Search& state = search();
    if (is_blank(state.typed)) {
        const bool had = value.id != 0;
        value = {};
        return {.action = had ? ReferenceAction::Changed : ReferenceAction::None};
    }
    if (state.typed == value.title) return {};
    const std::string typed = fold(trim(state.typed));
    for (std::size_t i = 0; i < state.found.size(); ++i)
        if (fold(state.found[i].title) == typed) return choose(static_cast<int>(i), value);
    return {};
}

int draw_entries(const ReferenceOptions& options, const ReferenceValue& value, float width) {
    Search& state = search();
    int pressed = -1, index = 0;
    const auto entry = [&](const ListEntry& shown, std::string_view name) {
        ImGui::PushID(index);
        const draw::Press press = list_entry(ImGui::GetID("option"), shown, width, ImGuiButtonFlags_PressedOnClick);
        mirror::item(press.id, Role::Option, {.name = name, .description = shown.detail, .a = index + 1},
                     mirror::state::selectable | (shown.highlighted ? mirror::state::selected : 0));
        if (shown.highlighted && !press.hovered && ImGui::IsKeyDown(ImGuiKey_DownArrow)) ImGui::ScrollToItem();
        if (press.pressed) pressed = index;
        ImGui::PopID();
        ++index;
    };
    for (const ReferenceOption& option : state.found)
        entry({.text = option.title, .detail = option.detail, .chosen = option.id == value.id,
               .highlighted = index == state.highlighted}, option.title);
    if (state.found.empty()) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const draw::Pen ink = draw::pen(TextWeight::Regular, font_size::body, theme().text_muted);
        draw::text_fitted(ImGui::GetWindowDrawList(), ink, add(at, 10, 8), texts().no_matches, width - 20);
        mirror::text(Role::Text, texts().no_matches, at, add(at, width, 32));
        ImGui::Dummy({width, 32});
    }
    if (offers_new(options)) {
        static std::string create;
        const bool named = typed_anew(value) || options.new_label.empty();
        create = named ? replace_all(texts().create, "{0}", trim(state.typed)) : std::string(options.new_label);
        entry({.text = create, .icon = icon::plus, .highlighted = index == state.highlighted}, create);
    }
    return pressed;
}

// Not an ImGui popup: those take the focus, and the person goes on typing.
int draw_list(const ReferenceOptions& options, const ReferenceValue& value, const FieldFrame& frame, ImGuiID id) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float below = screen.y - frame.max().y - 12, above = frame.min().y - 12;
    const bool upwards = below < 180 && above > below;
    const float width = std::min(std::max(frame.width(), 280.0f), screen.x - 16);
    const float x = std::min(frame.min().x, screen.x - width - 8);
    ImGui::SetNextWindowPos({x, upwards ? frame.min().y - 5 : frame.max().y + 5}, ImGuiCond_Always, {0, upwards ? 1.0f : 0.0f});
    ImGui::SetNextWindowSizeConstraints({width, 0}, {width, std::min(upwards ? above : below, 320.0f)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(6, 6));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, metric::card_radius);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1.0f);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 2));
    ImGui::PushStyleColor(ImGuiCol_WindowBg, theme().surface);
    ImGui::PushStyleColor(ImGuiCol_Border, theme().border_strong);
    constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                                       ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing |
                                       ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoNav;
    int pressed = -1;
    if (ImGui::Begin("###reference_list", nullptr, flags)) {
        ImGuiWindow* window = ImGui::GetCurrentWindow();
        ImGui::BringWindowToDisplayFront(window);
        draw::floating_ground(metric::card_radius);
        search().list_hovered = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
        const mirror::Scope scope(Role::Listbox, frame.name(), id, window->Pos, add(window->Pos, window->Size.x, window->Size.y),
                                  0, 0, 0, mirror::Layer::Overlay);
        pressed = draw_entries(options, value, ImGui::GetContentRegionAvail().x);
    }
    ImGui::End();
    ImGui::PopStyleColor(2);
    ImGui::PopStyleVar(4);
    return pressed;
}

ReferenceAction end_buttons(const FieldFrame& frame, const ReferenceOptions& options, bool can_clear, bool can_open) {
    ReferenceAction action = ReferenceAction::None;
    const float size = field_height() - 6;
    float x = frame.max().x - size - 3;
    static std::string label;
    const auto small_button = [&](const char* icon) {
        ImGui::SetCursorScreenPos({x, frame.min().y + 3});
        x -= size;
        return icon_button(label, icon, {.size = size, .tab_stop = false});
    };
    label.assign(options.open_label).append("###open");
    if (can_open && small_button(icon::arrow_up_right)) action = ReferenceAction::Open;
    label.assign(texts().clear).append(": ").append(frame.name()).append("###clear");
    if (can_clear && small_button(icon::x)) action = ReferenceAction::Changed;
    return action;
}

// Follows the typing; gives what it led to.
ReferenceResult follow(const LineEditResult& line, const ReferenceOptions& options, ReferenceValue& value) {
    Search& state = search();
    if (line.active && state.field != line.id) {
        state = Search();
        state.field = line.id;
        state.seen_in = ImGui::GetFrameCount();
        state.typed = value.title;
        state.open = !options.free_text;
        run_search(options, "");
    }
    if (state.field != line.id) return {};
    if (line.changed) {
        state.open = !options.free_text || !is_blank(state.typed);
        run_search(options, state.typed);
    }
    if (state.open && line.active && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) {
        state.open = false;
        take_escape();
    }
    const bool can_choose = state.open && state.highlighted >= 0 && state.highlighted < entry_count(options);
    if (line.entered && can_choose && (options.free_text || state.typed != value.title)) return choose(state.highlighted, value);
    if (!options.free_text || !line.changed) return {};
    value.title = state.typed;
    return {.action = ReferenceAction::Typed};
}

}  // namespace

ReferenceResult reference_field(std::string_view label, ReferenceValue& value, const ReferenceOptions& options) {
    FieldOptions field = options.field;
    if (field.icon.empty() && !options.free_text && !field.read_only) field.icon = icon::search;
    FieldFrame frame(label, field);
    Search& state = search();
    const ImGuiID id = ImGui::GetID("##edit");
    const int now = ImGui::GetFrameCount();
    if (state.field == id && (state.seen_in > now || state.seen_in + 1 < now)) state = {};  // typed into a form that is gone
    if (state.field == id) state.seen_in = now;
    const bool editable = !field.disabled && !field.read_only, mine = state.field == id;
    const bool can_clear = editable && !options.free_text && !field.required && value.id != 0, can_open = options.can_open && value.id != 0;
    static std::string resting;
    resting = value.title;
    const float end_room = (can_clear ? field_height() - 6 : 0) + (can_open ? field_height() - 6 : 0);
    const LineEditResult line =
        line_edit(frame, field, {.text = mine ? &state.typed : &resting, .end_room = end_room,
                                 .flags = ImGuiInputTextFlags_CallbackHistory | (options.free_text ? 0 : ImGuiInputTextFlags_AutoSelectAll) |
                                          ImGuiInputTextFlags_EnterReturnsTrue,
                                 .callback = move_highlight, .callback_data = const_cast<ReferenceOptions*>(&options)});
    ReferenceResult result = editable ? follow(line, options, value) : ReferenceResult{};
    const bool list_open = editable && state.field == id && state.open && (line.active || state.list_hovered);
    mirror::item(line.id, Role::ComboTextbox,
                 {.name = frame.name(), .value = state.field == id ? state.typed : value.title,
                  .description = frame.description(), .a = static_cast<int>(field.mode)},
                 frame.state() | mirror::state::expandable | (list_open ? mirror::state::expanded : 0));
    if (const ReferenceAction pressed = end_buttons(frame, options, can_clear, can_open); pressed != ReferenceAction::None) {
        result.action = pressed;
        if (pressed == ReferenceAction::Changed) value = {};
        if (state.field == id) state = {};
    }
    if (list_open && result.action == ReferenceAction::None) {
        ImGuiWindow* window = ImGui::GetCurrentWindow();
        if (const int pressed = draw_list(options, value, frame, id); pressed >= 0) {
            result = choose(pressed, value);
            ImGui::FocusWindow(window);
            ImGui::SetFocusID(line.id, window);
            state = {};
        }
    }
    if (state.field == id && !line.active && !state.list_hovered) {
        if (result.action == ReferenceAction::None && !options.free_text) result = leave(value);
        state = {};
    }
    frame.close();
    return result;
}

}  // namespace bottega::ui
