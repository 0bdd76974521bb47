#include "core/data/custom_field_parts.hpp"

#include "core/base/text.hpp"
#include "core/data/formula_field.hpp"
#include "core/data/several_choices.hpp"
#include "core/data/table_sql.hpp"

#include <algorithm>
#include <set>

namespace bottega {

namespace {

class CustomFieldCheck {
public:
    // All entities of the list have the same fields as far as a formula may ask for them.
    CustomFieldCheck(Database& database, const Schema& schema, std::vector<const EntityDef*> entities, const Record* before, const Record* after)
        : database_(database), schema_(schema), entities_(std::move(entities)), def_(*entities_.front()), before_(before), after_(after) {}

    Issues run() {
        if (before_) look_at_values();
        if (after_) look_at_names();
        if (after_ && after_->text(custom_field::kind) == "formula" && !is_removed(*after_)) look_at_formula();
        return std::move(issues_);
    }

private:
    void add(std::string_view field, std::string message, std::vector<std::string> args) {
        issues_.push_back({.field = std::string(field), .message = std::move(message), .args = std::move(args)});
    }

    void look_at_values() {
        const auto index = def_.index_of(before_->text(custom_field::name));
        if (!index) return;
        const FieldDef& field = def_.fields[*index];
        const std::int64_t count = records_with_value(database_, schema_, *before_);
        if (count == 0) return;
        if (!after_) return add({}, "issue.custom_field_filled", {before_->text(custom_field::label), std::to_string(count)});
        if (!loses_nothing(kind_in_force(*before_), kind_in_force(*after_)))
            return add(custom_field::kind.name, "issue.custom_field_kind", {std::to_string(count)});
        const std::string kind = after_->text(custom_field::kind);
        if (kind != "choice" && kind != "choices") return;
        for (const EntityDef* def : entities_) look_at_choices(*def, field);
    }

    void look_at_choices(const EntityDef& def, const FieldDef& field) {
        const auto choices = choices_of_row(*after_);
        Statement used(database_, "SELECT DISTINCT " + sql_name(field.name) + " FROM " + sql_name(def.name) + " WHERE " + sql_name(field.name) + " IS NOT NULL");
        while (used.step())
            for (const std::string& chosen : field.format == TextFormat::Several ? chosen_of(used.text(0)) : std::vector<std::string>{used.text(0)})
                if (std::find(choices.begin(), choices.end(), chosen) == choices.end()) return add(custom_field::choices.name, "issue.choice_in_use", {chosen});
    }

    void look_at_names() {
        const std::string label = fold(after_->text(custom_field::label));
        std::int64_t others = 0;
        for (const Record& other : custom_fields(database_, schema_)) {
            if (other.text(custom_field::list) != after_->text(custom_field::list) || other.id() == after_->id()) continue;
            ++others;
            if (!is_removed(other) && !is_removed(*after_) && fold(other.text(custom_field::label)) == label)
                add(custom_field::label.name, "issue.custom_field_label", {other.text(custom_field::label)});
        }
        if (!before_ && others >= most_custom_fields) add({}, "issue.custom_field_many", {std::to_string(most_custom_fields)});
        if (!is_custom_column(after_->text(custom_field::name))) add(custom_field::label.name, "issue.custom_field_name", {});
        if (before_ && before_->text(custom_field::name) != after_->text(custom_field::name)) add(custom_field::label.name, "issue.custom_field_name", {});
    }

    void look_at_formula() {
        auto parsed = Formula::parse(after_->text(custom_field::formula));
        if (!parsed.ok()) {
            for (Issue issue : parsed.issues()) {
                issue.field = custom_field::formula.name;
                issues_.push_back(std::move(issue));
            }
            return;
        }
        std::set<std::string, std::less<>> seen;
        if (leads_to(parsed.value(), after_->text(custom_field::name), seen)) add(custom_field::formula.name, "issue.formula_circle", {});
        for (const std::string& name : parsed.value().fields()) {
            const auto index = def_.index_of(name);
            if (!index || !is_formula_operand(def_.fields[*index]))
                add(custom_field::formula.name, "issue.formula_gone", {index ? label_key(def_, def_.fields[*index]) : own_words + name});
        }
    }

    [[nodiscard]] bool leads_to(const Formula& formula, const std::string& name, std::set<std::string, std::less<>>& seen) const {
        return std::any_of(formula.fields().begin(), formula.fields().end(), [&](const std::string& asked) {
            if (asked == name) return true;
            const auto index = def_.index_of(asked);
            const auto* of = index ? def_.fields[*index].formula.get() : nullptr;
            return of && of->formula && seen.insert(asked).second && leads_to(*of->formula, name, seen);
        });
    }

    Database& database_;
    const Schema& schema_;
    std::vector<const EntityDef*> entities_;
    const EntityDef& def_;
    const Record* before_;
    const Record* after_;
    Issues issues_;
};

}  // namespace

Issues custom_field_problems(Database& database, const Schema& schema, const Record* before, const Record* after) {
    auto entities = entities_of_list(schema, (after ? after : before)->text(custom_field::list));
    if (entities.empty()) return after ? Issues{{.message = "issue.custom_field_nowhere"}} : Issues();
    if (after && after->text(custom_field::kind) == "file" && !takes_file_fields(*entities.front())) return {{.field = std::string(custom_field::kind.name), .message = "issue.custom_field_no_file"}};
    if (before && after && before->text(custom_field::list) != after->text(custom_field::list)) return {{.message = "issue.custom_field_nowhere"}};
    return CustomFieldCheck(database, schema, std::move(entities), before, after).run();
}

}  // namespace bottega
