#include "wasm-app/screens/bulk_actions.hpp"

#include <algorithm>

#include "core/files/files_of_record.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/field_editor.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/duplicates.hpp"
#include "wasm-app/screens/record_panels.hpp"

namespace bottega::ui {

namespace {

constexpr std::size_t most_named = 20;  // of those that refused

// What identifies a record belongs to it alone; what services keep is not typed.
bool can_be_given(const EntityDef& def, const FieldDef& field) {
    const bool kept = field.internal || field.read_only || field.derived || field.computed || field.type == FieldType::Timestamp || field.format == TextFormat::File;
    return !kept && !field.unique && field.name != def.title_field && field.name != def.folder_field;  // moving to a folder has its own button
}

}  // namespace

BulkActions::BulkActions(const UiContext& ui, const EntityDef& def, const EntityUi& look) : def_(&def), look_(look) {
    if (ui.registry.record_screen(def.name)) return;  // the fields of a document count in its totals
    for (std::size_t index = 0; index < def.fields.size(); ++index)
        if (can_be_given(def, def.fields[index])) editable_.push_back(index);
}

void BulkActions::draw_bar(const UiContext& ui, ListSelection& selection, const std::vector<RecordId>& list) {
    constexpr float chip_height = 30;
    constexpr float least_wide_bar = 560;
    const bool narrow = ImGui::GetContentRegionAvail().x < least_wide_bar;
    const float top = ImGui::GetCursorPosY();
    const auto beside = [&] {
        ImGui::SameLine(0, metric::gap);
        ImGui::SetCursorPosY(top);
    };
    const auto press = [&](std::string_view key, std::string_view icon, ButtonKind kind) {
        beside();
        return narrow ? icon_button(ui.label(key), icon) : button(ui.label(key), {.kind = kind, .icon = icon});
    };
    const std::string chosen = ui.catalogue.plural("ui.bulk.chosen", selection.count(), {ui.locale.integer(selection.count())});
    if (!host().is_touch()) ImGui::SetCursorPosY(top + (button_height() - chip_height) / 2);
    if (chip(chosen + "###chosen", true, icon::x)) return selection.clear();
    const auto size = static_cast<std::int64_t>(list.size());
    if (selection.count() < size) {
        beside();
        const std::string all = narrow ? ui.label("ui.all") : ui.text("ui.bulk.choose_all", {ui.locale.integer(size)}) + "###choose_all";
        if (button(all, {.kind = ButtonKind::Ghost})) selection.choose_all(list);
    }
    if (!editable_.empty() && press("ui.bulk.edit", icon::pencil, ButtonKind::Secondary)) ask_to_edit(ui, selection.records(list));
    if (!def_->folder_field.empty()) draw_move(ui, narrow, beside);
    if (def_->compared && selection.count() > 1) draw_merge(ui, selection, list, narrow, beside);
    beside();
    if (const ListFile file = list_file_menu(ui); file != ListFile::None) export_ = file;
    if (look_.deletable && press("ui.delete", icon::trash_2, ButtonKind::Danger)) ask_to_delete(ui, selection.records(list));
}

void BulkActions::draw_move(const UiContext& ui, bool narrow, const std::function<void()>& beside) {
    const std::string name = ui.text(def_->field(def_->folder_field).target + ".move") + "###move_to_folder";
    beside();
    if (narrow ? icon_button(name, icon::folder_input) : button(ui.text("ui.folders.move_to") + "###move_to_folder", {.icon = icon::folder_input})) move_ = true;
}

void BulkActions::draw_merge(const UiContext& ui, const ListSelection& selection, const std::vector<RecordId>& list, bool narrow,
                             const std::function<void()>& beside) {
    const std::string why_not = why_not_merge(ui, static_cast<std::size_t>(selection.count()));
    beside();
    const bool pressed = narrow ? icon_button(ui.label("ui.merge.open"), icon::combine, {.disabled_reason = why_not})
                                : button(ui.label("ui.merge.open"), {.icon = icon::combine, .disabled_reason = why_not});
    if (pressed) ui.navigation.go(merge_route(def_->name, selection.records(list)));
}

void BulkActions::draw_dialogs(const UiContext& ui) {
    if (asking_) draw_question(ui);
    if (editing_) draw_editor(ui);
    if (outcome_ && !outcome_->refusals.empty() && done_) {
        telling_ = true;
        done_ = false;
    }
    if (telling_) draw_refusals(ui);
}

void BulkActions::ask_to_delete(const UiContext&, std::vector<RecordId> records) {
    if (!look_.deletable || records.empty()) return;
    records_ = std::move(records);
    asking_ = true;
}

void BulkActions::draw_question(const UiContext& ui) {
    const auto count = static_cast<std::int64_t>(records_.size());
    const std::string title = ui.catalogue.plural("ui.bulk.delete_title", count, {ui.locale.integer(count)});
    const std::string sentence = ui.text("ui.bulk.delete_sentence"), yes = ui.text("ui.delete"), no = ui.text("ui.cancel");
    if (confirm_dialog("delete_chosen", asking_, {.title = title, .sentence = sentence, .yes = yes, .no = no}) != ConfirmAnswer::Yes) return;
    const auto remove = [entity = def_->name](Session& session, RecordId id) { return files::remove_with_files(session, entity, id); };
    run(ui, "ui.delete", remove, "ui.bulk.deleted");
}

void BulkActions::ask_to_edit(const UiContext& ui, std::vector<RecordId> records) {
    records_ = std::move(records);
    draft_ = std::make_unique<Record>(ui.store().blank(def_->name));
    field_.clear();
    editing_ = true;
}

void BulkActions::draw_editor(const UiContext& ui) {
    const auto count = static_cast<std::int64_t>(records_.size());
    if (!begin_dialog(ui.catalogue.plural("ui.bulk.edit_title", count, {ui.locale.integer(count)}) + "###bulk_edit", editing_)) return;
    std::vector<Choice> fields;
    for (const std::size_t index : editable_)
        if (!ui.store().rule(*def_, def_->fields[index]).unique) fields.push_back({def_->fields[index].name, ui.field_label(*def_, def_->fields[index])});
    if (combo(ui.text("ui.bulk.field") + "###field", field_, fields)) draft_->set_value(*def_->index_of(field_), {});
    space(metric::form_gap);
    const auto index = def_->index_of(field_);
    if (index) field_editor(ui, *draft_, *index, {.help = ui.text("ui.bulk.empty_clears")});
    const std::string yes = ui.text("ui.bulk.apply") + "###apply", no = ui.label("ui.cancel");
    dialog_buttons(button_width(yes, false) + button_width(no, false) + metric::gap);
    if (button(no, {.kind = ButtonKind::Ghost})) editing_ = false;
    ImGui::SameLine(0, metric::gap);
    const std::string why_not = index ? std::string() : ui.text("ui.bulk.choose_field");
    if (button(yes, {.kind = ButtonKind::Primary, .disabled_reason = why_not}) && !has_unreadable_input()) {
        editing_ = false;
        auto save = [save = record_saver(ui, def_->name)](Session& session, Record record) { return save(session, std::move(record), {}); };
        run(ui, "ui.bulk.edit", give_value(def_->name, field_, draft_->value(*index), std::move(save)), "ui.bulk.edited");
    }
    end_dialog();
}

void BulkActions::run(const UiContext& ui, std::string label, EachRecord::Act act, std::string_view told) {
    outcome_ = std::make_shared<EachOutcome>();
    ui.run({.label = std::move(label),
            .start = [records = records_, act = std::move(act), outcome = outcome_](Session&) {
                return std::make_unique<EachRecord>(records, act, outcome);
            },
            .done = [this, alive = std::weak_ptr<bool>(alive_)](RecordId) { if (!alive.expired()) done_ = true; },
            .told = [key = std::string(told), outcome = outcome_](const UiContext& then) {
                if (outcome->changed == 0) return std::string();
                return then.catalogue.plural(key, outcome->changed, {then.locale.integer(outcome->changed)});
            }});
}

void BulkActions::draw_refusals(const UiContext& ui) {
    const auto count = static_cast<std::int64_t>(outcome_->refusals.size());
    if (!begin_dialog(ui.catalogue.plural("ui.bulk.refused", count, {ui.locale.integer(count)}) + "###refused", telling_)) return;
    for (std::size_t i = 0; i < std::min(outcome_->refusals.size(), most_named); ++i) {
        const EachOutcome::Refusal& refusal = outcome_->refusals[i];
        label(ui.store().title(def_->name, refusal.record), TextStyle::Strong);
        paragraph(ui.sentence(refusal.issue));
        space(metric::gap);
    }
    if (outcome_->refusals.size() > most_named)
        paragraph(ui.text("ui.bulk.more_refused", {ui.locale.integer(count - static_cast<std::int64_t>(most_named))}));
    const std::string close = ui.label("ui.close_dialog");
    dialog_buttons(button_width(close, false));
    if (primary_button(close)) telling_ = false;
    end_dialog();
}

}  // namespace bottega::ui
