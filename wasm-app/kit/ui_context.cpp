#include "wasm-app/kit/ui_context.hpp"

#include "core/data/choice_list.hpp"
#include "wasm-app/kit/overlays.hpp"

namespace bottega::ui {

std::string UiContext::label(std::string_view key) const { return catalogue.text(key) + "###" + std::string(key); }

namespace {

// "quote.state.sent" is what the person calls it.
std::string in_own_words(const Schema& schema, const std::string& key) {
    const std::size_t first = key.find('.'), last = key.rfind('.');
    const EntityDef* def = first < last && last != key.npos ? schema.find(key.substr(0, first)) : nullptr;
    const auto index = def ? def->index_of(key.substr(first + 1, last - first - 1)) : std::nullopt;
    const ChoiceLook* look = index ? look_of(def->fields[*index], key.substr(last + 1)) : nullptr;
    return look && !look->label.empty() ? look->label : key;
}

}  // namespace

std::string UiContext::sentence(const Issue& issue) const {
    std::vector<std::string> args;
    for (const std::string& arg : issue.args) args.push_back(in_own_words(store().schema(), arg));
    return catalogue.text(issue.message, args);
}

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
