#include <algorithm>

#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/custom_formula.hpp"
#include "wasm-app/screens/field_rules.hpp"

namespace bottega::ui {

namespace {

// Which fields of a list must be filled in and which never repeat; and the records of all lists that break such a rule.
class RulesScreen : public Screen {
public:
    RulesScreen(const UiContext& ui, const Route& route);
    void draw(const UiContext& ui) override;
    bool follow(const UiContext& ui, const Route& route) override;

private:
    struct Broken {
        const EntityDef* def;
        const FieldDef* field;
        Rule rule;
        std::string text;
    };
    void refresh(const UiContext& ui);
    void look_into(const UiContext& ui, const EntityDef& def);
    void draw_broken(const UiContext& ui);
    void draw_fields(const UiContext& ui);
    void draw_field(const UiContext& ui, const FieldDef& field);
    void draw_rule(const UiContext& ui, const FieldDef& field, Rule rule, std::string& reasons);

    const EntityDef* def_ = nullptr;
    std::vector<Choice> lists_;
    std::vector<Broken> broken_;
    bool has_rules_ = false;
    RuleSwitch switch_;
    std::uint64_t text_version_ = 0;
};

bool may_have_rules(const FieldDef& field) { return !field.internal && !field.read_only && !field.derived && !field.computed; }

RulesScreen::RulesScreen(const UiContext& ui, const Route& route) { (void)follow(ui, route); }

bool RulesScreen::follow(const UiContext& ui, const Route& route) {
    if (route.place != "rules") return false;
    const EntityUi* look = ui.registry.entity(route.parameter("of"));
    def_ = ui.store().schema().find(look ? look->entity : ui.registry.entities().front().entity);
    return true;
}

void RulesScreen::refresh(const UiContext& ui) {
    if (text_version_ == ui.text_version()) return;
    text_version_ = ui.text_version();
    lists_.clear();
    broken_.clear();
    has_rules_ = false;
    for (const EntityUi& look : ui.registry.entities()) {
        const EntityDef* def = ui.store().schema().find(look.entity);
        if (!def) continue;
        if (std::any_of(def->fields.begin(), def->fields.end(), may_have_rules)) lists_.push_back({.value = def->name, .text = entity_plural(ui, def->name)});
        look_into(ui, *def);
    }
}

void RulesScreen::look_into(const UiContext& ui, const EntityDef& def) {
    for (const FieldDef& field : def.fields) {
        for (const Rule rule : {Rule::Mandatory, Rule::Unique}) {
            const FieldRule kept = ui.store().rule(def, field);
            if (!kept.has(rule)) continue;
            has_rules_ = true;
            const auto count = static_cast<std::int64_t>(rule_breakers_of(ui.store(), def, field, rule, kept.mandatory_when).size());
            if (count > 0) broken_.push_back({&def, &field, rule, entity_plural(ui, def.name) + ": " + breakers_text(ui, def, field, rule, count)});
        }
    }
}

void RulesScreen::draw(const UiContext& ui) {
    refresh(ui);
    const std::string back = ui.label("ui.back");
    if (page_header({.title = ui.text("ui.rules"), .back = back}) == header_back) ui.navigation.back();
    begin_page_body("rules");
    paragraph(ui.text("ui.rules.help"));
    space(metric::form_gap);
    if (has_rules_) draw_broken(ui);
    draw_fields(ui);
    space(page_padding());
    end_page_body();
    switch_.draw_dialog(ui);
}

void RulesScreen::draw_broken(const UiContext& ui) {
    begin_card("broken", {.title = ui.text("ui.rules.broken")});
    if (broken_.empty()) paragraph(ui.text("ui.rules.none_broken"));
    for (const Broken& broken : broken_) {
        if (&broken != &broken_.front()) divider();
        ImGui::PushID(&broken);
        const std::string show = ui.text("ui.duplicates.show");
        TextAndControls line(button_width(show, false));
        paragraph(broken.text, TextStyle::Body);
        line.controls();
        if (button(show + "###show", {.name = show + ": " + broken.text})) ui.navigation.open_list(query_of_breakers(ui.store(), *broken.def, *broken.field, broken.rule, ui.store().rule(*broken.def, *broken.field).mandatory_when));
        ImGui::PopID();
    }
    end_card();
    space(metric::form_gap);
}

void RulesScreen::draw_fields(const UiContext& ui) {
    begin_card("fields");
    std::string list = def_->name;
    if (combo(ui.label("ui.rules.list"), list, lists_, {.width = std::min(360.0f, ImGui::GetContentRegionAvail().x)})) {
        ui.navigation.refine(rules_route(list));
        (void)follow(ui, rules_route(list));
    }
    space(metric::form_gap);
    for (const FieldDef& field : def_->fields) {
        if (!may_have_rules(field)) continue;
        divider();
        draw_field(ui, field);
    }
    end_card();
}

void RulesScreen::draw_field(const UiContext& ui, const FieldDef& field) {
    constexpr float room_for_rules = 290;
    ImGui::PushID(field.name.c_str());
    space(2);
    std::string reasons;
    const std::string text = ui.field_label(*def_, field);
    const bool narrow = ImGui::GetContentRegionAvail().x < 560;
    if (narrow) {
        label(text, TextStyle::Body);
        draw_rule(ui, field, Rule::Mandatory, reasons);
        draw_rule(ui, field, Rule::Unique, reasons);
    } else {
        TextAndControls line(room_for_rules);
        paragraph(text, TextStyle::Body);
        line.controls();
        const float x = ImGui::GetCursorPosX();
        draw_rule(ui, field, Rule::Mandatory, reasons);
        ImGui::SameLine(0, 0);
        ImGui::SetCursorPosX(x + room_for_rules / 2);
        draw_rule(ui, field, Rule::Unique, reasons);
    }
    if (!reasons.empty()) paragraph(reasons, TextStyle::Small);
    space(2);
    ImGui::PopID();
}

void RulesScreen::draw_rule(const UiContext& ui, const FieldDef& field, Rule rule, std::string& reasons) {
    const auto refusal = why_not_rule(field, rule);
    const bool built_in = is_built_in(field, rule);
    bool on = built_in || ui.store().rule(*def_, field).has(rule);
    const std::string text = rule_text(ui, rule);
    const FormulaCondition when = ui.store().rule(*def_, field).mandatory_when;
    if (rule == Rule::Mandatory && !when.is_always()) reasons += ui.text("ui.form.is_mandatory_when", {written_formula(ui, *def_, when.stored())});
    if (refusal) reasons += (reasons.empty() ? "" : " · ") + text + ": " + ui.text(*refusal);
    // One name for each control of the page: what is seen is only the rule.
    if (checkbox(text + "###" + (rule == Rule::Mandatory ? "mandatory" : "unique"), on, {.disabled = refusal.has_value(), .name = text + ": " + ui.field_label(*def_, field)}))
        switch_.press(ui, *def_, field, rule, on);
}

}  // namespace

std::unique_ptr<Screen> make_rules_screen(const UiContext& ui, const Route& route) { return std::make_unique<RulesScreen>(ui, route); }

}  // namespace bottega::ui
