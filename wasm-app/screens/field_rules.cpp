#include "wasm-app/screens/field_rules.hpp"

#include <algorithm>

#include "generated/icons.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

namespace {

constexpr std::size_t named_breakers = 6;

}  // namespace

Route rules_route(std::string_view entity) { return {.place = "rules", .parameters = {{"of", std::string(entity)}}}; }

std::string rule_text(const UiContext& ui, Rule rule) { return ui.text(rule == Rule::Mandatory ? "ui.rules.mandatory" : "ui.rules.unique"); }

std::string breakers_text(const UiContext& ui, const EntityDef& def, const FieldDef& field, Rule rule, std::int64_t count) {
    const std::string_view key = rule == Rule::Mandatory ? "ui.rules.without" : "ui.rules.repeated";
    return ui.catalogue.plural(key, count, {ui.locale.integer(count), ui.field_label(def, field)});
}

void RuleSwitch::draw_menu(const UiContext& ui, const EntityDef& def, const FieldDef& field) {
    for (const Rule rule : {Rule::Mandatory, Rule::Unique}) {
        const bool on = is_built_in(field, rule) || ui.store().rule(def, field).has(rule);
        const auto refusal = why_not_rule(field, rule);
        const std::string reason = refusal ? ui.text(*refusal) : std::string();
        const std::string_view id = rule == Rule::Mandatory ? "###mandatory" : "###unique";
        if (menu_item(rule_text(ui, rule) + std::string(id), {.icon = rule == Rule::Mandatory ? icon::text_cursor_input : icon::hash, .disabled_reason = reason, .checked = on, .toggles = true}))
            press(ui, def, field, rule, !on);
    }
}

void RuleSwitch::press(const UiContext& ui, const EntityDef& def, const FieldDef& field, Rule rule, bool on, FormulaCondition when) {
    def_ = &def;
    field_ = &field;
    rule_ = rule;
    when_ = std::move(when);
    if (!on) return apply(ui, false);
    const auto breakers = rule_breakers_of(ui.store(), def, field, rule, when_);
    if (breakers.empty()) return apply(ui, true);
    count_ = static_cast<std::int64_t>(breakers.size());
    named_.clear();
    for (std::size_t i = 0; i < std::min(breakers.size(), named_breakers); ++i)
        if (const auto record = ui.store().find(def.name, breakers[i])) named_.emplace_back(breakers[i], record_name(ui, *record));
    asking_ = true;
}

void RuleSwitch::apply(const UiContext& ui, bool on) const {
    const std::string sentence = ui.text(on ? "ui.rules.on" : "ui.rules.off", {ui.field_label(*def_, *field_), rule_text(ui, rule_)});
    ui.run({.label = "ui.rules.command",
            .run = [entity = def_->name, field = field_->name, rule = rule_, when = when_, on](Session& session, const Answers&) {
                return when.is_always() ? set_rule(session, entity, field, rule, on) : set_mandatory_when(session, entity, field, when);
            },
            .told = [sentence](const UiContext&) { return sentence; }});
}

void RuleSwitch::draw_dialog(const UiContext& ui) {
    if (!asking_ || !begin_dialog(breakers_text(ui, *def_, *field_, rule_, count_) + "###rule", asking_)) return;
    paragraph(ui.text("ui.rules.question"));
    space(metric::gap);
    draw_breakers(ui);
    const std::string yes = ui.label("ui.rules.on_anyway"), no = ui.label("ui.cancel");
    dialog_buttons(button_width(yes, false) + button_width(no, false) + metric::gap);
    if (button(no, {.kind = ButtonKind::Ghost})) asking_ = false;
    ImGui::SameLine(0, metric::gap);
    if (primary_button(yes)) {
        asking_ = false;
        apply(ui, true);
    }
    end_dialog();
}

void RuleSwitch::draw_breakers(const UiContext& ui) {
    for (const auto& [id, name] : named_) {
        ImGui::PushID(to_string(id).c_str());
        if (link(name, {.icon = icon::arrow_up_right, .max_width = ImGui::GetContentRegionAvail().x})) {
            asking_ = false;
            ui.navigation.open_record(def_->name, id);
        }
        ImGui::PopID();
    }
    const std::string all = ui.text("ui.rules.show_all", {ui.locale.integer(count_)}) + "###show_all";
    if (!button(all, {.kind = ButtonKind::Ghost, .icon = icon::list_filter})) return;
    asking_ = false;
    ui.navigation.open_list(query_of_breakers(ui.store(), *def_, *field_, rule_, when_));
}

}  // namespace bottega::ui
