#include "core/base/text.hpp"
#include "core/files/trash.hpp"
#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/trash.hpp"

namespace bottega::ui {

namespace {

constexpr int rows_a_page = 50;
constexpr int all = 1'000'000;  // where the person searches, every deleted record is looked at


class TrashScreen : public Screen {
public:
    void draw(const UiContext& ui) override;

private:
    struct Row {
        files::TrashedRecord trashed;
        std::string name, detail;
    };
    void refresh(const UiContext& ui);
    Row row_of(const UiContext& ui, files::TrashedRecord trashed) const;
    void draw_header(const UiContext& ui);
    void draw_rows(const UiContext& ui);
    void draw_row(const UiContext& ui, const Row& row, bool first);
    void ask_purge(const UiContext& ui);
    void ask_empty(const UiContext& ui);

    std::vector<Row> rows_;
    std::string search_, searched_;
    Row asked_;                 // to be purged
    bool purging_ = false, emptying_ = false;
    int wanted_ = rows_a_page;
    bool more_ = false, anything_ = false;
    std::uint64_t text_version_ = 0;
};

TrashScreen::Row TrashScreen::row_of(const UiContext& ui, files::TrashedRecord trashed) const {
    const std::string kind = entity_text(ui, trashed.entity);
    Row row{.name = trashed.title.empty() ? ui.text("ui.without_title", {kind}) : trashed.title,
            .detail = ui.text("ui.trash.deleted_at", {kind, instant_text(ui, trashed.at)})};
    const std::string author = "ui.history.author." + trashed.author;
    if (!trashed.author.empty()) row.detail += " · " + (ui.catalogue.has(author) ? ui.text(author) : trashed.author);
    row.trashed = std::move(trashed);
    return row;
}

void TrashScreen::refresh(const UiContext& ui) {
    if (text_version_ == ui.text_version() && searched_ == search_) return;
    text_version_ = ui.text_version();
    searched_ = search_;
    rows_.clear();
    const std::string fragment = fold(trim(search_));
    auto found = files::trashed_records(ui.store(), fragment.empty() ? wanted_ + 1 : all);
    anything_ = !found.empty();
    more_ = false;
    for (files::TrashedRecord& trashed : found) {
        if (!fragment.empty() && fold(trashed.title).find(fragment) == std::string::npos) continue;
        more_ = static_cast<int>(rows_.size()) == wanted_;
        if (more_) return;
        rows_.push_back(row_of(ui, std::move(trashed)));
    }
}

void TrashScreen::draw(const UiContext& ui) {
    refresh(ui);
    draw_header(ui);
    begin_page_body("trash");
    paragraph(ui.text("ui.trash.help"));
    space(metric::form_gap);
    if (anything_) {
        const std::string hint = ui.text("ui.trash.search");
        search_field("###trash_search", search_, {.name = hint, .hint = hint, .width = std::min(300.0f, ImGui::GetContentRegionAvail().x)});
        space(metric::gap);
    }
    if (!rows_.empty()) draw_rows(ui);
    else empty_state(icon::trash_2, anything_ ? ui.text("ui.trash.none_found", {search_}) : ui.text("ui.trash.nothing"));
    end_page_body();
    ask_purge(ui);
    ask_empty(ui);
}

void TrashScreen::draw_header(const UiContext& ui) {
    const std::string back = ui.label("ui.back"), empty = ui.label("ui.trash.empty");
    std::vector<HeaderAction> actions;
    if (anything_) actions.push_back({.label = empty, .icon = icon::trash_2, .kind = ButtonKind::Danger});
    const int pressed = page_header({.title = ui.text("ui.trash"), .back = back, .actions = actions});
    if (pressed == header_back) ui.navigation.back();
    if (pressed == 0) emptying_ = true;
}

void TrashScreen::draw_rows(const UiContext& ui) {
    begin_card("trashed");
    for (const Row& row : rows_) draw_row(ui, row, &row == &rows_.front());
    end_card();
    space(metric::form_gap);
    if (!more_) return;
    if (button(ui.label("ui.trash.more"), {.icon = icon::history})) {
        wanted_ += rows_a_page;
        text_version_ = 0;
    }
    space(metric::form_gap);
}

void TrashScreen::draw_row(const UiContext& ui, const Row& row, bool first) {
    if (!first) divider();
    ImGui::PushID(to_string(row.trashed.record).c_str());
    const std::string restore = ui.label("ui.trash.restore");
    TextAndControls line(button_width(restore, true) + metric::gap + icon_button_size());
    paragraph(row.name, TextStyle::Body);
    paragraph(row.detail, TextStyle::Small);
    line.controls();
    if (button(restore, {.icon = icon::undo_2, .name = ui.text("ui.trash.restore") + ": " + row.name})) restore_from_trash(ui, row.trashed.entity, row.trashed.record, row.name);
    ImGui::SameLine(0, metric::gap);
    if (icon_button(ui.text("ui.trash.purge") + ": " + row.name + "###purge", icon::trash_2)) {
        asked_ = row;
        purging_ = true;
    }
    ImGui::PopID();
}

void TrashScreen::ask_purge(const UiContext& ui) {
    const std::string title = ui.text("ui.trash.purge_title", {asked_.name}), sentence = ui.text("ui.trash.purge_sentence");
    const std::string yes = ui.text("ui.trash.purge"), no = ui.text("ui.cancel");
    if (confirm_dialog("purge", purging_, {.title = title, .sentence = sentence, .yes = yes, .no = no}) != ConfirmAnswer::Yes) return;
    ui.run({.label = "ui.trash.purge",
            .run = [one = asked_.trashed](Session& session, const Answers&) { return files::purge_record(session, one.entity, one.record); },
            .done = [text = ui.text("ui.trash.purged", {asked_.name})](RecordId) { show_toast({.text = text}); }});
}

void TrashScreen::ask_empty(const UiContext& ui) {
    const std::string title = ui.text("ui.trash.empty_title"), sentence = ui.text("ui.trash.empty_sentence");
    const std::string yes = ui.text("ui.trash.empty"), no = ui.text("ui.cancel");
    if (confirm_dialog("empty_trash", emptying_, {.title = title, .sentence = sentence, .yes = yes, .no = no}) != ConfirmAnswer::Yes) return;
    ui.run({.label = "ui.trash.empty",
            .run = [](Session& session, const Answers&) -> Result<RecordId> {
                files::empty_trash(session);
                return RecordId{};
            },
            .done = [text = ui.text("ui.trash.emptied")](RecordId) { show_toast({.text = text}); }});
}

}  // namespace

std::unique_ptr<Screen> make_trash_screen(const UiContext&, const Route&) { return std::make_unique<TrashScreen>(); }

}  // namespace bottega::ui
