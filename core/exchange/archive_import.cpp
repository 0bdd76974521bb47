#include "core/data/custom_field.hpp"
#include "core/data/migration.hpp"
#include "core/data/row_codec.hpp"
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

// What holds rows of the archive, those that refer before those they refer to as far as the tables go.
std::vector<std::string> rows_to_empty(const Schema& schema) {
    std::vector<std::string> rows;
    for (const EntityDef* def : schema.entities()) rows.push_back(sql_name(def->name));
    for (const char* table : {"command", "history", "migration", "setting WHERE key NOT LIKE 'local.%'"}) rows.emplace_back(table);
    return rows;
}

void drop_triggers(Database& database) {
    Statement triggers(database, "SELECT name FROM sqlite_master WHERE type = 'trigger'");
    std::vector<std::string> names;
    while (triggers.step()) names.push_back(triggers.text(0));
    triggers.reset();
    for (const std::string& name : names) database.execute("DROP TRIGGER " + sql_name(name));
}

void load_row(Database& database, const Schema& schema, const std::string& section, const ArchiveRow& row) {
    if (section.starts_with(entities_section)) {
        const EntityDef* def = schema.find(section.substr(entities_section.size()));
        if (!def) throw ArchiveRefusal{{.message = "issue.archive_unknown", .args = {section.substr(entities_section.size())}}};
        const Record record = archive_record(*def, row);
        insert_row(database, record);
        return index_row(database, record);
    }
    for (const ArchiveTable& table : archive_tables())
        if (table.section == section) return insert_table_row(database, table, row);
    throw ArchiveRefusal{{.message = "issue.archive_unknown", .args = {section}}};
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

ArchiveInspection::ArchiveInspection(std::string_view text, int newest_schema_version, Also also)
    : reader_(text), checksum_(text), also_(std::move(also)), bytes_(static_cast<std::int64_t>(text.size())), newest_(newest_schema_version) {}

bool ArchiveInspection::step() {
    constexpr int rows_a_step = 100;
    for (int i = 0; i < rows_a_step && !is_read_; ++i) {
        is_read_ = !reader_.next();
        if (is_read_) break;
        count_row(summary_, reader_.section(), reader_.row());
        if (also_) also_(reader_.section(), reader_.row());
    }
    return !is_read_ || (reader_.header().ok() && checksum_.add_some());
}

Result<ArchiveSummary> ArchiveInspection::result() const {
    const auto header = reader_.header();
    if (!header.ok()) return header.issues();
    if (header.value().version > kArchiveVersion || header.value().schema > newest_)
        return Issue{.message = "issue.newer_archive", .args = {std::to_string(header.value().schema)}};
    if (header.value().version < 1 || !checksum_.agrees()) return Issue{.message = "issue.archive_damaged"};
    ArchiveSummary summary = summary_;
    summary.schema_version = header.value().schema;
    return summary;
}

Result<ArchiveSummary> inspect_archive(std::string_view text, int newest_schema_version) {
    ArchiveInspection inspection(text, newest_schema_version);
    while (inspection.step()) {}
    return inspection.result();
}

ArchiveImport::ArchiveImport(Database& database, const Schema& schema, std::string_view text, int newest_schema_version, ImportRules rules)
    : database_(database), schema_(schema), rules_(std::move(rules)),
      inspection_(text, newest_schema_version,
                  [this, fields = std::string(entities_section) + std::string(custom_field::entity)](const std::string& section, const ArchiveRow& row) {
                      if (section == fields) fields_.push_back(row);
                  }),
      reader_(text) {}

ArchiveImport::~ArchiveImport() = default;

std::int64_t ArchiveImport::done() const {
    return inspection_.done() / 2 + static_cast<std::int64_t>(reader_.position());
}

std::int64_t ArchiveImport::total() const { return inspection_.total(); }

Result<LongWork::State> ArchiveImport::step() {
    try {
        if (auto issue = step_of_phase()) return std::move(*issue);
    } catch (const ArchiveRefusal& refusal) {
        return refusal.issue;
    } catch (const DatabaseError& failure) {
        return Issue{.message = "issue.archive_refused", .args = {failure.what()}};
    }
    return is_complete_ ? LongWork::State::Finished : LongWork::State::More;
}

std::optional<Issue> ArchiveImport::step_of_phase() {
    switch (phase_) {
        case Phase::Inspect: return inspect();
        case Phase::Begin: begin(); break;
        case Phase::Empty: empty_some(); break;
        case Phase::Columns:
            theirs_ = std::make_unique<Schema>(schema_of_archive(schema_, fields_));
            drop_custom_columns(database_, schema_);
            add_custom_columns(database_, *theirs_);
            phase_ = Phase::Load;
            break;
        case Phase::Load: load_some(); break;
        case Phase::Complete: complete(); break;
    }
    return std::nullopt;
}

std::optional<Issue> ArchiveImport::inspect() {
    if (inspection_.step()) return std::nullopt;
    phase_ = Phase::Begin;
    const auto summary = inspection_.result();
    return summary.ok() ? std::nullopt : std::optional(summary.issues().front());
}

void ArchiveImport::begin() {
    if (rules_.losses == Losses::Refuse) guard_ = std::make_unique<ArchiveGuard>(database_, schema_);
    database_.execute("PRAGMA defer_foreign_keys = ON");
    drop_triggers(database_);
    for (const EntityDef* def : schema_.entities())
        if (def->indexed_words) database_.execute("INSERT INTO " + sql_name(text_index_name(*def)) + " (" + sql_name(text_index_name(*def)) + ") VALUES ('delete-all')");
    to_empty_ = rows_to_empty(schema_);
    phase_ = Phase::Empty;
}

// Those at the end first.
void ArchiveImport::empty_some() {
    constexpr int rows_a_step = 200;
    const std::string& rows = to_empty_.back();
    const std::string table = rows.substr(0, rows.find(' '));
    database_.execute("DELETE FROM " + table + " WHERE rowid IN (SELECT rowid FROM " + rows + " LIMIT " + std::to_string(rows_a_step) + ")");
    if (database_.changes() == rows_a_step) return;
    to_empty_.pop_back();
    if (to_empty_.empty()) phase_ = Phase::Columns;
}

void ArchiveImport::load_some() {
    constexpr int rows_a_step = 20;
    for (int i = 0; i < rows_a_step; ++i) {
        if (!reader_.next()) {
            phase_ = Phase::Complete;
            return;
        }
        load_row(database_, *theirs_, reader_.section(), reader_.row());
    }
}

void ArchiveImport::complete() {
    if (const auto read = reader_.header(); !read.ok()) throw ArchiveRefusal{read.issues().front()};
    if (!database_.references_hold()) throw ArchiveRefusal{{.message = "issue.archive_damaged"}};
    if (guard_)
        if (auto loss = guard_->loss(*theirs_)) throw ArchiveRefusal{*loss};
    run_missing(database_, rules_.migrations, rules_.now);
    for (const std::string& sql : plan_migration(database_, *theirs_)) database_.execute(sql);  // the triggers again
    is_complete_ = true;
}

Result<Done> import_archive(Database& database, const Schema& schema, std::string_view text, int newest_schema_version, const ImportRules& rules) {
    Transaction transaction(database);
    ArchiveImport import(database, schema, text, newest_schema_version, rules);
    for (;;) {
        const auto state = import.step();
        if (!state.ok()) return state.issues();
        if (state.value() == LongWork::State::Finished) break;
    }
    try {
        transaction.commit();
    } catch (const DatabaseError& failure) {
        return Issue{.message = "issue.archive_refused", .args = {failure.what()}};
    }
    return Done{};
}

}  // namespace bottega
