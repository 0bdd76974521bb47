#pragma once

#include "core/data/long_work.hpp"
#include "core/data/migration.hpp"
#include "core/data/record_store.hpp"
#include "core/exchange/archive_reader.hpp"

namespace bottega {

// The whole archive as one JSON text, in canonical order: sections, entities as the schema declares them, records by
// id, fields as declared, empty fields left out. No time of export inside and importing adds no history, so that two
// exports of the same archive are the same bytes. Ids are strings, amounts and decimals plain texts ("37.04").
//
//   {"format":"bottega-archive","version":1,"schema":1,
//    "entities":{"account":[{"id":"…","name":"…"},…],…},
//    "commands":[…],"history":[…],"migrations":[…],"settings":[…],
//    "crc32":"1a2b3c4d"}          over every byte before this key's line
inline constexpr int kArchiveVersion = 1;

[[nodiscard]] std::string export_archive(Database& database, const Schema& schema, int schema_version);

// What a file says of itself, read before anything is written.
struct ArchiveSummary {
    int schema_version = 0;
    std::int64_t records = 0;
    std::int64_t commands = 0;
    std::vector<std::pair<std::string, std::int64_t>> by_entity = {};  // in the order of the file
    std::string last_change = {};                                      // when the last command ran, as the history says
};

// Whether the text is a whole, undamaged archive this program can read; the reason if not.
[[nodiscard]] Result<ArchiveSummary> inspect_archive(std::string_view text, int newest_schema_version);

// The same a piece at a time, for a long text.
class ArchiveInspection {
public:
    // `also` hears of every row, too.
    using Also = std::function<void(const std::string& section, const ArchiveRow& row)>;
    ArchiveInspection(std::string_view text, int newest_schema_version, Also also = {});

    // False: it is through.
    [[nodiscard]] bool step();
    [[nodiscard]] Result<ArchiveSummary> result() const;
    [[nodiscard]] std::int64_t done() const { return static_cast<std::int64_t>(reader_.position() + checksum_.position()); }
    [[nodiscard]] std::int64_t total() const { return 2 * bytes_; }

private:
    ArchiveReader reader_;
    ArchiveChecksum checksum_;
    Also also_;
    ArchiveSummary summary_;
    std::int64_t bytes_;
    int newest_;
    bool is_read_ = false;
};

// Refuse: an import never alters or loses a sealed record that is here, nor lowers a number already given. Accept: the
// person was shown what goes (ArchiveSurvey) and a copy of it is kept; numbers are then raised again by the caller.
enum class Losses { Refuse, Accept };

struct ImportRules {
    Losses losses = Losses::Refuse;
    std::vector<Migration> migrations = {};  // those that the file has not seen are run on what it brought
    Timestamp now = Timestamp::from_unix_seconds(0);
};

// Replaces everything in the database by the archive, inside the caller's transaction. Refused, with nothing changed
// once the caller rolls back, when the file is damaged, foreign or newer, names things this program does not know,
// or loses what the rules do not let go. Every record is kept as it is, also one that a rule of today would refuse.
[[nodiscard]] Result<Done> import_archive(Database& database, const Schema& schema, std::string_view text, int newest_schema_version,
                                          const ImportRules& rules = {});

class ArchiveGuard;

// The same a piece at a time, inside a transaction of the caller's that lasts until it is through; nothing of the database
// can be read meanwhile.
class ArchiveImport {
public:
    // The text lives as long.
    ArchiveImport(Database& database, const Schema& schema, std::string_view text, int newest_schema_version, ImportRules rules);
    ~ArchiveImport();

    [[nodiscard]] Result<LongWork::State> step();
    // In bytes of the text.
    [[nodiscard]] std::int64_t done() const;
    [[nodiscard]] std::int64_t total() const;

private:
    enum class Phase { Inspect, Begin, Empty, Columns, Load, Complete };
    [[nodiscard]] std::optional<Issue> step_of_phase();
    [[nodiscard]] std::optional<Issue> inspect();
    void begin();
    void empty_some();
    void load_some();
    void complete();

    Database& database_;
    const Schema& schema_;
    ImportRules rules_;
    ArchiveInspection inspection_;
    std::unique_ptr<ArchiveGuard> guard_;
    std::vector<std::string> to_empty_;  // of what tables, and which rows, as SQL
    std::vector<ArchiveRow> fields_;     // that its person added
    std::unique_ptr<Schema> theirs_;
    ArchiveReader reader_;
    Phase phase_ = Phase::Inspect;
    bool is_complete_ = false;
};

struct NamedRecord {
    std::string entity;
    RecordId id;
    std::string title;
};

// Records of the text that break a rule of today, as an older or a foreign archive may hold them, or one that the person
// set in it, and that are kept all the same: the first `most`, and how many.
struct RuleBreakers {
    std::int64_t count = 0;
    std::vector<std::pair<NamedRecord, Issue>> first = {};
};

}  // namespace bottega
