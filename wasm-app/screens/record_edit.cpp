#include "wasm-app/screens/record_edit.hpp"

#include <algorithm>

#include "core/data/duplicate.hpp"
#include "wasm-app/kit/fields.hpp"
#include "wasm-app/kit/overlays.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/screens/chosen_files.hpp"
#include "wasm-app/screens/record_panels.hpp"
#include "wasm-app/screens/unreadable_input.hpp"

namespace bottega::ui {

void take_from_address(Record& record, const Route& route) {
    for (const auto& [name, text] : route.parameters) {
        const auto index = record.def().index_of(name);
        if (!index || record.def().fields[*index].internal || record.def().fields[*index].read_only || record.def().fields[*index].format == TextFormat::File) continue;
        const auto value = parse_canonical(record.def().fields[*index].type, text, record.currency());
        if (value) record.set_value(*index, *value);
    }
}

void RecordEdit::start_new(const UiContext& ui, const EntityDef& def, const Route& route) {
    panels_ = ui.registry.panels_of(def.name);
    const auto copied = parse_record_id(route.parameter("copy"));
    record_ = copied ? copied_from(ui, def, *copied) : ui.store().blank(def.name);
    take_from_address(*record_, route);
    for (const RecordPanel* panel : panels_)
        if (panel->prepare_new) panel->prepare_new(ui, *record_);
    if (def.fill_in) def.fill_in(ui.store(), *record_, nullptr);
    before_ = record_;
    is_new_ = true;
    sealed_ = tried_to_save_ = false;
    look_for_problems(ui);
}

Record RecordEdit::copied_from(const UiContext& ui, const EntityDef& def, RecordId id) const {
    const auto original = ui.store().find(def.name, id);
    return original ? duplicate_of(ui.store(), *original) : ui.store().blank(def.name);
}

bool RecordEdit::open(const UiContext& ui, const EntityDef& def, RecordId id) {
    panels_ = ui.registry.panels_of(def.name);
    record_ = before_ = ui.store().find(def.name, id);
    version_ = ui.store().version();
    is_new_ = tried_to_save_ = false;
    shown_.clear();
    sealed_ = record_ && bottega::is_sealed(*record_);
    if (record_) look_for_problems(ui);
    return record_.has_value();
}

void RecordEdit::refresh(const UiContext& ui) {
    if (is_new_ || !record_ || version_ == ui.store().version()) return;
    if (has_changes()) {
        version_ = ui.store().version();
        return;
    }
    const bool tried = tried_to_save_;
    open(ui, record_->def(), record_->id());
    tried_to_save_ = tried;
}

void RecordEdit::field_changed(const UiContext& ui, std::string_view field) {
    for (const RecordPanel* panel : panels_)
        if (panel->field_changed) panel->field_changed(ui, *record_, field);
    recompute(*record_);
    look_for_problems(ui);
}

void RecordEdit::look_for_problems(const UiContext& ui) {
    hidden_ = documents::fields_of_other_countries(ui.store(), *record_);
    show(sealed_ ? Issues() : problems_of_draft(ui.store(), *record_));
}

void RecordEdit::show(const Issues& issues) {
    shown_.clear();
    for (const Issue& issue : issues)
        if (tried_to_save_ || issue.severity == Severity::Warning) shown_.push_back(issue);
}

void RecordEdit::give_up(const UiContext& ui) {
    record_ = before_;
    tried_to_save_ = false;
    forget_unreadable_input();
    look_for_problems(ui);
}

std::optional<UnsavedForm> RecordEdit::unsaved_form(const UiContext& ui, std::string place) const {
    if (!has_changes()) return std::nullopt;
    UnsavedForm form{.place = std::move(place), .entity = record_->def().name, .record = is_new_ ? RecordId{} : before_->id(),
                     .name = is_new_ ? record_->title() : record_name(ui, *before_), .fields = typed_fields(*record_, *before_)};
    return form.is_empty() ? std::nullopt : std::optional(std::move(form));
}

std::optional<Issue> RecordEdit::take_up(const UiContext& ui, const UnsavedForm& form, std::initializer_list<std::string_view> also) {
    if (!record_) return Issue{.message = "ui.kept_form.gone"};
    if (sealed_) return Issue{.message = "ui.kept_form.sealed"};
    take_typed(*record_, form.fields, also);
    leave_out_lost_files(ui.store(), *record_, *before_);
    recompute(*record_);
    look_for_problems(ui);
    return std::nullopt;
}

void RecordEdit::save(const UiContext& ui, std::function<void(RecordId)> saved) {
    tried_to_save_ = true;
    seeks_problem_ = false;
    if (stopped_by_unreadable_input(ui)) return;
    auto work = [record = *record_, files = chosen_for(ui.store(), *record_), save = record_saver(ui, record_->def().name)](Session& session, const Answers& answers) {
        return files::save_with_files(session, record, files, [&](Session& in, Record whole) { return save(in, std::move(whole), answers); });
    };
    ui.run({.label = is_new_ ? "ui.create_record" : "ui.save",
            .run = std::move(work),
            .done = [this, ui, saved = std::move(saved)](RecordId id) {
                before_ = record_;
                tried_to_save_ = false;
                look_for_problems(ui);
                if (saved) saved(id);
            },
            .refused = [this, ui](const Issues& issues) {
                look_for_problems(ui);
                seeks_problem_ = true;
                for (const Issue& issue : issues)
                    if (std::find(shown_.begin(), shown_.end(), issue) == shown_.end()) shown_.push_back(issue);
                tell_not_saved(ui, issues.size());
            },
            .done_text = "ui.saved"});
}

}  // namespace bottega::ui
