#pragma once

// An amount at the right end of its place, so that figures beneath each other line up.

#include <string_view>

namespace bottega::ui {

enum class AmountStyle { Caption, Quiet, Normal, Strong, Total };
[[nodiscard]] float amount_text_width(std::string_view text, AmountStyle style = AmountStyle::Normal);
void amount_text(std::string_view text, float width, AmountStyle style = AmountStyle::Normal);

}  // namespace bottega::ui
