#include "wasm-app/screens/backup.hpp"

#include <span>

#include "core/base/text.hpp"
#include "wasm-app/kit/registry.hpp"

namespace bottega::ui {

namespace {

constexpr std::string_view last_backup_setting = "local.last_backup_on", since_setting = "local.backup_wanted_since";
constexpr int most_days = 7;

// "bottega-ferramenta-bianchi-2026-03-16.json"
std::string file_name(const UiContext& ui) {
    std::string name = "bottega";
    bool gap = true;
    for (const char letter : fold(ui.registry.business_name() ? ui.registry.business_name()(ui) : std::string())) {
        const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
        if (plain) name += (gap ? "-" : "") + std::string(1, letter);
        gap = !plain;
    }
    return name + "-" + ui.session.today.iso() + ".json";
}

}  // namespace

void back_up(const UiContext& ui) {
    ui.run({.label = "ui.backup",
            .run = [&program = ui.program, &host = ui.host, name = file_name(ui)](Session& session, const Answers&) -> Result<RecordId> {
                const std::string archive = program.export_archive();
                host.download(std::as_bytes(std::span(archive)), name, "application/json");
                program.set_setting(last_backup_setting, session.today.iso());
                return RecordId{};
            },
            .done_text = "ui.backup_made"});
}

std::optional<Date> last_backup(Program& program) { return Date::parse_iso(program.setting(last_backup_setting)); }

bool backup_is_due(const UiContext& ui) {
    if (ui.program.is_demo() || !ui.program.is_kept()) return false;
    auto since = last_backup(ui.program);
    if (!since) since = Date::parse_iso(ui.program.setting(since_setting));
    return since && days_between(*since, ui.session.today) > most_days;
}

void note_first_change(Program& program, Date today) {
    if (program.setting(since_setting).empty()) program.set_setting(since_setting, today.iso());
}

}  // namespace bottega::ui
