#pragma once

// What the page of a form asks for: the name of a group or a tab, and when a field is shown or must be filled in.

#include <functional>
#include <string>
#include <vector>

#include "core/data/formula_condition.hpp"
#include "wasm-app/kit/choice.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

// A condition as the person writes it; one on a choice or a yes and no can be put together from two boxes.
class ConditionDialog {
public:
    using Given = std::function<void(const FormulaCondition&)>;
    void open(const UiContext& ui, const EntityDef& def, std::string title, const FormulaCondition& condition, Given given);
    // In every frame.
    void draw(const UiContext& ui);

private:
    void draw_maker(const UiContext& ui);
    void add(const UiContext& ui, const FieldDef& field);
    void accept(const UiContext& ui);

    const EntityDef* def_ = nullptr;
    Given given_;
    std::string title_, text_, error_, field_, value_;
    bool open_ = false, focus_ = false;
};

// To which group a field goes.
class GroupDialog {
public:
    using Given = std::function<void(const std::string&)>;
    void open(std::string title, std::vector<Choice> groups, Given given);
    void draw(const UiContext& ui);

private:
    Given given_;
    std::string title_, chosen_;
    std::vector<Choice> groups_;
    bool open_ = false;
};

class NameDialog {
public:
    using Given = std::function<void(const std::string&)>;
    void open(std::string title, std::string name, Given given);
    void draw(const UiContext& ui);

private:
    Given given_;
    std::string title_, name_, error_;
    bool open_ = false, focus_ = false;
};

}  // namespace bottega::ui
