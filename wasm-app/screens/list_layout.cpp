#include "wasm-app/screens/list_layout.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

#include "wasm-app/kit/program.hpp"

namespace bottega::ui {

namespace {

constexpr float narrowest = 60, widest = 900;

std::string setting_name(const EntityDef& def) { return "list." + def.name; }

bool is_known(const EntityDef& def, const std::string& name) {
    const auto index = def.index_of(name);
    return index && can_be_listed(def, def.fields[*index]);
}

}  // namespace

bool can_be_listed(const EntityDef& def, const FieldDef& field) { return !field.internal || field.listed || field.name == def.title_field; }

ListLayout list_layout(const UiContext& ui, const EntityDef& def) {
    ListLayout layout;
    const auto kept = nlohmann::json::parse(ui.program.setting(setting_name(def)), nullptr, false);
    if (!kept.is_object()) return layout;
    if (const auto fields = kept.find("fields"); fields != kept.end() && fields->is_array())
        for (const auto& name : *fields)
            if (name.is_string() && is_known(def, name.get<std::string>())) layout.fields.push_back(name.get<std::string>());
    if (const auto widths = kept.find("widths"); widths != kept.end() && widths->is_object())
        for (const auto& [name, width] : widths->items())
            if (width.is_number() && is_known(def, name)) layout.widths[name] = std::clamp(width.get<float>(), narrowest, widest);
    if (const auto pinned = kept.find("pinned"); pinned != kept.end() && pinned->is_string() && is_known(def, pinned->get<std::string>()))
        layout.pinned = pinned->get<std::string>();
    layout.compact = kept.contains("compact") && kept["compact"] == true;
    return layout;
}

void keep_list_layout(const UiContext& ui, const EntityDef& def, const ListLayout& layout) {
    nlohmann::json kept;
    if (!layout.fields.empty()) kept["fields"] = layout.fields;
    if (!layout.widths.empty()) kept["widths"] = layout.widths;
    if (!layout.pinned.empty()) kept["pinned"] = layout.pinned;
    if (layout.compact) kept["compact"] = true;
    ui.run({.label = "ui.columns",
            .run = [&program = ui.program, name = setting_name(def), text = kept.is_null() ? std::string() : kept.dump()](Session&, const Answers&)
                -> Result<RecordId> {
                program.set_setting(name, text);
                return RecordId{};
            }});
}

}  // namespace bottega::ui
