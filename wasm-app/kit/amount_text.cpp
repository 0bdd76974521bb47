#include "wasm-app/kit/amount_text.hpp"

#include "wasm-app/kit/draw.hpp"

namespace bottega::ui {

namespace {

draw::Pen amount_pen(AmountStyle style) {
    const Theme& t = theme();
    switch (style) {
        case AmountStyle::Caption: return draw::pen(TextWeight::Semibold, font_size::extra_small, t.text_muted);
        case AmountStyle::Quiet: return draw::pen(TextWeight::Regular, font_size::body, t.text_secondary);
        case AmountStyle::Strong: return draw::pen(TextWeight::Medium, font_size::body, t.text);
        case AmountStyle::Total: return draw::pen(TextWeight::Semibold, font_size::title, t.text);
        case AmountStyle::Normal: break;
    }
    return draw::pen(TextWeight::Regular, font_size::body, t.text);
}

}  // namespace

float amount_text_width(std::string_view text, AmountStyle style) { return draw::text_width(amount_pen(style), text); }

void amount_text(std::string_view text, float width, AmountStyle style) {
    const draw::Pen ink = amount_pen(style);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float needed = draw::text_width(ink, text);
    const ImVec2 start = draw::add(at, needed < width ? width - needed : 0, 0);
    draw::text_fitted(ImGui::GetWindowDrawList(), ink, start, text, width);
    mirror::text(mirror::Role::Text, text, start, draw::add(at, width, ink.size));
    ImGui::Dummy({width, ink.size});
}

}  // namespace bottega::ui
