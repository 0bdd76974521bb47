#include "core/exchange/archive_guard.hpp"

#include "core/data/row_codec.hpp"
#include "core/data/seal_chain.hpp"

namespace bottega {

std::string sealed_text(const Record& record) {
    std::string text;
    std::map<std::string, std::string> custom;
    for (std::size_t i = 0; i < record.def().fields.size(); ++i) {
        const FieldDef& field = record.def().fields[i];
        if (field.derived || field.follows_merge) continue;
        if (!field.custom) text += canonical_text(record.value(i)) + '\x1f';
        else if (!is_empty(record.value(i)) && record.value(i) != field.initial) custom[field.name] = canonical_text(record.value(i));
    }
    for (const auto& [name, value] : custom) text += name + '=' + value + '\x1f';
    return text;
}

bool keeps_documents(const EntityDef& def) { return !def.seal.field.empty() && def.name != seal_link::entity; }

namespace {

// Sealed records with their lines.
std::map<std::pair<std::string, std::int64_t>, std::string> sealed_records(Database& database, const Schema& schema) {
    std::map<std::pair<std::string, std::int64_t>, std::string> sealed;
    for (const EntityDef* def : schema.entities()) {
        if (!keeps_documents(*def)) continue;
        for (const Record& record : select_rows(database, *def, "", {})) {
            if (!is_sealed(record)) continue;
            std::string text = sealed_text(record);
            if (const EntityDef* lines = schema.lines_of(def->name))
                for (const Record& line : select_rows(database, *lines, " WHERE parent_id = ?1 ORDER BY position, id", {record.id()}))
                    text += std::to_string(line.id().value) + '\x1f' + sealed_text(line);
            sealed[{def->name, record.id().value}] = std::move(text);
        }
    }
    return sealed;
}

// Last number given per series, where the schema has number series at all.
std::map<std::string, std::int64_t> numbers_given(Database& database, const Schema& schema) {
    std::map<std::string, std::int64_t> numbers;
    if (!schema.find("number_series")) return numbers;
    Statement rows(database, "SELECT code || '/' || coalesce(year, ''), last_number FROM number_series");
    while (rows.step()) numbers[rows.text(0)] = rows.integer(1);
    return numbers;
}

}  // namespace

ArchiveGuard::ArchiveGuard(Database& database, const Schema& schema)
    : database_(database), sealed_(sealed_records(database, schema)), numbers_(numbers_given(database, schema)) {}

std::optional<Issue> ArchiveGuard::loss(const Schema& now) const {
    const auto now_sealed = sealed_records(database_, now);
    for (const auto& [key, text] : sealed_) {
        const auto found = now_sealed.find(key);
        if (found == now_sealed.end() || found->second != text) return Issue{.message = "issue.archive_loses_issued"};
    }
    const auto now_given = numbers_given(database_, now);
    for (const auto& [series, last] : numbers_) {
        const auto found = now_given.find(series);
        if (last > 0 && (found == now_given.end() || found->second < last)) return Issue{.message = "issue.archive_lowers_number", .args = {series}};
    }
    return std::nullopt;
}

}  // namespace bottega
