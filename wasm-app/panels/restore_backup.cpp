#include "wasm-app/panels/restore_backup.hpp"

#include <algorithm>

#include "core/data/kept_to_look_up.hpp"
#include "core/data/migration.hpp"
#include "core/exchange/archive.hpp"
#include "core/exchange/sqlite_import.hpp"
#include "core/modules/business/business.hpp"
#include "core/modules/business/given_numbers.hpp"
#include "imgui.h"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/archive_facts.hpp"
#include "wasm-app/screens/backup.hpp"
#include "wasm-app/screens/size_text.hpp"

namespace bottega::ui {

namespace {

constexpr std::size_t most_named = 5, most_listed = 20;

bool holds_something(const UiContext& ui) { return ui.store().count({.entity = std::string(business::business::entity)}) > 0; }

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

}  // namespace

void RestoreBackup::choose(const UiContext& ui) {
    survey_.reset();
    backup_ = {};
    step_ = Step::Reading;
    open_ = true;
    for_files_ = false;
    file_question_.ask(ui.host, "open-backup");
}

void RestoreBackup::choose_for_files(const UiContext& ui) {
    choose(ui);
    for_files_ = true;
}

void RestoreBackup::draw(const UiContext& ui) {
    listen(ui);
    if (survey_) survey_some(ui);
    if (step_ != Step::Closed) draw_dialog(ui);
}

void RestoreBackup::listen(const UiContext& ui) {
    if (const auto answer = file_question_.take()) take_file(ui, *answer);
    if (auto answer = text_question_.take()) take_text(ui, std::move(*answer));
    const auto prepared = prepare_question_.take();
    if (!prepared || step_ != Step::Preparing) return;
    if (prepared->failure.empty()) restore(ui, read_member(prepared->json, "numbers"));
    else if (prepared->failure == "no-room") step_ = Step::NoRoom;
    else refuse(backup_failure(ui.catalogue, prepared->failure));
}

void RestoreBackup::take_file(const UiContext& ui, const PageQuestion::Answer& answer) {
    if (answer.failure == "cancelled") open_ = false;
    else if (answer.failure == "passphrase") {
        step_ = Step::Passphrase;
        takes_focus_ = true;
        passphrase_problem_ = backup_failure(ui.catalogue, answer.failure);
    } else if (!answer.failure.empty()) {
        refuse(backup_failure(ui.catalogue, answer.failure));
    } else if (const auto file = read_chosen_file(answer.json)) {
        backup_.file = *file;
        step_ = file->needs_passphrase ? Step::Passphrase : Step::Reading;
        takes_focus_ = file->needs_passphrase;
        if (!file->needs_passphrase) text_question_.ask(ui.host, "backup-text");
    }
}

void RestoreBackup::take_text(const UiContext& ui, PageQuestion::Answer answer) {
    if (!answer.failure.empty()) return refuse(backup_failure(ui.catalogue, answer.failure));
    backup_.text = std::move(answer.json);
    if (is_sqlite(backup_.text)) {
        auto archive = archive_from_sqlite(backup_.text, ui.store().schema(), schema_version(ui.store().database()));
        if (!archive.ok()) return refuse(ui.sentence(archive.issues().front()));
        backup_.text = std::move(archive.value().text);
        if (!archive.value().left_out.empty()) backup_.warnings.push_back(ui.text("ui.restore.left_out", {joined(archive.value().left_out)}));
    }
    if (!for_files_) return survey(ui);
    if (const auto whole = inspect_archive(backup_.text, schema_version(ui.store().database())); !whole.ok()) return refuse(ui.sentence(whole.issues().front()));
    files_.read(ui, backup_.file.files > 0 ? backup_.text : std::string());
    step_ = Step::Files;
}

void RestoreBackup::refuse(std::string why) {
    step_ = Step::Refused;
    refusal_ = std::move(why);
}

void RestoreBackup::survey(const UiContext& ui) {
    Database& database = ui.store().database();
    survey_ = std::make_unique<ArchiveSurvey>(database, ui.store().schema(), backup_.text, schema_version(database), most_listed,
                                              [this](const std::string& section, const ArchiveRow& row) { note_owner(backup_.owner, section, row); });
}

// A long text takes seconds: some of it in each frame, until the dialog is closed.
void RestoreBackup::survey_some(const UiContext& ui) {
    constexpr double slice_ms = 16;
    if (!open_) return survey_.reset();
    const double until = ui.host.now_ms() + slice_ms;
    bool more = true;
    while (more && ui.host.now_ms() <= until) more = survey_->step();
    ui.host.wake();
    if (more) return;
    describe(ui);
    survey_.reset();
}

void RestoreBackup::describe(const UiContext& ui) {
    const auto summary = survey_->summary();
    if (!summary.ok()) return refuse(ui.sentence(summary.issues().front()));
    backup_.facts.push_back(business_fact(ui, backup_.owner.name));
    if (backup_.file.created) backup_.facts.emplace_back(ui.text("ui.restore.created"), instant_text(ui, *backup_.file.created));
    backup_.facts.push_back(last_change_fact(ui, summary.value().last_change));
    add_counts(ui, summary.value().by_entity, backup_.facts);
    if (backup_.file.files > 0)
        backup_.facts.emplace_back(ui.text("ui.restore.files"), ui.locale.integer(backup_.file.files) + " (" + size_text(ui, backup_.file.file_bytes) + ")");
    backup_.facts.emplace_back(ui.text("ui.restore.state"), ui.text(backup_.file.encrypted ? "ui.restore.whole_encrypted" : "ui.restore.whole",
                                                                    {std::to_string(summary.value().schema_version)}));
    describe_losses(ui);
    describe_rule_breakers(ui);
    if (!holds_something(ui)) ask_for_numbers(ui);
    step_ = Step::Shown;
}

void RestoreBackup::describe_losses(const UiContext& ui) {
    if (backup_.owner.is_demo && !ui.program.is_demo()) backup_.warnings.push_back(ui.text("ui.restore.demo"));
    if (holds_something(ui) && !backup_.owner.identity.is_same_as(business::business_identity(ui.store())))
        backup_.warnings.push_back(ui.text("ui.restore.other_business"));
    const auto& losses = survey_->losses();
    if (losses.empty()) return;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(losses.size(), most_named); ++i) names.push_back(entity_text(ui, losses[i].entity) + " " + losses[i].title);
    if (losses.size() > most_named) names.push_back("…");
    backup_.warnings.push_back(ui.text("ui.restore.losses", {ui.locale.integer(static_cast<std::int64_t>(losses.size())), joined(names)}));
}

