#include "core/data/schema.hpp"

#include "core/data/table_sql.hpp"

#include <algorithm>

namespace bottega {

namespace {

constexpr std::size_t room_for_custom_fields = 64;

}  // namespace

void Schema::add(EntityDef def) {
    expects(!entities_.contains(def.name), "two modules declare the same entity");
    def.table = std::make_shared<const TableSql>(def);
    if (def.parent.empty() || !def.custom_list.empty()) def.fields.reserve(def.fields.size() + room_for_custom_fields);
    std::string name = def.name;
    const auto added = entities_.emplace(std::move(name), std::make_unique<EntityDef>(std::move(def)));
    order_.push_back(added.first->second.get());
}

Schema Schema::of_modules() const {
    Schema schema;
    for (const EntityDef* def : order_) schema.add(*def);
    schema.forget_custom_fields();
    return schema;
}

void Schema::set_custom_fields(std::string_view entity, std::vector<FieldDef> fields) {
    EntityDef& def = *entities_.find(entity)->second;
    const auto first = static_cast<std::size_t>(std::count_if(def.fields.begin(), def.fields.end(), [](const FieldDef& field) { return !field.custom; }));
    if (fields.empty() && def.fields.size() == first) return;
    while (def.fields.size() > first + fields.size()) def.fields.pop_back();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (first + i < def.fields.size()) def.fields[first + i] = std::move(fields[i]);
        else def.fields.push_back(std::move(fields[i]));
    }
    def.table = std::make_shared<const TableSql>(def);
}

void Schema::set_currency(std::string_view entity, std::string code) { entities_.find(entity)->second->currency = std::move(code); }

void Schema::forget_custom_fields() {
    for (const EntityDef* def : order_) set_custom_fields(def->name, {});
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
