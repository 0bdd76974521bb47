#include "wasm-app/screens/search_palette.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "generated/icons.hpp"
#include "imgui_internal.h"
#include "wasm-app/kit/list_row.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

namespace {

constexpr std::size_t most_records = 50, most_recent = 8;
constexpr double pause = 60;  // milliseconds without a key
constexpr std::size_t most_places = 6, most_commands = 20;

// The words around the first one that was typed; empty: none of them is here.
std::string words_around(std::string_view text, const std::vector<std::string>& typed) {
    constexpr std::size_t before = 3, most = 12, most_read = 20'000;  // bytes: the text of a file may be a book, and this is typing
    const std::vector<std::string> words = split(replace_all(replace_all(text.substr(0, most_read), "\n", " "), "\t", " "), ' ');
    const auto is_typed = [&](const std::string& word) {
        const std::string form = searched_form(word);
        return std::any_of(typed.begin(), typed.end(), [&](const std::string& piece) { return form.find(piece) != form.npos; });
    };
    const auto found = static_cast<std::size_t>(std::find_if(words.begin(), words.end(), is_typed) - words.begin());
    if (found == words.size()) return {};
    const std::size_t first = found - std::min(found, before), end = std::min(words.size(), first + most);
    return (first > 0 ? "… " : "") + join({words.begin() + static_cast<std::ptrdiff_t>(first), words.begin() + static_cast<std::ptrdiff_t>(end)}, " ") +
           (end < words.size() ? " …" : "");
}

// Where a record was not found by its title, what it was found by is shown beneath.
std::string found_by(const Record& record, const std::vector<std::string>& typed) {
    const EntityDef& def = record.def();
    for (std::size_t i = 0; i < def.fields.size(); ++i) {
        const auto* text = std::get_if<std::string>(&record.value(i));
        if (!text || !def.fields[i].searchable || def.fields[i].name == def.title_field) continue;
        if (std::string words = words_around(*text, typed); !words.empty()) return words;
    }
    return {};
}

std::vector<std::string> searched_entities(const UiContext& ui) {
    std::vector<std::string> entities;
    for (const EntityUi& look : ui.registry.entities())
        if (const EntityDef* def = ui.store().schema().find(look.entity); look.in_search && def && def->is_searchable())
            entities.push_back(look.entity);
    return entities;
}

}  // namespace

void SearchPalette::open() {
    open_ = focus_ = true;
    typed_.clear();
    text_version_ = 0;
}

// What the person opens is what they come back to.
void SearchPalette::note_visit(const UiContext& ui) {
    const Route& now = ui.navigation.current();
    const bool is_known = !visited_.empty() && visited_.front().place == now.place && visited_.front().item == now.item;
    if (is_known || !parse_record_id(now.item) || !ui.registry.entity_at(now.place)) return;
    Route record{.place = now.place, .item = now.item};
    std::erase(visited_, record);
    visited_.insert(visited_.begin(), std::move(record));
    if (visited_.size() > most_recent + 1) visited_.pop_back();
}

void SearchPalette::refresh(const UiContext& ui, const Actions& actions) {
    if (text_version_ == ui.text_version() && searched_ == typed_) return find_misspelt(ui, actions);
    text_version_ = ui.text_version();
    searched_ = typed_;
    highlighted_ = 0;
    scroll_ = true;
    found_ = is_blank(typed_) ? std::vector<FoundRecord>() : ui.store().search(searched_entities(ui), typed_, most_records);
    misspelt_at_.reset();
    if (!is_blank(typed_) && found_.size() < most_records) misspelt_at_ = host().now_ms() + pause;
    show(ui, actions);
    if (misspelt_at_) host().wake_in(pause);
}

void SearchPalette::show(const UiContext& ui, const Actions& actions) {
    hits_.clear();
    is_blank(typed_) ? find_recent(ui) : find_records(ui);
    find_places(ui, actions);
}

// Once the person pauses, a piece of it with each frame; they stand behind the others, and what is chosen stays chosen.
void SearchPalette::find_misspelt(const UiContext& ui, const Actions& actions) {
    if (!misspelt_at_) return;
    if (host().now_ms() < *misspelt_at_) return host().wake_in(*misspelt_at_ - host().now_ms());
    auto found = ui.store().search_misspelt();
    if (!found) return host().wake();
    misspelt_at_.reset();
    if (found->size() <= found_.size()) return;
    found_ = std::move(*found);
    const std::optional<Hit> chosen = highlighted_ < hits_.size() ? std::optional(hits_[highlighted_]) : std::nullopt;
    show(ui, actions);
    const auto still = std::find_if(hits_.begin(), hits_.end(), [&](const Hit& hit) { return chosen && hit.route == chosen->route && hit.action == chosen->action; });
    highlighted_ = still == hits_.end() ? 0 : static_cast<std::size_t>(still - hits_.begin());
}

