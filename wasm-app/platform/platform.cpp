#include "wasm-app/platform/platform.hpp"

#include <emscripten.h>

#include <memory>
#include <utility>

#include "imgui_internal.h"
#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/theme.hpp"
#include "wasm-app/platform/page.hpp"
#include "wasm-app/platform/shell_calls.hpp"

namespace bottega::platform {
namespace {

void configure(ImGuiIO& io) {
    io.IniFilename = nullptr;
    io.BackendPlatformName = "bottega";
    io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigNavCursorVisibleAuto = true;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    io.ConfigErrorRecoveryEnableAssert = false;
    io.ConfigErrorRecoveryEnableTooltip = false;
    io.ConfigMacOSXBehaviors = EM_ASM_INT({ return /Mac|iPhone|iPad/.test(navigator.platform) ? 1 : 0; }) != 0;
}

void connect_clipboard() {
    ImGuiPlatformIO& io = ImGui::GetPlatformIO();
    io.Platform_SetClipboardTextFn = [](ImGuiContext*, const char* text) { page().host.copy_text(text); };
    io.Platform_GetClipboardTextFn = [](ImGuiContext*) -> const char* { return page().clipboard.c_str(); };
}

}  // namespace

Page& page() {
    static Page instance;
    return instance;
}

bool init(Callbacks callbacks) {
    ImGui::CreateContext();
    configure(ImGui::GetIO());
    connect_clipboard();
    if (!page().graphics.create("#canvas")) {
        return false;
    }
    ui::set_host(page().host);
    page().loop.start(std::move(callbacks));
    return true;
}

ui::Host& host() { return page().host; }
Stats stats() { return page().loop.stats(); }
void wake(int frames) { page().loop.wake(frames); }
void animate() { page().loop.animate(); }
void wake_in(double milliseconds) { page().loop.wake_in(milliseconds); }

void on_location_change(std::function<void(std::string)> changed) { page().location_changed = std::move(changed); }
const std::string& location() { return page().host.known_location(); }
const std::string& not_saved_reason() { return page().host.storage_status().reason; }
bool will_never_save() { return page().host.storage_status().is_final; }

void settle_input() {
    ImGui::ClearActiveID();
    page().loop.flush(2);
}

void on_preferences_change(std::function<void()> changed) { page().preferences_changed = std::move(changed); }

void stop(std::string_view reason, std::string_view message) {
    shell_fatal(std::string(reason).c_str(), std::string(message).c_str());
}

void open_archive(std::string_view name) { shell_open_archive(std::string(name).c_str()); }
void start_demo_again(std::string_view name) { shell_start_demo_again(std::string(name).c_str()); }

void set_page(std::string_view language, std::string_view title) {
    ImGui::GetIO().ConfigInputTextCursorBlink = !page().host.reduced_motion();
    shell_set_page(std::string(language).c_str(), std::string(title).c_str(), ui::theme().background);
}

}  // namespace bottega::platform
