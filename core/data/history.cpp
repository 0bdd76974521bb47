#include "core/data/history.hpp"

#include <nlohmann/json.hpp>

namespace bottega {

namespace {

using Json = nlohmann::ordered_json;

ChangeKind kind_from(std::int64_t stored) {
    return stored == 1 ? ChangeKind::Created : stored == 3 ? ChangeKind::Deleted : ChangeKind::Updated;
}

}  // namespace

std::vector<FieldChange> read_changes(const std::string& text) {
    std::vector<FieldChange> changes;
    if (text.empty()) return changes;
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return changes;
    for (const auto& [field, values] : json.items()) {
        if (values.is_array() && values.size() == 2) changes.push_back({field, values[0].get<std::string>(), values[1].get<std::string>()});
        else if (values.is_string()) changes.push_back({field, values.get<std::string>(), {}});
    }
    return changes;
}

void History::create_tables(Database& database) {
    database.execute("CREATE TABLE IF NOT EXISTS command (id INTEGER PRIMARY KEY, at TEXT NOT NULL, label TEXT NOT NULL, author TEXT, undoes INTEGER) STRICT");
    database.execute("CREATE TABLE IF NOT EXISTS history (id INTEGER PRIMARY KEY, command INTEGER NOT NULL REFERENCES command(id), "
                     "kind INTEGER NOT NULL, entity TEXT NOT NULL, record_id INTEGER NOT NULL, changes TEXT) STRICT");
    database.execute("CREATE INDEX IF NOT EXISTS history_record ON history (record_id)");
    // So that the trash of a large archive opens at once.
    database.execute("CREATE INDEX IF NOT EXISTS history_deleted ON history (id) WHERE kind = 3");
    prepare_undo(database);
}

void History::prepare_undo(Database& database) {
    // An archive taken in from an older program brings its own list of migrations to tables that are new already.
    if (database.scalar("SELECT count(*) FROM pragma_table_info('command') WHERE name = 'undoes'") == 0)
        database.execute("ALTER TABLE command ADD COLUMN undoes INTEGER");
    database.execute("CREATE UNIQUE INDEX IF NOT EXISTS command_undoes ON command (undoes) WHERE undoes IS NOT NULL");
    database.execute("CREATE INDEX IF NOT EXISTS history_command ON history (command)");
}

void History::start_command(RecordId id, std::string label, Timestamp at) {
    command_ = id;
    label_ = std::move(label);
    at_ = at;
}

void History::created(const Record& record) { write(ChangeKind::Created, record, {}); }

void History::updated(const Record& before, const Record& after) {
    Json changes = Json::object();
    for (std::size_t i = 0; i < after.def().fields.size(); ++i) {
        const FieldDef& field = after.def().fields[i];
        if (field.derived || before.value(i) == after.value(i)) continue;
        changes[field.name] = {canonical_text(before.value(i)), canonical_text(after.value(i))};
    }
    if (before.position() != after.position()) changes["position"] = {std::to_string(before.position()), std::to_string(after.position())};
    if (!changes.empty()) write(ChangeKind::Updated, after, changes.dump());
}

void History::deleted(const Record& record) {
    Json kept = Json::object();
    for (std::size_t i = 0; i < record.def().fields.size(); ++i)
        if (!is_empty(record.value(i))) kept[record.def().fields[i].name] = canonical_text(record.value(i));
    if (!record.def().parent.empty()) {
        kept["parent_id"] = std::to_string(record.parent().value);
        kept["position"] = std::to_string(record.position());
    }
    write(ChangeKind::Deleted, record, kept.dump());
}

void History::write(ChangeKind kind, const Record& record, const std::string& changes) {
    expects(command_.value != 0, "a change belongs to a command");
    // Also when it was written before: a savepoint may have taken it back.
    Statement command(database_, "INSERT INTO command (id, at, label) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING");
    command.bind(1, command_.value);
    command.bind(2, Value(at_));
    command.bind_text(3, label_);
    command.run();
    Statement row(database_, "INSERT INTO history (command, kind, entity, record_id, changes) VALUES (?1, ?2, ?3, ?4, ?5)");
    row.bind(1, command_.value);
    row.bind(2, static_cast<std::int64_t>(kind));
    row.bind_text(3, record.def().name);
    row.bind(4, record.id().value);
    if (!changes.empty()) row.bind_text(5, changes);
    row.run();
}

namespace {

HistoryEntry entry_from(Statement& rows) {
    HistoryEntry entry;
    entry.id = rows.integer(0);
    entry.command = RecordId{rows.integer(1)};
    entry.at = Timestamp::parse_iso(rows.text(2)).value_or(Timestamp::from_unix_seconds(0));
    entry.command_label = rows.text(3);
    entry.kind = kind_from(rows.integer(4));
    entry.entity = rows.text(5);
    entry.record = RecordId{rows.integer(6)};
    entry.changes = read_changes(rows.text(7));
    return entry;
}

constexpr std::string_view select_entries = "SELECT h.id, h.command, c.at, c.label, h.kind, h.entity, h.record_id, h.changes FROM history AS h "
                                            "JOIN command AS c ON c.id = h.command ";

}  // namespace

std::vector<HistoryEntry> History::of_record(std::string_view entity, RecordId record, int limit) {
    Statement rows(database_, std::string(select_entries) + "WHERE h.record_id = ?1 AND h.entity = ?2 ORDER BY h.id DESC LIMIT ?3");
    rows.bind(1, record.value);
    rows.bind_text(2, entity);
    rows.bind(3, std::int64_t{limit});
    std::vector<HistoryEntry> entries;
    while (rows.step()) entries.push_back(entry_from(rows));
    return entries;
}

std::vector<HistoryEntry> History::of_command(RecordId command, std::int64_t before, int limit) {
    Statement rows(database_, std::string(select_entries) + "WHERE h.command = ?1 AND (?2 = 0 OR h.id < ?2) ORDER BY h.id DESC LIMIT ?3");
    rows.bind(1, command.value);
    rows.bind(2, before);
    rows.bind(3, std::int64_t{limit});
    std::vector<HistoryEntry> entries;
    while (rows.step()) entries.push_back(entry_from(rows));
    return entries;
}

}  // namespace bottega
