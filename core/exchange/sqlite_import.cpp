#include "core/exchange/sqlite_import.hpp"

#include "core/data/custom_field.hpp"
#include "core/data/foreign_file.hpp"
#include "core/data/migration.hpp"
#include "core/data/row_codec.hpp"
#include "core/exchange/archive_tables.hpp"
#include "core/exchange/archive_writer.hpp"
#include "core/exchange/table_scan.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace bottega {

namespace {

using TextRow = std::vector<std::pair<std::string, std::string>>;

struct Refusal {
    Issue issue;
};

bool is_of_type(Statement& row, int column, FieldType type) {
    return row.is_null(column) || is_stored_as_text(type) || row.is_integer(column);
}

class SqliteReading {
public:
    SqliteReading(Database& database, const Schema& schema, Damage damage) : database_(database), schema_(schema.of_modules()), damage_(damage) {}

    SqliteArchive run(int schema_version) {
        look_at_tables();
        take_in_their_fields();
        for (const EntityDef* def : schema_.entities()) read_entity(*def);
        for (const ArchiveTable& table : archive_tables()) read_table(table);
        if (damage_ == Damage::Skip) mend();
        return write(schema_version);
    }

private:
    // Only ordinary tables may bear our names, and nothing of ours may be missing from a whole file.
    void look_at_tables() {
        std::set<std::string> known;
        for (const EntityDef* def : schema_.entities()) {
            known.insert(def->name);
            if (def->is_searchable())
                for (const char* part : {"", "_data", "_idx", "_docsize", "_config"}) known.insert(text_index_name(*def) + part);
        }
        for (const ArchiveTable& table : archive_tables()) known.insert(table.table);
        std::set<std::string> found;
        Statement rows(database_, "SELECT name, type, coalesce(sql, '') FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'");
        while (rows.step()) {
            const std::string name = rows.text(0);
            if (!known.contains(name)) {
                left_out_.push_back(name);
                continue;
            }
            const bool ours = schema_.find(name) || is_archive_table(name);
            const bool ordinary = rows.text(1) == "table" && !rows.text(2).starts_with("CREATE VIRTUAL");
            if (ours && !ordinary) throw Refusal{{.message = "issue.sqlite_disguised", .args = {name}}};
            if (ours) found.insert(name);
        }
        for (const ArchiveTable& table : archive_tables())
            if (!found.contains(table.table) && damage_ == Damage::Refuse) throw Refusal{{.message = "issue.archive_foreign"}};
        if (found.empty()) throw Refusal{{.message = "issue.archive_foreign"}};
        tables_ = std::move(found);
    }

    // The fields that the person of the file added: what can be read of them.
    void take_in_their_fields() {
        const EntityDef* def = schema_.find(custom_field::entity);
        if (!def || !tables_.contains(def->name)) return;
        read_entity(*def);
        std::vector<Record> rows;
        for (const auto& [id, record] : records_[def->name]) rows.push_back(record);
        records_.erase(def->name);
        told_.erase(def->name);
        take_in(schema_, rows, Places::Anew);
    }

    static bool is_archive_table(const std::string& name) {
        const auto& tables = archive_tables();
        return std::any_of(tables.begin(), tables.end(), [&](const ArchiveTable& table) { return table.table == name; });
    }

    // The columns that the file's table has and that are stored in it, not made up by its schema.
    std::set<std::string> columns_of(const std::string& table) {
        Statement rows(database_, "SELECT name FROM pragma_table_xinfo(?1) WHERE hidden = 0");
        rows.bind_text(1, table);
        std::set<std::string> columns;
        while (rows.step()) columns.insert(rows.text(0));
        return columns;
    }

    void check_whole(const std::string& table) {
        if (damage_ == Damage::Skip) return;
        Statement check(database_, "PRAGMA integrity_check(" + sql_name(table) + ")");
        if (!check.step() || check.text(0) != "ok") throw Refusal{{.message = "issue.archive_damaged"}};
    }

