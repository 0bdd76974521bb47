#pragma once

// What drawing receives. Reading goes through the session's store; every change is a Command.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/session.hpp"
#include "core/i18n/catalogue.hpp"
#include "core/i18n/locale.hpp"
#include "wasm-app/kit/command.hpp"
#include "wasm-app/kit/host.hpp"
#include "wasm-app/kit/navigation.hpp"
#include "wasm-app/kit/program.hpp"
#include "wasm-app/kit/title_cache.hpp"

namespace bottega::ui {

class Registry;

struct UiContext {
    Session& session;
    const Catalogue& catalogue;
    const Locale& locale;
    Host& host;
    Program& program;
    const Registry& registry;
    Navigation& navigation;
    Commands& commands;
    TitleCache& titles;

    [[nodiscard]] RecordStore& store() const { return session.store; }
    [[nodiscard]] std::string text(std::string_view key, const std::vector<std::string>& args = {}) const {
        return catalogue.text(key, args);
    }
    // "text###id": the id stays when the language changes.
    [[nodiscard]] std::string label(std::string_view key) const;
    // A sentence of the core.
    [[nodiscard]] std::string sentence(const Issue& issue) const;
    // "<entity>.<field>" in words.
    [[nodiscard]] std::string field_label(const EntityDef& def, const FieldDef& field) const;

    void run(Command command) const { commands.push_back(std::move(command)); }
    void toast(std::string_view key, const std::vector<std::string>& args = {}) const;
    // Changes with the data, the day and the language: what was cached as text is stale then.
    [[nodiscard]] std::uint64_t text_version() const;
};

}  // namespace bottega::ui
