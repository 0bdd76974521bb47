#include "wasm-app/screens/ui_texts.hpp"

namespace bottega::ui {

UiTexts ui_texts(const Catalogue& catalogue) {
    const auto text = [&](std::string_view key) { return catalogue.text(key); };
    UiTexts texts;
    texts.today = text("ui.today");
    texts.clear = text("ui.clear");
    texts.close = text("ui.close");
    texts.open_calendar = text("ui.open_calendar");
    texts.previous_month = text("ui.previous_month");
    texts.next_month = text("ui.next_month");
    texts.choose_date = text("ui.choose_date");
    texts.no_matches = text("ui.no_matches");
    texts.create = text("ui.create_named");
    texts.undo = text("ui.undo");
    texts.dismiss = text("ui.dismiss");
    texts.more_actions = text("ui.more_actions");
    texts.select_all = text("ui.select_all");
    texts.select_row = text("ui.select_row");
    texts.no_rows = text("ui.no_rows");
    texts.invalid_number = text("ui.invalid_number");
    texts.too_many_decimals = text("issue.too_many_decimals");
    texts.no_decimals = text("ui.no_decimals");
    texts.invalid_date = text("ui.invalid_date");
    texts.required = text("issue.required");
    texts.sort_by = text("ui.sort_by");
    texts.page_navigation = text("ui.navigation");
    return texts;
}

}  // namespace bottega::ui
