#include <algorithm>
#include <cmath>
#include <vector>

#include "generated/icons.hpp"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/display.hpp"
#include "wasm-app/kit/draw.hpp"

namespace bottega::ui {

using draw::add;
using mirror::Role;

namespace {

struct OpenCard {
    ImVec2 min;
    float width, height, padding;
    ImGuiID id;
    CardRow* row;
    float least;
};

std::vector<OpenCard>& open_cards() {
    static std::vector<OpenCard> cards;
    return cards;
}

}  // namespace

// The ground is drawn before the content, so the height is the one measured in the frame before.
void begin_card(std::string_view id, const CardOptions& options) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = options.width > 0 ? options.width : ImGui::GetContentRegionAvail().x;
    ImGui::PushID(id.data(), id.data() + id.size());
    const ImGuiID height_id = ImGui::GetID("height");
    const float least = options.row ? options.row->tallest() : 0;
    const float height = options.height > 0 ? options.height : std::max(ImGui::GetStateStorage()->GetFloat(height_id, 0), least);
    if (height > 0)
        draw::surface(ImGui::GetWindowDrawList(), at, add(at, width, height), metric::panel_radius, 0.25f);
    open_cards().push_back({at, width, options.height, options.padding, height_id, options.row, least});
    mirror::begin(Role::Group, options.title, height_id, at, add(at, width, std::max(height, 1.0f)));
    ImGui::SetCursorScreenPos(add(at, options.padding, options.padding));
    ImGui::BeginGroup();
    draw::push_room(width - 2 * options.padding);
    if (!options.title.empty()) heading(options.title, 3);
    if (!options.subtitle.empty()) label(options.subtitle, TextStyle::Small);
    if (!options.title.empty()) space(4);
}

void end_card() {
    const OpenCard card = open_cards().back();
    open_cards().pop_back();
    draw::pop_room();
    ImGui::EndGroup();
    mirror::end();
    const float content = ImGui::GetItemRectMax().y - card.min.y + card.padding;
    if (card.height <= 0) {
        float& kept = *ImGui::GetStateStorage()->GetFloatRef(card.id, 0);
        if (std::abs(kept - content) > 0.5f) host().wake();
        kept = content;
    }
    if (card.row) card.row->measure(content);
    ImGui::PopID();
    ImGui::SetCursorScreenPos(card.min);
    ImGui::Dummy({card.width, card.height > 0 ? card.height : std::max(content, card.least)});
}

}  // namespace bottega::ui
