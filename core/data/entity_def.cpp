#include "core/data/entity_def.hpp"

#include "core/base/text.hpp"

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

std::string label_key(const EntityDef& entity, const FieldDef& field) {
    return field.label.empty() ? entity.name + "." + field.name : own_words + field.label;
}

std::string section_label_key(const EntityDef& entity, std::string_view section) {
    if (section == own_section) return "custom_field.own_section";
    return section.starts_with(own_words) ? std::string(section) : entity.name + ".section." + std::string(section);
}

std::string choice_label_key(const EntityDef& entity, const FieldDef& field, std::string_view choice) {
    if (field.custom) return own_words + std::string(choice);
    const std::string group = field.choice_labels.empty() ? entity.name + "." + field.name : field.choice_labels;
    return group + "." + std::string(choice);
}

}  // namespace bottega
