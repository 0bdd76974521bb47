#include "core/data/entity_def.hpp"

#include <algorithm>

namespace bottega {

std::optional<std::size_t> EntityDef::index_of(std::string_view field) const {
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].name == field) return i;
    return std::nullopt;
}

const FieldDef& EntityDef::field(std::string_view wanted) const {
    const auto index = index_of(wanted);
    expects(index.has_value(), "an entity has no such field");
    return fields[*index];
}

bool EntityDef::is_searchable() const {
    return std::any_of(fields.begin(), fields.end(), [](const FieldDef& field) { return field.searchable; });
}

std::string choice_label_key(const EntityDef& entity, const FieldDef& field, std::string_view choice) {
    const std::string group = field.choice_labels.empty() ? entity.name + "." + field.name : field.choice_labels;
    return group + "." + std::string(choice);
}

}  // namespace bottega
