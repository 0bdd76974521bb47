#include "wasm-app/panels/backup_files.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include <nlohmann/json.hpp>

#include "core/base/text.hpp"
#include "core/exchange/archive_rows.hpp"
#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/dialog_contents.hpp"
#include "wasm-app/kit/list_row.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/backup.hpp"
#include "wasm-app/screens/lost_files.hpp"
#include "wasm-app/screens/size_text.hpp"

namespace bottega::ui {

namespace stored_file = files::stored_file;

namespace {

constexpr std::size_t most_drawn = 60;

std::optional<Record> record_of(const EntityDef& def, const ArchiveRow& row) {
    try {
        return archive_record(def, row);
    } catch (const ArchiveRefusal&) {
        return std::nullopt;
    }
}

BackedUpFile backed_up(const Record& record) {
    return {.file = {.name = record.title(), .media_type = record.text(stored_file::media_type), .hash = record.text(stored_file::hash),
                     .bytes = record.get(stored_file::bytes).value_or(0), .text = record.text(stored_file::text)},
            .owner = files::owner_of(record), .owner_title = {}, .superseded = record.get(stored_file::superseded).value_or(false)};
}

// Rows of a kind of record come one after the other, in any order of kinds.
void name_owners(std::string_view archive_text, const Schema& schema, std::vector<BackedUpFile>& files) {
    std::map<std::pair<std::string, RecordId>, std::string> titles;
    for (const BackedUpFile& file : files)
        if (file.owner) titles[*file.owner];
    (void)read_archive(archive_text, [&](const std::string& section, const ArchiveRow& row) {
        const bool is_entity = section.starts_with(entities_section);
        const EntityDef* def = is_entity ? schema.find(section.substr(entities_section.size())) : nullptr;
        if (!def || def->name == stored_file::entity) return true;
        const auto record = record_of(*def, row);
        const auto wanted = record ? titles.find({def->name, record->id()}) : titles.end();
        if (wanted != titles.end()) wanted->second = record->title();
        return true;
    }, {std::string(entities_section)});
    for (BackedUpFile& file : files)
        if (file.owner) file.owner_title = titles[*file.owner];
}

std::string wish_for(const files::NewFile& file) {
    return nlohmann::json{{"hash", file.hash}, {"name", file.name}, {"type", file.media_type}}.dump();
}

}  // namespace

std::vector<BackedUpFile> files_in_archive(std::string_view archive_text, const Schema& schema) {
    const std::string section = std::string(entities_section) + std::string(stored_file::entity);
    const EntityDef& def = schema.entity(stored_file::entity);
    std::vector<BackedUpFile> found;
    (void)read_archive(archive_text, [&](const std::string& name, const ArchiveRow& row) {
        if (name != section) return true;
        if (const auto record = record_of(def, row)) found.push_back(backed_up(*record));
        return true;
    }, {section});
    name_owners(archive_text, schema, found);
    std::stable_sort(found.begin(), found.end(), [](const BackedUpFile& a, const BackedUpFile& b) {
        return std::tie(a.superseded, a.file.name) < std::tie(b.superseded, b.file.name);
    });
    return found;
}

void BackupFiles::read(const UiContext& ui, std::string_view archive_text) {
    files_ = files_in_archive(archive_text, ui.store().schema());
    text_version_ = 0;
    search_.clear();
}

BackupFiles::State BackupFiles::state_of(const UiContext& ui, const BackedUpFile& file) const {
    const auto same = files::files_by_hash(ui.store(), {file.file.hash});
    const bool has_row = std::any_of(same.begin(), same.end(), [&](const files::PlacedFile& one) { return one.owner == file.owner && one.name == file.file.name; });
    const bool is_lost = std::find(lost_.begin(), lost_.end(), file.file.hash) != lost_.end();
    if (has_row) return is_lost ? State::Lost : State::Here;
    const bool has_record = file.owner && ui.store().schema().find(file.owner->first) && ui.store().find(file.owner->first, file.owner->second);
    return has_record ? State::Gone : State::WithoutRecord;
}

// What can be done comes first: a narrow row cuts the end.
std::string BackupFiles::detail_of(const UiContext& ui, const BackedUpFile& file, State state) {
    std::vector<std::string> parts;
    if (state == State::Lost) parts.push_back(ui.text("ui.take_files.lost"));
    if (state == State::Gone) parts.push_back(ui.text("ui.take_files.gone"));
    if (file.superseded) parts.push_back(ui.text("ui.files.earlier_version"));
    if (!file.owner_title.empty()) parts.push_back(file.owner_title);
    parts.push_back(size_text(ui, file.file.bytes));
    return join(parts, " · ");
}

void BackupFiles::refresh(const UiContext& ui) {
    if (text_version_ == ui.text_version()) return;
    text_version_ = ui.text_version();
    lost_ = lost_hashes(ui.program);
    rows_.clear();
    for (const BackedUpFile& file : files_) {
        const State state = state_of(ui, file);
        rows_.push_back({.file = file, .state = state, .detail = detail_of(ui, file, state)});
    }
    // What can be lost for good comes first.
    std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) { return (a.state == State::Lost) > (b.state == State::Lost); });
}

