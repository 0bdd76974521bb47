#include "core/app/application.hpp"

#include "core/app/modules.hpp"
#include "core/data/command_author.hpp"
#include "core/data/custom_field.hpp"
#include "core/data/formula_backlog.hpp"
#include "core/data/kept_to_look_up.hpp"
#include "core/exchange/import_rows.hpp"
#include "core/modules/crm/request.hpp"

namespace bottega {

namespace {

std::int64_t largest_id(Database& database, const Schema& schema) {
    std::int64_t largest = database.scalar("SELECT coalesce(max(id), 0) FROM command");
    for (const EntityDef* def : schema.entities())
        largest = std::max(largest, database.scalar("SELECT coalesce(max(id), 0) FROM \"" + def->name + "\""));
    return largest;
}

// By the history, in which the store writes down whatever it does.
bool wrote_only_requests(Database& database, RecordId command) {
    Statement others(database, "SELECT 1 FROM history WHERE command = ?1 AND NOT (entity = ?2 AND kind = ?3)");
    others.bind(1, command.value);
    others.bind_text(2, crm::request::entity);
    others.bind(3, static_cast<std::int64_t>(ChangeKind::Created));
    return !others.step();
}

}  // namespace

Result<std::unique_ptr<Application>> Application::open(const std::string& path, const std::string& vfs, Environment environment) {
    auto database = std::make_unique<Database>(path, vfs);
    const int version = schema_version(*database);
    if (version > kSchemaVersion) return Issue{.message = "issue.newer_archive", .args = {std::to_string(version)}};
    auto application = std::unique_ptr<Application>(new Application(std::move(database), std::move(environment)));
    take_in_custom_fields(application->schema_, application->database(), Places::Anew);
    migrate(application->database(), application->schema_, all_migrations(), application->now());
    if (version != kSchemaVersion) set_schema_version(application->database(), kSchemaVersion);
    application->archive_replaced();
    return application;
}

bool Application::would_migrate(const std::string& path, const std::string& vfs) {
    Database database(path, vfs);
    if (schema_version(database) > kSchemaVersion) return false;
    Schema schema = all_entities();
    take_in_custom_fields(schema, database, Places::Anew);
    return needs_migration(database, schema, all_migrations());
}

Application::Application(std::unique_ptr<Database> database, Environment environment)
    : environment_(std::move(environment)), database_(std::move(database)), schema_(all_entities()),
      ids_(environment_.now_ms, environment_.random), store_(*database_, schema_, ids_), settings_(*database_), kiosk_(settings_) {}

Timestamp Application::now() const { return Timestamp::from_unix_ms(environment_.now_ms()); }

Session Application::session() { return Session{store_, environment_.today(), now(), language_}; }

void Application::archive_replaced() {
    ids_.stay_above(RecordId{largest_id(*database_, schema_)});
    store_.mark_replaced();
    kiosk_.reload();
}

std::optional<Issue> Application::why_not_owner() const {
    return kiosk_.is_locked() ? std::optional(Issue{.message = "issue.kiosk"}) : std::nullopt;
}

std::string Application::author() {
    for (const char* sql : {"SELECT name FROM person WHERE active ORDER BY id LIMIT 1", "SELECT name FROM business LIMIT 1"}) {
        Statement name(*database_, sql);
        if (name.step()) return name.text(0);
    }
    return {};
}

Result<RecordId> Application::run(const std::string& label, const Work& work) {
    if (work_) return Issue{.message = "issue.busy"};
    if (kiosk_.is_locked() && label != crm::send_request) return *why_not_owner();
    try {
        auto done = run_in_transaction(label, work);
        if (!done.ok()) store_.mark_changed();  // now that all of it is taken back
        return done;
    } catch (const std::exception& failure) {
        store_.mark_changed();
        return issue_from(failure);
    }
}

Result<RecordId> Application::run_in_transaction(const std::string& label, const Work& work) {
    Transaction transaction(*database_);
    store_.history().start_command(store_.next_id(), label, now());
    Session session = this->session();
    const auto only_looked_up = label == restore_command ? std::nullopt : why_only_looked_up(settings_);
    const std::int64_t before = store_.version();
    auto done = work(session);
    const RecordId command = store_.history().command();  // the work may have joined an earlier one
    if (done.ok() && only_looked_up && store_.version() != before && why_only_looked_up(settings_)) done = *only_looked_up;
    if (done.ok() && kiosk_.is_locked() && !wrote_only_requests(*database_, command)) done = *why_not_owner();
    if (!done.ok()) return done;
    sign_command(*database_, command, kiosk_.is_locked() ? "kiosk" : author());
    transaction.commit();
    return done;
}

Result<Done> Application::start(const std::string& label, std::unique_ptr<LongWork> work) {
    if (work_) return Issue{.message = "issue.busy"};
    if (auto refusal = why_not_owner()) return *refusal;
    if (auto refusal = label == restore_command ? std::nullopt : why_only_looked_up(settings_)) return *refusal;
    work_transaction_ = std::make_unique<Transaction>(*database_);
    settings_.keep_from_now();
    work_command_ = store_.next_id();
    store_.history().start_command(work_command_, label, now());
    work_label_ = label;
    work_ = with_formulas(store_, std::move(work));
    return Done{};
}

void Application::advance(int milliseconds) {
    if (!work_) return;
    const std::int64_t until = environment_.now_ms() + milliseconds;
    try {
        Session session = this->session();
        do {
            auto state = work_->step(session);
            if (!state.ok()) return finish(state.issues());
            if (state.value() == LongWork::State::Finished) {
                sign_command(*database_, work_command_, work_label_ == import_command ? "import" : author());
                work_transaction_->commit();
                return finish(Done{});
            }
        } while (environment_.now_ms() < until);
    } catch (const std::exception& failure) {
        finish(issue_from(failure));
    }
}

void Application::cancel() {
    if (work_) finish(Issue{.message = "issue.cancelled"});
}

void Application::finish(Result<Done> outcome) {
    work_transaction_.reset();  // rolls back unless it was committed
    settings_.set_again();
    const bool replaced = work_->replaces_all();
    work_.reset();
    outcome_ = std::move(outcome);
    replaced ? archive_replaced() : store_.mark_changed();
}

std::optional<Result<Done>> Application::take_outcome() { return std::exchange(outcome_, std::nullopt); }

Issue issue_from(const std::exception& failure) {
    if (dynamic_cast<const AmountTooLarge*>(&failure)) return {.message = AmountTooLarge::message_key};
    const std::string reason = failure.what();
    if (dynamic_cast<const DatabaseError*>(&failure) && reason.find("sealed") != std::string::npos) return {.message = "issue.sealed"};
    return {.message = "issue.failure", .args = {reason}};
}

}  // namespace bottega
