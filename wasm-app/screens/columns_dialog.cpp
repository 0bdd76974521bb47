#include "wasm-app/screens/columns_dialog.hpp"

#include <algorithm>

#include "generated/icons.hpp"
#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/custom_fields.hpp"
#include "wasm-app/screens/field_rules.hpp"
#include "wasm-app/screens/form_layout.hpp"

namespace bottega::ui {

namespace {

using Names = std::vector<std::string>;

Names names_of(const EntityDef& def, const std::vector<std::size_t>& shown) {
    Names names;
    for (const std::size_t index : shown) names.push_back(def.fields[index].name);
    return names;
}

// The first column is what a row is called by: it stays.
bool draw_shown(const UiContext& ui, const EntityDef& def, Names& names) {
    bool changed = false;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string text = ui.field_label(def, def.field(names[i]));
        const float top = ImGui::GetCursorPosY(), row = button_height();
        ImGui::PushID(names[i].c_str());
        const float buttons = ImGui::GetContentRegionAvail().x - 2 * icon_button_size() - metric::gap;
        constexpr float box_height = 24;
        if (!host().is_touch()) ImGui::SetCursorPosY(top + (icon_button_size() - box_height) / 2);
        bool on = true;
        if (checkbox(text + "###shown", on, {.disabled = i == 0})) names.erase(names.begin() + static_cast<std::ptrdiff_t>(i)), changed = true;
        ImGui::SetCursorPos({ImGui::GetStyle().WindowPadding.x + buttons, top});
        if (!changed && icon_button(ui.text("ui.columns.earlier", {text}) + "###earlier", icon::arrow_up, {.disabled = i < 2}))
            std::swap(names[i], names[i - 1]), changed = true;
        ImGui::SameLine(0, metric::gap);
        if (!changed && icon_button(ui.text("ui.columns.later", {text}) + "###later", icon::arrow_down, {.disabled = i == 0 || i + 1 == names.size()}))
            std::swap(names[i], names[i + 1]), changed = true;
        ImGui::PopID();
        ImGui::SetCursorPosY(std::max(ImGui::GetCursorPosY(), top + row));
        if (changed) break;
    }
    return changed;
}

bool draw_hidden(const UiContext& ui, const EntityDef& def, Names& names) {
    for (const FieldDef& field : def.fields) {
        const bool shown = std::find(names.begin(), names.end(), field.name) != names.end();
        if (shown || !can_be_listed(def, field) || names.size() >= most_list_columns) continue;
        bool on = false;
        if (!checkbox(ui.field_label(def, field) + "###hidden_" + field.name, on)) continue;
        names.push_back(field.name);
        return true;
    }
    return false;
}

}  // namespace

bool ColumnsDialog::draw(const UiContext& ui, const EntityDef& def, const std::vector<std::size_t>& shown, ListLayout& layout) {
    if (!open_ || !begin_dialog(ui.text("ui.columns") + "###columns", open_)) return false;
    Names names = names_of(def, shown);
    bool changed = switch_field(ui.text("ui.columns.compact") + "###compact", layout.compact);
    space(metric::gap);
    std::vector<Choice> pins = {{"", ui.text("ui.columns.pin_none")}};
    for (const std::string& name : names) pins.push_back({name, ui.field_label(def, def.field(name))});
    if (std::find(names.begin(), names.end(), layout.pinned) == names.end()) layout.pinned.clear();
    changed = combo(ui.text("ui.columns.pin") + "###pin", layout.pinned, pins) || changed;
    space(metric::gap);
    if (button(ui.label("ui.rules.of_list"), {.icon = icon::list_checks})) {
        open_ = false;
        ui.navigation.go(rules_route(def.name));
    }
    if (takes_custom_fields(def) && button(ui.label("ui.custom_fields.of_list"), {.icon = icon::text_cursor_input})) {
        open_ = false;
        ui.navigation.go(custom_fields_route(def.name));
    }
    if (button(ui.label("ui.form.of_list"), {.icon = icon::panel_left})) {
        open_ = false;
        ui.navigation.go(form_layout_route(def.name));
    }
    space(metric::gap);
    label(ui.text("ui.columns.shown"), TextStyle::Strong);
    bool fields_changed = draw_shown(ui, def, names);
    space(metric::gap);
    label(ui.text("ui.columns.hidden"), TextStyle::Strong);
    fields_changed = draw_hidden(ui, def, names) || fields_changed;
    if (fields_changed) layout.fields = std::move(names);
    const std::string usual = ui.label("ui.columns.usual"), close = ui.label("ui.close_dialog");
    dialog_buttons(button_width(usual, false) + button_width(close, false) + metric::gap);
    if (button(usual, {.kind = ButtonKind::Ghost, .disabled = layout.is_usual()})) layout = {}, changed = true;
    ImGui::SameLine(0, metric::gap);
    if (primary_button(close)) open_ = false;
    end_dialog();
    return changed || fields_changed;
}

}  // namespace bottega::ui
