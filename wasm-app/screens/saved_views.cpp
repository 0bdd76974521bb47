#include "wasm-app/screens/saved_views.hpp"

#include <utility>

#include "core/data/saved_view.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

const std::vector<SavedViews::Entry>& SavedViews::entries(const UiContext& ui) {
    if (version_ == ui.text_version()) return entries_;
    version_ = ui.text_version();
    entries_.clear();
    for (const Record& saved : ui.store().run(views_of(def_->name))) {
        Entry entry{.id = saved.id(), .name = saved.title(), .label = saved.title(),
                    .is_default = saved.get(saved_view::is_default).value_or(false),
                    .view = view_of_record(ui.store().schema(), *def_, saved)};
        if (entry.view) {
            const std::string count = ui.locale.integer(ui.store().count(query_of_view(ui, *def_, look_, *entry.view)));
            entry.label = ui.text("ui.view.counted", {entry.name, count});
        }
        entry.label += "###view" + to_string(entry.id);
        entries_.push_back(std::move(entry));
    }
    return entries_;
}

const SavedViews::Entry* SavedViews::find(const UiContext& ui, RecordId id) {
    for (const Entry& entry : entries(ui))
        if (entry.id == id) return &entry;
    return nullptr;
}

const SavedViews::Entry* SavedViews::default_of_list(const UiContext& ui) {
    for (const Entry& entry : entries(ui))
        if (entry.is_default && entry.view) return &entry;
    return nullptr;
}

void SavedViews::draw_menu(const UiContext& ui, const Entry& entry, const ListView* now) {
    const auto stored = [&] { return ui.store().find(saved_view::entity, entry.id); };
    if (now && menu_item(ui.label("ui.view.update"), {.icon = icon::save})) update(ui, entry.id, *now);
    if (menu_item(ui.label("ui.view.rename"), {.icon = icon::pencil})) {
        asking_ = renames_ = true;
        renamed_ = entry.id;
        name_ = entry.name;
        as_default_ = entry.is_default;
    }
    if (menu_item(ui.label("ui.view.default"), {.checked = entry.is_default, .toggles = true})) {
        if (auto view = stored()) {
            view->set(saved_view::is_default, !entry.is_default);
            save(ui, std::move(*view), "ui.view.default", "ui.saved");
        }
    }
    menu_separator();
    if (menu_item(ui.label("ui.view.delete"), {.icon = icon::trash_2, .danger = true}))
        ui.run({.label = "ui.view.delete",
                .run = [id = entry.id](Session& session, const Answers&) { return session.store.remove(saved_view::entity, id); },
                .done_text = "ui.deleted"});
}

void SavedViews::ask_to_save(const ListView& now) {
    asking_ = true;
    renames_ = as_default_ = false;
    name_.clear();
    draft_ = now;
}

void SavedViews::update(const UiContext& ui, RecordId id, const ListView& now) {
    auto view = ui.store().find(saved_view::entity, id);
    if (!view) return;
    put_view(*view, now);
    save(ui, std::move(*view), "ui.view.update", "ui.view.updated");
}

void SavedViews::save(const UiContext& ui, Record view, std::string_view label, std::string_view told) {
    const RecordId view_id = view.id();
    ui.run({.label = std::string(label),
            .run = [view = std::move(view)](Session& session, const Answers&) { return save_view(session, view); },
            .done = [saved = saved_, finished = finished_, is_new = !view_id](RecordId id) {
                if (is_new) *saved = id;
                *finished = true;
            },
            .refused = [problem = problem_, ui](const Issues& issues) { *problem = ui.sentence(issues.front()); },
            .done_text = std::string(told)});
}

void SavedViews::draw_dialog(const UiContext& ui) {
    if (std::exchange(*finished_, false)) asking_ = false;
    const std::string title = ui.text(renames_ ? "ui.view.rename" : "ui.view.save");
    if (!asking_ || !begin_dialog(title + "###view", asking_)) {
        if (!problem_->empty()) show_toast({.text = std::exchange(*problem_, std::string()), .tone = Tone::Bad});
        return;
    }
    if (text_field(ui.text("ui.view.name") + "###name", name_,
                   {.error = *problem_, .required = true, .focus = ImGui::IsWindowAppearing(), .max_length = 240}))
        problem_->clear();
    bool done = field_committed() && ImGui::IsKeyPressed(ImGuiKey_Enter, false);
    checkbox(ui.text("ui.view.default") + "###default", as_default_);
    const std::string keep = ui.label("ui.save"), cancel = ui.label("ui.cancel");
    dialog_buttons(button_width(keep, false) + button_width(cancel, false) + metric::gap);
    if (button(cancel, {.kind = ButtonKind::Ghost})) asking_ = false;
    ImGui::SameLine(0, metric::gap);
    done = button(keep, {.kind = ButtonKind::Primary}) || done;
    end_dialog();
    if (!done) return;
    auto view = renames_ ? ui.store().find(saved_view::entity, renamed_) : std::optional(ui.store().blank(saved_view::entity));
    if (!view) return;
    if (name_.empty()) view->clear(saved_view::name);
    else view->set(saved_view::name, name_);
    view->set(saved_view::is_default, as_default_);
    if (!renames_) {
        view->set(saved_view::list, def_->name);
        put_view(*view, draft_);
    }
    save(ui, std::move(*view), renames_ ? "ui.view.rename" : "ui.view.save", "ui.view.saved");
}

}  // namespace bottega::ui
