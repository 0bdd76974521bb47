#include "core/data/choice_condition.hpp"

#include "core/data/custom_field.hpp"
#include "core/data/filter_json.hpp"
#include "core/data/formula_choices.hpp"
#include "core/data/saved_view.hpp"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

namespace bottega {

namespace {

class ConditionsOfChoice {
public:
    ConditionsOfChoice(Session& session, const ChoiceReplacement& replacement)
        : store_(session.store), replacement_(replacement), def_(store_.schema().entity(replacement.entity)) {}

    Issues run() {
        each(custom_field::entity, {"list", custom_list_of(def_)}, custom_field::formula, [&](const Record&, const std::string& formula) { return in_formula(formula); });
        each(field_rule::entity, {"list", def_.name}, field_rule::mandatory_when, [&](const Record&, const std::string& formula) { return in_formula(formula); });
        each(form_layout::entity, {"list", def_.name}, form_layout::layout, [&](const Record&, const std::string& form) { return in_form(form); });
        each(saved_view::entity, {}, saved_view::filter, [&](const Record& view, const std::string& filter) { return in_view(view, filter); });
        return std::move(issues_);
    }

private:
    struct Only {
        std::string field, value;
    };

    using Replace = std::function<std::string(const Record&, const std::string&)>;
    void each(std::string_view entity, const Only& only, Field<std::string> text, const Replace& replace) {
        if (!store_.schema().find(entity)) return;
        Query query{.entity = std::string(entity)};
        if (!only.field.empty()) query.conditions = {{only.field, Comparison::Equal, {only.value}}};
        for (Record& record : store_.run(query)) {
            std::string replaced = replace(record, record.text(text));
            if (replaced == record.text(text)) continue;
            record.set(text, std::move(replaced));
            // A formula that asks for a field that is gone says so itself, and stays.
            auto kept = store_.update(std::move(record));
            if (!kept.ok() && entity != custom_field::entity) issues_.insert(issues_.end(), kept.issues().begin(), kept.issues().end());
        }
    }

    [[nodiscard]] std::string in_formula(const std::string& stored) const {
        auto tokens = formula_tokens(stored, {});
        if (!tokens.ok()) return stored;
        bool changed = false;
        for_each_compared_choice(def_, tokens.value(), [&](const FieldDef& field, std::string& text) {
            if (field.name == replacement_.field && text == replacement_.choice) text = replacement_.by, changed = true;
        });
        return changed ? stored_formula(tokens.value()) : stored;
    }

    [[nodiscard]] std::string in_form(const std::string& text) const {
        nlohmann::json form = nlohmann::json::parse(text, nullptr, false);
        return in_form_part(form) ? form.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) : text;
    }

    // Conditions stand under the same word wherever they are in a form.
    bool in_form_part(nlohmann::json& part) const {
        bool changed = false;
        for (auto& [key, value] : part.items()) {
            if (value.is_structured()) changed = in_form_part(value) || changed;
            if (key != "shown" || !value.is_string()) continue;
            const std::string condition = value.get<std::string>();
            if (std::string replaced = in_formula(condition); replaced != condition) value = std::move(replaced), changed = true;
        }
        return changed;
    }

    [[nodiscard]] std::string in_view(const Record& view, const std::string& text) const {
        const EntityDef* list = store_.schema().find(view.text(saved_view::list));
        auto filter = list ? parse_filter(store_.schema(), *list, text) : std::nullopt;
        return filter && in_filter(*list, *filter) ? filter_text(*filter) : text;
    }

    bool in_filter(const EntityDef& list, Filter& filter) const {
        bool changed = false;
        for (Filter& part : filter.parts) changed = in_filter(list, part) || changed;
        if (filter.is_group()) return changed;
        const auto path = find_field_path(store_.schema(), list, filter.condition.field);
        if (!path || !path->field || path->entity != &def_ || path->field->name != replacement_.field) return changed;
        return in_values(filter.condition.values);
    }

    // Where both were asked for, one is left.
    bool in_values(std::vector<Value>& values) const {
        const Value old = replacement_.choice, by = replacement_.by;
        const auto at = std::find(values.begin(), values.end(), old);
        if (at == values.end()) return false;
        if (std::find(values.begin(), values.end(), by) == values.end()) *at = by;
        else values.erase(at);
        return true;
    }

    RecordStore& store_;
    const ChoiceReplacement& replacement_;
    const EntityDef& def_;
    Issues issues_;
};

}  // namespace

Issues replace_in_conditions(Session& session, const ChoiceReplacement& replacement) { return ConditionsOfChoice(session, replacement).run(); }

}  // namespace bottega
