#include "wasm-app/screens/preferences.hpp"

#include <algorithm>

#include "wasm-app/kit/theme.hpp"

namespace bottega::ui {

namespace {

constexpr std::string_view theme_setting = "local.theme", text_size_setting = "local.text_size";

void choose_look(const UiContext& ui, std::string label, std::string_view setting, std::string_view value) {
    ui.run({.label = std::move(label),
            .run = [&program = ui.program, &host = ui.host, setting, chosen = std::string(value)](Session&, const Answers&) -> Result<RecordId> {
                program.set_setting(setting, chosen);
                apply_looks(program, host);
                return RecordId{};
            }});
}

}  // namespace

std::string chosen_theme(Program& program) { return program.setting(theme_setting); }

std::string chosen_text_size(Program& program) {
    const std::string chosen = program.setting(text_size_setting);
    const bool known = std::any_of(text_sizes.begin(), text_sizes.end(), [&](int size) { return std::to_string(size) == chosen; });
    return known ? chosen : "100";
}

void apply_looks(Program& program, Host& host) {
    const std::string chosen = chosen_theme(program);
    if (chosen.empty()) set_theme({.dark = host.prefers_dark(), .contrast = host.prefers_contrast()});
    else set_theme({.dark = chosen.ends_with("dark"), .contrast = chosen.starts_with("contrast")});
    host.set_text_size(std::stoi(chosen_text_size(program)));
}

void choose_theme(const UiContext& ui, std::string_view theme) { choose_look(ui, "ui.theme", theme_setting, theme); }

void choose_text_size(const UiContext& ui, std::string_view percent) { choose_look(ui, "ui.text_size", text_size_setting, percent); }

void choose_language(const UiContext& ui, std::string_view language) {
    ui.run({.label = "ui.language",
            .run = [&program = ui.program, chosen = std::string(language)](Session&, const Answers&) -> Result<RecordId> {
                program.set_language(chosen);
                return RecordId{};
            }});
}

}  // namespace bottega::ui
