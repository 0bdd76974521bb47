#include "wasm-app/screens/document_screen.hpp"

#include <algorithm>

#include "core/documents/save_document.hpp"
#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/document_totals_view.hpp"
#include "wasm-app/screens/kept_records.hpp"
#include "wasm-app/screens/not_kept_banner.hpp"
#include "wasm-app/screens/record_form.hpp"
#include "wasm-app/screens/unsaved_mark.hpp"

namespace bottega::ui {

namespace document = documents::document;

namespace {

constexpr float width_for_totals_beside = 900, totals_width = 360;

}  // namespace

DocumentScreen::DocumentScreen(const UiContext& ui, const Route& route, DocumentPaper paper)
    : look_(*ui.registry.entity_at(route.place)), record_(route.record()), gone_(look_.entity, look_.icon, record_), panels_(ui, look_.entity), desk_(paper) {
    def_ = &ui.store().schema().entity(look_.entity);
    if (route.is_new()) edit_.start_new(ui, *def_, route);
    else edit_.open(ui, *def_, route.record());
    choose_hidden_fields();
}

// The number and the state stand in the header, the totals beneath the lines.
void DocumentScreen::choose_hidden_fields() {
    for (const FieldDef& field : def_->fields) {
        if (field.section.empty()) hidden_below_.insert(field.name);
        if (field.section == "totals") hidden_below_.insert(field.name);
    }
    for (const auto name : {document::number.name, document::customer_name.name, document::state.name, std::string_view("kind")})
        hidden_above_.insert(std::string(name));
}

bool DocumentScreen::follow(const UiContext&, const Route& route) {
    return edit_.is_open() && !edit_.is_new() && route.place == look_.route && route.record() == edit_.stored().id();
}

std::optional<UnsavedForm> DocumentScreen::unsaved_form(const UiContext& ui) const {
    return edit_.unsaved_form(ui, format_route(edit_.is_new() ? ui.navigation.current() : Route{.place = look_.route, .item = to_string(record_)}));
}

void DocumentScreen::draw(const UiContext& ui) {
    edit_.refresh(ui);
    if (!edit_.is_open() && gone_.is_back(ui)) edit_.open(ui, *def_, record_);
    if (!edit_.is_open()) return gone_.draw(ui);
    has_related_ = !edit_.is_new() && related_.refresh(ui, *def_, edit_.stored().id());
    draw_header(ui);
    if (!edit_.is_new()) draw_not_kept_banner(ui, edit_.stored());
    draw_tabs(ui);
    const bool has_footer = tab_ == "details" && can_be_saved();
    begin_scroll_area(tab_, has_footer ? footer_bar_height() : 0);
    if (tab_ == "details") draw_document(ui);
    else if (tab_ == "related") related_.draw(ui);
    else if (tab_ == "history") history_.draw(ui, *def_, edit_.stored().id());
    else panels_.draw_tab(ui, edit_.stored(), tab_);
    end_scroll_area();
    if (has_footer) draw_footer(ui);
    desk_.go_on(ui, *def_);
    panels_.draw_overlays(ui);
    delete_dialog_.draw(ui, [&navigation = ui.navigation, place = look_.route] { navigation.leave_to({.place = place}); });
}

void DocumentScreen::draw_header(const UiContext& ui) {
    const Record& stored = edit_.stored();
    const std::string kind = def_->has("kind") ? choice_text(ui, *def_, def_->field("kind"), canonical_text(stored.value("kind")))
                                               : entity_text(ui, def_->name);
    std::string title = edit_.is_new() ? new_text(ui, def_->name) : stored.title();
    if (!edit_.is_new()) title = title.empty() ? kind : kind + " " + title;
    const std::string customer = edit_.is_new() ? std::string() : stored.text(document::customer_name);
    record_header(ui, {.title = title, .subtitle = customer, .record = edit_.is_new() ? nullptr : &stored, .look = look_}, header_buttons(ui));
}

// The least important first: where there is no room they go into the menu.
HeaderButtons DocumentScreen::header_buttons(const UiContext& ui) {
    HeaderButtons buttons;
    if (edit_.is_new()) return buttons;
    const auto add = [&](ButtonKind kind) { panels_.add_buttons(ui, edit_.stored(), edit_.has_changes(), kind, buttons); };
    add_own_buttons(ui, buttons);
    add(ButtonKind::Danger);
    add(ButtonKind::Ghost);
    add_paper_buttons(ui, buttons);
    add(ButtonKind::Secondary);
    add(ButtonKind::Primary);
    return buttons;
}

HeaderButtons DocumentScreen::actions(const UiContext& ui) {
    if (!edit_.is_open()) return {};
    HeaderButtons all = header_buttons(ui);
    if (edit_.has_changes()) all.push_back({{.label = ui.label("ui.save"), .icon = icon::check, .tooltip = "Ctrl+S"}, [this, &ui] { save(ui); }});
    return all;
}

void DocumentScreen::add_own_buttons(const UiContext& ui, HeaderButtons& buttons) {
    if (look_.deletable && edit_.stored().text(document::state) == "draft")
        buttons.push_back({{.label = ui.label("ui.delete"), .icon = icon::trash_2, .kind = ButtonKind::Danger},
                           [this, &ui] { delete_dialog_.ask(ui, def_->name, edit_.stored().id()); }});
    const bool is_credit_note = def_->has("kind") && canonical_text(edit_.stored().value("kind")) == "credit_note";
    if (!is_credit_note)
        buttons.push_back({{.label = ui.label("ui.duplicate"), .icon = icon::copy}, [this, &ui] { duplicate(ui); }});
}

void DocumentScreen::add_paper_buttons(const UiContext& ui, HeaderButtons& buttons) {
    std::string reason;
    if (edit_.has_changes()) reason = ui.text("ui.save_first");
    else if (desk_.is_busy()) reason = ui.text("ui.document.making_pdf");
    const auto add = [&](std::string_view key, const char* sign, PaperDesk::Way way) {
        const std::string keys = way == PaperDesk::Way::Print ? "Ctrl+P" : "";
        buttons.push_back({{.label = ui.label(key), .icon = sign, .kind = ButtonKind::Secondary, .disabled_reason = reason, .tooltip = keys},
                           [this, &ui, way] {
                               desk_.ask(way, edit_.stored().id());
                               ui.host.wake();
                           }});
    };
    add("ui.document.mail", icon::mail, PaperDesk::Way::Mail);
    if (ui.host.can_share()) add("ui.document.share", icon::share_2, PaperDesk::Way::Share);
    add("ui.document.print", icon::printer, PaperDesk::Way::Print);
    add("ui.document.pdf", icon::file_down, PaperDesk::Way::Download);
    add("ui.files.preview", icon::eye, PaperDesk::Way::Preview);
}

void DocumentScreen::draw_tabs(const UiContext& ui) {
    if (edit_.is_new()) return;
    const auto choices = panels_.tabs(ui, edit_.stored(), has_related_, tab_);
    tabs(ui.text("ui.parts_of_record") + "###record_tabs", tab_, choices);
    space(metric::form_gap);
}

void DocumentScreen::draw_document(const UiContext& ui) {
    if (edit_.stands()) {
        banner("stands", Tone::Info, ui.sentence(*edit_.stands()));
        space(metric::gap);
    }
    draw_problems(ui);
    if (!edit_.is_new()) panels_.draw_cards(ui, edit_.stored());
    draw_fields(ui, true);
    draw_lines(ui);
    draw_below_lines(ui);
    end_of_search(edit_.seeks_problem());
}

// Problems of lines stand at their lines: here it is only said how many there are.
void DocumentScreen::draw_problems(const UiContext& ui) {
    Issues of_head;
    int in_lines = 0;
    for (const Issue& issue : edit_.issues()) {
        if (!issue.field.starts_with("lines.")) of_head.push_back(issue);
        else if (issue.severity == Severity::Error) ++in_lines;
    }
    problems_banner(ui, of_head, *def_);
    if (in_lines == 0) return;
    banner("problems_in_lines", Tone::Bad, ui.catalogue.plural("ui.document.problems_in_lines", in_lines));
    space(metric::gap);
}

void DocumentScreen::draw_fields(const UiContext& ui, bool top) {
    if (!top && edit_.has_open_texts()) return draw_open_texts(ui);
    const RecordFormOptions options{.read_only = !is_editable(),
                                    .columns = top ? 3 : 2,
                                    .hidden = top ? &hidden_above_ : &hidden_below_,
                                    .only_section = top ? "-" : "",
                                    .seeks_problem = &edit_.seeks_problem()};
    const auto changed = record_form(ui, edit_.header(), edit_.issues(), options);
    if (!changed.empty()) edit_.header_changed(ui, changed);
}

void DocumentScreen::draw_open_texts(const UiContext& ui) {
    const RecordFormOptions terms{.read_only = true, .hidden = &hidden_below_, .only_section = "terms"};
    record_form(ui, edit_.header(), edit_.issues(), terms);
    const auto changed = record_form(ui, edit_.header(), edit_.issues(), {.only_section = "texts"});
    if (!changed.empty()) edit_.header_changed(ui, changed);
}

void DocumentScreen::draw_lines(const UiContext& ui) {
    const std::string title = ui.text("ui.document.lines");
    begin_card("lines", {.title = title});
    if (edit_.seeks_problem() && lines_editor_.go_to_problem(edit_)) edit_.seeks_problem() = false;
    if (is_editable()) lines_editor_.draw(ui, edit_);
    else lines_view_.draw(ui, edit_);
    end_card();
    space(metric::form_gap);
}

void DocumentScreen::draw_totals(const UiContext& ui) {
    const std::string title = ui.text("ui.document.totals");
    const bool gross = edit_.header().get(document::prices_include_vat).value_or(false);
    begin_card("totals", {.title = title});
    document_totals_view(ui, edit_.shown_totals(), gross ? PriceEntry::Gross : PriceEntry::Net);
    end_card();
    space(metric::form_gap);
}

void DocumentScreen::draw_below_lines(const UiContext& ui) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().x;
    if (room < width_for_totals_beside) {
        draw_totals(ui);
        return draw_fields(ui, false);
    }
    const float left = room - totals_width - metric::form_gap;
    begin_column(left);
    draw_fields(ui, false);
    const float left_end = end_column();
    ImGui::SetCursorScreenPos({start.x + left + metric::form_gap, start.y});
    begin_column(totals_width);
    draw_totals(ui);
    const float right_end = end_column();
    ImGui::SetCursorScreenPos({start.x, std::max(left_end, right_end)});
    ImGui::Dummy({room, 0});
}

