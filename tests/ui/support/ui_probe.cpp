#include "tests/ui/support/ui_probe.hpp"

#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <stdexcept>

#include "core/i18n/locale.hpp"
#include "imgui_internal.h"
#include "tests/support/source_root.hpp"
#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/fields.hpp"
#include "wasm-app/kit/overlays.hpp"
#include "wasm-app/kit/theme.hpp"

namespace bottega::test {

namespace {

// The fonts of the page where the build has made them; else ImGui's own.
std::span<const std::byte> font_bytes(const std::string& name) {
    static std::map<std::string, std::string> files;
    std::string& bytes = files[name];
    if (bytes.empty()) {
        std::ifstream file(source_root() / "build/fonts" / name, std::ios::binary);
        bytes.assign(std::istreambuf_iterator<char>(file), {});
    }
    return std::as_bytes(std::span(bytes));
}

// What a graphics card would do with the glyphs: take note.
void accept_textures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantCreate || texture->Status == ImTextureStatus_WantUpdates) {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        } else if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        }
    }
}

const Locale& italian() {
    static const Locale locale("it");
    return locale;
}

}  // namespace

UiProbe::UiProbe(std::function<void()> draw, float width, float height) : draw_(std::move(draw)) {
    before_ = ImGui::GetCurrentContext();
    context_ = ImGui::CreateContext();
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {width, height};
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigNavCursorVisibleAuto = true;
    io.ConfigInputTextCursorBlink = false;
    io.ConfigInputTrickleEventQueue = true;
    ui::set_host(host);
    ui::set_locale(italian());
    ui::load_fonts({.regular = font_bytes("Inter-Regular.ttf"), .medium = font_bytes("Inter-Medium.ttf"),
                    .semibold = font_bytes("Inter-SemiBold.ttf"), .icons = font_bytes("Lucide.ttf")});
    ui::forget_unreadable_input();
    ui::clear_toasts();
    frame(3);
}

UiProbe::~UiProbe() {
    ImGui::SetCurrentContext(context_);
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
    ImGui::DestroyContext(context_);
    ImGui::SetCurrentContext(before_);
}

constexpr double time_to_look_ms = 600;  // before a person presses the next thing

void UiProbe::frame(int count) {
    for (int i = 0; i < count; ++i) {
        ImGui::GetIO().DeltaTime = 1.0f / 60;
        host.now += 1000.0 / 60;
        ImGui::NewFrame();
        ui::mirror::begin_frame();
        draw_();
        const ui::mirror::Delta& delta = ui::mirror::end_frame();
        for (const ui::mirror::Announcement& said : delta.announcements) host.announce(said.text, said.assertive);
        ImGui::Render();
        accept_textures();
    }
}

void UiProbe::settle() {
    int frames = 0;
    do frame();
    while (++frames < 6 || (frames < 40 && ImGui::GetCurrentContext()->InputEventsQueue.Size > 0));
}

void UiProbe::resize(float width, float height) {
    ImGui::GetIO().DisplaySize = {width, height};
    settle();
}

void UiProbe::move_to(Role role, std::string_view name) {
    if (ui::mirror::reveal(require(role, name).id)) settle();
    const ui::Rect rect = require(role, name).rect;
    ImGui::GetIO().AddMousePosEvent(rect.x + rect.width / 2, rect.y + rect.height / 2);
    frame(2);
}

void UiProbe::press_button(int button) {
    ImGui::GetIO().AddMouseButtonEvent(button, true);
    frame();
    ImGui::GetIO().AddMouseButtonEvent(button, false);
    settle();
}

void UiProbe::click(Role role, std::string_view name) {
    host.now += time_to_look_ms;
    click_at_once(role, name);
}

void UiProbe::click_at_once(Role role, std::string_view name) {
    move_to(role, name);
    press_button(0);
}

void UiProbe::right_click(Role role, std::string_view name) {
    move_to(role, name);
    press_button(1);
}

void UiProbe::double_click(Role role, std::string_view name) {
    move_to(role, name);
    for (int i = 0; i < 2; ++i) {
        ImGui::GetIO().AddMouseButtonEvent(0, true);
        frame();
        ImGui::GetIO().AddMouseButtonEvent(0, false);
        frame();
    }
    settle();
}

void UiProbe::hover(Role role, std::string_view name) {
    move_to(role, name);
    frame(60);
}

