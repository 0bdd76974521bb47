#include "wasm-app/screens/delete_dialog.hpp"

#include "core/files/files_of_record.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

namespace {

Route list_route(const UiContext& ui, const Usage& usage, RecordId used) {
    const EntityUi* known = ui.registry.entity(usage.entity);
    if (!known) return {};
    Route route{.place = known->route};
    put_query(route, {.entity = usage.entity, .conditions = {{usage.field, Comparison::Equal, {used}}}});
    return route;
}

// A line belongs to its document: that is where the person finds it.
Route document_route(const UiContext& ui, const EntityDef& line_def, RecordId line_id) {
    const EntityUi* known = ui.registry.entity(line_def.parent);
    const auto line = ui.store().find(line_def.name, line_id);
    if (!known || !line) return {};
    return {.place = known->route, .item = to_string(line->parent())};
}

}  // namespace

void DeleteDialog::ask(const UiContext& ui, std::string_view entity, RecordId id) {
    entity_ = entity;
    id_ = id;
    title_ = ui.store().title(entity, id);
    find_usages(ui);
    refusing_ = !used_in_.empty();
    asking_ = used_in_.empty();
}

void DeleteDialog::find_usages(const UiContext& ui) {
    used_in_.clear();
    for (const Usage& usage : ui.store().usages(entity_, id_)) {
        const EntityDef& def = ui.store().schema().entity(usage.entity);
        const std::string count = ui.locale.integer(usage.count);
        if (def.parent.empty()) {
            used_in_.push_back({entity_plural(ui, usage.entity) + " (" + count + ")", list_route(ui, usage, id_)});
            continue;
        }
        Route route = document_route(ui, def, usage.example);
        const std::string title = ui.store().title(def.parent, route.record());
        used_in_.push_back({ui.text("ui.used_in_lines", {entity_text(ui, def.parent) + " " + title, count}), std::move(route)});
    }
}

void DeleteDialog::draw(const UiContext& ui, const std::function<void()>& deleted) {
    if (asking_) draw_question(ui, deleted);
    if (refusing_) draw_usages(ui);
}

void DeleteDialog::draw_question(const UiContext& ui, const std::function<void()>& deleted) {
    const std::string title = ui.text("ui.delete_title", {title_});
    const std::string sentence = ui.text("ui.delete_sentence"), yes = ui.text("ui.delete"), no = ui.text("ui.cancel");
    const auto answer = confirm_dialog("delete_record", asking_, {.title = title, .sentence = sentence, .yes = yes, .no = no});
    if (answer != ConfirmAnswer::Yes) return;
    ui.run({.label = "ui.delete",
            .run = [entity = entity_, id = id_](Session& session, const Answers&) { return files::remove_with_files(session, entity, id); },
            .done = [deleted](RecordId) { if (deleted) deleted(); },
            .done_text = "ui.deleted"});
}

void DeleteDialog::draw_usages(const UiContext& ui) {
    if (!begin_dialog(ui.text("ui.in_use_title", {title_}) + "###in_use", refusing_)) return;
    paragraph(ui.text("ui.in_use_sentence"));
    space(metric::gap);
    int number = 0;
    for (const UsedIn& place : used_in_) {
        ImGui::PushID(number++);
        if (place.route.place.empty()) {
            label(place.text);
        } else if (link(place.text, {.icon = icon::arrow_up_right})) {
            refusing_ = false;
            ui.navigation.go(place.route);
        }
        ImGui::PopID();
    }
    const std::string close = ui.label("ui.close");
    dialog_buttons(button_width(close, false));
    if (button(close)) refusing_ = false;
    end_dialog();
}

}  // namespace bottega::ui