void DocumentScreen::draw_footer(const UiContext& ui) {
    begin_footer_bar(ui.text("ui.save_bar"));
    const bool changed = edit_.has_changes();
    switch (save_buttons(ui, edit_.is_new(), changed)) {
        case SaveBar::Save: save(ui); break;
        case SaveBar::Cancel: cancel(ui); break;
        case SaveBar::Nothing: break;
    }
    const std::string total = ui.text("ui.document.total_now", {ui.locale.money(edit_.shown_totals().total.gross)});
    const float top = ImGui::GetCursorPosY();
    ImGui::SetCursorPosY(top + (button_height() - font_size::body) / 2);
    label(total, TextStyle::Strong);
    if (changed && !is_phone()) {
        ImGui::SameLine(0, metric::form_gap);
        ImGui::SetCursorPosY(top);
        unsaved_mark(ui);
    }
    end_footer_bar();
}

void DocumentScreen::save(const UiContext& ui) {
    if (!edit_.is_open() || !can_be_saved() || (!edit_.is_new() && !edit_.has_changes())) return;
    tab_ = "details";
    edit_.save(ui, [&navigation = ui.navigation, entity = def_->name, is_new = edit_.is_new()](RecordId id) {
        if (is_new) navigation.leave_to_record(entity, id);
    });
}

void DocumentScreen::cancel(const UiContext& ui) {
    const bool was_new = edit_.is_new();
    edit_.give_up(ui);
    if (was_new) ui.navigation.back();
}

void DocumentScreen::duplicate(const UiContext& ui) {
    ui.run({.label = "sales.duplicate_document",
            .run = [entity = def_->name, id = edit_.stored().id()](Session& session, const Answers&) {
                return documents::duplicate_document(session, entity, id);
            },
            .done = [&navigation = ui.navigation, entity = def_->name](RecordId id) {
                kept_records().changed(id);
                navigation.open_record(entity, id);
            },
            .done_text = "ui.document.duplicated"});
}

void DocumentScreen::create_new(const UiContext& ui) {
    if (look_.creatable) ui.navigation.open_new(def_->name);
}

void DocumentScreen::print(const UiContext& ui) {
    if (!edit_.is_open() || edit_.is_new()) return;
    if (edit_.has_changes()) return show_toast({.text = ui.text("ui.save_first"), .tone = Tone::Warn});
    desk_.ask(PaperDesk::Way::Print, edit_.stored().id());
}

}  // namespace bottega::ui
