#include "wasm-app/screens/filter_fields.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/data/filter_check.hpp"
#include "core/data/filter_json.hpp"
#include "core/data/several_choices.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/filter_values.hpp"
#include "wasm-app/screens/filter_words.hpp"
#include "wasm-app/screens/list_layout.hpp"

namespace bottega::ui {

namespace {

constexpr std::string_view whose = "whose";  // goes on to a field of the other record
constexpr std::size_t most_steps = 2;        // that are offered; addresses may have more

using Parts = std::vector<std::string>;

std::string joined(const Parts& parts, std::size_t count) { return join(Parts(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(count)), "."); }

std::vector<FieldStep> steps_back(const UiContext& ui, const EntityDef& entity) {
    std::vector<FieldStep> steps;
    const Schema& schema = ui.store().schema();
    if (const EntityDef* lines = schema.lines_of(entity.name)) steps.push_back({lines, nullptr, false});
    for (const Schema::Referrer& referrer : schema.referrers_of(entity.name))
        if (ui.registry.entity(referrer.entity->name) && !referrer.field->internal) steps.push_back({referrer.entity, referrer.field, false});
    return steps;
}

std::vector<Choice> fields_of(const UiContext& ui, const EntityDef& entity) {
    std::vector<Choice> choices;
    for (const FieldDef& field : entity.fields)
        if (can_be_listed(entity, field)) choices.push_back({.value = field.name, .text = ui.field_label(entity, field)});
    for (const FieldStep& step : steps_back(ui, entity)) choices.push_back({.value = backward_step(*step.entity, step.field), .text = step_text(ui, step)});
    return choices;
}

std::string first_field(const EntityDef& entity) {
    for (const FieldDef& field : entity.fields)
        if (can_be_listed(entity, field) && (field.name == entity.title_field || entity.title_field.empty())) return field.name;
    return entity.fields.front().name;
}

void ask_anew(const UiContext& ui, const EntityDef& entity, Condition& condition, std::string field) {
    condition.field = std::move(field);
    const FieldPath path = *find_field_path(ui.store().schema(), entity, condition.field);
    condition.comparison = comparisons_of(path).front();
    condition.values = first_values(path, condition.comparison);
}

// The value stays where the other comparison can use it.
void compare_otherwise(const FieldPath& path, Condition& condition, Comparison comparison) {
    std::vector<Value> before = std::move(condition.values);
    condition.values = first_values(path, comparison);
    const auto is_several = [](Comparison asked) { return asked == Comparison::In || asked == Comparison::NotIn; };
    const bool both_days = (condition.comparison == Comparison::Within) == (comparison == Comparison::Within);
    if (is_several(comparison)) condition.values = std::move(before);
    else if (both_days)
        for (std::size_t i = 0; i < std::min(before.size(), condition.values.size()); ++i) condition.values[i] = std::move(before[i]);
    condition.comparison = comparison;
}

std::vector<Choice> comparison_choices(const UiContext& ui, const FieldPath& path, const Condition& condition, std::size_t steps) {
    std::vector<Choice> choices;
    std::vector<Comparison> offered = comparisons_of(path);
    const bool leads_on = !path.field || path.field->type == FieldType::Reference;
    if (std::find(offered.begin(), offered.end(), condition.comparison) == offered.end() && !leads_on) offered.push_back(condition.comparison);
    for (const Comparison comparison : offered)
        choices.push_back({.value = std::string(comparison_name(comparison)), .text = comparison_text(ui, path, comparison)});
    if (leads_on && steps < most_steps) choices.push_back({.value = std::string(whose), .text = ui.text(path.field ? "ui.where.whose" : "ui.where.with")});
    return choices;
}

struct Widths {
    float field = -1, comparison = -1, end = 0;
};

Widths widths_of(float end) {
    if (is_phone()) return {-1, -1, end};
    const float room = ImGui::GetContentRegionAvail().x - end;
    return {std::min(220.0f, room * 0.32f), std::min(190.0f, room * 0.28f), end};
}

void beside() {
    if (!is_phone()) ImGui::SameLine(0, metric::gap);
}

// One step of the way: its field, and how it is asked. True when the next one follows.
class Level {
public:
    Level(const UiContext& ui, const EntityDef& root, Condition& condition, const Parts& parts, std::size_t at)
        : ui_(ui), root_(root), condition_(condition), parts_(parts), at_(at), path_(*find_field_path(ui.store().schema(), root, joined(parts, at + 1))) {}

    [[nodiscard]] const EntityDef& leads_to() const {
        return path_.field ? ui_.store().schema().entity(path_.field->target) : *path_.entity;
    }
    [[nodiscard]] bool is_last() const { return at_ + 1 == parts_.size(); }
    [[nodiscard]] const FieldPath& path() const { return path_; }

    // True when another field was chosen.
    bool draw_field(const EntityDef& entity, const Widths& widths, bool focus) {
        std::string field = parts_[at_];
        const std::string name = ui_.text("ui.where.field");
        const float width = is_phone() && at_ == 0 ? ImGui::GetContentRegionAvail().x - widths.end : widths.field;
        if (!combo("###field", field, fields_of(ui_, entity), {.name = name, .focus = focus, .width = width})) return false;
        ask_anew(ui_, root_, condition_, before() + field);
        return true;
    }

