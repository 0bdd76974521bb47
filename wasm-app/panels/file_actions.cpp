#include <algorithm>

#include "core/base/text.hpp"
#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/file_host.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/panels/file_batch.hpp"
#include "wasm-app/panels/file_list.hpp"

namespace bottega::ui {

namespace stored_file = files::stored_file;

namespace {

KeptFile kept_file(const Record& file) {
    return {.name = file.title(), .media_type = file.text(stored_file::media_type), .hash = file.text(stored_file::hash),
            .bytes = file.get(stored_file::bytes).value_or(0)};
}

// The page answers later: then the context that asked is gone, and the language may be another.
std::function<void(std::string_view)> failure_toast(const UiContext& ui, std::string name) {
    return [&program = ui.program, name = std::move(name)](std::string_view failure) {
        if (failure.empty()) return;
        const Catalogue catalogue = embedded_catalogue(program.session().language);
        show_toast({.text = file_failure(catalogue, name, failure), .tone = Tone::Bad});
    };
}

std::string text_of(const UiContext& ui, const FileProgress& progress) {
    const std::string name = truncate(progress.name, 30);
    if (progress.count == 1) return ui.text("ui.files.keeping", {name});
    return ui.text("ui.files.keeping_of", {ui.locale.integer(progress.number), ui.locale.integer(progress.count), name});
}

}  // namespace

const char* file_icon(const Record& file) {
    const std::string type = file.text(stored_file::media_type);
    if (type.starts_with("image/")) return icon::image;
    if (type == "application/pdf" || type.starts_with("text/")) return icon::file_text;
    if (type.find("sheet") != std::string::npos || type.find("excel") != std::string::npos) return icon::file_spreadsheet;
    return type == "message/rfc822" ? icon::mail : icon::file;
}

void preview_file(const UiContext& ui, const Record& file) { file_host().preview(kept_file(file), failure_toast(ui, file.title())); }

void download_file(const UiContext& ui, const Record& file) { file_host().download(kept_file(file), failure_toast(ui, file.title())); }

void ask_new_version(const UiContext& ui, RecordId newest) { file_host().add_files(false, add_version_of(ui, newest)); }

void ask_files(const UiContext& ui, const files::Owner& owner) { file_host().add_files(true, add_to(ui, owner)); }

void take_dropped_files(const UiContext& ui) {
    const Route& route = ui.navigation.current();
    const EntityUi* look = ui.registry.entity_at(route.place);
    if (look && route.record()) file_host().take_dropped(add_to(ui, {look->entity, route.record()}));
}

void draw_file_progress(const UiContext& ui) {
    draw_same_names(ui);
    const auto progress = file_host().progress();
    if (!progress || progress->total <= 0) return;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float width = std::min(420.0f, screen.x - 24);
    constexpr float room_for_toasts = 128;
    ImGui::SetNextWindowPos({(screen.x - width) / 2, screen.y - room_for_toasts}, ImGuiCond_Always, {0, 1});
    ImGui::SetNextWindowSize({width, 0});
    constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBackground |
                                       ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav;
    if (ImGui::Begin("###file_progress", nullptr, flags)) {
        const float fraction = static_cast<float>(progress->done) / static_cast<float>(progress->total);
        begin_card("file_progress");
        progress_bar(text_of(ui, *progress), fraction, ui.locale.integer(static_cast<std::int64_t>(fraction * 100)) + " %");
        space(metric::gap);
        if (button(ui.label("ui.files.stop"))) file_host().stop_keeping();
        end_card();
    }
    ImGui::End();
}

}  // namespace bottega::ui
