#include "core/exchange/archive_guard.hpp"

#include "core/data/row_codec.hpp"
#include "core/exchange/archive.hpp"
#include "core/exchange/archive_rows.hpp"

namespace bottega {

namespace {

// A record field by field, without what the core derives and the links that follow a merge.
std::string as_text(const Record& record) {
    std::string text;
    for (std::size_t i = 0; i < record.def().fields.size(); ++i)
        if (const FieldDef& field = record.def().fields[i]; !field.derived && !field.follows_merge) text += canonical_text(record.value(i)) + '\x1f';
    return text;
}

// Sealed records with their lines.
std::map<std::pair<std::string, std::int64_t>, std::string> sealed_records(Database& database, const Schema& schema) {
    std::map<std::pair<std::string, std::int64_t>, std::string> sealed;
    for (const EntityDef* def : schema.entities()) {
        if (def->seal.field.empty()) continue;
        for (const Record& record : select_rows(database, *def, "", {})) {
            if (!is_sealed(record)) continue;
            std::string text = as_text(record);
            if (const EntityDef* lines = schema.lines_of(def->name))
                for (const Record& line : select_rows(database, *lines, " WHERE parent_id = ?1 ORDER BY position, id", {record.id()}))
                    text += std::to_string(line.id().value) + '\x1f' + as_text(line);
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

NamedRecord named(const Record& record) { return {.entity = record.def().name, .id = record.id(), .title = record.title()}; }

// Every record of an archive text that can be read; what cannot be, the import itself refuses.
void for_each_record(const Schema& schema, std::string_view text, const std::function<void(const Record&)>& visit) {
    (void)read_archive(text, [&](const std::string& section, const ArchiveRow& row) {
        const EntityDef* def = section.starts_with(entities_section) ? schema.find(section.substr(entities_section.size())) : nullptr;
        try {
            if (def) visit(archive_record(*def, row));
        } catch (const ArchiveRefusal&) {
        }
        return true;
    });
}

}  // namespace

ArchiveGuard::ArchiveGuard(Database& database, const Schema& schema)
    : database_(database), schema_(schema), sealed_(sealed_records(database, schema)), numbers_(numbers_given(database, schema)) {}

std::optional<Issue> ArchiveGuard::loss() const {
    const auto now_sealed = sealed_records(database_, schema_);
    for (const auto& [key, text] : sealed_) {
        const auto found = now_sealed.find(key);
        if (found == now_sealed.end() || found->second != text) return Issue{.message = "issue.archive_loses_issued"};
    }
    const auto now_given = numbers_given(database_, schema_);
    for (const auto& [series, last] : numbers_) {
        const auto found = now_given.find(series);
        if (last > 0 && (found == now_given.end() || found->second < last)) return Issue{.message = "issue.archive_lowers_number", .args = {series}};
    }
    return std::nullopt;
}

std::vector<NamedRecord> issued_losses(Database& database, const Schema& schema, std::string_view text) {
    std::map<std::pair<std::string, std::int64_t>, Record> here;
    for (const EntityDef* def : schema.entities())
        if (!def->seal.field.empty())
            for (Record& record : select_rows(database, *def, "", {}))
                if (is_sealed(record)) here.emplace(std::pair{def->name, record.id().value}, std::move(record));
    for_each_record(schema, text, [&](const Record& record) {
        const auto found = here.find({record.def().name, record.id().value});
        if (found != here.end() && as_text(found->second) == as_text(record)) here.erase(found);
    });
    std::vector<NamedRecord> losses;
    for (const auto& [key, record] : here) losses.push_back(named(record));
    return losses;
}

RuleBreakers rule_breakers(const Schema& schema, std::string_view text, std::size_t most) {
    RuleBreakers found;
    for_each_record(schema, text, [&](const Record& record) {
        for (const Issue& issue : validate(record)) {
            if (issue.severity != Severity::Error) continue;
            ++found.count;
            if (found.first.size() < most) found.first.emplace_back(named(record), issue);
            return;
        }
    });
    return found;
}

}  // namespace bottega
