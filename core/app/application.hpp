#pragma once

#include "core/data/kiosk.hpp"
#include "core/data/long_work.hpp"
#include "core/data/migration.hpp"
#include "core/data/session.hpp"
#include "core/data/settings.hpp"

#include <functional>
#include <memory>

namespace bottega {

// Raised when the meaning of stored data changes. An older program never opens a newer archive.
inline constexpr int kSchemaVersion = 1;

// The world the business runs in; tests pass a fixed one.
struct Environment {
    std::function<std::int64_t()> now_ms;        // UTC, milliseconds since 1970
    std::function<Date()> today;                 // the person's calendar day
    std::function<std::uint32_t()> random;
};

// One opened archive: schema, store, and the only place where commands run.
class Application {
public:
    // Refused (issue.newer_archive) when a newer program wrote the archive. Throws DatabaseError when it is damaged.
    [[nodiscard]] static Result<std::unique_ptr<Application>> open(const std::string& path, const std::string& vfs, Environment environment);

    // Whether open() would change what is stored there. False for a new archive and for one of a newer program.
    [[nodiscard]] static bool would_migrate(const std::string& path, const std::string& vfs);

    using Work = std::function<Result<RecordId>(Session&)>;

    // Runs one command in one transaction: all of it or nothing. `label` is the i18n key it carries in the history.
    // In kiosk mode (issue.kiosk) nothing runs but the sending of a request, and that writes nothing else; in an archive
    // that is only looked up (issue.kept_to_look_up) nothing that changes a record.
    [[nodiscard]] Result<RecordId> run(const std::string& label, const Work& work);

    // Long work runs in slices inside one transaction; meanwhile run() refuses with issue.busy and reading goes on.
    [[nodiscard]] Result<Done> start(const std::string& label, std::unique_ptr<LongWork> work);
    void advance(int milliseconds);
    void cancel();
    [[nodiscard]] const LongWork* running() const { return work_.get(); }
    [[nodiscard]] const std::string& running_label() const { return work_label_; }
    // The outcome of long work, once.
    [[nodiscard]] std::optional<Result<Done>> take_outcome();

    [[nodiscard]] Session session();
    [[nodiscard]] RecordStore& store() { return store_; }
    [[nodiscard]] const Schema& schema() const { return schema_; }
    [[nodiscard]] Database& database() { return *database_; }
    [[nodiscard]] Settings& settings() { return settings_; }
    [[nodiscard]] Kiosk& kiosk() { return kiosk_; }
    // Why the archive is neither exported, replaced nor set up now: it is a kiosk.
    [[nodiscard]] std::optional<Issue> why_not_owner() const;
    [[nodiscard]] Timestamp now() const;
    [[nodiscard]] Date today() const { return environment_.today(); }
    void set_language(std::string language) { language_ = std::move(language); }

    // After the archive was replaced as a whole.
    void archive_replaced();

private:
    Application(std::unique_ptr<Database> database, Environment environment);
    [[nodiscard]] Result<RecordId> run_in_transaction(const std::string& label, const Work& work);
    void finish(Result<Done> outcome);
    // Who works here: the first person responsible, else the business itself.
    [[nodiscard]] std::string author();

    Environment environment_;
    std::unique_ptr<Database> database_;
    Schema schema_;
    RecordIdGenerator ids_;
    RecordStore store_;
    Settings settings_;
    Kiosk kiosk_;
    std::string language_ = "it";

    std::unique_ptr<LongWork> work_;
    std::unique_ptr<Transaction> work_transaction_;
    std::string work_label_;
    RecordId work_command_{};
    std::optional<Result<Done>> outcome_;
};

// What went wrong, as the person can be told; for exceptions caught at the one place that runs commands.
[[nodiscard]] Issue issue_from(const std::exception& failure);

}  // namespace bottega
