#include "wasm-app/kit/registry.hpp"

#include <algorithm>

namespace bottega::ui {

void Registry::add(EntityUi entity) {
    if (!entity.group.empty())
        navigation_.push_back({.route = entity.route, .label = entity.entity + ".plural", .icon = entity.icon,
                               .group = entity.group, .entity = entity.entity});
    entities_.push_back(std::move(entity));
}

void Registry::add(Place place) {
    if (!place.group.empty())
        navigation_.push_back({.route = place.route, .label = place.label, .icon = place.icon, .group = place.group});
    places_.push_back(std::move(place));
}

void Registry::add(RecordPanel panel) { panels_.push_back(std::move(panel)); }

void Registry::set_record_screen(std::string entity, MakeScreen make) {
    record_screens_.push_back({std::move(entity), std::move(make)});
}

void Registry::set_first_start(std::function<bool(const UiContext&)> needed, MakeScreen make) {
    first_start_needed_ = std::move(needed);
    first_start_ = std::move(make);
}

const EntityUi* Registry::entity(std::string_view name) const {
    for (const EntityUi& known : entities_)
        if (known.entity == name) return &known;
    return nullptr;
}

const EntityUi* Registry::entity_at(std::string_view route) const {
    for (const EntityUi& known : entities_)
        if (known.route == route) return &known;
    return nullptr;
}

const Place* Registry::place_at(std::string_view route) const {
    for (const Place& known : places_)
        if (known.route == route) return &known;
    return nullptr;
}

std::vector<const RecordPanel*> Registry::panels_of(std::string_view entity) const {
    std::vector<const RecordPanel*> found;
    for (const RecordPanel& panel : panels_)
        if (panel.entity == entity) found.push_back(&panel);
    return found;
}

const ChoiceStep* Registry::choice_step(std::string_view entity, std::string_view field) const {
    for (const RecordPanel& panel : panels_)
        for (const ChoiceStep& step : panel.choice_steps)
            if (panel.entity == entity && step.field == field) return &step;
    return nullptr;
}

const MakeScreen* Registry::record_screen(std::string_view entity) const {
    for (const auto& [name, make] : record_screens_)
        if (name == entity) return &make;
    return nullptr;
}

Tone Registry::tone_of(std::string_view entity, std::string_view field, std::string_view choice) const {
    const EntityUi* known = this->entity(entity);
    if (!known) return Tone::Neutral;
    for (const ChoiceTone& entry : known->tones)
        if (entry.field == field && entry.choice == choice) return entry.tone;
    return Tone::Neutral;
}

}  // namespace bottega::ui
