#pragma once

// An amount at the right end of its place, so that figures beneath each other line up.

#include <string_view>

namespace bottega::ui {

enum class AmountStyle { Caption, Quiet, Normal, Strong, Total };
void amount_text(std::string_view text, float width, AmountStyle style = AmountStyle::Normal);

}  // namespace bottega::ui
