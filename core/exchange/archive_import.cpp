#include "core/base/text.hpp"
#include "core/data/migration.hpp"
#include "core/data/row_codec.hpp"
#include "core/data/settings.hpp"
#include "core/exchange/archive.hpp"
#include "core/exchange/archive_reader.hpp"
#include "core/exchange/archive_tables.hpp"

#include <algorithm>
#include <limits>
#include <map>

namespace bottega {

namespace {

// Why a row of the file cannot be taken.
struct Refusal {
    Issue issue;
};

RecordId id_of(const std::string& text) {
    const auto id = parse_record_id(text);
    if (!id) throw Refusal{{.message = "issue.archive_damaged"}};
    return *id;
}

int position_of(const std::string& text) {
    const auto position = parse_digits(text);
    if (!position || *position > std::numeric_limits<int>::max()) throw Refusal{{.message = "issue.archive_damaged"}};
    return static_cast<int>(*position);
}

Record record_from(const EntityDef& def, const ArchiveRow& row) {
    Record record(def);
    for (std::size_t i = 0; i < def.fields.size(); ++i) record.set_value(i, std::monostate());
    Currency currency("EUR");
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
            if (!index) throw Refusal{{.message = "issue.archive_unknown", .args = {def.name + "." + key}}};
            auto value = parse_canonical(def.fields[*index].type, text, currency);
            if (!value) throw Refusal{{.message = "issue.archive_bad_value", .args = {def.name + "." + key, text}}};
            record.set_value(*index, std::move(*value));
        }
    }
    if (!record.id()) throw Refusal{{.message = "issue.archive_damaged"}};
    record.set_place(parent, position);
    return record;
}

void insert_table_row(Database& database, const ArchiveTable& table, const ArchiveRow& row) {
    Statement statement(database, table.insert());
    for (const auto& [key, text] : row) {
        bool known = false;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            if (table.columns[i] != key) continue;
            statement.bind_text(static_cast<int>(i) + 1, text);  // STRICT tables turn digits into their integers
            known = true;
        }
        if (!known) throw Refusal{{.message = "issue.archive_unknown", .args = {table.section + "." + key}}};
    }
    statement.run();
}

