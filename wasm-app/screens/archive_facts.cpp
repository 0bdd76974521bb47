#include "wasm-app/screens/archive_facts.hpp"

#include <algorithm>

#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/registry.hpp"

namespace bottega::ui {

namespace {

std::string name_here(const UiContext& ui) { return ui.registry.business_name() ? ui.registry.business_name()(ui) : std::string(); }

std::string moment(const UiContext& ui, const std::string& at) {
    const auto instant = Timestamp::parse_iso(at);
    return instant ? instant_text(ui, *instant) : ui.text("ui.restore.never");
}

}  // namespace

std::string against_here(const UiContext& ui, const std::string& there, const std::string& here) {
    return name_here(ui).empty() ? there : ui.text("ui.restore.against", {there, here});
}

std::pair<std::string, std::string> business_fact(const UiContext& ui, const std::string& name) {
    return {ui.text("business"), against_here(ui, name, name_here(ui))};
}

std::pair<std::string, std::string> last_change_fact(const UiContext& ui, const std::string& at) {
    Statement newest(ui.store().database(), "SELECT max(at) FROM command");
    const std::string here = newest.step() ? newest.text(0) : std::string();
    return {ui.text("ui.restore.last_change"), against_here(ui, moment(ui, at), moment(ui, here))};
}

void add_counts(const UiContext& ui, const std::vector<std::pair<std::string, std::int64_t>>& by_entity, ArchiveFacts& facts) {
    for (const EntityDef* def : ui.store().schema().entities()) {
        const EntityUi* look = ui.registry.entity(def->name);
        if (!look || look->group.empty()) continue;
        const auto found = std::find_if(by_entity.begin(), by_entity.end(), [&](const auto& entry) { return entry.first == def->name; });
        const std::int64_t there = found == by_entity.end() ? 0 : found->second, here = ui.store().count({.entity = def->name});
        if (there + here > 0) facts.emplace_back(entity_plural(ui, def->name), against_here(ui, ui.locale.integer(there), ui.locale.integer(here)));
    }
}

}  // namespace bottega::ui
