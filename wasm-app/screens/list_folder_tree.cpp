// The tree of a list's folders, beside it or in a sheet, and the choice of where to move something.
#include <algorithm>
#include <utility>

#include "core/base/text.hpp"
#include "generated/icons.hpp"
#include "imgui_internal.h"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/folder_commands.hpp"
#include "wasm-app/screens/folder_entries.hpp"
#include "wasm-app/screens/list_folders.hpp"

namespace bottega::ui {

void ListFolders::draw_beside(const UiContext& ui, Rect rect) {
    const std::string title = entity_plural(ui, folders_def_->name);
    begin_region(mirror::Role::Region, title + "###folders", rect);
    was_over_ = std::exchange(over_, 0);
    const float top = ImGui::GetCursorPosY(), size = icon_button_size();
    ImGui::SetCursorPosY(top + (size - font_size::body) / 2);
    const Folder* chosen = folders_.find(folder());
    label(title, TextStyle::Strong, rect.width - (chosen ? 2 : 1) * (size + 4) - 4);
    ImGui::SetCursorPos({rect.width - size - (chosen ? size + 4 : 0), top});
    if (chosen && begin_menu_icon_button(ui.text("ui.folders.actions", {chosen->name}) + "###actions", icon::ellipsis)) {
        draw_folder_menu(ui, *chosen);
        end_menu();
    }
    ImGui::SetCursorPos({rect.width - size, top});
    if (icon_button(new_text(ui, folders_def_->name) + "###new_folder", icon::folder_plus)) begin_typing(ui, {});
    space(4);
    const bool has_scope = chosen && chosen->has_inner;
    begin_scroll_area("tree", has_scope ? button_height() + 10 : 0);
    draw_tree(ui);
    end_scroll_area();
    if (has_scope) draw_scope(ui);
    end_region();
}

void ListFolders::draw_scope(const UiContext& ui) {
    bool inner = scope_ == FolderScope::WithInner;
    space(6);
    if (!checkbox(ui.text("ui.folders.inner") + "###inner", inner)) return;
    scope_ = inner ? FolderScope::WithInner : FolderScope::Only;
    changed_ = true;
}

void ListFolders::draw_tree(const UiContext& ui) {
    const std::string title = entity_plural(ui, folders_def_->name);
    {
        Tree tree("folder_tree", title, tree_);
        draw_entry(ui, tree, entry_of_all, ui.text("ui.all"), folders_.records, icon::list, Choice::All);
        int hidden_below = 0;
        for (const Folder& folder : folders_.list) {
            if (hidden_below > 0 && folder.level > hidden_below) continue;
            hidden_below = closed_.contains(folder.id.value) ? folder.level : 0;
            if (typing_ && typing_->renamed == folder.id) draw_name_field(ui, tree, folder.level);
            else draw_folder(ui, tree, folder);
            if (typing_ && typing_->inside == folder.id && !typing_->renamed) draw_name_field(ui, tree, folder.level + 1);
        }
        if (typing_ && !typing_->inside && !typing_->renamed) draw_name_field(ui, tree, 1);
        if (any()) draw_entry(ui, tree, entry_without, name_of(ui, entry_without), folders_.without, icon::circle, Choice::Without);
    }
    if (!any() && !typing_) {
        space(6);
        paragraph(ui.text("ui.folders.none_yet"), TextStyle::Small);
    }
}

bool ListFolders::is_under_drag(const Tree& tree) const {
    const ImVec2 pointer = ImGui::GetMousePos();
    const Rect& place = tree.place();
    return lifted_ && pointer.x >= place.x && pointer.x < place.right() && pointer.y >= place.y && pointer.y < place.bottom();
}

void ListFolders::draw_entry(const UiContext& ui, Tree& tree, std::int64_t key, std::string_view text, std::int64_t count, std::string_view icon, Choice choice) {
    const std::string counted = ui.locale.integer(count), description = count_text(ui, count);
    const TreePress press = tree.item({.key = key, .text = text, .icon = icon, .count = counted, .description = description,
                                       .chosen = choice_ == choice, .target = lifted_ && was_over_ == key});
    if (is_under_drag(tree) && takes(key)) over_ = key;
    if (press == TreePress::Choose && !lifted_) choose(choice);
    if (press == TreePress::Insert) begin_typing(ui, {});
    if (key != entry_of_all || !begin_context_menu(text)) return;
    if (menu_item(new_text(ui, folders_def_->name) + "###new", {.icon = icon::folder_plus})) begin_typing(ui, {});
    end_menu();
}

void ListFolders::draw_folder(const UiContext& ui, Tree& tree, const Folder& folder) {
    const bool chosen = choice_ == Choice::Folder && chosen_ == folder.id, open = !closed_.contains(folder.id.value);
    const std::string counted = ui.locale.integer(count_of(folder)), description = count_text(ui, count_of(folder));
    const TreePress press = tree.item({.key = folder.id.value, .outer = folder.inside.value, .text = folder.name,
                                       .icon = folder.has_inner && open ? icon::folder_open : icon::folder, .count = counted,
                                       .description = description, .level = folder.level, .has_inner = folder.has_inner, .open = open,
                                       .chosen = chosen, .target = lifted_ && was_over_ == folder.id.value});
    if (is_under_drag(tree) && takes(folder.id.value)) over_ = folder.id.value;
    if (begin_context_menu(folder.name)) {
        draw_folder_menu(ui, folder);
        end_menu();
    }
    follow_press(ui, press, folder);
}

void ListFolders::follow_press(const UiContext& ui, TreePress press, const Folder& folder) {
    switch (press) {
        case TreePress::Choose:
            if (!lifted_) choose(Choice::Folder, folder.id);
            break;
        case TreePress::Toggle: toggle(ui, folder.id); break;
        case TreePress::Insert: begin_typing(ui, folder.id); break;
        case TreePress::Rename: begin_renaming(folder); break;
        case TreePress::Delete: remove(ui, folder); break;
        case TreePress::Lift:
            if (!lifted_ && beside_) lifted_ = Moving{{}, folder.id, folder.name};
            break;
        case TreePress::None: break;
    }
}

void ListFolders::draw_folder_menu(const UiContext& ui, const Folder& folder) {
    const EntityUi* records = ui.registry.entity(list_->name);
    if (records && records->creatable && menu_item(ui.label("ui.folders.new_here"), {.icon = icon::plus}))
        new_here_ = folder.id;
    menu_separator();
    if (menu_item(new_text(ui, folders_def_->name) + "###new", {.icon = icon::folder_plus})) begin_typing(ui, folder.inside);
    if (menu_item(ui.label("ui.folders.add_inside"), {.icon = icon::corner_down_left, .shortcut = ui.host.is_touch() ? "" : "Ins"})) begin_typing(ui, folder.id);
    if (menu_item(ui.label("ui.folders.rename"), {.icon = icon::pencil, .shortcut = ui.host.is_touch() ? "" : "F2"})) begin_renaming(folder);
    if (menu_item(ui.label("ui.folders.move_to"), {.icon = icon::folder_input})) asked_ = Moving{{}, folder.id, folder.name};
    menu_separator();
    if (menu_item(ui.label("ui.delete"), {.icon = icon::trash_2, .danger = true})) remove(ui, folder);
}

void ListFolders::draw_name_field(const UiContext& ui, Tree& tree, int level) {
    const std::string name = ui.field_label(*folders_def_, folders_def_->field(folders_def_->title_field));
    switch (tree.name_field(level, name, typing_->text)) {
        case TreeTyping::Done: return finish_typing(ui);
        case TreeTyping::GivenUp: give_up(); return;
        case TreeTyping::Going: return;
    }
}

void ListFolders::draw_dialogs(const UiContext& ui, const std::function<void(RecordId)>& new_record) {
    if (!possible()) return;
    const std::string title = entity_plural(ui, folders_def_->name);
    if (sheet_ && begin_dialog(title + "###folder_sheet", sheet_, {.width = 380})) {
        if (button(new_text(ui, folders_def_->name) + "###new_folder", {.icon = icon::folder_plus})) begin_typing(ui, {});
        const Folder* chosen = folders_.find(folder());
        if (chosen) {
            ImGui::SameLine(0, metric::gap);
            if (begin_menu_icon_button(ui.text("ui.folders.actions", {chosen->name}) + "###actions", icon::ellipsis)) {
                draw_folder_menu(ui, *chosen);
                end_menu();
            }
        }
        draw_tree(ui);
        if (chosen && chosen->has_inner) draw_scope(ui);
        end_dialog();
    }
    if (!sheet_ && !beside_) typing_.reset();  // the place to type in is gone
    if (asked_) draw_where(ui);
    if (const RecordId here = std::exchange(new_here_, RecordId{})) {
        sheet_ = false;
        new_record(here);
    }
}

// The folders once more, to press one of them; or a name for a new one.
void ListFolders::draw_where(const UiContext& ui) {
    bool open = true;
    std::optional<std::int64_t> wanted;
    bool wants_new = false;
    if (begin_dialog(ui.text("ui.folders.move_to") + "###where", open, {.width = 400})) {
        const auto own = folders_.with_inner(asked_->folder);
        const auto entry = [&](Tree& tree, const TreeItem& item) {
            if (tree.item(item) == TreePress::Choose) wanted = item.key;
        };
        {
            Tree tree("where_tree", entity_plural(ui, folders_def_->name), where_tree_);
            const bool moves_folder = static_cast<bool>(asked_->folder);
            const std::string none = moves_folder ? ui.text("ui.folders.top") : name_of(ui, entry_without);
            entry(tree, {.key = entry_without, .text = none, .icon = moves_folder ? icon::list : icon::circle});
            for (const Folder& folder : folders_.list) {
                if (std::find(own.begin(), own.end(), folder.id) != own.end()) continue;
                entry(tree, {.key = folder.id.value, .outer = folder.inside.value, .text = folder.name, .icon = icon::folder, .level = folder.level});
            }
        }
        if (!asked_->folder) {
            space(metric::gap);
            text_field(new_text(ui, folders_def_->name) + "###new_name", new_name_, {.max_length = 240});
            const std::string create = ui.label("ui.folders.create_and_move");
            const bool entered = field_committed() && ImGui::IsKeyPressed(ImGuiKey_Enter, false);
            wants_new = button(create, {.icon = icon::folder_plus, .disabled = is_blank(new_name_)}) || entered;
        }
        end_dialog();
    }
    wants_new = wants_new && !is_blank(new_name_);
    if (wants_new) move_to_new_folder(ui, *list_, asked_->records, std::string(trim(new_name_)));
    else if (wanted) drop(ui, *asked_, *wanted);
    if (!open || wanted || wants_new) {
        asked_.reset();
        new_name_.clear();
    }
}

}  // namespace bottega::ui
