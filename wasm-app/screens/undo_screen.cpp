#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/undo.hpp"

namespace bottega::ui {

namespace {

constexpr int steps_a_page = 50;


// Everything that was done, newest first; each step can be taken back and done again by itself.
class UndoScreen : public Screen {
public:
    void draw(const UiContext& ui) override;

private:
    struct Row {
        UndoStep step;
        std::string what, when;
    };
    void refresh(const UiContext& ui);
    void draw_row(const UiContext& ui, const Row& row, bool first);
    void draw_last(const UiContext& ui);

    std::vector<Row> rows_;
    int wanted_ = steps_a_page;
    bool more_ = false;
    std::uint64_t text_version_ = 0;
};

void UndoScreen::refresh(const UiContext& ui) {
    if (text_version_ == ui.text_version()) return;
    text_version_ = ui.text_version();
    rows_.clear();
    auto steps = undo_steps(ui.store().database(), wanted_ + 1);
    more_ = static_cast<int>(steps.size()) > wanted_;
    if (more_) steps.pop_back();
    for (UndoStep& step : steps) {
        Row row{.step = step, .what = step_text(ui, step), .when = instant_text(ui, step.at)};
        const std::string key = "ui.history.author." + step.author;
        if (!step.author.empty()) row.when += " · " + (ui.catalogue.has(key) ? ui.text(key) : step.author);
        rows_.push_back(std::move(row));
    }
}

void UndoScreen::draw(const UiContext& ui) {
    refresh(ui);
    const std::string back = ui.label("ui.back");
    if (page_header({.title = ui.text("ui.undo.list"), .back = back}) == header_back) ui.navigation.back();
    begin_page_body("undo_steps");
    paragraph(ui.text("ui.undo.list_help"));
    space(metric::form_gap);
    if (rows_.empty()) {
        empty_state(icon::history, ui.text("ui.undo.nothing"));
    } else {
        begin_card("undo_steps");
        for (const Row& row : rows_) draw_row(ui, row, &row == &rows_.front());
        end_card();
        draw_last(ui);
    }
    end_page_body();
}

void UndoScreen::draw_row(const UiContext& ui, const Row& row, bool first) {
    if (!first) divider();
    ImGui::PushID(reinterpret_cast<const void*>(static_cast<std::intptr_t>(row.step.command.value)));
    const std::string id = "###" + to_string(row.step.command);
    const std::string action = ui.text(row.step.stands ? "ui.undo.take_back" : "ui.undo.do_again") + id;
    TextAndControls line(button_width(action, true));
    paragraph(row.what, TextStyle::Body);
    label(row.when, TextStyle::Small);
    if (!row.step.stands) pill(ui.text("ui.undo.was_taken_back"), Tone::Neutral);
    line.controls();
    const std::string name = ui.text(row.step.stands ? "ui.undo.take_back" : "ui.undo.do_again") + ": " + row.what;
    if (button(action, {.kind = ButtonKind::Ghost, .icon = row.step.stands ? icon::undo_2 : icon::rotate_cw, .name = name})) reverse_step_of(ui, row.step);
    ImGui::PopID();
}

void UndoScreen::draw_last(const UiContext& ui) {
    if (!more_) return;
    space(metric::form_gap);
    if (button(ui.label("ui.undo.earlier"), {.icon = icon::history})) {
        wanted_ += steps_a_page;
        text_version_ = 0;
    }
    space(metric::form_gap);
}

}  // namespace

std::unique_ptr<Screen> make_undo_screen(const UiContext&, const Route&) { return std::make_unique<UndoScreen>(); }

}  // namespace bottega::ui