void RestoreBackup::describe_rule_breakers(const UiContext& ui) {
    const RuleBreakers& breakers = survey_->breakers();
    for (const auto& [record, issue] : breakers.first)
        backup_.kept.push_back(entity_text(ui, record.entity) + " " + record.title + ": " + ui.sentence(issue));
    if (breakers.count > static_cast<std::int64_t>(most_listed)) backup_.kept.push_back("…");
    if (breakers.count > 0) backup_.warnings.push_back(ui.text("ui.restore.rule_breakers", {ui.locale.integer(breakers.count)}));
}

// Nothing is here to compare with: the person knows what was given since. The newest year of each kind of document.
void RestoreBackup::ask_for_numbers(const UiContext&) {
    for (const documents::LastNumber& number : backup_.owner.numbers) {
        const auto same = std::find_if(backup_.series.begin(), backup_.series.end(), [&](const Series& series) { return series.known.code == number.code; });
        if (same == backup_.series.end()) backup_.series.push_back({number, number.number});
        else if (same->known.year < number.year) *same = {number, number.number};
    }
}

std::vector<documents::LastNumber> RestoreBackup::told_numbers() const {
    std::vector<documents::LastNumber> numbers;
    for (const Series& series : backup_.series) {
        documents::LastNumber number = series.known;
        number.number = std::max(number.number, series.last.value_or(0));
        numbers.push_back(number);
    }
    return numbers;
}

void RestoreBackup::prepare(const UiContext& ui, bool without_snapshot) {
    step_ = Step::Preparing;
    prepare_question_.ask(ui.host, "prepare-restore", without_snapshot ? "{\"withoutSnapshot\":true}" : "{}");
}

// `kept`: what the page remembers of the numbers of every business that was here.
void RestoreBackup::restore(const UiContext& ui, const std::string& kept) {
    const auto keep_numbers = [told = told_numbers(), given = business::given_numbers(ui.store()) + "\n" + kept,
                               letters = both_in_use_ ? letters_ : std::string()](Session& session) -> Result<RecordId> {
        if (auto raised = documents::raise_numbers(session, told); !raised.ok()) return raised.issues();
        if (auto raised = business::raise_given_numbers(session, given); !raised.ok()) return raised.issues();
        if (letters.empty()) return RecordId{};
        if (auto apart = documents::number_apart(session, letters); !apart.ok()) return apart.issues();
        return RecordId{};
    };
    ui.run({.label = std::string(restore_command),
            .start = [&program = ui.program, text = std::move(backup_.text), keep_numbers](Session&) mutable { return program.archive_restore(std::move(text), keep_numbers); },
            .done = [&navigation = ui.navigation](RecordId) { navigation.leave_to({}); },
            .done_text = "ui.restore.done"});
    open_ = false;
}

}  // namespace bottega::ui
