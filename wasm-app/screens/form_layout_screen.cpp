#include <algorithm>
#include <cmath>
#include <optional>

#include "core/base/text.hpp"
#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/drag_handle.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/custom_formula.hpp"
#include "wasm-app/screens/field_rules.hpp"
#include "wasm-app/screens/form_dialogs.hpp"
#include "wasm-app/screens/form_layout.hpp"

namespace bottega::ui {

namespace {

constexpr std::size_t no_field = static_cast<std::size_t>(-1);

struct RowText {
    const std::string& name;
    TextStyle style;
    const std::string& detail;
};

// A handle, a name with what is said of it beneath, a menu at the end. True: it is being dragged.
template<class Menu>
bool draw_row(const std::string& drag, const RowText& text, const Menu& menu) {
    constexpr float handle_size = 26;
    const float top = ImGui::GetCursorPosY();
    ImGui::SetCursorPosY(top + (icon_button_size() - handle_size) / 2);
    const bool dragged = drag_handle(drag + "###drag", handle_size);
    ImGui::SameLine(0, 6);
    ImGui::SetCursorPosY(top);
    TextAndControls line(icon_button_size());
    // One line stands in the middle of the buttons beside it, two fill their height.
    if (text.detail.empty()) ImGui::SetCursorPosY(ImGui::GetCursorPosY() + (icon_button_size() - font_size::body) / 2);
    paragraph(text.name, text.style);
    if (!text.detail.empty()) paragraph(text.detail, TextStyle::Small);
    line.controls();
    ImGui::SetCursorPosY(top);
    menu();
    return dragged;
}

// The tabs, groups and fields of the form of one list, beneath each other. What is done here is done: it can be taken back.
class FormLayoutScreen : public Screen {
public:
    FormLayoutScreen(const UiContext& ui, const Route& route) { (void)follow(ui, route); }
    void draw(const UiContext& ui) override;
    bool follow(const UiContext& ui, const Route& route) override;

private:
    // A place between two rows, where what is dragged would come to stand.
    struct Gap {
        FormPlace place;
        float y;
    };
    void refresh(const UiContext& ui);
    void draw_list_choice(const UiContext& ui);
    void draw_tab(const UiContext& ui, std::size_t tab);
    void draw_tab_title(const UiContext& ui, std::size_t tab);
    void draw_section(const UiContext& ui, FormPlace at);
    void draw_section_title(const UiContext& ui, FormPlace at);
    void draw_field(const UiContext& ui, FormPlace at);
    void draw_section_menu(const UiContext& ui, FormPlace at);
    void draw_field_menu(const UiContext& ui, FormPlace at);
    void draw_add_buttons(const UiContext& ui);
    void follow_drag(const UiContext& ui, float left, float width);
    void ask_group(const UiContext& ui, FormPlace at);
    void ask_shown_when(const UiContext& ui, FormPlace at);
    void ask_mandatory_when(const UiContext& ui, const FieldDef& field);
    void move_by_one(const UiContext& ui, FormPlace at, int by);
    void keep(const UiContext& ui, FormLayout form) const;

    [[nodiscard]] const FormSection& section(FormPlace at) const { return form_.tabs[at.tab].sections[at.section]; }
    [[nodiscard]] const FormField& field(FormPlace at) const { return section(at).fields[at.field]; }
    [[nodiscard]] std::string section_text(const UiContext& ui, const FormSection& section) const;
    [[nodiscard]] std::string tab_text(const UiContext& ui, std::size_t tab) const;
    [[nodiscard]] std::string detail_of(const UiContext& ui, const FormField& field) const;

