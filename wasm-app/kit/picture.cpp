#include "wasm-app/kit/picture.hpp"

#include <cstring>

#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/draw.hpp"

namespace bottega::ui::picture {

namespace {

constexpr std::size_t bytes = std::size_t{4} * width * height;

struct ShownPicture {
    ImTextureData texture;
    ImGuiContext* known_to = nullptr;
    int known_since = 0;              // frame; it can be drawn from the next one on
};

ShownPicture& shown() {
    static ShownPicture instance;
    return instance;
}

void tell_imgui(ShownPicture& picture) {
    ImGuiContext* now = ImGui::GetCurrentContext();
    if (picture.known_to == now) return;
    if (picture.known_to) picture.texture.SetStatus(ImTextureStatus_WantCreate);  // the one before is gone with all it had
    ImGui::RegisterUserTexture(&picture.texture);
    picture.known_to = now;
    picture.known_since = ImGui::GetFrameCount();
}

}  // namespace

void show(std::string_view dots) {
    if (dots.size() != bytes) return;
    ShownPicture& picture = shown();
    if (!picture.texture.Pixels) {
        picture.texture.Create(ImTextureFormat_RGBA32, width, height);
        picture.texture.UseColors = true;
    }
    std::memcpy(picture.texture.GetPixels(), dots.data(), bytes);
    tell_imgui(picture);
    if (picture.texture.Status == ImTextureStatus_OK) {
        picture.texture.UpdateRect = {0, 0, width, height};
        picture.texture.Updates.resize(0);
        picture.texture.Updates.push_back(picture.texture.UpdateRect);
        picture.texture.SetStatus(ImTextureStatus_WantUpdates);
    }
    host().wake(3);
}

void draw(std::string_view name) {
    ShownPicture& picture = shown();
    const ImVec2 at = ImGui::GetCursorScreenPos(), end = draw::add(at, width / 2.0f, height / 2.0f);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(at, end, IM_COL32_WHITE, metric::frame_radius);
    if (picture.known_to == ImGui::GetCurrentContext() && picture.known_since < ImGui::GetFrameCount())
        list->AddImage(picture.texture.GetTexRef(), at, end);
    list->AddRect(at, end, theme().border_strong, metric::frame_radius);
    mirror::text(mirror::Role::Img, name, at, end);
    ImGui::Dummy({end.x - at.x, end.y - at.y});
}

}  // namespace bottega::ui::picture