void UiProbe::drag(Role role, std::string_view name, Role onto, std::string_view onto_name) {
    constexpr int steps = 8;
    move_to(role, name);
    const ui::Rect from = require(role, name).rect, to = require(onto, onto_name).rect;
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    frame(2);
    for (int step = 1; step <= steps; ++step) {
        const float way = static_cast<float>(step) / steps;
        const auto between = [&](float a, float b) { return a + (b - a) * way; };
        ImGui::GetIO().AddMousePosEvent(between(from.x + from.width / 2, to.x + to.width / 2), between(from.y + from.height / 2, to.y + to.height / 2));
        frame();
    }
    frame(2);
}

void UiProbe::let_go() {
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    settle();
}

void UiProbe::type_text(std::string_view text) {
    ImGui::GetIO().AddInputCharactersUTF8(std::string(text).c_str());
    settle();
}

void UiProbe::fill(Role role, std::string_view name, std::string_view text) {
    click(role, name);
    if (role == Role::Multiline) {
        host.typed_long_text = std::string(text);
        settle();
        host.edited_text = 0;
        return;
    }
    press(ImGuiMod_Ctrl | ImGuiKey_A);
    if (text.empty()) press(ImGuiKey_Delete);
    else type_text(text);
}

void UiProbe::press(ImGuiKeyChord chord) {
    ImGuiIO& io = ImGui::GetIO();
    const auto set = [&](bool down) {
        for (const ImGuiKeyChord modifier : {ImGuiMod_Ctrl, ImGuiMod_Shift, ImGuiMod_Alt})
            if (chord & modifier) io.AddKeyEvent(static_cast<ImGuiKey>(modifier), down);
        io.AddKeyEvent(static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_), down);
    };
    set(true);
    frame(2);
    set(false);
    settle();
}

void UiProbe::wheel(float amount, Role role, std::string_view name) {
    move_to(role, name);
    ImGui::GetIO().AddMouseWheelEvent(0, amount);
    settle();
}

std::optional<ui::mirror::NodeView> UiProbe::find(Role role, std::string_view name) const {
    std::optional<ui::mirror::NodeView> found;
    for (const ui::mirror::NodeView& node : ui::mirror::nodes())
        if (node.role == role && node.name == name) found = node;  // the last is the uppermost
    return found;
}

ui::mirror::NodeView UiProbe::require(Role role, std::string_view name) const {
    if (auto node = find(role, name)) return *node;
    std::ostringstream message;
    message << "nothing on the screen has role " << static_cast<int>(role) << " and name \"" << name << "\":\n" << outline();
    throw std::runtime_error(message.str());
}

bool UiProbe::has(Role role, std::string_view name) const { return find(role, name).has_value(); }
bool UiProbe::enabled(Role role, std::string_view name) const {
    return (require(role, name).state & ui::mirror::state::disabled) == 0;
}
std::string UiProbe::value_of(Role role, std::string_view name) const { return std::string(require(role, name).value); }
std::string UiProbe::description_of(Role role, std::string_view name) const {
    return std::string(require(role, name).description);
}
std::uint32_t UiProbe::state_of(Role role, std::string_view name) const { return require(role, name).state; }
bool UiProbe::focused(Role role, std::string_view name) const {
    return (require(role, name).state & ui::mirror::state::focused) != 0;
}
ui::Rect UiProbe::rect_of(Role role, std::string_view name) const { return require(role, name).rect; }

bool UiProbe::has_text(std::string_view part) const {
    for (const ui::mirror::NodeView& node : ui::mirror::nodes())
        if (node.name.find(part) != std::string_view::npos || node.value.find(part) != std::string_view::npos) return true;
    return false;
}

int UiProbe::count(Role role) const {
    int count = 0;
    for (const ui::mirror::NodeView& node : ui::mirror::nodes()) count += node.role == role;
    return count;
}

std::string UiProbe::outline() const {
    std::map<ui::mirror::Id, int> depth;
    std::ostringstream lines;
    for (const ui::mirror::NodeView& node : ui::mirror::nodes()) {
        const int level = depth[node.id] = node.parent ? depth[node.parent] + 1 : 0;
        lines << std::string(static_cast<std::size_t>(level) * 2, ' ') << static_cast<int>(node.role) << " \"" << node.name << '"';
        if (!node.value.empty()) lines << " = \"" << node.value << '"';
        if (!node.description.empty()) lines << " (" << node.description << ')';
        lines << " [" << node.rect.x << ' ' << node.rect.y << ' ' << node.rect.width << ' ' << node.rect.height << "] "
              << node.state << '\n';
    }
    return lines.str();
}

}  // namespace bottega::test
