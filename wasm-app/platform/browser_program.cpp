#include "wasm-app/platform/browser_program.hpp"

#include "core/app/archive_restore.hpp"
#include "core/app/modules.hpp"
#include "core/data/command_history.hpp"
#include "core/data/kept_to_look_up.hpp"
#include "core/data/page_store.hpp"
#include "core/exchange/archive.hpp"
#include "core/i18n/catalogue.hpp"
#include "wasm-app/platform/page_store_bridge.hpp"
#include "wasm-app/platform/platform.hpp"

#include <algorithm>

namespace bottega::platform {

namespace {

bool is_ours(std::string_view language) {
    const auto& all = languages();
    return std::find(all.begin(), all.end(), language) != all.end();
}

// The first of: asked for in the address, kept from last time, the browser's; English when we have none of them.
std::string first_language(const std::string& asked, const std::string& kept, const std::string& browser) {
    for (const std::string& language : {asked, kept, browser.substr(0, 2)})
        if (is_ours(language)) return language;
    return "en";
}

}  // namespace

BrowserProgram::BrowserProgram(std::unique_ptr<Application> application, Circumstances circumstances)
    : application_(std::move(application)), circumstances_(std::move(circumstances)),
      language_(first_language(circumstances_.language, application_->settings().get("language"), host().language())) {
    application_->set_language(language_);
}

Session& BrowserProgram::session() {
    session_.reset();
    return session_.emplace(application_->session());
}

Result<RecordId> BrowserProgram::run(const std::string& label, const std::function<Result<RecordId>(Session&)>& work) {
    auto done = application_->run(label, work);
    if (done.ok()) {
        host().ask_for_persistence();  // now there is something to lose; the page asks once
        note_commit(label, new_command());
    }
    return done;
}

Result<Done> BrowserProgram::start(const std::string& label, std::unique_ptr<LongWork> work, Ended ended) {
    auto started = application_->start(label, std::move(work));
    if (started.ok()) ended_ = std::move(ended);
    return started;
}

void BrowserProgram::advance() {
    constexpr int slice_ms = 12;  // leaves the frame its time
    application_->advance(slice_ms);
    if (auto outcome = application_->take_outcome()) {
        if (outcome->ok()) {
            host().ask_for_persistence();
            note_commit(application_->running_label(), new_command());
        }
        if (const Ended ended = std::exchange(ended_, nullptr)) ended(*outcome);
    }
    if (application_->running()) wake(1);
}

// What a visitor of the kiosk chooses is gone with the visitor.
void BrowserProgram::set_setting(std::string_view name, std::string_view value) {
    if (!application_->why_not_owner()) application_->settings().set(name, value);
    note_commit("ui.settings");
}

std::string BrowserProgram::export_archive() {
    expects(!application_->why_not_owner(), "a kiosk hands out no archive");
    return bottega::export_archive(application_->database(), application_->schema(), kSchemaVersion);
}

std::unique_ptr<LongWork> BrowserProgram::archive_restore(std::string json, std::function<Result<RecordId>(Session&)> then) {
    return std::make_unique<ArchiveRestore>(*application_, std::move(json), Losses::Accept, std::move(then));
}

Result<Done> BrowserProgram::import_losing_nothing(std::string_view json) {
    if (application_->running()) return Issue{.message = "issue.busy"};
    if (auto refusal = application_->why_not_owner()) return *refusal;
    const ImportRules rules{.losses = Losses::Refuse, .migrations = all_migrations(), .now = application_->now()};
    auto imported = bottega::import_archive(application_->database(), application_->schema(), json, kSchemaVersion, rules);
    application_->archive_replaced();
    if (imported.ok()) note_commit(std::string(restore_command));
    return imported;
}

// None when the last work changed no record.
RecordId BrowserProgram::new_command() {
    const RecordId newest = last_command(application_->database()).value_or(RecordId{});
    return newest == noted_command_ ? RecordId{} : noted_command_ = newest;
}

// Whoever did something that was not committed (a command that changed nothing) is not noted.
void BrowserProgram::note_commit(std::string_view label, RecordId command) {
    const std::int64_t sequence = page_store(archive_name).sequence();
    const auto durable = static_cast<std::int64_t>(host().durable_sequence());
    while (!committed_.empty() && committed_.front().sequence <= durable) committed_.pop_front();
    if (sequence <= durable || (!committed_.empty() && committed_.back().sequence == sequence)) return;
    committed_.push_back({sequence, {.label = std::string(label), .command = command, .at = application_->now()}});
}

std::vector<ui::UnsavedCommand> BrowserProgram::committed_after(std::int64_t durable_sequence) const {
    std::vector<ui::UnsavedCommand> commands;
    for (const Committed& committed : committed_)
        if (committed.sequence > durable_sequence) commands.push_back(committed.command);
    return commands;
}

// A demo that is opened again begins again.
void BrowserProgram::open_archive(std::string_view name) {
    if (is_demo() && name == archive()) platform::start_demo_again(name);
    else platform::open_archive(name);
}

std::string BrowserProgram::save_problem() const {
    std::string reason = not_saved_reason();
    std::replace(reason.begin(), reason.end(), '-', '_');
    return reason.empty() ? std::string() : embedded_catalogue(language_).text("ui.storage." + reason);
}

std::string BrowserProgram::version() const { return BOTTEGA_VERSION; }

void BrowserProgram::set_language(std::string_view language) {
    if (!is_ours(language)) return;
    language_ = std::string(language);
    application_->set_language(language_);
    set_setting("language", language_);
    set_page(language_, "Bottega");
}

}  // namespace bottega::platform
