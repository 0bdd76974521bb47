#include "wasm-app/screens/health_screen.hpp"

#include <algorithm>

#include "core/data/integrity_check.hpp"
#include "core/data/seal_chain.hpp"
#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/list_row.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/backup.hpp"
#include "wasm-app/screens/health_verdict.hpp"
#include "wasm-app/screens/lost_files.hpp"
#include "wasm-app/screens/page_facts.hpp"
#include "wasm-app/screens/page_progress.hpp"
#include "wasm-app/screens/size_text.hpp"
#include "wasm-app/screens/snapshot_restore.hpp"

namespace bottega::ui {

namespace {

constexpr float key_width = 240;
constexpr std::string_view check_setting = "local.integrity";  // "2026-03-16T09:00:00Z", and " bad" where it failed

// What the chain of sealed documents says: that all of them are as they were issued, or which are not.
void draw_chain(const UiContext& ui, const ChainReport& chain) {
    constexpr std::size_t most_named = 5, shown_digits = 16;
    constexpr std::string_view sentences[] = {"ui.health.chain_changed", "ui.health.chain_missing", "ui.health.chain_gap"};
    space(metric::gap);
    for (std::size_t i = 0; i < std::min(chain.faults.size(), most_named); ++i)
        banner("chain" + std::to_string(i), Tone::Bad, ui.text(sentences[chain.faults[i].kind], {chain.faults[i].title}));
    if (chain.faults.size() > most_named)
        paragraph(ui.catalogue.plural("ui.health.chain_more", static_cast<std::int64_t>(chain.faults.size() - most_named)));
    if (chain.faults.empty() && chain.links > 0)
        paragraph(ui.catalogue.plural("ui.health.chain_good", chain.links, {chain.last_hash.substr(0, shown_digits)}));
    if (chain.not_linked > 0) paragraph(ui.catalogue.plural("ui.health.chain_not_linked", chain.not_linked));
}

class HealthScreen : public Screen {
public:
    explicit HealthScreen(const UiContext& ui) { facts_question_.ask(ui.host, "storage-facts"); }

    void draw(const UiContext& ui) override;

private:
    void refresh(const UiContext& ui);
    void begin_check(const UiContext& ui);
    void go_on_checking(const UiContext& ui);
    void take_checked_files(const UiContext& ui);
    void finish_check(const UiContext& ui);
    [[nodiscard]] bool is_checking() const { return check_ || chain_check_ || files_question_.is_waiting(); }
    [[nodiscard]] const SnapshotFact* newest_good() const;
    [[nodiscard]] HealthFacts facts_for_verdict(const UiContext& ui) const;
    void draw_verdict(const UiContext& ui);
    void do_next(const UiContext& ui, Verdict::Next next);
    void draw_place(const UiContext& ui) const;
    void draw_snapshots(const UiContext& ui);
    void draw_check(const UiContext& ui);
    void draw_checking(const UiContext& ui);
    void draw_outcome(const UiContext& ui);
    void choose_copy(const UiContext& ui, const SnapshotFact& copy);
    void draw_original(const UiContext& ui);

