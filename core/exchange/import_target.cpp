#include "core/exchange/import_target.hpp"

#include "core/i18n/embedded_assets.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace bottega {

std::map<std::string, std::vector<std::string>> usual_headers(const EntityDef& def) {
    static const nlohmann::json known = nlohmann::json::parse(embedded_asset("import/headers.json"));
    const auto of_entity = known.find(def.name);
    if (of_entity == known.end()) return {};
    return of_entity->get<std::map<std::string, std::vector<std::string>>>();
}

std::optional<Companion> companion_of(const Schema& schema, const EntityDef& def) {
    for (const auto& [target, headers] : usual_headers(def)) {
        const std::size_t point = target.find('.');
        if (point == std::string::npos) continue;
        const EntityDef& companion = schema.entity(target.substr(0, point));
        const auto owner = std::find_if(companion.fields.begin(), companion.fields.end(),
                                        [&](const FieldDef& field) { return field.target == def.name; });
        expects(owner != companion.fields.end(), "what comes along points to the record of its row");
        return Companion{&companion, &*owner};
    }
    return std::nullopt;
}

std::vector<ImportTarget> import_targets(const Schema& schema, const EntityDef& def) {
    std::vector<ImportTarget> targets;
    for (const FieldDef* field : importable_fields(def)) targets.push_back({&def, field});
    if (const auto companion = companion_of(schema, def))
        for (const FieldDef* field : importable_fields(*companion->def))
            if (field != companion->owner) targets.push_back({companion->def, field, true});
    return targets;
}

std::optional<ImportTarget> find_import_target(const Schema& schema, const EntityDef& def, std::string_view name) {
    if (def.has(name)) return ImportTarget{&def, &def.field(name)};
    const auto companion = companion_of(schema, def);
    if (!companion || !name.starts_with(companion->def->name + ".")) return std::nullopt;
    const std::string_view field = name.substr(companion->def->name.size() + 1);
    if (!companion->def->has(field)) return std::nullopt;
    return ImportTarget{companion->def, &companion->def->field(field), true};
}

std::optional<std::vector<std::pair<std::string, std::string>>> missing_record_values(const EntityDef& def, const FieldDef& field) {
    static const nlohmann::json known = nlohmann::json::parse(embedded_asset("import/missing.json"));
    const auto found = known.find(def.name + "." + field.name);
    if (field.type != FieldType::Reference || found == known.end()) return std::nullopt;
    std::vector<std::pair<std::string, std::string>> values;
    for (const auto& [name, text] : found->items()) values.emplace_back(name, text.get<std::string>());
    return values;
}

std::vector<const FieldDef*> importable_fields(const EntityDef& def) {
    std::vector<const FieldDef*> fields;
    for (const FieldDef& field : def.fields)
        if (!field.internal && !field.derived && !field.read_only && !field.computed && field.type != FieldType::Timestamp && field.format != TextFormat::File) fields.push_back(&field);
    return fields;
}

}  // namespace bottega
