#include "core/data/schema.hpp"

#include "core/data/table_sql.hpp"

namespace bottega {

void Schema::add(EntityDef def) {
    expects(!entities_.contains(def.name), "two modules declare the same entity");
    def.table = std::make_shared<const TableSql>(def);
    std::string name = def.name;
    const auto added = entities_.emplace(std::move(name), std::make_unique<EntityDef>(std::move(def)));
    order_.push_back(added.first->second.get());
}

const EntityDef& Schema::entity(std::string_view name) const {
    const EntityDef* found = find(name);
    expects(found != nullptr, "the schema has no such entity");
    return *found;
}

const EntityDef* Schema::find(std::string_view name) const {
    const auto found = entities_.find(name);
    return found == entities_.end() ? nullptr : found->second.get();
}

void Schema::edit_choices(std::string_view entity, std::string_view field, std::shared_ptr<const ChoiceEdits> edits, std::vector<std::string> choices, Value initial) {
    const auto found = entities_.find(entity);
    expects(found != entities_.end(), "the schema has no such entity");
    FieldDef& edited = found->second->fields[found->second->index_of(field).value()];
    edited.choice_edits = std::move(edits);
    edited.choices = std::move(choices);
    edited.initial = std::move(initial);
}

const EntityDef* Schema::lines_of(std::string_view parent) const {
    for (const EntityDef* def : order_)
        if (def->parent == parent) return def;
    return nullptr;
}

std::vector<Schema::Referrer> Schema::referrers_of(std::string_view target) const {
    std::vector<Referrer> referrers;
    for (const EntityDef* def : order_)
        for (const FieldDef& field : def->fields)
            if (field.type == FieldType::Reference && field.target == target) referrers.push_back({def, &field});
    return referrers;
}

}  // namespace bottega
