#include "wasm-app/screens/search_palette.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "generated/icons.hpp"
#include "imgui_internal.h"
#include "wasm-app/kit/list_row.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

namespace {

constexpr int most_of_a_kind = 5;
constexpr std::size_t most_places = 6;

}  // namespace

void SearchPalette::open() {
    open_ = focus_ = true;
    typed_.clear();
    text_version_ = 0;
}

void SearchPalette::refresh(const UiContext& ui) {
    if (text_version_ == ui.text_version() && searched_ == typed_) return;
    text_version_ = ui.text_version();
    searched_ = typed_;
    highlighted_ = 0;
    hits_.clear();
    if (!is_blank(typed_)) find_records(ui);
    find_places(ui);
}

void SearchPalette::find_records(const UiContext& ui) {
    for (const EntityUi& look : ui.registry.entities()) {
        const EntityDef* def = ui.store().schema().find(look.entity);
        if (!look.in_search || !def || !def->is_searchable()) continue;
        for (const Record& record : ui.store().run({.entity = look.entity, .search = typed_, .limit = most_of_a_kind})) {
            Hit hit{.title = record.title(), .detail = {}, .kind = entity_text(ui, look.entity), .icon = look.icon,
                    .route = {.place = look.route, .item = to_string(record.id())}};
            if (hit.title.empty()) hit.title = ui.text("ui.without_title", {hit.kind});
            if (const auto detail = def->index_of(look.detail_field)) hit.detail = value_text(ui, record, *detail);
            hits_.push_back(std::move(hit));
        }
    }
}

void SearchPalette::find_places(const UiContext& ui) {
    const std::string wanted = fold(trim(typed_));
    std::size_t found = 0;
    const auto add = [&](std::string title, std::string_view icon, std::string kind, Route route) {
        if (found >= most_places || fold(title).find(wanted) == std::string::npos) return;
        ++found;
        hits_.push_back({.title = std::move(title), .detail = {}, .kind = std::move(kind), .icon = std::string(icon), .route = std::move(route)});
    };
    for (const auto& entry : ui.registry.navigation()) add(ui.text(entry.label), entry.icon, ui.text("ui.go_to"), {.place = entry.route});
    for (const EntityUi& look : ui.registry.entities())
        if (look.creatable && ui.catalogue.has("ui.new." + look.entity))
            add(new_text(ui, look.entity), icon::plus, ui.text("ui.create"), {.place = look.route, .item = "new"});
}

void SearchPalette::draw(const UiContext& ui) {
    if (!open_) return;
    if (!begin_dialog(ui.text("ui.search_everywhere") + "###search_everywhere", open_, {.width = 620})) return;
    const std::string hint = ui.text("ui.search_hint");
    search_field("###everywhere", typed_, {.name = hint, .hint = hint, .focus = focus_});
    focus_ = false;
    const bool entered = ImGui::IsKeyPressed(ImGuiKey_Enter, false);
    refresh(ui);
    const std::size_t count = hits_.size();
    if (count > 0 && ImGui::IsKeyPressed(ImGuiKey_DownArrow)) highlighted_ = (highlighted_ + 1) % count;
    if (count > 0 && ImGui::IsKeyPressed(ImGuiKey_UpArrow)) highlighted_ = (highlighted_ + count - 1) % count;
    draw_hits(ui);
    if (entered && highlighted_ < count) go_to(ui, highlighted_);
    end_dialog();
}

void SearchPalette::draw_hits(const UiContext& ui) {
    constexpr float most_height = 420;
    space(metric::gap);
    if (hits_.empty()) return paragraph(ui.text("ui.nothing_found", {typed_}));
    const float height = std::min(most_height, ImGui::GetIO().DisplaySize.y - 220);
    ImGui::BeginChild("hits", {0, height}, ImGuiChildFlags_NavFlattened);
    ImGui::PushItemFlag(ImGuiItemFlags_NoNav, true);  // the arrow keys choose here while the field keeps the focus
    for (std::size_t index = 0; index < hits_.size(); ++index) {
        const Hit& hit = hits_[index];
        const ListRowOptions options{.detail = hit.detail, .pill = hit.kind, .icon = hit.icon, .highlighted = index == highlighted_};
        ImGui::PushID(static_cast<int>(index));
        if (list_row(hit.title, options)) go_to(ui, index);
        ImGui::PopID();
    }
    ImGui::PopItemFlag();
    ImGui::EndChild();
}

void SearchPalette::go_to(const UiContext& ui, std::size_t hit) {
    open_ = false;
    ui.navigation.go(hits_[hit].route);
}

}  // namespace bottega::ui