void BackupFiles::listen(const UiContext& ui) {
    const auto fail = [&](const std::string& failure) {
        problem_ = failure.empty() || failure == "cancelled" ? std::string() : backup_failure(ui.catalogue, failure);
    };
    if (const auto answer = take_question_.take()) {
        fail(answer->failure);
        if (answer->failure.empty()) taken(ui, taking_);
    }
    if (const auto answer = download_question_.take()) fail(answer->failure);
}

void BackupFiles::take(const UiContext& ui, const BackedUpFile& file) {
    taking_ = file;
    said_->clear();
    take_question_.ask(ui.host, "take-file", wish_for(file.file));
}

// Its bytes are here, durable: now its row may name them.
void BackupFiles::taken(const UiContext& ui, const BackedUpFile& file) {
    const std::string said = ui.text("ui.take_files.taken", {file.file.name, file.owner_title});
    ui.run({.label = "ui.files.add",
            .run = [&program = ui.program, file](Session& session, const Answers&) -> Result<RecordId> {
                auto still_lost = lost_hashes(program);
                std::erase(still_lost, file.file.hash);
                note_lost_files(program, still_lost);
                const auto here = files::files_by_hash(session.store, {file.file.hash});
                const auto same = std::find_if(here.begin(), here.end(), [&](const files::PlacedFile& one) { return one.owner == file.owner; });
                if (same != here.end()) return same->id;
                return files::add_file(session, *file.owner, file.file);
            },
            .done = [said, said_here = said_](RecordId) { *said_here = said; }});
}

void BackupFiles::download(const UiContext& ui, const files::NewFile& file) {
    download_question_.ask(ui.host, "download-backed-up-file", wish_for(file));
}

void BackupFiles::draw(const UiContext& ui) {
    listen(ui);
    refresh(ui);
    paragraph(ui.text(files_.empty() ? "ui.take_files.none" : "ui.take_files.help"), TextStyle::Body);
    if (files_.empty()) return;
    space(metric::gap);
    text_field(ui.label("ui.take_files.search"), search_, {.icon = icon::search, .max_length = 100});
    space(metric::gap);
    const bool busy = take_question_.is_waiting() || download_question_.is_waiting();
    if (busy) progress_.follow(ui);
    if (busy && progress_.is_known()) progress_.draw_bar(ui);
    if (!problem_.empty()) banner("take_problem", Tone::Bad, problem_);
    else if (!said_->empty()) banner("taken", Tone::Ok, *said_);
    begin_dialog_contents();
    draw_rows(ui);
    end_dialog_contents();
}

void BackupFiles::draw_rows(const UiContext& ui) {
    const std::string wanted = fold(search_);
    std::vector<const Row*> shown;
    for (const Row& row : rows_)
        if (wanted.empty() || fold(row.file.file.name + " " + row.detail).find(wanted) != std::string::npos) shown.push_back(&row);
    const std::size_t drawn = std::min(shown.size(), most_drawn);
    for (std::size_t i = 0; i < drawn; ++i) draw_row(ui, *shown[i], i + 1 == drawn);
    if (shown.empty()) label(ui.text("ui.take_files.no_match"), TextStyle::Muted);
    if (shown.size() > drawn) paragraph(ui.text("ui.take_files.more", {ui.locale.integer(static_cast<std::int64_t>(shown.size() - drawn))}), TextStyle::Small);
}

void BackupFiles::draw_row(const UiContext& ui, const Row& row, bool last) {
    const files::NewFile& file = row.file.file;
    ImGui::PushID(&row);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().x, side = icon_button_size();
    const bool busy = take_question_.is_waiting() || download_question_.is_waiting();
    const bool can_take = row.state == State::Lost || row.state == State::Gone;
    begin_column(room - side - metric::gap);
    const bool pressed = list_row(file.name + "###file", {.detail = row.detail, .icon = can_take ? icon::undo_2 : icon::file, .last = last});
    const float end = end_column();
    if (pressed && !busy) can_take ? take(ui, row.file) : download(ui, file);
    ImGui::SetCursorScreenPos({start.x + room - side, start.y + (end - start.y - side) / 2});
    if (icon_button(ui.text("ui.files.download_named", {file.name}) + "###download", icon::download) && !busy) download(ui, file);
    ImGui::SetCursorScreenPos({start.x, end});
    ImGui::Dummy({room, 0});
    ImGui::PopID();
}

}  // namespace bottega::ui
