#include "wasm-app/platform/graphics.hpp"

#include <GLES3/gl3.h>
#include <emscripten/html5.h>

#include "imgui.h"
#include "imgui_impl_opengl3.h"
#include "wasm-app/kit/theme.hpp"

namespace bottega::platform {

bool Graphics::create(const char* canvas_selector) {
    EmscriptenWebGLContextAttributes attributes;
    emscripten_webgl_init_context_attributes(&attributes);
    attributes.majorVersion = 2;
    attributes.alpha = false;
    attributes.depth = false;
    attributes.stencil = false;
    attributes.antialias = false;
    attributes.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
    const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = emscripten_webgl_create_context(canvas_selector, &attributes);
    if (context <= 0 || emscripten_webgl_make_context_current(context) != EMSCRIPTEN_RESULT_SUCCESS) {
        return false;
    }
    return ImGui_ImplOpenGL3_Init("#version 300 es");
}

void Graphics::begin_frame() {
    if (!lost_) {
        ImGui_ImplOpenGL3_NewFrame();
    }
}

void Graphics::present(ImDrawData& data) {
    if (lost_) {
        return;
    }
    glViewport(0, 0, static_cast<GLsizei>(data.DisplaySize.x * data.FramebufferScale.x),
               static_cast<GLsizei>(data.DisplaySize.y * data.FramebufferScale.y));
    const ImVec4 background = ImGui::ColorConvertU32ToFloat4(ui::theme().background);
    glClearColor(background.x, background.y, background.z, 1.0f);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(&data);
}

void Graphics::context_lost() {
    // Forgotten now, while the browser ignores every call: the names would mean nothing in the next context. ImGui
    // still has the pixels of every texture.
    lost_ = true;
    ImGui_ImplOpenGL3_DestroyDeviceObjects();
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->BackendUserData = nullptr;
        if (!texture->WantDestroyNextFrame) {
            texture->SetStatus(ImTextureStatus_WantCreate);
        }
    }
}

bool has_pending_textures(const ImDrawData& data) {
    if (data.Textures == nullptr) {
        return false;
    }
    for (const ImTextureData* texture : *data.Textures) {
        if (texture->Status != ImTextureStatus_OK) {
            return true;
        }
    }
    return false;
}

}  // namespace bottega::platform