SearchPalette::Hit SearchPalette::hit_of(const UiContext& ui, const EntityUi& look, const Record& record) const {
    Hit hit{.title = record_name(ui, record), .detail = {}, .kind = entity_text(ui, look.entity), .icon = look.icon,
            .route = {.place = look.route, .item = to_string(record.id())}};
    if (const auto detail = record.def().index_of(look.detail_field)) hit.detail = value_text(ui, record, *detail);
    return hit;
}

void SearchPalette::find_records(const UiContext& ui) {
    const std::vector<std::string> words = split(searched_form(typed_), ' ');
    for (const FoundRecord& found : found_) {
        const auto record = ui.store().find(found.entity, found.id);
        const EntityUi* look = ui.registry.entity(found.entity);
        if (!record || !look) continue;
        hits_.push_back(hit_of(ui, *look, *record));
        if (found.match < Match::WordElsewhere) continue;
        if (std::string by = found_by(*record, words); !by.empty()) hits_.back().detail = std::move(by);
    }
}

// While the person thinks of what to type.
void SearchPalette::read_ahead(const UiContext& ui) const {
    for (const std::string& entity : searched_entities(ui))
        if (!ui.store().prepare_search(entity)) return host().wake();
}

void SearchPalette::find_recent(const UiContext& ui) {
    const Route& here = ui.navigation.current();
    const auto add = [&](const EntityUi* look, RecordId id) {
        const EntityDef* def = look && look->in_search ? ui.store().schema().find(look->entity) : nullptr;
        if (!def || !def->is_searchable() || hits_.size() >= most_recent) return;
        const Route route{.place = look->route, .item = to_string(id)};
        const bool known = route == Route{.place = here.place, .item = here.item} ||
                           std::any_of(hits_.begin(), hits_.end(), [&](const Hit& hit) { return hit.route == route; });
        if (known) return;
        if (const auto record = ui.store().find(look->entity, id)) hits_.push_back(hit_of(ui, *look, *record));
    };
    for (const Route& visit : visited_) add(ui.registry.entity_at(visit.place), *parse_record_id(visit.item));
    for (const ChangedRecord& changed : last_changed(ui.store().database(), 4 * most_recent)) add(ui.registry.entity(changed.entity), changed.id);
}

// What stands at a key in the languages that are not the person's, to be searched; the catalogues are read once.
const std::vector<std::string>& SearchPalette::in_other_languages(const UiContext& ui, std::string_view key) {
    if (others_.empty() || others_than_ != ui.catalogue.language()) {
        others_than_ = ui.catalogue.language();
        others_.clear();
        meanings_.clear();
        for (const std::string& language : languages())
            if (language != others_than_) others_.push_back(embedded_catalogue(language));
    }
    const auto known = meanings_.find(key);
    if (known != meanings_.end()) return known->second;
    const std::vector<std::string> keys = split(key, '+');  // "ui.theme+ui.theme_dark" reads "Theme Dark"
    std::vector<std::string>& texts = meanings_[std::string(key)];
    if (!ui.catalogue.has(keys.front())) return texts;
    for (const Catalogue& other : others_) {
        std::string& text = texts.emplace_back();
        for (const std::string& part : keys) text += (other.has(part) ? fold(other.text(part)) : part) + " ";
    }
    return texts;
}

// Every word that was typed stands in it, in any order, in the person's language or in another one.
bool SearchPalette::is_meant(const UiContext& ui, const std::string& title, std::string_view key) {
    const std::vector<std::string> words = split(fold(trim(typed_)), ' ');
    const auto holds = [&](const std::string& text) {
        return std::all_of(words.begin(), words.end(), [&](const std::string& word) { return text.find(word) != text.npos; });
    };
    if (holds(fold(title))) return true;
    if (is_blank(typed_) || key.empty()) return false;
    const std::vector<std::string>& others = in_other_languages(ui, key);
    return std::any_of(others.begin(), others.end(), holds);
}