    PageQuestion facts_question_, snapshot_question_, download_question_, files_question_;
    PageProgress files_progress_;
    std::optional<PageFacts> facts_;
    std::unique_ptr<IntegrityCheck> check_;  // while it runs
    std::unique_ptr<SealChainCheck> chain_check_;
    std::optional<ChainReport> chain_;       // of the check made on this screen
    std::optional<Timestamp> checked_at_;
    bool check_failed_ = false, original_open_ = false;
    std::vector<std::string> problems_;      // of the check made on this screen
    std::vector<files::PlacedFile> lost_;
    SnapshotFact original_;
    SnapshotRestore restore_;
    std::uint64_t text_version_ = 0;
    std::int64_t bytes_ = 0;
};

void HealthScreen::refresh(const UiContext& ui) {
    if (const auto answer = facts_question_.take()) facts_ = read_page_facts(answer->json);
    if (const auto answer = snapshot_question_.take()) {
        const bool no_room = answer->failure == "no-room";
        show_toast({.text = ui.text(answer->failure.empty() ? "ui.health.copy_taken" : no_room ? "ui.health.no_room" : "ui.health.copy_failed"),
                    .tone = answer->failure.empty() ? Tone::Ok : Tone::Bad});
        facts_question_.ask(ui.host, "storage-facts");
    }
    if (const auto answer = download_question_.take(); answer && !answer->failure.empty())
        show_toast({.text = ui.text("ui.health.copy_unreadable"), .tone = Tone::Bad});
    if (text_version_ != ui.text_version()) {
        text_version_ = ui.text_version();
        bytes_ = ui.store().database().scalar("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()");
        const std::string kept = ui.program.setting(check_setting);
        checked_at_ = Timestamp::parse_iso(kept.substr(0, 20));
        check_failed_ = kept.ends_with("bad");
        lost_ = lost_files(ui.program);
    }
    take_checked_files(ui);
    if (check_ || chain_check_) go_on_checking(ui);
}

// The archive here, the files in the page, at the same time.
void HealthScreen::begin_check(const UiContext& ui) {
    check_ = std::make_unique<IntegrityCheck>(ui.store().database());
    chain_.reset();
    files_question_.ask(ui.host, "check-files");
}

void HealthScreen::take_checked_files(const UiContext& ui) {
    const auto answer = files_question_.take();
    if (!answer) return;
    if (!answer->failure.empty()) return show_toast({.text = ui.text("ui.health.files_unchecked"), .tone = Tone::Bad});
    const auto hashes = read_lost_files(answer->json);
    lost_ = files::files_by_hash(ui.store(), hashes);
    ui.run({.label = "ui.health.check", .run = [&program = ui.program, hashes](Session&, const Answers&) -> Result<RecordId> {
                note_lost_files(program, hashes);
                return RecordId{};
            }});
}

// A few tables or links of the chain a frame, so that the page stays alive.
void HealthScreen::go_on_checking(const UiContext& ui) {
    constexpr double slice_ms = 12;
    ui.host.wake();
    const double until = ui.host.now_ms() + slice_ms;
    while (check_) {
        if (!check_->step()) {
            problems_ = check_->problems();
            check_.reset();
            chain_check_ = std::make_unique<SealChainCheck>(ui.store());
        }
        if (ui.host.now_ms() >= until) return;
    }
    while (chain_check_->step())
        if (ui.host.now_ms() >= until) return;
    chain_ = chain_check_->report();
    chain_check_.reset();
    finish_check(ui);
}

void HealthScreen::finish_check(const UiContext& ui) {
    check_failed_ = !problems_.empty() || !chain_->faults.empty();
    checked_at_ = ui.session.now;
    const std::string outcome = ui.session.now.iso() + (check_failed_ ? " bad" : "");
    ui.run({.label = "ui.health.check", .run = [&program = ui.program, outcome](Session&, const Answers&) -> Result<RecordId> {
                program.set_setting(check_setting, outcome);
                return RecordId{};
            }});
}

const SnapshotFact* HealthScreen::newest_good() const {
    if (!facts_) return nullptr;
    for (const SnapshotFact& copy : facts_->snapshots)
        if (copy.reason != "damaged") return &copy;
    return nullptr;
}

HealthFacts HealthScreen::facts_for_verdict(const UiContext& ui) const {
    HealthFacts facts{.save_state = ui.host.save_state(), .is_kept = ui.program.is_kept(), .is_demo = ui.program.is_demo(),
                      .holds_something = true, .last_backup = last_backup(ui.program), .backup_due = backup_is_due(ui),
                      .persisted = ui.host.is_persistent(), .usage = {}, .quota = {}, .last_check = {},
                      .check_failed = check_failed_, .files_lost = !lost_.empty(), .today = ui.session.today};
    if (facts_) {
        facts.persisted = facts_->persisted;
        facts.usage = facts_->usage;
        facts.quota = facts_->quota;
    }
    if (checked_at_) facts.last_check = Date::parse_iso(checked_at_->iso().substr(0, 10));
    return facts;
}

void HealthScreen::draw(const UiContext& ui) {
    refresh(ui);
    const std::string back = ui.label("ui.back");
    if (page_header({.title = ui.text("ui.health"), .back = back}) == header_back) ui.navigation.back();
    begin_page_body("health");
    draw_verdict(ui);
    space(metric::form_gap);
    draw_place(ui);
    space(metric::form_gap);
    draw_snapshots(ui);
    space(metric::form_gap);
    draw_check(ui);
    space(metric::form_gap);
    if (button(ui.label("ui.businesses"), {.icon = icon::store})) ui.navigation.go({.place = "businesses"});
    space(metric::form_gap);
    end_page_body();
    restore_.draw(ui);
    draw_original(ui);
}

void HealthScreen::draw_verdict(const UiContext& ui) {
    constexpr std::string_view actions[] = {"", "ui.backup_now", "ui.health.restore_newest", "ui.health.ask_persistence", "", "ui.health.check_now"};
    const Verdict verdict = judge_health(facts_for_verdict(ui));
    Verdict::Next next = verdict.next;
    if (next == Verdict::Restore && !newest_good()) next = Verdict::BackUp;
    if (next == Verdict::Check && is_checking()) next = Verdict::Nothing;
    const std::string_view key = actions[next];
    const std::string action = key.empty() ? std::string() : ui.label(key);
    if (banner("verdict", verdict.tone, ui.text(verdict.sentence), {.first = action}) == 1) do_next(ui, next);
}

void HealthScreen::do_next(const UiContext& ui, Verdict::Next next) {
    if (next == Verdict::BackUp) back_up(ui);
    if (next == Verdict::AskToPersist) facts_question_.ask(ui.host, "persist");
    if (next == Verdict::Check) begin_check(ui);
    if (next == Verdict::Restore) {
        choose_copy(ui, *newest_good());
    }
    ui.host.wake();
}

void HealthScreen::draw_place(const UiContext& ui) const {
    begin_card("place", {.title = ui.text("ui.health.place")});
    const auto last = last_backup(ui.program);
    const auto row = [&](std::string_view key, const std::string& value) { key_value(ui.text(key), value, key_width); };
    if (facts_ && facts_->place == "site") row("ui.health.address", facts_->address);
    row("ui.health.size", size_text(ui, bytes_));
    if (facts_ && facts_->usage && facts_->quota)
        row("ui.health.room", ui.text("ui.health.used_of", {size_text(ui, *facts_->usage), size_text(ui, *facts_->quota)}));
    if (facts_ && facts_->persisted) row("ui.health.persisted", ui.text(*facts_->persisted ? "ui.health.promised" : "ui.health.not_promised"));
    row("ui.health.encrypted", ui.text("ui.health.not_encrypted"));
    row("ui.health.pending", ui.locale.integer(ui.host.pending_commits()));
    row("ui.health.last_backup", last ? ui.locale.long_date(*last) : ui.text("ui.health.never"));
    if (facts_) row("ui.health.offline", ui.text(facts_->offline_ready ? "ui.health.opens_offline" : "ui.health.not_offline"));
    space(metric::gap);
    const std::string place = facts_ ? facts_->place : ui.program.is_kept() ? "site" : "nowhere";
    paragraph(ui.text("ui.health.place." + place));
    if (const std::string problem = ui.program.save_problem(); !problem.empty()) banner("save_problem", Tone::Bad, problem);
    end_card();
}

void HealthScreen::draw_snapshots(const UiContext& ui) {
    begin_card("snapshots", {.title = ui.text("ui.health.copies")});
    paragraph(ui.text("ui.health.copies_help"));
    space(metric::gap);
    if (facts_ && facts_->snapshots.empty()) label(ui.text("ui.health.no_copies"), TextStyle::Muted);
    for (std::size_t i = 0; facts_ && i < facts_->snapshots.size(); ++i) {
        const SnapshotFact& copy = facts_->snapshots[i];
        const std::string title = ui.text("ui.health.before." + copy.reason) + "###copy" + std::to_string(copy.number);
        const std::string detail = instant_text(ui, copy.taken_at), size = size_text(ui, copy.bytes);
        if (list_row(title, {.detail = detail, .amount = size, .icon = icon::history, .last = i + 1 == facts_->snapshots.size()})) {
            choose_copy(ui, copy);
        }
    }
    space(metric::form_gap);
    if (button(ui.label("ui.health.copy_now"), {.icon = icon::copy, .busy = snapshot_question_.is_waiting()}))
        snapshot_question_.ask(ui.host, "take-snapshot", write_wish("reason", "asked"));
    end_card();
}

void HealthScreen::draw_check(const UiContext& ui) {
    begin_card("check", {.title = ui.text("ui.health.check")});
    paragraph(ui.text("ui.health.check_help"));
    space(metric::gap);
    if (is_checking()) draw_checking(ui);
    else draw_outcome(ui);
    space(metric::form_gap);
    if (button(ui.label("ui.health.check_now") + "_button", {.icon = icon::shield_check, .busy = is_checking()}))
        do_next(ui, Verdict::Check);
    end_card();
}

void HealthScreen::draw_checking(const UiContext& ui) {
    if (files_question_.is_waiting()) files_progress_.follow(ui);
    if (check_) progress_bar(ui.text("ui.working"), static_cast<float>(check_->done()) / static_cast<float>(check_->total()));
    else if (chain_check_) progress_bar(ui.text("ui.working"), static_cast<float>(chain_check_->done()) / static_cast<float>(chain_check_->total()));
    else if (files_progress_.is_known()) files_progress_.draw_bar(ui);
    else label(ui.text("ui.working"), TextStyle::Muted);
}

void HealthScreen::draw_outcome(const UiContext& ui) {
    if (!checked_at_) label(ui.text("ui.health.never_checked"), TextStyle::Muted);
    else paragraph(ui.text(check_failed_ || !lost_.empty() ? "ui.health.check_bad" : "ui.health.check_good", {instant_text(ui, *checked_at_)}), TextStyle::Body);
    for (std::size_t i = 0; i < std::min<std::size_t>(problems_.size(), 5); ++i) paragraph(problems_[i]);
    if (chain_ && !is_checking()) draw_chain(ui, *chain_);
    if (lost_.empty()) return;
    space(metric::gap);
    paragraph(ui.text("ui.health.lost_files"), TextStyle::Body);
    space(metric::gap);
    draw_lost_files(ui, lost_);
    space(metric::form_gap);
    if (button(ui.label("ui.take_files.from_backup"), {.icon = icon::upload})) ui.navigation.go({.place = "settings", .parameters = {{"part", "data"}, {"take", "files"}}});
}

void HealthScreen::choose_copy(const UiContext& ui, const SnapshotFact& copy) {
    if (copy.reason != "damaged") return restore_.ask(ui, copy);
    original_ = copy;
    original_open_ = true;
}

// Kept since a salvage, for who can still make something of it.
void HealthScreen::draw_original(const UiContext& ui) {
    if (!original_open_ || !begin_dialog(ui.text("ui.health.before.damaged") + "###original", original_open_)) return;
    paragraph(ui.text("ui.health.original_help"), TextStyle::Body);
    const std::string erase = ui.label("ui.delete"), take = ui.label("ui.health.download");
    dialog_buttons(button_width(erase, true) + button_width(take, true) + metric::gap);
    if (button(erase, {.kind = ButtonKind::Ghost, .icon = icon::trash_2})) {
        facts_question_.ask(ui.host, "delete-snapshot", write_wish("number", original_.number));
        original_open_ = false;
    }
    ImGui::SameLine(0, metric::gap);
    if (primary_button(take, icon::download)) download_question_.ask(ui.host, "download-snapshot", write_wish("number", original_.number));
    end_dialog();
}

}  // namespace

std::unique_ptr<Screen> make_health_screen(const UiContext& ui, const Route&) { return std::make_unique<HealthScreen>(ui); }

}  // namespace bottega::ui
