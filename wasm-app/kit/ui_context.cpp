#include "wasm-app/kit/ui_context.hpp"

#include "wasm-app/kit/overlays.hpp"

namespace bottega::ui {

std::string UiContext::label(std::string_view key) const { return catalogue.text(key) + "###" + std::string(key); }

std::string UiContext::sentence(const Issue& issue) const { return catalogue.text(issue.message, issue.args); }

std::string UiContext::field_label(const EntityDef& def, const FieldDef& field) const {
    return catalogue.text(label_key(def, field));
}

void UiContext::toast(std::string_view key, const std::vector<std::string>& args) const {
    show_toast({.text = catalogue.text(key, args)});
}

std::uint64_t UiContext::text_version() const {
    std::uint64_t mixed = static_cast<std::uint64_t>(session.store.version()) * 0x9E3779B97F4A7C15ull;
    mixed ^= static_cast<std::uint64_t>(session.today.sys_days().time_since_epoch().count()) << 20;
    for (const char letter : catalogue.language()) mixed = mixed * 131 + static_cast<unsigned char>(letter);
    return mixed;
}

}  // namespace bottega::ui