// Sealed records as they are now: field by field, without what the core derives.
std::map<std::pair<std::string, std::int64_t>, std::string> sealed_records(Database& database, const Schema& schema) {
    std::map<std::pair<std::string, std::int64_t>, std::string> sealed;
    const auto text_of = [](const Record& record) {
        std::string text;
        for (std::size_t i = 0; i < record.def().fields.size(); ++i)
            if (!record.def().fields[i].derived) text += canonical_text(record.value(i)) + '\x1f';
        return text;
    };
    for (const EntityDef* def : schema.entities()) {
        if (def->seal.field.empty()) continue;
        for (const Record& record : select_rows(database, *def, "", {})) {
            if (!is_sealed(record)) continue;
            std::string text = text_of(record);
            if (const EntityDef* lines = schema.lines_of(def->name))
                for (const Record& line : select_rows(database, *lines, " WHERE parent_id = ?1 ORDER BY position, id", {record.id()}))
                    text += std::to_string(line.id().value) + '\x1f' + text_of(line);
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

void empty_everything(Database& database, const Schema& schema) {
    Statement triggers(database, "SELECT name FROM sqlite_master WHERE type = 'trigger'");
    std::vector<std::string> names;
    while (triggers.step()) names.push_back(triggers.text(0));
    for (const std::string& name : names) database.execute("DROP TRIGGER " + sql_name(name));
    for (const EntityDef* def : schema.entities()) {
        if (def->is_searchable()) database.execute("INSERT INTO " + sql_name(text_index_name(*def)) + " (" + sql_name(text_index_name(*def)) + ") VALUES ('delete-all')");
        database.execute("DELETE FROM " + sql_name(def->name));
    }
    database.execute("DELETE FROM history");
    database.execute("DELETE FROM command");
    database.execute("DELETE FROM migration");
    database.execute("DELETE FROM setting WHERE key NOT LIKE 'local.%'");
}

void load_rows(Database& database, const Schema& schema, std::string_view text) {
    std::map<std::string, const ArchiveTable*> tables;
    for (const ArchiveTable& table : archive_tables()) tables[table.section] = &table;
    auto read = read_archive(text, [&](const std::string& section, const ArchiveRow& row) {
        if (section.starts_with("entities.")) {
            const EntityDef* def = schema.find(section.substr(9));
            if (!def) throw Refusal{{.message = "issue.archive_unknown", .args = {section.substr(9)}}};
            const Record record = record_from(*def, row);
            insert_row(database, record);
            index_row(database, record);
            return true;
        }
        const auto table = tables.find(section);
        if (table == tables.end()) throw Refusal{{.message = "issue.archive_unknown", .args = {section}}};
        insert_table_row(database, *table->second, row);
        return true;
    });
    if (!read.ok()) throw Refusal{read.issues().front()};
}

void refuse_losses(Database& database, const Schema& schema, const std::map<std::pair<std::string, std::int64_t>, std::string>& sealed,
                   const std::map<std::string, std::int64_t>& numbers) {
    if (database.scalar("SELECT count(*) FROM pragma_foreign_key_check") > 0) throw Refusal{{.message = "issue.archive_damaged"}};
    const auto now_sealed = sealed_records(database, schema);
    for (const auto& [key, text] : sealed) {
        const auto found = now_sealed.find(key);
        if (found == now_sealed.end() || found->second != text) throw Refusal{{.message = "issue.archive_loses_issued"}};
    }
    const auto now_given = numbers_given(database, schema);
    for (const auto& [series, last] : numbers) {
        const auto found = now_given.find(series);
        if (last > 0 && (found == now_given.end() || found->second < last)) throw Refusal{{.message = "issue.archive_lowers_number", .args = {series}}};
    }
}

void count_row(ArchiveSummary& summary, const std::string& section, const ArchiveRow& row) {
    if (section.starts_with("entities.")) {
        const std::string entity = section.substr(9);
        if (summary.by_entity.empty() || summary.by_entity.back().first != entity) summary.by_entity.emplace_back(entity, 0);
        ++summary.by_entity.back().second;
        ++summary.records;
    }
    if (section != "commands") return;
    ++summary.commands;
    for (const auto& [key, text] : row)
        if (key == "at") summary.last_change = std::max(summary.last_change, text);
}

}  // namespace

Result<ArchiveSummary> inspect_archive(std::string_view text, int newest_schema_version) {
    ArchiveSummary summary;
    auto header = read_archive(text, [&](const std::string& section, const ArchiveRow& row) {
        count_row(summary, section, row);
        return true;
    });
    if (!header.ok()) return header.issues();
    if (header.value().version > kArchiveVersion || header.value().schema > newest_schema_version)
        return Issue{.message = "issue.newer_archive", .args = {std::to_string(header.value().schema)}};
    if (header.value().version < 1 || !checksum_agrees(text)) return Issue{.message = "issue.archive_damaged"};
    summary.schema_version = header.value().schema;
    return summary;
}

Result<Done> import_archive(Database& database, const Schema& schema, std::string_view text, int newest_schema_version) {
    if (auto summary = inspect_archive(text, newest_schema_version); !summary.ok()) return summary.issues();
    const auto sealed = sealed_records(database, schema);
    const auto numbers = numbers_given(database, schema);
    try {
        Transaction transaction(database);
        database.execute("PRAGMA defer_foreign_keys = ON");
        empty_everything(database, schema);
        load_rows(database, schema, text);
        refuse_losses(database, schema, sealed, numbers);
        for (const std::string& sql : plan_migration(database, schema)) database.execute(sql);  // the triggers again
        transaction.commit();
    } catch (const Refusal& refusal) {
        return refusal.issue;
    } catch (const DatabaseError& failure) {
        return Issue{.message = "issue.archive_refused", .args = {failure.what()}};
    }
    return Done{};
}

}  // namespace bottega
