#include "core/exchange/import_template.hpp"

#include "core/exchange/csv_writer.hpp"
#include "core/exchange/import_target.hpp"

namespace bottega {

namespace {

// Those that files usually bring; where none are known, all.
std::vector<ImportTarget> template_targets(const Schema& schema, const EntityDef& def) {
    const auto usual = usual_headers(def);
    std::vector<ImportTarget> targets;
    for (const ImportTarget& target : import_targets(schema, def))
        if (usual.empty() || usual.contains(target.name()) || (target.field->custom && !target.comes_along)) targets.push_back(target);
    return targets;
}

std::string header_of(const ImportTarget& target, const Catalogue& catalogue) {
    const std::string label = catalogue.text(label_key(*target.def, *target.field));
    return target.comes_along ? catalogue.text(target.def->name) + ": " + label : label;
}

// "example.account.city"; a number is written as a number.
WrittenCell example_of(const ImportTarget& target, const Catalogue& catalogue) {
    const std::string key = "import.example." + target.def->name + "." + target.field->name;
    if (!catalogue.has(key)) return {};
    const bool is_number = target.field->type == FieldType::Decimal || target.field->type == FieldType::Integer;
    return {is_number ? CellKind::Number : CellKind::Text, catalogue.text(key)};
}

struct Template {
    std::vector<WrittenCell> headers, example;

    Template(const Schema& schema, const EntityDef& def, const Catalogue& catalogue) {
        for (const ImportTarget& target : template_targets(schema, def)) {
            headers.push_back({.text = header_of(target, catalogue)});
            example.push_back(example_of(target, catalogue));
        }
    }
};

}  // namespace

std::string template_as_sheet(const Schema& schema, const EntityDef& def, const Catalogue& catalogue) {
    const Template filled(schema, def, catalogue);
    std::string text;
    begin_sheet(text, catalogue.text(def.name + ".plural"));
    add_sheet_row(text, filled.headers);
    add_sheet_row(text, filled.example);
    return text;
}

std::string template_as_csv(const Schema& schema, const EntityDef& def, const Catalogue& catalogue, const Locale& locale) {
    const Template filled(schema, def, catalogue);
    CsvWriter csv(catalogue, locale);
    csv.add_row(filled.headers);
    csv.add_row(filled.example);
    return csv.text();
}

}  // namespace bottega
