#include "wasm-app/panels/file_field_editor.hpp"

#include "imgui.h"
#include "wasm-app/kit/file_field.hpp"
#include "wasm-app/kit/overlays.hpp"
#include "wasm-app/kit/program.hpp"
#include "wasm-app/panels/file_batch.hpp"
#include "wasm-app/panels/file_list.hpp"
#include "wasm-app/screens/chosen_files.hpp"
#include "wasm-app/screens/size_text.hpp"

namespace bottega::ui {

namespace stored_file = files::stored_file;

// The first of those that came at once: of the others the person is told that they were not taken.
FileHost::Taking FileFieldEditor::take_for(const UiContext& ui, Asker asker, std::string field) const {
    struct Coming {
        std::optional<files::NewFile> first;
        int others = 0;
    };
    const auto coming = std::make_shared<Coming>();
    const auto kept = [coming, &program = ui.program](const KeptFile& file, std::string_view failure) {
        if (!failure.empty())
            return show_toast({.text = file_failure(embedded_catalogue(program.session().language), file.name, failure), .tone = Tone::Bad});
        if (coming->first) ++coming->others;
        else coming->first = new_file(file);
    };
    const auto ended = [coming, asker, arrived = arrived_, field = std::move(field), &host = ui.host, &program = ui.program] {
        const Coming came = std::exchange(*coming, {});
        if (!came.first) return;
        arrived->insert_or_assign(asker, *came.first);
        if (came.others > 0)
            show_toast({.text = embedded_catalogue(program.session().language).text("ui.file_field.only_one", {field, came.first->name}), .tone = Tone::Warn});
        host.wake();
    };
    return {.kept = kept, .ended = ended};
}

bool FileFieldEditor::take_arrived(const UiContext& ui, Record& record, std::size_t index, Asker asker) const {
    const auto file = arrived_->extract(asker);
    if (file.empty()) return false;
    record.set_value(index, chosen_files().add(ui.store(), file.mapped()));
    return true;
}

// What stands in the field: a file of the record, or one that comes with its saving.
const Record* FileFieldEditor::shown_file(const UiContext& ui, RecordId id) {
    if (std::exchange(text_version_, ui.text_version()) != ui.text_version()) known_.clear();
    const auto [place, is_new] = known_.try_emplace(id.value);
    if (is_new) {
        place->second = ui.store().find(stored_file::entity, id);
        if (const files::NewFile* chosen = place->second ? nullptr : chosen_files().find(id)) place->second = files::row_of(ui.session, *chosen);
    }
    return place->second ? &*place->second : nullptr;
}

bool FileFieldEditor::edit(const UiContext& ui, Record& record, std::size_t index, std::string_view label, const FieldOptions& given) {
    FieldOptions field = given;
    const Asker asker{ImGui::GetID(label.data(), label.data() + label.size()), record.id().value};
    const bool came = !field.read_only && take_arrived(ui, record, index, asker);
    const auto* id = std::get_if<RecordId>(&record.value(index));
    const Record* file = id ? shown_file(ui, *id) : nullptr;
    const bool comes_later = file && !file->id();
    const std::string help = comes_later ? ui.text("ui.file_field.with_saving") : std::string(given.help);
    field.help = help;
    const std::string choose = ui.text("ui.file_field.choose"), drop = ui.host.is_touch() ? std::string() : ui.text("ui.file_field.drop");
    const std::string replace = ui.text("ui.file_field.replace"), remove = ui.text("ui.file_field.remove");
    FileShown shown;
    if (file) shown = {.name = file->title(), .size = size_text(ui, file->get(stored_file::bytes).value_or(0)), .icon = file_icon(*file)};
    const FileFieldResult result = file_field(label, shown, {.field = field, .choose = choose, .drop = drop, .replace = replace, .remove = remove});
    const std::string name(field.name);
    if (!field.read_only) file_host().take_dropped_on(result.place, take_for(ui, asker, name));
    if (result.wish == FileWish::Open) preview_file(ui, *file);
    if (result.wish == FileWish::Choose) file_host().add_files(false, take_for(ui, asker, name));
    if (result.wish == FileWish::Remove) record.set_value(index, {});
    return came || result.wish == FileWish::Remove;
}

}  // namespace bottega::ui