    bool draw_comparison(const Widths& widths) {
        const std::vector<Choice> choices = comparison_choices(ui_, path_, condition_, at_);
        std::string chosen = is_last() ? std::string(comparison_name(condition_.comparison)) : std::string(whose);
        const std::string name = ui_.text("ui.where.comparison", {field_text()});
        if (!combo("###comparison", chosen, choices, {.name = name, .width = widths.comparison})) return false;
        const std::string here = joined(parts_, at_ + 1);
        if (chosen == whose) {
            ask_anew(ui_, root_, condition_, here + "." + first_field(leads_to()));
        } else if (is_last()) {
            compare_otherwise(path_, condition_, *comparison_named(chosen));
        } else {
            ask_anew(ui_, root_, condition_, here);
            compare_otherwise(path_, condition_, *comparison_named(chosen));
        }
        return true;
    }

private:
    [[nodiscard]] std::string field_text() const { return path_text(ui_, root_, joined(parts_, at_ + 1)); }
    [[nodiscard]] std::string before() const { return at_ == 0 ? std::string() : joined(parts_, at_) + "."; }

    const UiContext& ui_;
    const EntityDef& root_;
    Condition& condition_;
    const Parts& parts_;
    std::size_t at_;
    FieldPath path_;
};

void draw_values(const UiContext& ui, const FieldPath& path, Condition& condition, const Widths& widths, bool focus) {
    beside();
    ImGui::BeginGroup();
    condition_values_editor(ui, path, condition, std::max(ImGui::GetContentRegionAvail().x - (is_phone() ? 0 : widths.end), 60.0f), focus);
    ImGui::EndGroup();
}

bool has_values(const FieldPath& path, const Condition& condition) {
    return path.field && !is_flag(path) && condition.comparison != Comparison::IsEmpty && condition.comparison != Comparison::IsNotEmpty;
}

// Of old addresses: an exact text, one choice, one record.
void say_as_builder(const FieldPath& path, Condition& condition) {
    if (!path.field) return;
    const bool equal = condition.comparison == Comparison::Equal, other = condition.comparison == Comparison::NotEqual;
    if (!equal && !other) return;
    const std::vector<Comparison> offered = comparisons_of(path);
    const auto offers = [&](Comparison comparison) { return std::find(offered.begin(), offered.end(), comparison) != offered.end(); };
    if (offers(Comparison::Reads)) condition.comparison = equal ? Comparison::Reads : Comparison::ReadsNot;
    if (offers(Comparison::In)) condition.comparison = equal ? Comparison::In : Comparison::NotIn;
    if (is_flag(path) && condition.values.front() == Value(false)) {
        condition.values.front() = true;
        condition.comparison = equal ? Comparison::NotEqual : Comparison::Equal;
    }
}

// "9.30" as it is stored. Texts are left as they were typed until then, or they would change beneath the cursor.
Condition with_times_as_stored(const FieldPath& path, Condition condition) {
    if (!path.field || path.field->format != TextFormat::Time) return condition;
    for (Value& value : condition.values)
        if (const auto* typed = std::get_if<std::string>(&value))
            if (const auto time = parse_time(*typed)) value = *time;
    return condition;
}

}  // namespace

Condition first_condition(const UiContext& ui, const EntityDef& entity) {
    Condition condition;
    ask_anew(ui, entity, condition, first_field(entity));
    return condition;
}

void draw_condition(const UiContext& ui, const EntityDef& entity, Filter& part, FilterFocus& focus, float room_at_end) {
    Condition& condition = part.condition;
    if (condition.field == "id") return label(ui.text("ui.selection"));  // records that were chosen one by one
    const Parts parts = split(condition.field, '.');
    const EntityDef* from = &entity;
    const bool focused = focus.part == &part;
    const bool focus_field = focused && !focus.on_value, focus_value = focused && focus.on_value;
    if (focused) focus = {};
    for (std::size_t at = 0; at < parts.size(); ++at) {
        ImGui::PushID(static_cast<int>(at));
        constexpr float indent = 18;
        if (at > 0) ImGui::Indent(indent);
        Level level(ui, entity, condition, parts, at);
        const Widths widths = widths_of(room_at_end);
        const bool other_field = level.draw_field(*from, widths, focus_field && level.is_last());
        beside();
        const bool changed = other_field || level.draw_comparison(widths);
        if (!changed && level.is_last() && has_values(level.path(), condition)) draw_values(ui, level.path(), condition, widths, focus_value);
        if (!changed && !level.is_last()) from = &level.leads_to();
        if (at > 0) ImGui::Unindent(indent);
        ImGui::PopID();
        if (!changed) continue;
        focus = {&part, true};
        break;
    }
}

Filter as_built(const UiContext& ui, const EntityDef& entity, Filter filter) {
    for (Filter& part : filter.parts) part = as_built(ui, entity, std::move(part));
    if (filter.is_group()) return filter;
    if (const auto path = find_field_path(ui.store().schema(), entity, filter.condition.field)) say_as_builder(*path, filter.condition);
    return filter;
}

Filter without_unfinished(const UiContext& ui, const EntityDef& entity, const Filter& filter) {
    if (!filter.is_group()) {
        const auto path = find_field_path(ui.store().schema(), entity, filter.condition.field);
        if (!path) return {};
        Filter part = Filter::one(with_times_as_stored(*path, filter.condition));
        return can_answer(ui.store().schema(), entity, part.condition) ? part : Filter{};
    }
    Filter result{.kind = filter.kind};
    for (const Filter& part : filter.parts) result.parts.push_back(without_unfinished(ui, entity, part));
    return simplified(result);
}

}  // namespace bottega::ui
