#include "core/data/field_path.hpp"

#include "core/base/text.hpp"

namespace bottega {

namespace {

constexpr std::string_view to_document = "parent_id";

std::optional<FieldStep> step_back(const Schema& schema, const EntityDef& from, std::string_view part) {
    const auto colon = part.find(':');
    const EntityDef* entity = schema.find(part.substr(0, colon));
    const std::string_view reference = part.substr(colon + 1);
    if (!entity) return std::nullopt;
    if (reference == to_document && entity->parent == from.name) return FieldStep{entity, nullptr, false};
    const auto index = entity->index_of(reference);
    if (!index || entity->fields[*index].target != from.name) return std::nullopt;
    return FieldStep{entity, &entity->fields[*index], false};
}

std::optional<FieldStep> step_of(const Schema& schema, const EntityDef& from, std::string_view part) {
    if (part.find(':') != std::string_view::npos) return step_back(schema, from, part);
    const auto index = from.index_of(part);
    if (!index || from.fields[*index].type != FieldType::Reference) return std::nullopt;
    return FieldStep{&schema.entity(from.fields[*index].target), &from.fields[*index], true};
}

}  // namespace

std::optional<FieldPath> find_field_path(const Schema& schema, const EntityDef& entity, std::string_view path) {
    FieldPath result{.steps = {}, .entity = &entity, .field = nullptr};
    const auto parts = split(path, '.');
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const bool last = i + 1 == parts.size();
        const bool backwards = parts[i].find(':') != std::string::npos;
        if (last && !backwards) {
            const auto index = result.entity->index_of(parts[i]);
            if (!index && parts[i] != "id") return std::nullopt;
            if (index) result.field = &result.entity->fields[*index];
            return result;
        }
        const auto step = step_of(schema, *result.entity, parts[i]);
        if (!step || result.steps.size() == most_field_steps) return std::nullopt;
        result.steps.push_back(*step);
        result.entity = step->entity;
    }
    return result;
}

std::string backward_step(const EntityDef& from, const FieldDef* field) {
    return from.name + ":" + (field ? field->name : std::string(to_document));
}

}  // namespace bottega
