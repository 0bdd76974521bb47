#pragma once

// The person's own rules about fields: switched in the menu of a column or on their page, where what breaks them is
// listed.

#include <memory>
#include <string>
#include <vector>

#include "core/data/field_rule.hpp"
#include "wasm-app/kit/screen.hpp"

namespace bottega::ui {

[[nodiscard]] Route rules_route(std::string_view entity);
[[nodiscard]] std::unique_ptr<Screen> make_rules_screen(const UiContext& ui, const Route& route);

// Switches rules. Where records break one that is to be switched on, it shows them first and asks.
class RuleSwitch {
public:
    // The two items in the menu of a column.
    void draw_menu(const UiContext& ui, const EntityDef& def, const FieldDef& field);
    // `when`: demanded of the records for which it holds.
    void press(const UiContext& ui, const EntityDef& def, const FieldDef& field, Rule rule, bool on, FormulaCondition when = {});
    // In every frame: the question.
    void draw_dialog(const UiContext& ui);

private:
    void apply(const UiContext& ui, bool on) const;
    void draw_breakers(const UiContext& ui);

    const EntityDef* def_ = nullptr;  // that the open question is about
    const FieldDef* field_ = nullptr;
    Rule rule_ = Rule::Mandatory;
    FormulaCondition when_;
    std::vector<std::pair<RecordId, std::string>> named_;
    std::int64_t count_ = 0;
    bool asking_ = false;
};

[[nodiscard]] std::string rule_text(const UiContext& ui, Rule rule);
// "12 records without E-mail"
[[nodiscard]] std::string breakers_text(const UiContext& ui, const EntityDef& def, const FieldDef& field, Rule rule, std::int64_t count);

}  // namespace bottega::ui