    std::int64_t read(const TableScan& scan, const std::function<void(Statement&)>& row) {
        if (damage_ == Damage::Skip) return scan.read_what_is_left(database_, row);
        scan.read_all(database_, row);
        return 0;
    }

    void read_entity(const EntityDef& def) {
        if (!tables_.contains(def.name)) return;
        check_whole(def.name);
        const auto present = columns_of(def.name);
        TableScan scan{.table = def.name, .columns = {"id"}};
        if (!def.parent.empty()) scan.columns.insert(scan.columns.end(), {"parent_id", "position"});
        std::vector<std::size_t> fields;
        for (std::size_t i = 0; i < def.fields.size(); ++i) {
            if (!present.contains(def.fields[i].name)) continue;
            scan.columns.push_back(def.fields[i].name);
            fields.push_back(i);
        }
        std::map<std::int64_t, Record>& records = records_[def.name];
        SqliteTable& told = told_[def.name];
        told.lost += read(scan, [&](Statement& row) {
            if (auto record = record_from(row, def, fields)) records.emplace(record->id().value, std::move(*record));
            else ++told.lost;
        });
    }

    // nullopt: a value of it cannot be what the field holds, and what is bad is skipped.
    std::optional<Record> record_from(Statement& row, const EntityDef& def, const std::vector<std::size_t>& fields) const {
        const int first = def.parent.empty() ? 1 : 3;
        for (int i = 0; i < first; ++i)
            if (!row.is_integer(i)) return bad(def.name, row.text(i));
        Record record(def);
        record.set_id(RecordId{row.integer(0)});
        if (!def.parent.empty()) record.set_place(RecordId{row.integer(1)}, static_cast<int>(row.integer(2)));
        Currency currency = Currency::parse(def.currency).value_or(Currency());
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (def.fields[fields[i]].name == "currency") currency = Currency::parse(row.text_view(first + static_cast<int>(i))).value_or(currency);
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const FieldDef& field = def.fields[fields[i]];
            const int column = first + static_cast<int>(i);
            Value value = is_of_type(row, column, field.type) ? read_value(row, column, field.type, currency) : Value();
            if (is_empty(value) && !row.is_null(column)) return bad(def.name + "." + field.name, row.text(column));
            record.set_value(fields[i], std::move(value));
        }
        return record;
    }

    std::optional<Record> bad(const std::string& place, const std::string& text) const {
        constexpr std::size_t most_shown = 60;
        if (damage_ == Damage::Skip) return std::nullopt;
        throw Refusal{{.message = "issue.archive_bad_value", .args = {place, text.substr(0, most_shown)}}};
    }

    void read_table(const ArchiveTable& table) {
        if (!tables_.contains(table.table)) return;
        check_whole(table.table);
        const auto present = columns_of(table.table);
        TableScan scan{.table = table.table, .columns = {}};
        for (const std::string& column : table.columns)
            if (present.contains(column)) scan.columns.push_back(column);
        std::map<std::string, TextRow>& rows = rows_[table.section];
        const bool has_number = table.columns.front() == "id";
        const auto keep = [&](Statement& row) {
            TextRow texts;
            for (std::size_t i = 0; i < scan.columns.size(); ++i)
                if (!row.is_null(static_cast<int>(i))) texts.emplace_back(scan.columns[i], row.text(static_cast<int>(i)));
            if (texts.empty() || (table.section == "settings" && texts.front().second.starts_with("local."))) return;
            rows.emplace(has_number ? sortable(row.integer(0)) : texts.front().second, std::move(texts));
        };
        SqliteTable& told = told_[table.section];
        if (has_number) told.lost += read(scan, keep);
        else read_named(scan, keep);
    }

    // Rows that are known by a name: few, and each by itself of little worth.
    void read_named(const TableScan& scan, const std::function<void(Statement&)>& keep) {
        try {
            scan.read_all(database_, keep);
        } catch (const DatabaseError&) {
            if (damage_ == Damage::Refuse) throw;
        }
    }

