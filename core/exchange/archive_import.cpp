#include "core/data/custom_field.hpp"
#include "core/data/migration.hpp"
#include "core/data/row_codec.hpp"
#include "core/data/settings.hpp"
#include "core/exchange/archive.hpp"
#include "core/exchange/archive_guard.hpp"
#include "core/exchange/archive_rows.hpp"
#include "core/exchange/archive_tables.hpp"

#include <algorithm>
#include <map>

namespace bottega {

namespace {

void insert_table_row(Database& database, const ArchiveTable& table, const ArchiveRow& row) {
    Statement statement(database, table.insert());
    for (const auto& [key, text] : row) {
        bool known = false;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            if (table.columns[i] != key) continue;
            statement.bind_text(static_cast<int>(i) + 1, text);  // STRICT tables turn digits into their integers
            known = true;
        }
        if (!known) throw ArchiveRefusal{{.message = "issue.archive_unknown", .args = {table.section + "." + key}}};
    }
    statement.run();
}

void empty_everything(Database& database, const Schema& schema) {
    Statement triggers(database, "SELECT name FROM sqlite_master WHERE type = 'trigger'");
    std::vector<std::string> names;
    while (triggers.step()) names.push_back(triggers.text(0));
    for (const std::string& name : names) database.execute("DROP TRIGGER " + sql_name(name));
    for (const EntityDef* def : schema.entities()) {
        if (def->indexed_words) database.execute("INSERT INTO " + sql_name(text_index_name(*def)) + " (" + sql_name(text_index_name(*def)) + ") VALUES ('delete-all')");
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
        if (section.starts_with(entities_section)) {
            const EntityDef* def = schema.find(section.substr(entities_section.size()));
            if (!def) throw ArchiveRefusal{{.message = "issue.archive_unknown", .args = {section.substr(entities_section.size())}}};
            const Record record = archive_record(*def, row);
            insert_row(database, record);
            index_row(database, record);
            return true;
        }
        const auto table = tables.find(section);
        if (table == tables.end()) throw ArchiveRefusal{{.message = "issue.archive_unknown", .args = {section}}};
        insert_table_row(database, *table->second, row);
        return true;
    });
    if (!read.ok()) throw ArchiveRefusal{read.issues().front()};
}

void count_row(ArchiveSummary& summary, const std::string& section, const ArchiveRow& row) {
    if (section.starts_with(entities_section)) {
        const std::string entity = section.substr(entities_section.size());
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

Result<Done> import_archive(Database& database, const Schema& schema, std::string_view text, int newest_schema_version, const ImportRules& rules) {
    if (auto summary = inspect_archive(text, newest_schema_version); !summary.ok()) return summary.issues();
    const ArchiveGuard guard(database, schema);
    try {
        Transaction transaction(database);
        database.execute("PRAGMA defer_foreign_keys = ON");
        empty_everything(database, schema);
        const Schema theirs = schema_of_archive(schema, text);
        drop_custom_columns(database, schema);
        add_custom_columns(database, theirs);
        load_rows(database, theirs, text);
        if (database.scalar("SELECT count(*) FROM pragma_foreign_key_check") > 0) throw ArchiveRefusal{{.message = "issue.archive_damaged"}};
        if (rules.losses == Losses::Refuse)
            if (auto loss = guard.loss(theirs)) throw ArchiveRefusal{*loss};
        run_missing(database, rules.migrations, rules.now);
        for (const std::string& sql : plan_migration(database, theirs)) database.execute(sql);  // the triggers again
        transaction.commit();
    } catch (const ArchiveRefusal& refusal) {
        return refusal.issue;
    } catch (const DatabaseError& failure) {
        return Issue{.message = "issue.archive_refused", .args = {failure.what()}};
    }
    return Done{};
}

}  // namespace bottega
