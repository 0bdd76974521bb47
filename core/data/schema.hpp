#pragma once

#include "core/data/entity_def.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bottega {

// All entities in force: those of the modules, with the fields the person added and the lists the person changed.
class Schema {
public:
    void add(EntityDef def);
    // The entities as the modules declare them.
    [[nodiscard]] Schema of_modules() const;
    // In place of those the entity had. It stays where it is, and so do its other fields: open screens hold on to them.
    void set_custom_fields(std::string_view entity, std::vector<FieldDef> fields);
    void forget_custom_fields();
    void set_currency(std::string_view entity, std::string code);

    [[nodiscard]] const EntityDef& entity(std::string_view name) const;
    [[nodiscard]] const EntityDef* find(std::string_view name) const;
    // In the order in which modules declared them, so that owners come before their lines.
    [[nodiscard]] const std::vector<const EntityDef*>& entities() const { return order_; }
    // What the person made of the list of a Choice; nullptr: it is as the module wrote it.
    void edit_choices(std::string_view entity, std::string_view field, std::shared_ptr<const ChoiceEdits> edits, std::vector<std::string> choices, Value initial);
    // The line entity of a document, or nullptr.
    [[nodiscard]] const EntityDef* lines_of(std::string_view parent) const;

    // Every (entity, field) that refers to records of `target`.
    struct Referrer {
        const EntityDef* entity;
        const FieldDef* field;
    };
    [[nodiscard]] std::vector<Referrer> referrers_of(std::string_view target) const;

private:
    std::map<std::string, std::unique_ptr<EntityDef>, std::less<>> entities_;
    std::vector<const EntityDef*> order_;
};

}  // namespace bottega
