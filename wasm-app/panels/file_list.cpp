#include "wasm-app/panels/file_list.hpp"

#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/list_row.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/size_text.hpp"

namespace bottega::ui {

namespace stored_file = files::stored_file;

namespace {


bool is_issued_paper(const Record& file) { return file.text(stored_file::kind) == "issued"; }

std::string detail_of(const UiContext& ui, const Record& file, std::size_t earlier) {
    std::string detail = size_text(ui, file.get(stored_file::bytes).value_or(0));
    if (const auto added = file.get(stored_file::added_at)) detail += " · " + instant_text(ui, *added);
    if (const std::string folder = file.text(stored_file::folder); !folder.empty()) detail += " · " + folder;
    if (earlier > 0) detail += " · " + ui.text("ui.files.version", {ui.locale.integer(static_cast<std::int64_t>(earlier) + 1)});
    return detail;
}

}  // namespace

void FileList::refresh(const UiContext& ui, const Record& record) {
    if (of_ == record.id() && text_version_ == ui.text_version()) return;
    of_ = record.id();
    text_version_ = ui.text_version();
    rows_.clear();
    bytes_ = 0;
    for (Record& file : files::files_of(ui.store(), record.def().name, record.id())) {
        bytes_ += file.get(stored_file::bytes).value_or(0);
        std::string detail = detail_of(ui, file, files::earlier_versions(ui.store(), file).size());
        rows_.push_back({std::move(file), std::move(detail)});
    }
}

void FileList::draw(const UiContext& ui, const Record& record) {
    refresh(ui, record);
    const files::Owner owner{record.def().name, record.id()};
    if (rows_.empty()) {
        const std::string help = ui.host.is_touch() ? std::string() : ui.text("ui.files.help");
        if (empty_state(icon::paperclip, ui.text("ui.files.empty"), ui.label("ui.files.add"), help)) ask_files(ui, owner);
        return;
    }
    begin_column(std::min(metric::page_width, ImGui::GetContentRegionAvail().x));
    const std::string title = ui.text("ui.files"), sum = ui.catalogue.plural("ui.files.sum", static_cast<std::int64_t>(rows_.size())) + " · " + size_text(ui, bytes_);
    begin_card("files", {.title = title, .subtitle = sum});
    if (button(ui.label("ui.files.add"), {.icon = icon::upload})) ask_files(ui, owner);
    if (!ui.host.is_touch()) paragraph(ui.text("ui.files.help"), TextStyle::Small);
    space(metric::gap);
    for (const Row& row : rows_) draw_row(ui, row, &row == &rows_.back());
    end_card();
    end_column();
}

void FileList::draw_row(const UiContext& ui, const Row& row, bool last) {
    ImGui::PushID(to_string(row.file.id()).c_str());
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().x, side = icon_button_size();
    begin_column(room - 2 * (side + metric::gap));
    const std::string issued = is_issued_paper(row.file) ? ui.text("stored_file.kind.issued") : std::string();
    const std::string pill = is_phone() ? std::string() : issued;  // there the name needs the room
    const std::string detail = is_phone() && !issued.empty() ? issued + " · " + row.detail : row.detail;
    if (list_row(row.file.title() + "###file", {.detail = detail, .pill = pill, .tone = Tone::Info, .icon = file_icon(row.file), .last = last}))
        preview_file(ui, row.file);
    const float end = end_column();
    ImGui::SetCursorScreenPos({start.x + room - 2 * side - metric::gap, start.y + (end - start.y - side) / 2});
    if (icon_button(ui.text("ui.files.download_named", {row.file.title()}) + "###download", icon::download)) download_file(ui, row.file);
    ImGui::SameLine(0, metric::gap);
    draw_menu(ui, row);
    ImGui::SetCursorScreenPos({start.x, end});
    ImGui::Dummy({room, 0});
    ImGui::PopID();
}

void FileList::draw_menu(const UiContext& ui, const Row& row) {
    if (!begin_menu_icon_button(ui.text("ui.files.menu_named", {row.file.title()}) + "###menu", icon::ellipsis_vertical)) return;
    if (menu_item(ui.label("ui.files.preview"), {.icon = icon::eye})) preview_file(ui, row.file);
    if (menu_item(ui.label("ui.files.details"), {.icon = icon::square_pen})) ui.navigation.open_record(stored_file::entity, row.file.id());
    const std::string kept = is_issued_paper(row.file) ? ui.text("ui.files.issued_stays") : std::string();
    if (menu_item(ui.label("ui.files.new_version"), {.icon = icon::file_up, .disabled_reason = kept})) ask_new_version(ui, row.file.id());
    menu_separator();
    if (menu_item(ui.label("ui.delete"), {.icon = icon::trash_2, .disabled_reason = kept, .danger = true})) ask_to_delete(row.file);
    end_menu();
}

void FileList::ask_to_delete(const Record& file) {
    deleting_ = true;
    deleted_ = file.id();
    deleted_name_ = file.title();
}

void FileList::draw_dialogs(const UiContext& ui) {
    if (!deleting_) return;
    const std::string title = ui.text("ui.delete_title", {deleted_name_}), sentence = ui.text("ui.files.delete_sentence");
    const std::string yes = ui.text("ui.delete"), no = ui.text("ui.cancel");
    if (confirm_dialog("delete_file", deleting_, {.title = title, .sentence = sentence, .yes = yes, .no = no}) != ConfirmAnswer::Yes) return;
    const bool on_its_own_screen = ui.navigation.current().record() == deleted_;
    ui.run({.label = "ui.files.delete",
            .run = [id = deleted_](Session& session, const Answers&) { return files::remove_file(session, id); },
            .done = [&navigation = ui.navigation, on_its_own_screen](RecordId) { if (on_its_own_screen) navigation.leave_to({.place = "files"}); },
            .done_text = "ui.deleted"});
}

}  // namespace bottega::ui
