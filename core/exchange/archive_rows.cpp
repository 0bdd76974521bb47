#include "core/exchange/archive_rows.hpp"

#include "core/base/text.hpp"
#include "core/data/custom_field.hpp"

#include <algorithm>
#include <limits>

namespace bottega {

namespace {

RecordId id_of(const std::string& text) {
    const auto id = parse_record_id(text);
    if (!id) throw ArchiveRefusal{{.message = "issue.archive_damaged"}};
    return *id;
}

int position_of(const std::string& text) {
    const auto position = parse_digits(text);
    if (!position || *position > std::numeric_limits<int>::max()) throw ArchiveRefusal{{.message = "issue.archive_damaged"}};
    return static_cast<int>(*position);
}

}  // namespace

Record archive_record(const EntityDef& def, const ArchiveRow& row) {
    Record record(def);
    for (std::size_t i = 0; i < def.fields.size(); ++i) record.set_value(i, std::monostate());
    Currency currency = Currency::parse(def.currency).value_or(Currency());
    for (const auto& [key, text] : row)
        if (key == "currency") currency = Currency::parse(text).value_or(currency);
    RecordId parent;
    int position = 0;
    for (const auto& [key, text] : row) {
        if (key == "id") record.set_id(id_of(text));
        else if (key == "parent_id" && !def.parent.empty()) parent = id_of(text);
        else if (key == "position" && !def.parent.empty()) position = position_of(text);
        else {
            const auto index = def.index_of(key);
            if (!index) throw ArchiveRefusal{{.message = "issue.archive_unknown", .args = {def.name + "." + key}}};
            auto value = parse_canonical(def.fields[*index].type, text, currency);
            if (!value) throw ArchiveRefusal{{.message = "issue.archive_bad_value", .args = {def.name + "." + key, text}}};
            record.set_value(*index, std::move(*value));
        }
    }
    if (!record.id()) throw ArchiveRefusal{{.message = "issue.archive_damaged"}};
    record.set_place(parent, position);
    return record;
}

Schema schema_of_archive(const Schema& schema, const std::vector<ArchiveRow>& fields) {
    Schema theirs = schema.of_modules();
    const EntityDef* def = theirs.find(custom_field::entity);
    if (!def) return theirs;
    std::vector<Record> rows;
    for (const ArchiveRow& field : fields) rows.push_back(archive_record(*def, field));
    std::sort(rows.begin(), rows.end(), [](const Record& a, const Record& b) { return a.id().value < b.id().value; });
    take_in(theirs, rows, Places::Anew);
    return theirs;
}

Schema schema_of_archive(const Schema& schema, std::string_view text) {
    const std::string section = std::string(entities_section) + std::string(custom_field::entity);
    std::vector<ArchiveRow> fields;
    (void)read_archive(text, [&](const std::string& of, const ArchiveRow& row) {
        if (of == section) fields.push_back(row);
        return true;
    }, {section});
    return schema_of_archive(schema, fields);
}

}  // namespace bottega
