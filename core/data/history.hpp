#pragma once

#include "core/data/database.hpp"
#include "core/data/record.hpp"

namespace bottega {

enum class ChangeKind { Created = 1, Updated = 2, Deleted = 3 };

struct FieldChange {
    std::string field;
    std::string before;  // canonical text
    std::string after;
};

// One change of one record. All changes of one command share its id, so that undo, audit and sync can be built on it.
struct HistoryEntry {
    std::int64_t id = 0;
    RecordId command;
    Timestamp at = Timestamp::from_unix_seconds(0);
    std::string command_label;  // i18n key of what the person did
    ChangeKind kind = ChangeKind::Created;
    std::string entity;
    RecordId record;
    std::vector<FieldChange> changes;  // empty for a creation; every field of a deleted record, as `before`
};

[[nodiscard]] std::vector<FieldChange> read_changes(const std::string& stored);

// The written memory of every change: a creation is one row, an update names the changed fields with both values,
// a deletion keeps the whole record with its place in its document. Written by RecordStore only.
class History {
public:
    explicit History(Database& database) : database_(database) {}
    static void create_tables(Database& database);
    // Each command can say which one it takes back, and finds its changes quickly.
    static void prepare_undo(Database& database);

    // The command that following changes belong to. Its row is written with its first change.
    void start_command(RecordId id, std::string label, Timestamp at);
    // They belong to one that is written already.
    void join_command(RecordId id) { command_ = id; }
    [[nodiscard]] RecordId command() const { return command_; }

    void created(const Record& record);
    void updated(const Record& before, const Record& after);
    void deleted(const Record& record);

    [[nodiscard]] std::vector<HistoryEntry> of_record(std::string_view entity, RecordId record, int limit = 200);
    // Newest first, those before the entry `before`; 0: from the newest.
    [[nodiscard]] std::vector<HistoryEntry> of_command(RecordId command, std::int64_t before, int limit);

private:
    void write(ChangeKind kind, const Record& record, const std::string& changes);

    Database& database_;
    RecordId command_{};
    std::string label_;
    Timestamp at_ = Timestamp::from_unix_seconds(0);
};

}  // namespace bottega