    const EntityDef* def_ = nullptr;
    FormLayout form_;
    bool fixed_ = false, is_usual_ = true;
    std::vector<Choice> lists_;
    ConditionDialog condition_;
    NameDialog name_;
    GroupDialog group_;
    RuleSwitch rule_;
    std::optional<FormPlace> lifted_;  // no_field: a section
    std::vector<Gap> gaps_;
    std::uint64_t text_version_ = 0;
};

const EntityDef* def_of(const UiContext& ui, const EntityUi* look) { return look && !look->route.empty() ? ui.store().schema().find(look->entity) : nullptr; }

bool FormLayoutScreen::follow(const UiContext& ui, const Route& route) {
    if (route.place != "form") return false;
    const EntityDef* def = def_of(ui, ui.registry.entity(route.parameter("of")));
    def_ = def ? def : ui.store().schema().find(ui.registry.entities().front().entity);
    text_version_ = 0;
    return true;
}

void FormLayoutScreen::refresh(const UiContext& ui) {
    if (text_version_ == ui.text_version()) return;
    text_version_ = ui.text_version();
    form_ = ui.store().form(*def_);
    is_usual_ = form_ == usual_form(*def_);
    fixed_ = has_fixed_sections(ui.store().schema(), *def_);
    lifted_.reset();
    lists_.clear();
    for (const EntityUi& look : ui.registry.entities())
        if (const EntityDef* def = def_of(ui, &look)) lists_.push_back({.value = def->name, .text = entity_plural(ui, def->name)});
}

std::string FormLayoutScreen::section_text(const UiContext& ui, const FormSection& section) const {
    if (!section.label.empty()) return section.label;
    return section.name.empty() ? ui.text("ui.form.header_section") : ui.text(section_label_key(*def_, section.name));
}

std::string FormLayoutScreen::tab_text(const UiContext& ui, std::size_t tab) const { return tab == 0 ? ui.text("ui.details") : form_.tabs[tab].label; }

std::string FormLayoutScreen::detail_of(const UiContext& ui, const FormField& field) const {
    const FieldRule rule = ui.store().rule(*def_, def_->field(field.name));
    std::string detail;
    const auto add = [&](const std::string& text) { detail += (detail.empty() ? "" : " · ") + text; };
    if (field.hidden) add(ui.text("ui.form.is_hidden"));
    if (field.wide.value_or(false)) add(ui.text("ui.form.is_wide"));
    if (!field.shown_when.is_always()) add(ui.text("ui.form.is_shown_when", {written_formula(ui, *def_, field.shown_when.stored())}));
    if (const auto fault = field.shown_when.fault(*def_)) add(ui.sentence(*fault));
    if (def_->field(field.name).required || (rule.mandatory && rule.mandatory_when.is_always())) add(ui.text("ui.form.is_mandatory"));
    else if (rule.mandatory) add(ui.text("ui.form.is_mandatory_when", {written_formula(ui, *def_, rule.mandatory_when.stored())}));
    return detail;
}

void FormLayoutScreen::draw(const UiContext& ui) {
    refresh(ui);
    const std::string back = ui.label("ui.back"), nothing = ui.text("ui.form.is_usual");
    const std::vector<HeaderAction> actions{{.label = ui.label("ui.form.usual"), .icon = icon::undo_2, .kind = ButtonKind::Ghost, .disabled_reason = is_usual_ ? nothing : std::string()}};
    const int pressed = page_header({.title = ui.text("ui.form"), .back = back, .actions = actions});
    if (pressed == header_back) ui.navigation.back();
    if (pressed == 0) keep(ui, usual_form(*def_));
    begin_page_body("form");
    paragraph(ui.text(fixed_ ? "ui.form.help_document" : "ui.form.help"));
    space(metric::form_gap);
    draw_list_choice(ui);
    gaps_.clear();
    const float left = ImGui::GetCursorScreenPos().x, width = ImGui::GetContentRegionAvail().x;
    for (std::size_t tab = 0; tab < form_.tabs.size(); ++tab) draw_tab(ui, tab);
    if (!fixed_) draw_add_buttons(ui);
    space(page_padding());
    follow_drag(ui, left, width);
    end_page_body();
    condition_.draw(ui);
    name_.draw(ui);
    group_.draw(ui);
    rule_.draw_dialog(ui);
}

void FormLayoutScreen::draw_list_choice(const UiContext& ui) {
    std::string list = def_->name;
    if (combo(ui.label("ui.rules.list"), list, lists_, {.width = std::min(360.0f, ImGui::GetContentRegionAvail().x)})) {
        ui.navigation.refine(form_layout_route(list));
        (void)follow(ui, form_layout_route(list));
        refresh(ui);
    }
    space(metric::form_gap);
}

void FormLayoutScreen::draw_tab(const UiContext& ui, std::size_t tab) {
    ImGui::PushID(static_cast<int>(tab));
    if (form_.tabs.size() > 1) draw_tab_title(ui, tab);
    for (std::size_t i = 0; i < form_.tabs[tab].sections.size(); ++i) draw_section(ui, {tab, i, no_field});
    if (lifted_ && lifted_->field == no_field) gaps_.push_back({{tab, form_.tabs[tab].sections.size(), no_field}, ImGui::GetCursorScreenPos().y - 4});
    ImGui::PopID();
}

void FormLayoutScreen::draw_tab_title(const UiContext& ui, std::size_t tab) {
    const std::string text = tab_text(ui, tab);
    if (tab == 0) return ui::section(text);
    TextAndControls line(icon_button_size());
    ui::section(text);
    line.controls();
    if (!begin_menu_icon_button(ui.text("ui.form.tab_menu", {text}) + "###tab_menu", icon::ellipsis_vertical)) return;
    if (menu_item(ui.label("ui.form.rename"), {.icon = icon::pencil}))
        name_.open(ui.text("ui.form.rename_tab"), form_.tabs[tab].label, [this, ui, tab](const std::string& name) {
            FormLayout form = form_;
            form.tabs[tab].label = name;
            keep(ui, std::move(form));
        });
    if (menu_item(ui.label("ui.form.delete_tab"), {.icon = icon::trash_2, .danger = true})) {
        FormLayout form = form_;
        remove_tab(form, tab);
        keep(ui, std::move(form));
    }
    end_menu();
}

void FormLayoutScreen::draw_section_title(const UiContext& ui, FormPlace at) {
    const FormSection& drawn = section(at);
    const std::string text = section_text(ui, drawn);
    if (fixed_) return paragraph(text, TextStyle::Strong);
    const std::string when = drawn.shown_when.is_always() ? "" : ui.text("ui.form.is_shown_when", {written_formula(ui, *def_, drawn.shown_when.stored())});
    if (draw_row(ui.text("ui.form.drag_section", {text}), {text, TextStyle::Strong, when}, [&] { draw_section_menu(ui, at); })) lifted_ = at;
}

void FormLayoutScreen::draw_section(const UiContext& ui, FormPlace at) {
    const FormSection& drawn = section(at);
    if (lifted_ && lifted_->field == no_field) gaps_.push_back({at, ImGui::GetCursorScreenPos().y - 4});
    ImGui::PushID(static_cast<int>(at.section));
    begin_card("section");
    draw_section_title(ui, at);
    for (std::size_t i = 0; i < drawn.fields.size(); ++i) draw_field(ui, {at.tab, at.section, i});
    if (drawn.fields.empty()) {
        divider();
        paragraph(ui.text("ui.form.empty_section"), TextStyle::Small);
    }
    if (lifted_ && lifted_->field != no_field) gaps_.push_back({{at.tab, at.section, drawn.fields.size()}, ImGui::GetCursorScreenPos().y});
    end_card();
    space(metric::gap);
    ImGui::PopID();
}

void FormLayoutScreen::draw_field(const UiContext& ui, FormPlace at) {
    const FormField& drawn = field(at);
    const std::string text = ui.field_label(*def_, def_->field(drawn.name)), detail = detail_of(ui, drawn);
    divider();
    if (lifted_ && lifted_->field != no_field) gaps_.push_back({at, ImGui::GetCursorScreenPos().y - 4});
    ImGui::PushID(drawn.name.c_str());
    if (draw_row(ui.text("ui.form.drag_field", {text}), {text, drawn.hidden ? TextStyle::Secondary : TextStyle::Body, detail}, [&] { draw_field_menu(ui, at); })) lifted_ = at;
    ImGui::PopID();
}

void FormLayoutScreen::draw_section_menu(const UiContext& ui, FormPlace at) {
    const FormSection& drawn = section(at);
    const std::string text = section_text(ui, drawn);
    if (!begin_menu_icon_button(ui.text("ui.form.section_menu", {text}) + "###section_menu", icon::ellipsis_vertical)) return;
    const bool first = at.tab == 0 && at.section == 0;
    const bool last = at.tab + 1 == form_.tabs.size() && at.section + 1 == form_.tabs[at.tab].sections.size();
    if (menu_item(ui.label("ui.form.rename"), {.icon = icon::pencil}))
        name_.open(ui.text("ui.form.rename_section"), text, [this, ui, at](const std::string& name) {
            FormLayout form = form_;
            FormSection& renamed = form.tabs[at.tab].sections[at.section];
            if (renamed.name.starts_with(own_words)) renamed.name = own_words + name;
            else renamed.label = name;
            keep(ui, std::move(form));
        });
    if (menu_item(ui.label("ui.form.shown_when"), {.icon = icon::eye}))
        condition_.open(ui, *def_, ui.text("ui.form.shown_when_title", {text}), drawn.shown_when, [this, ui, at](const FormulaCondition& condition) {
            FormLayout form = form_;
            form.tabs[at.tab].sections[at.section].shown_when = condition;
            keep(ui, std::move(form));
        });
    menu_separator();
    if (menu_item(ui.label("ui.form.move_up"), {.icon = icon::arrow_up, .disabled_reason = first ? ui.text("ui.document.is_first") : ""})) move_by_one(ui, at, -1);
    if (menu_item(ui.label("ui.form.move_down"), {.icon = icon::arrow_down, .disabled_reason = last ? ui.text("ui.document.is_last") : ""})) move_by_one(ui, at, 1);
    menu_separator();
    const bool only = form_.tabs.size() == 1 && form_.tabs[0].sections.size() == 1;
    if (menu_item(ui.label("ui.form.delete_section"), {.icon = icon::trash_2, .disabled_reason = only ? ui.text("ui.document.is_last") : "", .danger = true})) {
        FormLayout form = form_;
        remove_section(form, at);
        keep(ui, std::move(form));
    }
    end_menu();
}

void FormLayoutScreen::draw_field_menu(const UiContext& ui, FormPlace at) {
    const FormField& drawn = field(at);
    const FieldDef& described = def_->field(drawn.name);
    const std::string text = ui.field_label(*def_, described);
    const bool opened = begin_menu_icon_button(ui.text("ui.form.field_menu", {text}) + "###field_menu", icon::ellipsis_vertical);
    if (!opened) {
        if (!ImGui::IsItemFocused()) return;
        if (ImGui::IsKeyChordPressed(ImGuiMod_Alt | ImGuiKey_UpArrow)) move_by_one(ui, at, -1);
        if (ImGui::IsKeyChordPressed(ImGuiMod_Alt | ImGuiKey_DownArrow)) move_by_one(ui, at, 1);
        return;
    }
    const auto change = [&](auto&& how) {
        FormLayout form = form_;
        how(form.tabs[at.tab].sections[at.section].fields[at.field]);
        keep(ui, std::move(form));
    };
    const auto needed = why_always_shown(*def_, described);
    const std::string reason = needed ? ui.text(*needed) : "";
    if (menu_item(ui.label("ui.form.move_up"), {.icon = icon::arrow_up, .shortcut = "Alt+↑"})) move_by_one(ui, at, -1);
    if (menu_item(ui.label("ui.form.move_down"), {.icon = icon::arrow_down, .shortcut = "Alt+↓"})) move_by_one(ui, at, 1);
    menu_separator();
    const bool wide = drawn.wide.value_or(false);
    if (menu_item(ui.label("ui.form.wide"), {.icon = icon::columns_3, .checked = wide, .toggles = true}))
        change([&](FormField& one) { one.wide = wide ? std::nullopt : std::optional(true); });
    if (menu_item(ui.label("ui.form.hide"), {.icon = icon::eye_off, .disabled_reason = reason, .checked = drawn.hidden, .toggles = true}))
        change([](FormField& one) { one.hidden = !one.hidden; });
    if (menu_item(ui.label("ui.form.shown_when"), {.icon = icon::list_filter, .disabled_reason = reason})) ask_shown_when(ui, at);
    if (!why_not_rule(described, Rule::Mandatory)) {
        const bool mandatory = ui.store().rule(*def_, described).mandatory;
        if (menu_item(rule_text(ui, Rule::Mandatory) + "###mandatory", {.icon = icon::text_cursor_input, .checked = mandatory, .toggles = true}))
            rule_.press(ui, *def_, described, Rule::Mandatory, !mandatory);
        if (menu_item(ui.label("ui.form.mandatory_when"), {.icon = icon::list_checks})) ask_mandatory_when(ui, described);
    }
    if (!fixed_) {
        menu_separator();
        const bool only = form_.tabs.size() == 1 && form_.tabs[0].sections.size() == 1;
        if (menu_item(ui.label("ui.form.move_to"), {.icon = icon::folder_input, .disabled_reason = only ? ui.text("ui.document.is_last") : ""})) ask_group(ui, at);
    }
    end_menu();
}

void FormLayoutScreen::draw_add_buttons(const UiContext& ui) {
    const auto add = [this, ui](bool as_tab, const std::string& name) {
        FormLayout form = form_;
        FormSection made{.name = own_words + name};
        if (as_tab) form.tabs.push_back({.label = name, .sections = {std::move(made)}});
        else form.tabs.back().sections.push_back(std::move(made));
        keep(ui, std::move(form));
    };
    if (button(ui.label("ui.form.add_section"), {.icon = icon::plus}))
        name_.open(ui.text("ui.form.add_section"), {}, [add](const std::string& name) { add(false, name); });
    ImGui::SameLine(0, metric::gap);
    if (button(ui.label("ui.form.add_tab"), {.icon = icon::plus}))
        name_.open(ui.text("ui.form.add_tab"), {}, [add](const std::string& name) { add(true, name); });
}

void FormLayoutScreen::ask_shown_when(const UiContext& ui, FormPlace at) {
    const std::string text = ui.field_label(*def_, def_->field(field(at).name));
    condition_.open(ui, *def_, ui.text("ui.form.shown_when_title", {text}), field(at).shown_when, [this, ui, at](const FormulaCondition& condition) {
        FormLayout form = form_;
        form.tabs[at.tab].sections[at.section].fields[at.field].shown_when = condition;
        keep(ui, std::move(form));
    });
}

void FormLayoutScreen::ask_group(const UiContext& ui, FormPlace at) {
    std::vector<Choice> groups;
    for (std::size_t tab = 0; tab < form_.tabs.size(); ++tab)
        for (const FormSection& other : form_.tabs[tab].sections)
            if (&other != &section(at)) groups.push_back({.value = other.name, .text = (tab > 0 ? tab_text(ui, tab) + " › " : std::string()) + section_text(ui, other)});
    const std::string text = ui.field_label(*def_, def_->field(field(at).name));
    group_.open(ui.text("ui.form.move_title", {text}), std::move(groups), [this, ui, at](const std::string& name) {
        FormLayout form = form_;
        for (std::size_t tab = 0; tab < form.tabs.size(); ++tab)
            for (std::size_t i = 0; i < form.tabs[tab].sections.size(); ++i)
                if (form.tabs[tab].sections[i].name == name) {
                    move_field(form, at, {tab, i, form.tabs[tab].sections[i].fields.size()});
                    return keep(ui, std::move(form));
                }
    });
}

void FormLayoutScreen::ask_mandatory_when(const UiContext& ui, const FieldDef& field) {
    const std::string text = ui.field_label(*def_, field);
    condition_.open(ui, *def_, ui.text("ui.form.mandatory_when_title", {text}), ui.store().rule(*def_, field).mandatory_when,
                    [this, ui, name = field.name](const FormulaCondition& when) { rule_.press(ui, *def_, def_->field(name), Rule::Mandatory, true, when); });
}

// Into the group before or behind where it is the first or the last of its own.
void FormLayoutScreen::move_by_one(const UiContext& ui, FormPlace at, int by) {
    FormLayout form = form_;
    const bool is_section = at.field == no_field;
    const std::size_t place = is_section ? at.section : at.field, count = is_section ? form.tabs[at.tab].sections.size() : section(at).fields.size();
    FormPlace to = at;
    if (by < 0 ? place > 0 : place + 1 < count) {
        (is_section ? to.section : to.field) = by < 0 ? place - 1 : place + 2;
    } else {
        if (!is_section && (by < 0 ? at.section > 0 : at.section + 1 < form.tabs[at.tab].sections.size())) to.section = by < 0 ? at.section - 1 : at.section + 1;
        else if (by < 0 ? at.tab > 0 : at.tab + 1 < form.tabs.size()) {
            to.tab = by < 0 ? at.tab - 1 : at.tab + 1;
            const std::size_t sections = form.tabs[to.tab].sections.size();
            if (is_section) to.section = by < 0 ? sections : 0;
            else if (sections == 0) return;
            else to.section = by < 0 ? sections - 1 : 0;
        } else return;
        if (!is_section && fixed_) return;
        if (!is_section) to.field = by < 0 ? form.tabs[to.tab].sections[to.section].fields.size() : 0;
    }
    if (is_section) move_section(form, at, to);
    else move_field(form, at, to);
    keep(ui, std::move(form));
}

void FormLayoutScreen::follow_drag(const UiContext& ui, float left, float width) {
    if (lifted_ && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) lifted_.reset();
    if (!lifted_) return;
    ui.host.animate();
    const float mouse = ImGui::GetMousePos().y;
    const Gap* nearest = nullptr;
    for (const Gap& gap : gaps_)
        if ((!fixed_ || gap.place.section == lifted_->section) && (!nearest || std::abs(gap.y - mouse) < std::abs(nearest->y - mouse))) nearest = &gap;
    if (ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        if (nearest) ImGui::GetWindowDrawList()->AddRectFilled({left, nearest->y - 1}, {left + width, nearest->y + 2}, theme().accent, 1);
        constexpr float edge = 48, step = 10;
        const float top = ImGui::GetWindowPos().y, bottom = top + ImGui::GetWindowHeight();
        if (mouse < top + edge) ImGui::SetScrollY(std::max(0.0f, ImGui::GetScrollY() - step));
        else if (mouse > bottom - edge) ImGui::SetScrollY(std::min(ImGui::GetScrollMaxY(), ImGui::GetScrollY() + step));
        return;
    }
    const FormPlace from = *std::exchange(lifted_, std::nullopt);
    if (!nearest) return;
    FormLayout form = form_;
    if (from.field == no_field) move_section(form, from, nearest->place);
    else move_field(form, from, nearest->place);
    if (form != form_) keep(ui, std::move(form));
}

void FormLayoutScreen::keep(const UiContext& ui, FormLayout form) const {
    ui.run({.label = "ui.form.command",
            .run = [entity = def_->name, form = std::move(form)](Session& session, const Answers&) { return save_form(session, entity, form); },
            .refused = [ui](const Issues& issues) { show_toast({.text = ui.sentence(issues.front()), .tone = Tone::Bad}); },
            .done_text = "ui.form.command"});
}

}  // namespace

Route form_layout_route(std::string_view entity) { return {.place = "form", .parameters = {{"of", std::string(entity)}}}; }

std::unique_ptr<Screen> make_form_layout_screen(const UiContext& ui, const Route& route) { return std::make_unique<FormLayoutScreen>(ui, route); }

}  // namespace bottega::ui
