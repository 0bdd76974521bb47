#pragma once

#include "core/data/schema.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace bottega {

// A record that a row of a foreign table may bring along: the person to talk to who stands in the row of a customer.
// assets/import/headers.json says which there are, by columns such as "contact.name".
struct Companion {
    const EntityDef* def;
    const FieldDef* owner;  // its field that points to the record of the row
};
[[nodiscard]] std::optional<Companion> companion_of(const Schema& schema, const EntityDef& def);

// What one column of a file may fill: a field of the imported entity ("name") or of its companion ("contact.name").
struct ImportTarget {
    const EntityDef* def;
    const FieldDef* field;
    bool comes_along = false;

    [[nodiscard]] std::string name() const { return comes_along ? def->name + "." + field->name : field->name; }
};
// In the order of the forms, those of the companion last.
[[nodiscard]] std::vector<ImportTarget> import_targets(const Schema& schema, const EntityDef& def);
[[nodiscard]] std::optional<ImportTarget> find_import_target(const Schema& schema, const EntityDef& def, std::string_view name);

// Headers that usual foreign programs write, by the name of the target that they mean.
[[nodiscard]] std::map<std::string, std::vector<std::string>> usual_headers(const EntityDef& def);

// What a record begins with that is made because a column of this reference names it and it is not here, as fields and
// canonical texts; nullopt: an import never makes one. See assets/import/missing.json.
[[nodiscard]] std::optional<std::vector<std::pair<std::string, std::string>>> missing_record_values(const EntityDef& def, const FieldDef& field);

// Fields a file may fill, in the order of the form.
[[nodiscard]] std::vector<const FieldDef*> importable_fields(const EntityDef& def);

}  // namespace bottega
