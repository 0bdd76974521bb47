#include "wasm-app/screens/document_totals_view.hpp"

#include <algorithm>

#include "imgui.h"
#include "wasm-app/kit/amount_text.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

namespace {

void row(const UiContext& ui, std::string_view text, Money amount, TextStyle style, AmountStyle amount_style,
         MoneyStyle money = MoneyStyle::Bare) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().x;
    const std::string figure = ui.locale.money(amount, money);
    const float text_room = std::min(room * 0.62f, room - amount_text_width(figure, amount_style));  // a figure is never cut
    ImGui::SetCursorScreenPos({at.x, at.y + (amount_style == AmountStyle::Total ? 3.0f : 0.0f)});
    label(text, style, text_room);
    ImGui::SetCursorScreenPos({at.x + text_room, at.y});
    amount_text(figure, room - text_room, amount_style);
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({room, amount_style == AmountStyle::Total ? font_size::title + 2 : font_size::body + 6});
}

std::string rate_text(const UiContext& ui, const VatSummaryRow& summary) {
    const std::string taxable = ui.locale.money(summary.taxed.net, MoneyStyle::Bare);
    if (summary.key.rate.is_zero()) return ui.text("ui.document.untaxed_row", {summary.key.exemption_code, taxable});
    return ui.text("ui.document.vat_row", {ui.locale.percent(summary.key.rate), taxable});
}

}  // namespace

void document_totals_view(const UiContext& ui, const Totals& totals, PriceEntry entry) {
    const bool gross = entry == PriceEntry::Gross;
    const Money discount = gross ? totals.discount.gross : totals.discount.net;
    if (!discount.is_zero()) {
        row(ui, ui.text("ui.document.sum_of_lines"), gross ? totals.lines.gross : totals.lines.net, TextStyle::Secondary, AmountStyle::Quiet);
        row(ui, ui.text("ui.document.discount"), -discount, TextStyle::Secondary, AmountStyle::Quiet);
    }
    row(ui, ui.text("ui.document.net_total"), totals.total.net, TextStyle::Body, AmountStyle::Normal);
    for (const VatSummaryRow& summary : totals.vat_summary)
        row(ui, rate_text(ui, summary), summary.taxed.tax, TextStyle::Secondary, AmountStyle::Quiet);
    divider();
    row(ui, ui.text("ui.document.total"), totals.total.gross, TextStyle::Strong, AmountStyle::Total, MoneyStyle::WithCurrency);
}

}  // namespace bottega::ui