// What begins as typed is what a person in a hurry means, unless a record begins so, too.
void SearchPalette::find_places(const UiContext& ui, const Actions& actions) {
    const std::string wanted = fold(trim(typed_));
    const bool record_first = !hits_.empty() && fold(hits_.front().title).starts_with(wanted);
    const std::size_t most = wanted.empty() ? most_places : most_commands;
    std::size_t found = 0, first = 0;
    const auto add = [&](Hit hit, std::string_view key) {
        if (found >= most || !is_meant(ui, hit.title, key)) return;
        const bool known = std::any_of(hits_.begin(), hits_.end(), [&](const Hit& other) {
            const bool is_record = other.action.empty() && parse_record_id(other.route.item);
            return other.title == hit.title && !is_record;
        });
        if (known) return;
        ++found;
        const bool begins = !record_first && fold(hit.title).starts_with(wanted);
        hits_.insert(begins ? hits_.begin() + static_cast<std::ptrdiff_t>(first++) : hits_.end(), std::move(hit));
    };
    const auto add_place = [&](const std::string& key, std::string title, std::string_view icon, std::string kind, Route route) {
        add({.title = std::move(title), .detail = {}, .kind = std::move(kind), .icon = std::string(icon), .route = std::move(route)}, key);
    };
    for (const auto& entry : ui.registry.navigation()) add_place(entry.label, ui.text(entry.label), entry.icon, ui.text("ui.go_to"), {.place = entry.route});
    for (const EntityUi& look : ui.registry.entities())
        if (look.creatable && ui.catalogue.has("ui.new." + look.entity))
            add_place("ui.new." + look.entity, new_text(ui, look.entity), icon::plus, ui.text("ui.create"), {.place = look.route, .item = "new"});
    if (wanted.empty()) return;
    for (const HeaderButton& button : actions()) {
        const std::string& label = button.action.label;
        const std::size_t end = label.find("###");
        add({.title = label.substr(0, end), .detail = button.action.disabled_reason, .kind = ui.text("ui.do"), .icon = button.action.icon, .route = {},
             .action = label, .keys = ui.host.is_touch() ? std::string() : button.action.tooltip},
            end == label.npos ? std::string_view() : std::string_view(label).substr(end + 3));
    }
}

void SearchPalette::draw(const UiContext& ui, const Actions& actions) {
    note_visit(ui);
    if (!open_) return;
    if (!begin_dialog(ui.text("ui.search_everywhere") + "###search_everywhere", open_, {.width = 620})) return;
    const std::string hint = ui.text("ui.search_hint");
    search_field("###everywhere", typed_, {.name = hint, .hint = hint, .focus = focus_});
    focus_ = false;
    const bool entered = ImGui::IsKeyPressed(ImGuiKey_Enter, false);
    refresh(ui, actions);
    read_ahead(ui);
    const std::size_t count = hits_.size();
    const auto choose = [this](std::size_t hit) {
        highlighted_ = hit;
        scroll_ = true;
    };
    if (count > 0 && ImGui::IsKeyPressed(ImGuiKey_DownArrow)) choose((highlighted_ + 1) % count);
    if (count > 0 && ImGui::IsKeyPressed(ImGuiKey_UpArrow)) choose((highlighted_ + count - 1) % count);
    draw_hits(ui, actions);
    if (entered && highlighted_ < count) go_to(ui, highlighted_, actions);
    end_dialog();
}

void SearchPalette::draw_hits(const UiContext& ui, const Actions& actions) {
    constexpr float most_height = 420;
    space(metric::gap);
    if (hits_.empty()) return paragraph(ui.text("ui.nothing_found", {typed_}));
    label(is_blank(searched_) ? ui.text("ui.recent") : count_text(ui, static_cast<std::int64_t>(hits_.size())), TextStyle::Small);
    const float height = std::min(most_height, ImGui::GetIO().DisplaySize.y - 220);
    ImGui::BeginChild("hits", {0, height}, ImGuiChildFlags_NavFlattened);
    ImGui::PushItemFlag(ImGuiItemFlags_NoNav, true);  // the arrow keys choose here while the field keeps the focus
    for (std::size_t index = 0; index < hits_.size(); ++index) {
        const Hit& hit = hits_[index];
        const ListRowOptions options{.detail = hit.detail, .amount = hit.keys, .pill = hit.kind, .icon = hit.icon, .highlighted = index == highlighted_};
        ImGui::PushID(static_cast<int>(index));
        if (list_row(hit.title, options)) go_to(ui, index, actions);
        if (scroll_ && index == highlighted_) ImGui::SetScrollHereY(0.5f);
        ImGui::PopID();
    }
    scroll_ = false;
    ImGui::PopItemFlag();
    ImGui::EndChild();
}

void SearchPalette::go_to(const UiContext& ui, std::size_t hit, const Actions& actions) {
    open_ = false;
    if (hits_[hit].action.empty()) return ui.navigation.go(hits_[hit].route);
    for (const HeaderButton& button : actions()) {
        if (button.action.label != hits_[hit].action) continue;
        if (!button.action.disabled_reason.empty()) return show_toast({.text = button.action.disabled_reason, .tone = Tone::Warn});
        return button.press();
    }
}

}  // namespace bottega::ui
