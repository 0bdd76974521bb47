#include "wasm-app/screens/list_folders.hpp"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/base/text.hpp"
#include "generated/icons.hpp"
#include "imgui_internal.h"
#include "wasm-app/kit/draw.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/folder_commands.hpp"
#include "wasm-app/screens/folder_entries.hpp"

namespace bottega::ui {

namespace {

// In the address: which folder, and whether only what lies directly in it is shown.
constexpr std::string_view folder_parameter = "in_folder", scope_parameter = "folder_scope", in_none = "none", only_own = "own";

std::string folders_setting(const EntityDef& list) { return "folders." + list.name; }

}  // namespace

ListFolders::ListFolders(const UiContext& ui, const EntityDef& list) : list_(&list) {
    if (list.folder_field.empty()) return;
    folders_def_ = &folder_entity(ui.store().schema(), list);
    const auto kept = nlohmann::json::parse(ui.program.setting(folders_setting(list)), nullptr, false);
    if (!kept.is_object()) return;
    if (const auto shown = kept.find("shown"); shown != kept.end() && shown->is_boolean()) shown_ = shown->get<bool>();
    if (const auto closed = kept.find("closed"); closed != kept.end() && closed->is_array())
        for (const auto& id : *closed)
            if (id.is_number_integer()) closed_.insert(id.get<std::int64_t>());
}

void ListFolders::keep(const UiContext& ui) const {
    nlohmann::json kept = nlohmann::json::object();
    if (shown_) kept["shown"] = *shown_;
    for (const std::int64_t id : closed_)
        if (folders_.find(RecordId{id})) kept["closed"].push_back(id);
    ui.run({.label = "ui.folders",
            .run = [&program = ui.program, name = folders_setting(*list_), text = kept.dump()](Session&, const Answers&) -> Result<RecordId> {
                program.set_setting(name, text);
                return RecordId{};
            }});
}

void ListFolders::read(Route& route) {
    const std::string wanted(route.parameter(folder_parameter));
    scope_ = route.parameter(scope_parameter) == only_own ? FolderScope::Only : FolderScope::WithInner;
    choice_ = Choice::All;
    chosen_ = {};
    if (wanted == in_none) choice_ = Choice::Without;
    else if (const auto id = parse_record_id(wanted)) choice_ = Choice::Folder, chosen_ = *id;
    if (!possible()) choice_ = Choice::All;
    route.set_parameter(folder_parameter, {});
    route.set_parameter(scope_parameter, {});
}

void ListFolders::put(Route& route) const {
    if (choice_ == Choice::Without) route.set_parameter(folder_parameter, std::string(in_none));
    if (choice_ == Choice::Folder) route.set_parameter(folder_parameter, to_string(chosen_));
    if (choice_ == Choice::Folder && scope_ == FolderScope::Only) route.set_parameter(scope_parameter, std::string(only_own));
}

bool ListFolders::refresh(const UiContext& ui) {
    if (!possible()) return false;
    if (std::exchange(version_, ui.store().version()) != ui.store().version()) folders_ = folders_of(ui.store(), *list_);
    if (const std::int64_t wanted = std::exchange(*wanted_, 0)) tree_.wanted = wanted;
    if (choice_ != Choice::Folder) return false;
    const Folder* folder = folders_.find(chosen_);
    if (folder) {
        around_chosen_ = folder->inside;
        return false;
    }
    chosen_ = folders_.find(around_chosen_) ? around_chosen_ : RecordId{};
    if (!chosen_) choice_ = Choice::All;
    return true;
}

void ListFolders::narrow(Query& query) const {
    if (choice_ != Choice::All) query.conditions.push_back(lies_in(folders_, *list_, folder(), scope_));
}

std::string ListFolders::chosen_name(const UiContext& ui) const {
    return choice_ == Choice::Folder ? folders_.path(chosen_) : name_of(ui, choice_ == Choice::All ? entry_of_all : entry_without);
}

std::string ListFolders::name_of(const UiContext& ui, std::int64_t key) const {
    if (key == entry_of_all) return ui.text("ui.all");
    if (key == entry_without) return ui.text(folders_def_->name + ".none");
    return folders_.path(RecordId{key});
}

void ListFolders::choose(Choice choice, RecordId folder) {
    sheet_ = false;
    if (choice == choice_ && folder == chosen_) return;
    choice_ = choice;
    chosen_ = folder;
    changed_ = true;
}

// ---- where it stands

void ListFolders::place(bool has_room, bool narrow) {
    has_room_ = has_room && possible();
    narrow_ = narrow;
    beside_ = has_room_ && shown_.value_or(any());
    if (!beside_) lifted_.reset();
}

bool ListFolders::has_line() const { return possible() && !beside_ && (is_chosen() || (!has_room_ && any())); }

void ListFolders::draw_switch(const UiContext& ui) {
    if (!possible() || narrow_) return;
    ImGui::SameLine(0, metric::gap);
    if (!icon_button(entity_plural(ui, folders_def_->name) + "###folders", icon::folder_tree, {.active = beside_})) return;
    if (!has_room_) {
        sheet_ = true;
        return;
    }
    shown_ = !beside_;
    if (*shown_) tree_.wanted = choice_ == Choice::Folder ? chosen_.value : entry_of_all;
    keep(ui);
}

void ListFolders::draw_line(const UiContext& ui) {
    const Folder* chosen = folders_.find(folder());
    const std::string text = ui.text("ui.folders.chosen", {entity_plural(ui, folders_def_->name), chosen ? chosen->name : chosen_name(ui)});
    const float width = narrow_ ? -1.0f : std::min(ImGui::GetContentRegionAvail().x, button_width(text, true) + 24);
    if (button(text + "###folder_line", {.icon = icon::folder_tree, .width = width})) sheet_ = true;
    space(2);
}

void ListFolders::take_focus() {
    tree_.wanted = choice_ == Choice::Folder ? chosen_.value : choice_ == Choice::Without ? entry_without : entry_of_all;
}

void ListFolders::toggle(const UiContext& ui, RecordId folder) {
    if (closed_.erase(folder.value) == 0) closed_.insert(folder.value);
    keep(ui);
}

// ---- names typed in place

void ListFolders::add_inside_focused(const UiContext& ui) {
    begin_typing(ui, tree_.focused > 0 ? RecordId{tree_.focused} : RecordId{});
}

void ListFolders::begin_typing(const UiContext& ui, RecordId inside) {
    const Folder* outer = folders_.find(inside);
    const int most = folders_def_->most_levels;
    if (outer && most > 0 && outer->level >= most)
        return show_toast({.text = ui.sentence({.message = "issue.too_many_levels", .args = {std::to_string(most)}}), .tone = Tone::Warn});
    if (outer) closed_.erase(inside.value);
    tree_.typing = false;
    typing_ = Typing{.renamed = {}, .inside = inside, .text = {}};
}

void ListFolders::begin_renaming(const Folder& folder) {
    tree_.typing = false;
    typing_ = Typing{.renamed = folder.id, .inside = {}, .text = folder.name};
}

void ListFolders::finish_typing(const UiContext& ui) {
    const Typing typed = *std::exchange(typing_, std::nullopt);
    const std::string name(trim(typed.text));
    tree_.wanted = typed.renamed ? typed.renamed.value : typed.inside ? typed.inside.value : std::int64_t{entry_of_all};
    if (name.empty()) return;
    const Folder* renamed = folders_.find(typed.renamed);
    if (renamed && renamed->name != name) rename_folder(ui, *folders_def_, renamed->id, name);
    if (!typed.renamed) add_folder(ui, *folders_def_, name, typed.inside, [wanted = wanted_](RecordId id) { *wanted = id.value; });
}

bool ListFolders::give_up() {
    if (lifted_) {
        lifted_.reset();
        ImGui::ClearActiveID();
        return true;
    }
    if (!typing_) return false;
    tree_.wanted = typing_->renamed ? typing_->renamed.value : typing_->inside ? typing_->inside.value : std::int64_t{entry_of_all};
    typing_.reset();
    return true;
}

// ---- moving

void ListFolders::lift(std::vector<RecordId> records, std::string name) {
    if (lifted_ || !beside_) return;
    lifted_ = Moving{std::move(records), {}, std::move(name)};
}

// A record lies in a folder or in none; a folder in another one, or at the first level.
bool ListFolders::takes(std::int64_t key) const {
    if (!lifted_) return false;
    if (!lifted_->folder) return key != entry_of_all;
    if (key == entry_without) return false;
    const auto own = folders_.with_inner(lifted_->folder);
    return std::find(own.begin(), own.end(), RecordId{key}) == own.end();
}

void ListFolders::drop(const UiContext& ui, const Moving& moving, std::int64_t onto) {
    const RecordId into = onto > 0 ? RecordId{onto} : RecordId{};
    const Folder* folder = folders_.find(moving.folder);
    if (folder) move_folder_to(ui, *folders_def_, *folder, into, into ? folders_.path(into) : ui.text("ui.folders.top"));
    else move_to_folder(ui, *list_, moving.records, into, name_of(ui, onto));
}

void ListFolders::follow_drag(const UiContext& ui) {
    if (!lifted_) return;
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        const Moving moved = *std::exchange(lifted_, std::nullopt);
        if (over_ != 0) drop(ui, moved, over_);
        over_ = 0;
        return;
    }
    const draw::Pen ink = draw::pen(TextWeight::Medium, font_size::body, theme().text);
    const ImVec2 at = draw::add(ImGui::GetMousePos(), 14, 8), max = draw::add(at, draw::text_width(ink, lifted_->name) + 24, 34);
    ImDrawList* list = ImGui::GetForegroundDrawList();
    draw::surface(list, at, max, metric::button_radius, 1);
    draw::text(list, ink, draw::add(at, 12, 10), lifted_->name);
    ImGui::SetMouseCursor(over_ != 0 ? ImGuiMouseCursor_Hand : ImGuiMouseCursor_NotAllowed);
}

void ListFolders::remove(const UiContext& ui, const Folder& folder) {
    remove_folder(ui, *folders_def_, folder, folder.inside ? folders_.path(folder.inside) : name_of(ui, entry_without));
    tree_.wanted = folder.inside ? folder.inside.value : std::int64_t{entry_of_all};
}

}  // namespace bottega::ui
