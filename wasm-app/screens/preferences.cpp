#include "wasm-app/screens/preferences.hpp"

#include "wasm-app/kit/theme.hpp"

namespace bottega::ui {

namespace {

constexpr std::string_view theme_setting = "local.theme";

}  // namespace

std::string chosen_theme(Program& program) { return program.setting(theme_setting); }

void apply_theme(Program& program, Host& host) {
    const std::string chosen = chosen_theme(program);
    set_dark(chosen.empty() ? host.prefers_dark() : chosen == "dark");
}

void choose_theme(const UiContext& ui, std::string_view theme) {
    ui.run({.label = "ui.theme",
            .run = [&program = ui.program, &host = ui.host, chosen = std::string(theme)](Session&, const Answers&) -> Result<RecordId> {
                program.set_setting(theme_setting, chosen);
                apply_theme(program, host);
                return RecordId{};
            }});
}

void choose_language(const UiContext& ui, std::string_view language) {
    ui.run({.label = "ui.language",
            .run = [&program = ui.program, chosen = std::string(language)](Session&, const Answers&) -> Result<RecordId> {
                program.set_language(chosen);
                return RecordId{};
            }});
}

}  // namespace bottega::ui
