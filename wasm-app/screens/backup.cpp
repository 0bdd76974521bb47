#include "wasm-app/screens/backup.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include "wasm-app/kit/overlays.hpp"
#include "wasm-app/screens/lost_files.hpp"
#include "wasm-app/screens/page_facts.hpp"

namespace bottega::ui {

namespace {

constexpr std::string_view last_backup_setting = "local.last_backup_at", since_setting = "local.backup_wanted_since";
constexpr int most_days = 7;

// Held by the answer that is awaited, and by nothing else.
std::weak_ptr<bool>& backup_under_way() {
    static std::weak_ptr<bool> under_way;
    return under_way;
}

// A backup that lacks files is there, but is not called saved.
void tell_backup(Program& program, const Catalogue& catalogue, std::string_view json, std::string_view failure) {
    if (failure == "cancelled") return show_toast({.text = catalogue.text("ui.backup.stopped"), .tone = Tone::Info});
    if (!failure.empty()) return show_toast({.text = backup_failure(catalogue, failure), .tone = Tone::Bad});
    if (const auto lost = lost_files(program); !lost.empty())
        return show_toast({.text = catalogue.text("ui.backup_incomplete", {named_files(lost)}), .tone = Tone::Bad});
    const bool in_folder = read_member(json, "where") == "folder";
    show_toast({.text = in_folder ? catalogue.text("ui.backup_in_folder", {read_member(json, "name")}) : catalogue.text("ui.backup_made")});
}

}  // namespace

void back_up(const UiContext& ui, std::function<void()> ended) {
    const auto under_way = std::make_shared<bool>(true);
    backup_under_way() = under_way;
    ui.host.ask_page("back-up", "{}",
                     [&program = ui.program, &catalogue = ui.catalogue, ended = std::move(ended), under_way](std::string_view json, std::string_view failure) {
                         if (failure.empty()) {
                             note_backup(program, program.session().now);
                             note_lost_files(program, read_lost_files(json));
                         }
                         tell_backup(program, catalogue, json, failure);
                         if (ended) ended();
                     });
}

bool is_backing_up() { return !backup_under_way().expired(); }

std::optional<Date> last_backup(Program& program) {
    const auto at = Timestamp::parse_iso(program.setting(last_backup_setting));
    return at ? std::optional(at->date(program.minutes_east())) : std::nullopt;
}

bool backup_is_due(const UiContext& ui) {
    if (ui.program.is_demo() || !ui.program.is_kept()) return false;
    auto since = last_backup(ui.program);
    if (!since) since = Date::parse_iso(ui.program.setting(since_setting));
    return since && days_between(*since, ui.session.today) > most_days;
}

void note_backup(Program& program, Timestamp now) { program.set_setting(last_backup_setting, now.iso()); }

std::string backup_mark(Program& program) { return program.setting(last_backup_setting); }

void note_first_change(Program& program, Date today) {
    if (program.setting(since_setting).empty()) program.set_setting(since_setting, today.iso());
}

std::string backup_failure(const Catalogue& catalogue, std::string_view failure) {
    constexpr std::array known = {"damaged", "folder-gone", "foreign", "full", "missing", "newer", "no-room", "not-allowed", "passphrase", "too-costly", "unproven"};
    const bool is_known = std::find(known.begin(), known.end(), failure) != known.end();
    return catalogue.text("ui.backup_failure." + std::string(is_known ? failure : std::string_view("other")));
}

}  // namespace bottega::ui
