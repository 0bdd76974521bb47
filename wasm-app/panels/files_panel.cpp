#include "wasm-app/panels/files_panel.hpp"

#include "generated/icons.hpp"
#include "wasm-app/kit/list_row.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/panels/file_field_editor.hpp"
#include "wasm-app/panels/file_list.hpp"
#include "wasm-app/screens/size_text.hpp"

namespace bottega::ui {

namespace stored_file = files::stored_file;

namespace {

bool is_newest(const Record& file) { return !file.get(stored_file::superseded).value_or(false); }
bool is_attachment(const Record& file) { return file.text(stored_file::kind) == "attachment"; }

void add_tab(Registry& registry, const std::string& entity, const std::shared_ptr<FileList>& list) {
    registry.add(RecordPanel{
        .entity = entity,
        .parts = {{.title = "ui.files",
                   .draw = [list](const UiContext& ui, const Record& record) { list->draw(ui, record); },
                   .place = RecordPart::Tab}},
        .overlay = [list](const UiContext& ui) {
            list->draw_dialogs(ui);
            take_dropped_files(ui);
            draw_file_progress(ui);
        },
    });
}

RecordAction action(std::string label, const char* sign, ButtonKind kind, void (*press)(const UiContext&, const Record&),
                    bool (*shown)(const Record&) = nullptr) {
    return {.label = std::move(label), .icon = sign, .kind = kind, .press = press,
            .shown = [shown](const UiContext&, const Record& file) { return !shown || shown(file); }};
}

bool can_change(const Record& file) { return is_newest(file) && is_attachment(file); }
bool has_owner(const Record& file) { return files::owner_of(file).has_value(); }

void open_owner(const UiContext& ui, const Record& file) {
    const auto owner = files::owner_of(file);
    if (!ui.store().schema().find(owner->first) || !ui.store().find(owner->first, owner->second))
        return show_toast({.text = ui.text("issue.record_gone"), .tone = Tone::Warn});
    ui.navigation.open_record(owner->first, owner->second);
}

bool has_earlier(const UiContext&, const Record& file) { return file.get(stored_file::previous).has_value(); }

void draw_versions(const UiContext& ui, const Record& file) {
    const auto earlier = files::earlier_versions(ui.store(), file);
    for (const Record& version : earlier) {
        const std::string detail = size_text(ui, version.get(stored_file::bytes).value_or(0)) + " · " + instant_text(ui, *version.get(stored_file::added_at));
        if (list_row(version.title() + "###" + to_string(version.id()), {.detail = detail, .icon = file_icon(version), .last = &version == &earlier.back()}))
            preview_file(ui, version);
    }
}

RecordPanel panel_of_a_file() {
    auto list = std::make_shared<FileList>();
    RecordAction remove = action("ui.files.delete", icon::trash_2, ButtonKind::Danger, nullptr, can_change);
    remove.press = [list](const UiContext&, const Record& file) { list->ask_to_delete(file); };
    return {.entity = std::string(stored_file::entity),
            .actions = {std::move(remove),
                        action("ui.files.open_owner", icon::arrow_up_right, ButtonKind::Ghost, open_owner, has_owner),
                        action("ui.files.new_version", icon::file_up, ButtonKind::Secondary,
                               [](const UiContext& ui, const Record& file) { ask_new_version(ui, file.id()); }, can_change),
                        action("ui.files.download", icon::download, ButtonKind::Secondary, download_file),
                        action("ui.files.preview", icon::eye, ButtonKind::Secondary, preview_file)},
            .parts = {{.title = "ui.files.versions", .draw = draw_versions, .shown = has_earlier}},
            .overlay = [list](const UiContext& ui) {
                list->draw_dialogs(ui);
                draw_file_progress(ui);
            }};
}

std::vector<Condition> newest(const Session&) { return {{"superseded", Comparison::Equal, {false}}}; }
std::vector<Condition> issued(const Session&) { return {{"kind", Comparison::Equal, {std::string("issued")}}}; }

}  // namespace

void add_files(Registry& registry) {
    const auto list = std::make_shared<FileList>();
    for (const EntityUi& entity : registry.entities()) add_tab(registry, entity.entity, list);
    registry.add(EntityUi{.entity = std::string(stored_file::entity), .route = "files", .icon = icon::paperclip,
                          .group = "ui.group.catalog", .detail_field = "owner",
                          .columns = {"name", "owner", "standing", "folder", "kilobytes", "added_at"},
                          .tones = {{"standing", "earlier", Tone::Neutral}, {"standing", "issued", Tone::Info}},
                          .filters = {{"ui.filter.newest_files", newest}, {"ui.filter.issued_papers", issued}},
                          .creatable = false, .deletable = false});
    registry.add(panel_of_a_file());
    registry.set_file_field([editor = std::make_shared<FileFieldEditor>()](const UiContext& ui, Record& record, std::size_t index, std::string_view label, const FieldOptions& options) {
        return editor->edit(ui, record, index, label, options);
    });
}

}  // namespace bottega::ui
