#include "wasm-app/panels/file_batch.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "core/base/text.hpp"
#include "core/data/undo.hpp"
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

// What a person gave at once. Each file gets its row as soon as it is kept, so that those that came are there whatever
// happens to the others; all are one step.
struct Batch {
    files::Owner owner;
    RecordId step = {};
    std::vector<RecordId> added = {};
    std::string told_alone = {};        // of the file that was added last, in words
    std::vector<Coming> asked = {};     // those about whose names the person decides
};
using SharedBatch = std::shared_ptr<Batch>;

// What outlives the frame in which files were asked for.
struct Around {
    Program& program;
    Commands& commands;

    [[nodiscard]] RecordStore& store() const { return program.session().store; }
    [[nodiscard]] Catalogue catalogue() const { return embedded_catalogue(program.session().language); }
};

// Those that wait for an answer, one after the other. What comes meanwhile for the same record joins its batch.
std::vector<SharedBatch>& waiting() {
    static std::vector<SharedBatch> batches;
    return batches;
}

// Two that came together are two files, whatever their names.
std::optional<RecordId> same_name(RecordStore& store, const Batch& batch, const files::NewFile& file) {
    std::optional<RecordId> found;
    for (const Record& there : files::files_of(store, batch.owner.first, batch.owner.second)) {
        if (there.title() != file.name || there.text(stored_file::kind) != "attachment") continue;
        if (there.text(stored_file::hash) == file.hash) return std::nullopt;  // it is there
        if (std::find(batch.added.begin(), batch.added.end(), there.id()) == batch.added.end()) found = there.id();
    }
    return found;
}

enum class SameName { NewVersion, Apart };

// While an import runs nothing else is written: what was kept gets its row after it.
void queue(const Around& around, const std::string& name, Command command) {
    command.refused = [around, name, command](const Issues& issues) {
        const Issue& first = issues.front();
        if (first.message == "issue.busy") return queue(around, name, command);
        show_toast({.text = name + ": " + around.catalogue().text(first.message, first.args), .tone = Tone::Bad});
    };
    around.commands.push_back(std::move(command));
}

void queue_file(const Around& around, const SharedBatch& batch, Coming coming, SameName how) {
    const bool version = coming.same_name && how == SameName::NewVersion;
    const std::string name = coming.file.name;
    queue(around, name, {.label = version ? "ui.files.new_version" : "ui.files.add",
        .run = [batch, version, coming = std::move(coming)](Session& session, const Answers&) {
            if (!join_step(session.store, batch->step)) {
                batch->step = session.store.history().command();
                batch->added.clear();
            }
            return version ? files::add_version(session, *coming.same_name, coming.file) : files::add_file(session, batch->owner, coming.file);
        },
        .done = [around, batch, version, name](RecordId file) {
            batch->added.push_back(file);
            batch->told_alone = around.catalogue().text(version ? "ui.files.version_added" : "ui.files.added", {name});
        }});
}

// Once, of all that are in.
void queue_telling(const Around& around, const SharedBatch& batch) {
    const auto tell = [around, batch](RecordId) {
        if (batch->added.empty()) return;
        const Catalogue catalogue = around.catalogue();
        const auto count = static_cast<std::int64_t>(batch->added.size());
        Toast toast{.text = count > 1 ? catalogue.plural("ui.files.many_added", count) : batch->told_alone};
        if (const auto step = undo_step(around.store().database(), batch->step); step && step->stands) {
            toast.action = catalogue.text("ui.undo");
            toast.token = static_cast<std::uint64_t>(batch->step.value);
        }
        show_toast(std::move(toast));
    };
    queue(around, {}, {.label = "ui.files.add", .run = [](Session&, const Answers&) { return Result<RecordId>(RecordId{}); }, .done = tell});
}

// All have come. Names are asked about only where there is something to decide.
void end_batch(const Around& around, const SharedBatch& batch) {
    if (batch->asked.empty()) return queue_telling(around, batch);
    const auto same = std::find_if(waiting().begin(), waiting().end(), [&](const SharedBatch& other) { return other->owner == batch->owner; });
    if (same == waiting().end()) return waiting().push_back(batch);
    std::move(batch->asked.begin(), batch->asked.end(), std::back_inserter((*same)->asked));
    queue_telling(around, batch);
}

std::string named(const Batch& batch) {
    constexpr std::size_t most_named = 5;
    std::vector<std::string> names;
    for (const Coming& coming : batch.asked) names.push_back(coming.file.name);
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
    const Around around{ui.program, ui.commands};
    const auto given = std::make_shared<SharedBatch>(std::make_shared<Batch>(Batch{.owner = owner}));
    const auto kept = [around, given](const KeptFile& file, std::string_view failure) {
        if (!failure.empty()) return show_toast({.text = file_failure(around.catalogue(), file.name, failure), .tone = Tone::Bad});
        Coming coming{.file = new_file(file)};
        coming.same_name = same_name(around.store(), **given, coming.file);
        if (coming.same_name) (*given)->asked.push_back(std::move(coming));
        else queue_file(around, *given, std::move(coming), SameName::Apart);
    };
    const auto ended = [around, given, owner, &host = ui.host] {
        end_batch(around, std::exchange(*given, std::make_shared<Batch>(Batch{.owner = owner})));
        host.wake();
    };
    return {.kept = kept, .ended = ended};
}

FileHost::Taking add_version_of(const UiContext& ui, RecordId newest) {
    const Around around{ui.program, ui.commands};
    const auto batch = std::make_shared<Batch>();
    const auto kept = [around, batch, newest](const KeptFile& file, std::string_view failure) {
        if (!failure.empty()) return show_toast({.text = file_failure(around.catalogue(), file.name, failure), .tone = Tone::Bad});
        queue_file(around, batch, {.file = new_file(file), .same_name = newest}, SameName::NewVersion);
    };
    return {.kept = kept, .ended = [around, batch] { queue_telling(around, batch); }};
}

void draw_same_names(const UiContext& ui) {
    if (waiting().empty()) return;
    const SharedBatch batch = waiting().front();
    bool open = true;
    std::optional<SameName> how;
    if (begin_dialog(ui.text("ui.files.same_name") + "###same_name", open, {.width = 480})) {
        const auto same = static_cast<std::int64_t>(batch->asked.size());
        paragraph(ui.catalogue.plural("ui.files.same_name_help", same, {named(*batch)}), TextStyle::Body);
        how = draw_answers(ui, same, open);
        if (how) open = false;
        end_dialog();
    }
    if (open) return;
    const Around around{ui.program, ui.commands};
    for (Coming& coming : batch->asked)
        if (how) queue_file(around, batch, std::move(coming), *how);
    queue_telling(around, batch);
    waiting().erase(waiting().begin());
}

}  // namespace bottega::ui
