#include "wasm-app/screens/lines_view.hpp"

#include "imgui.h"
#include "wasm-app/kit/amount_text.hpp"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/lines_own_fields.hpp"

namespace bottega::ui {

namespace fields = documents::document_line;

namespace {

constexpr float shown_amount_width = 112;

void draw_text_line(const Record& line) {
    const bool section = line.text(fields::kind) == "section";
    if (section) space(4);
    paragraph(line.text(fields::description), section ? TextStyle::Strong : TextStyle::Secondary);
}

// A storno takes the quantities back.
Record as_shown(Record line, const DocumentEdit& edit) {
    if (edit.is_storno()) line.set(fields::quantity, -line.get(fields::quantity).value_or(Decimal()));
    return line;
}

void draw_item(const UiContext& ui, const Record& line, Money amount, const VatChoices& vat) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().x;
    const float text_width = room - shown_amount_width - metric::form_gap;
    begin_column(text_width);
    paragraph(line.text(fields::description), TextStyle::Body);
    label(line_detail_text(ui, line, vat), TextStyle::Small);
    if (const std::string own = own_fields_text(ui, line); !own.empty()) paragraph(own, TextStyle::Small);
    const float bottom = end_column();
    ImGui::SetCursorScreenPos({at.x + room - shown_amount_width, at.y});
    amount_text(ui.locale.money(amount, MoneyStyle::Bare), shown_amount_width, AmountStyle::Strong);
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({room, bottom - at.y});
}

}  // namespace

void LinesView::draw(const UiContext& ui, const DocumentEdit& edit) {
    vat_.refresh(ui, edit.stored().get(documents::document::issued_on).value_or(ui.session.today));
    const auto& lines = edit.lines().records();
    const Totals& totals = edit.shown_totals();
    if (lines.empty()) return label(ui.text("ui.document.no_lines"), TextStyle::Muted);
    for (std::size_t position = 0; position < lines.size(); ++position) {
        if (position > 0) divider();
        if (lines[position].text(fields::kind) != "item") draw_text_line(lines[position]);
        else draw_item(ui, as_shown(lines[position], edit), totals.lines_by_position[position].typed, vat_);
    }
}

std::string line_detail_text(const UiContext& ui, const Record& line, const VatChoices& vat) {
    std::string text = ui.locale.number(line.get(fields::quantity).value_or(Decimal()));
    if (!line.text(fields::unit).empty()) text += " " + line.text(fields::unit);
    text += " × " + ui.locale.price(line.get(fields::unit_price).value_or(Decimal()));
    if (!line.text(fields::discount).empty()) text += " · " + ui.text("ui.document.line_discount", {line.text(fields::discount)});
    const std::string rate = vat.text(line.get(fields::vat_rate));
    return rate.empty() ? text : text + " · " + ui.text("ui.document.line_vat", {rate});
}

}  // namespace bottega::ui