    static std::string sortable(std::int64_t key) {
        const std::string digits = std::to_string(key);
        return std::string(20 - std::min<std::size_t>(20, digits.size()), '0') + digits;
    }

    // What stood on a lost record stands without it: a reference is empty, a line or a change of it goes too.
    void mend() {
        for (auto& [name, records] : records_) {
            const EntityDef& def = schema_.entity(name);
            SqliteTable& told = told_[name];
            for (auto record = records.begin(); record != records.end();) {
                const bool lonely = !def.parent.empty() && !records_[def.parent].contains(record->second.parent().value);
                if (lonely) ++told.lost;
                else clear_lost_references(record->second);
                record = lonely ? records.erase(record) : std::next(record);
            }
        }
        std::set<std::string> commands;
        for (const auto& [key, row] : rows_["commands"]) commands.insert(row.front().second);
        std::erase_if(rows_["history"], [&](const auto& entry) {
            const TextRow& row = entry.second;
            const auto command = std::find_if(row.begin(), row.end(), [](const auto& pair) { return pair.first == "command"; });
            const bool gone = command == row.end() || !commands.contains(command->second);
            if (gone) ++told_["history"].lost;
            return gone;
        });
    }

    void clear_lost_references(Record& record) {
        for (std::size_t i = 0; i < record.def().fields.size(); ++i) {
            const FieldDef& field = record.def().fields[i];
            const auto* id = field.type == FieldType::Reference ? std::get_if<RecordId>(&record.value(i)) : nullptr;
            if (!id || records_[field.target].contains(id->value)) continue;
            record.set_value(i, {});
            ++references_cleared_;
        }
    }

    SqliteArchive write(int schema_version) {
        SqliteArchive archive;
        const auto tell = [&](const std::string& name, std::size_t copied) {
            SqliteTable told = told_[name];
            told.name = name;
            told.copied = static_cast<std::int64_t>(copied);
            if (told.copied + told.lost > 0) archive.tables.push_back(told);
        };
        ArchiveWriter writer(schema_version);
        for (const EntityDef* def : schema_.entities()) {
            writer.start_entity(def->name);
            for (const auto& [id, record] : records_[def->name]) writer.add(record);
            tell(def->name, records_[def->name].size());
        }
        for (const ArchiveTable& table : archive_tables()) {
            writer.start_table(table.section);
            for (const auto& [key, row] : rows_[table.section]) writer.add(row);
            tell(table.section, rows_[table.section].size());
        }
        archive.text = writer.finish();
        archive.references_cleared = references_cleared_;
        archive.left_out = left_out_;
        return archive;
    }

    Database& database_;
    Schema schema_;
    Damage damage_;
    std::set<std::string> tables_;
    std::vector<std::string> left_out_;
    std::map<std::string, std::map<std::int64_t, Record>> records_;  // by entity
    std::map<std::string, std::map<std::string, TextRow>> rows_;     // by section, in the order of the archive
    std::map<std::string, SqliteTable> told_;
    std::int64_t references_cleared_ = 0;
};

}  // namespace

bool is_sqlite(std::string_view bytes) { return bytes.starts_with(std::string_view("SQLite format 3\0", 16)); }

Result<SqliteArchive> archive_from_sqlite(std::string_view bytes, const Schema& schema, int newest_schema_version, Damage damage) {
    if (!is_sqlite(bytes)) return Issue{.message = "issue.archive_foreign"};
    try {
        ForeignFile file(bytes);
        const int version = schema_version(file.database());
        if (version > newest_schema_version) return Issue{.message = "issue.newer_archive", .args = {std::to_string(version)}};
        return SqliteReading(file.database(), schema, damage).run(version);
    } catch (const Refusal& refusal) {
        return refusal.issue;
    } catch (const DatabaseError&) {
        return Issue{.message = "issue.archive_damaged"};
    }
}

}  // namespace bottega
