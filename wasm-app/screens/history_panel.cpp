#include "wasm-app/screens/history_panel.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/data/command_author.hpp"
#include "core/data/merged_record.hpp"
#include "core/files/file_history.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

namespace {

constexpr std::size_t longest_value = 120;

std::string words_of(const UiContext& ui, const EntityDef& def, const FieldDef& field, const std::string& canonical) {
    if (canonical.empty()) return ui.text("ui.history.nothing");
    const auto value = parse_canonical(field.type, canonical, Currency("EUR"));
    if (!value) return canonical;
    std::string text = field.type == FieldType::Money ? ui.locale.money(std::get<Money>(*value), MoneyStyle::Bare)
                                                      : value_text(ui, def, field, *value);
    return truncate(text.empty() ? canonical : text, longest_value);
}

std::string change_text(const UiContext& ui, const EntityDef& def, const FieldChange& change) {
    if (!def.has(change.field)) return {};
    const FieldDef& field = def.field(change.field);
    if (field.internal) return {};
    return ui.text("ui.history.change", {ui.field_label(def, field), words_of(ui, def, field, change.before),
                                         words_of(ui, def, field, change.after)});
}

std::string_view kind_key(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::Created: return "ui.history.created";
        case ChangeKind::Deleted: return "ui.history.deleted";
        default: return "ui.history.updated";
    }
}

Tone tone_of(ChangeKind kind) {
    return kind == ChangeKind::Created ? Tone::Ok : kind == ChangeKind::Deleted ? Tone::Bad : Tone::Info;
}

// A name, or the word for what is nobody's.
std::string author_text(const UiContext& ui, const std::string& author) {
    const std::string key = "ui.history.author." + author;
    return ui.catalogue.has(key) ? ui.text(key) : author;
}

// Saving a form says nothing that the change itself does not say.
bool says_more(const UiContext& ui, const std::string& label) {
    return ui.catalogue.has(label) && label != "ui.save" && label != "ui.create_record" && label != "ui.delete" &&
           label != "ui.files.add" && label != "ui.files.delete" && label != "ui.merge.command";
}

}  // namespace

// What was done, by whom and when.
HistoryPanel::Entry HistoryPanel::entry_of(const UiContext& ui, const HistoryEntry& change, std::string what) {
    Entry entry{.what = std::move(what), .when = instant_text(ui, change.at), .changes = {}, .tone = tone_of(change.kind), .id = change.id};
    const std::string author = author_text(ui, author_of_command(ui.store().database(), change.command));
    if (!author.empty()) entry.when += " · " + author;
    if (says_more(ui, change.command_label)) entry.what += " · " + ui.text(change.command_label);
    return entry;
}

void HistoryPanel::refresh(const UiContext& ui, const EntityDef& def, RecordId id) {
    if (id_ == id && text_version_ == ui.text_version()) return;
    id_ = id;
    text_version_ = ui.text_version();
    entries_.clear();
    for (const HistoryEntry& change : ui.store().history().of_record(def.name, id)) {
        Entry entry = entry_of(ui, change, ui.text(kind_key(change.kind)));
        for (const FieldChange& field : change.changes) {
            std::string text = change_text(ui, def, field);
            if (!text.empty() && change.kind == ChangeKind::Updated) entry.changes.push_back(std::move(text));
        }
        entries_.push_back(std::move(entry));
    }
    for (const Record& note : merged_into(ui.store(), def.name, id)) {
        for (const HistoryEntry& change : ui.store().history().of_record(merged_record::entity, note.id(), 1)) {
            entries_.push_back(entry_of(ui, change, ui.text("ui.history.merged")));
            entries_.back().changes.push_back(note.text(merged_record::name));
        }
    }
    for (const files::FileEvent& event : files::file_events(ui.store(), def.name, id)) {
        entries_.push_back(entry_of(ui, event.entry, ui.text(event.entry.kind == ChangeKind::Created ? "ui.history.file_added" : "ui.history.file_deleted")));
        entries_.back().changes.push_back(event.name);
    }
    std::stable_sort(entries_.begin(), entries_.end(), [](const Entry& one, const Entry& other) { return one.id > other.id; });
}

void HistoryPanel::draw(const UiContext& ui, const EntityDef& def, RecordId id) {
    refresh(ui, def, id);
    if (entries_.empty()) {
        empty_state(icon::history, ui.text("ui.history.empty"));
        return;
    }
    begin_card("history");
    bool first = true;
    for (const Entry& entry : entries_) {
        if (!first) divider();
        first = false;
        pill(entry.what, entry.tone);
        ImGui::SameLine(0, metric::form_gap);
        ImGui::SetCursorPosY(ImGui::GetCursorPosY() + 3);  // on the line of the pill's words
        label(entry.when, TextStyle::Small);
        for (const std::string& change : entry.changes) paragraph(change, TextStyle::Body);
        space(metric::gap);
    }
    end_card();
}

}  // namespace bottega::ui
