#include "wasm-app/panels/file_batch.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "core/base/text.hpp"
#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/program.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

namespace stored_file = files::stored_file;

namespace {

// A file that came, and the one there whose name it has and whose content it has not.
struct Coming {
    files::NewFile file;
    std::optional<RecordId> same_name = {};
};

struct Batch {
    files::Owner owner;
    std::vector<Coming> files;
};

// Those that wait for an answer, one after the other. What comes meanwhile for the same record joins its batch.
std::vector<Batch>& waiting() {
    static std::vector<Batch> batches;
    return batches;
}

std::optional<RecordId> same_name(RecordStore& store, const files::Owner& owner, const files::NewFile& file) {
    std::optional<RecordId> found;
    for (const Record& there : files::files_of(store, owner.first, owner.second)) {
        if (there.title() != file.name || there.text(stored_file::kind) != "attachment") continue;
        if (there.text(stored_file::hash) == file.hash) return std::nullopt;  // it is there
        found = there.id();
    }
    return found;
}

enum class SameName { NewVersion, Apart };

Result<RecordId> add(Session& session, const Batch& batch, SameName how) {
    RecordId last;
    for (const Coming& coming : batch.files) {
        const bool version = coming.same_name && how == SameName::NewVersion;
        auto added = version ? files::add_version(session, *coming.same_name, coming.file) : files::add_file(session, batch.owner, coming.file);
        if (!added.ok()) return added;
        last = added.value();
    }
    return last;
}

std::string told(const UiContext& ui, const Batch& batch, SameName how) {
    if (batch.files.size() > 1) return ui.catalogue.plural("ui.files.many_added", static_cast<std::int64_t>(batch.files.size()));
    const bool version = batch.files.front().same_name && how == SameName::NewVersion;
    return ui.text(version ? "ui.files.version_added" : "ui.files.added", {batch.files.front().file.name});
}

Command command_for(Batch batch, SameName how) {
    const auto shared = std::make_shared<const Batch>(std::move(batch));
    const bool version = shared->files.size() == 1 && shared->files.front().same_name && how == SameName::NewVersion;
    return {.label = version ? "ui.files.new_version" : "ui.files.add",
            .run = [shared, how](Session& session, const Answers&) { return add(session, *shared, how); },
            .told = [shared, how](const UiContext& ui) { return told(ui, *shared, how); }};
}

// Names are asked about only where there is something to decide.
void take_over(Commands& commands, Host& host, Batch batch) {
    const auto is_new = [](const Coming& coming) { return !coming.same_name; };
    if (batch.files.empty()) return;
    if (std::all_of(batch.files.begin(), batch.files.end(), is_new)) return commands.push_back(command_for(std::move(batch), SameName::Apart));
    const auto same = std::find_if(waiting().begin(), waiting().end(), [&](const Batch& other) { return other.owner == batch.owner; });
    if (same == waiting().end()) waiting().push_back(std::move(batch));
    else std::move(batch.files.begin(), batch.files.end(), std::back_inserter(same->files));
    host.wake();
}

std::string named(const Batch& batch) {
    constexpr std::size_t most_named = 5;
    std::vector<std::string> names;
    for (const Coming& coming : batch.files)
        if (coming.same_name) names.push_back(coming.file.name);
    const bool more = names.size() > most_named;
    names.resize(std::min(names.size(), most_named));
    return join(names, ", ") + (more ? ", …" : "");
}

std::optional<SameName> draw_answers(const UiContext& ui, std::int64_t same, bool& open) {
    const std::string cancel = ui.label("ui.cancel"), apart = ui.label("ui.files.add_apart"), version = ui.label(same == 1 ? "ui.files.new_version" : "ui.files.new_versions");
    const bool has_room = !is_phone();  // there the cross in the corner cancels
    dialog_buttons((has_room ? button_width(cancel, false) + metric::gap : 0) + button_width(apart, false) + button_width(version, true) + metric::gap);
    if (has_room) {
        if (button(cancel, {.kind = ButtonKind::Ghost})) open = false;
        ImGui::SameLine(0, metric::gap);
    }
    std::optional<SameName> how;
    if (button(apart)) how = SameName::Apart;
    ImGui::SameLine(0, metric::gap);
    if (primary_button(version, icon::file_up)) how = SameName::NewVersion;
    return how;
}

}  // namespace

files::NewFile new_file(const KeptFile& file) {
    return {.name = truncate(file.name, 240), .media_type = file.media_type, .hash = file.hash, .bytes = file.bytes, .text = file.text};
}

std::string file_failure(const Catalogue& catalogue, const std::string& name, std::string_view failure) {
    const std::string key = "ui.files.failed." + std::string(failure);
    return catalogue.text(catalogue.has(key) ? key : "ui.files.failed.unavailable", {name});
}

FileHost::Taking add_to(const UiContext& ui, const files::Owner& owner) {
    const auto batch = std::make_shared<Batch>(Batch{.owner = owner, .files = {}});
    const auto kept = [batch, &program = ui.program](const KeptFile& file, std::string_view failure) {
        if (!failure.empty())
            return show_toast({.text = file_failure(embedded_catalogue(program.session().language), file.name, failure), .tone = Tone::Bad});
        Coming coming{.file = new_file(file)};
        coming.same_name = same_name(program.session().store, batch->owner, coming.file);
        batch->files.push_back(std::move(coming));
    };
    return {.kept = kept, .ended = [batch, &commands = ui.commands, &host = ui.host] { take_over(commands, host, std::exchange(*batch, {.owner = batch->owner, .files = {}})); }};
}

FileHost::Taking add_version_of(const UiContext& ui, RecordId newest) {
    FileHost::Taking taking;
    taking.kept = [newest, &commands = ui.commands, &program = ui.program](const KeptFile& file, std::string_view failure) {
        if (!failure.empty())
            return show_toast({.text = file_failure(embedded_catalogue(program.session().language), file.name, failure), .tone = Tone::Bad});
        commands.push_back(command_for({.owner = {}, .files = {{.file = new_file(file), .same_name = newest}}}, SameName::NewVersion));
    };
    return taking;
}

void draw_same_names(const UiContext& ui) {
    if (waiting().empty()) return;
    const Batch& batch = waiting().front();
    bool open = true;
    std::optional<SameName> how;
    if (begin_dialog(ui.text("ui.files.same_name") + "###same_name", open, {.width = 480})) {
        const auto same = std::count_if(batch.files.begin(), batch.files.end(), [](const Coming& coming) { return coming.same_name.has_value(); });
        paragraph(ui.catalogue.plural("ui.files.same_name_help", same, {named(batch)}), TextStyle::Body);
        how = draw_answers(ui, same, open);
        if (how) open = false;
        end_dialog();
    }
    if (open) return;
    if (how) ui.run(command_for(batch, *how));
    waiting().erase(waiting().begin());
}

}  // namespace bottega::ui
