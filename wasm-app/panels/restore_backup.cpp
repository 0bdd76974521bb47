#include "wasm-app/panels/restore_backup.hpp"

#include "core/data/migration.hpp"
#include "core/exchange/archive.hpp"
#include "core/exchange/archive_reader.hpp"
#include "core/modules/business/business.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

namespace {

const std::string business_section = "entities." + std::string(business::business::entity);

// Whose archive it is. The reading stops at the first record of the business.
std::string business_in(std::string_view text) {
    std::string name;
    (void)read_archive(text, [&](const std::string& section, const ArchiveRow& row) {
        if (section != business_section) return true;
        for (const auto& [key, value] : row)
            if (key == business::business::name.name) name = value;
        return false;
    });
    return name;
}

bool holds_something(const UiContext& ui) { return ui.store().count({.entity = std::string(business::business::entity)}) > 0; }

}  // namespace

void RestoreBackup::choose(const UiContext& ui) { choice_.ask(ui.host, ".json,application/json"); }

void RestoreBackup::read(const UiContext& ui, PickedFile file) {
    Backup backup{.file = std::move(file.name), .text = std::move(file.bytes), .refusal = {}, .facts = {}};
    describe(ui, backup);
    backup_ = std::move(backup);
    open_ = true;
}

void RestoreBackup::describe(const UiContext& ui, Backup& backup) const {
    const auto summary = inspect_archive(backup.text, schema_version(ui.store().database()));
    if (!summary.ok()) {
        backup.refusal = ui.sentence(summary.issues().front());
        return;
    }
    if (const std::string name = business_in(backup.text); !name.empty()) backup.facts.emplace_back(ui.text("business"), name);
    if (const auto last = Timestamp::parse_iso(summary.value().last_change))
        backup.facts.emplace_back(ui.text("ui.restore.last_change"), instant_text(ui, *last));
    for (const auto& [entity, count] : summary.value().by_entity) {
        const EntityUi* look = ui.registry.entity(entity);
        if (look && !look->group.empty() && count > 0) backup.facts.emplace_back(entity_plural(ui, entity), ui.locale.integer(count));
    }
}

void RestoreBackup::draw(const UiContext& ui) {
    if (auto file = choice_.take()) read(ui, std::move(*file));
    if (!backup_) return;
    const std::string title = ui.text(backup_->refusal.empty() ? "ui.restore.title" : "ui.restore.refused") + "###restore";
    if (begin_dialog(title, open_, {.subtitle = backup_->file})) {
        if (!backup_->refusal.empty()) paragraph(backup_->refusal, TextStyle::Body);
        for (const auto& [key, value] : backup_->facts) key_value(key, value);
        if (backup_->refusal.empty() && holds_something(ui)) {
            space(metric::gap);
            paragraph(ui.text("ui.restore.replaces"), TextStyle::Body);
        }
        draw_buttons(ui);
        end_dialog();
    }
    if (!open_) backup_.reset();
}

void RestoreBackup::draw_buttons(const UiContext& ui) {
    const std::string close = ui.label(backup_->refusal.empty() ? "ui.cancel" : "ui.close_dialog");
    const bool replaces = holds_something(ui);
    const std::string go = ui.text(replaces ? "ui.restore.replace" : "ui.restore.open") + "###restore_go";
    const bool can_go = backup_->refusal.empty();
    dialog_buttons(button_width(close, false) + (can_go ? button_width(go, true) + metric::gap : 0));
    if (button(close, {.kind = can_go ? ButtonKind::Ghost : ButtonKind::Primary})) open_ = false;
    if (!can_go) return;
    ImGui::SameLine(0, metric::gap);
    if (button(go, {.kind = replaces ? ButtonKind::Danger : ButtonKind::Primary, .icon = icon::upload})) restore(ui);
}

void RestoreBackup::restore(const UiContext& ui) {
    ui.run({.label = "ui.restore.command",
            .run = [&program = ui.program, text = std::move(backup_->text)](Session&, const Answers&) -> Result<RecordId> {
                auto imported = program.import_archive(text);
                if (!imported.ok()) return imported.issues();
                return RecordId{};
            },
            .done = [&navigation = ui.navigation](RecordId) { navigation.leave_to({}); },
            .done_text = "ui.restore.done"});
    open_ = false;
}

}  // namespace bottega::ui
