#include "wasm-app/screens/duplicates.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

namespace {

std::string reason_text(const UiContext& ui, const EntityDef& def, const LikeReason& reason) {
    const std::string field = ui.field_label(def, def.field(reason.field));
    switch (reason.kind) {
        case Likeness::Identifier: return ui.text("ui.duplicates.same", {field});
        case Likeness::NearIdentifier: return ui.text("ui.duplicates.nearly_same", {field});
        case Likeness::Email: return ui.text("ui.duplicates.same_email");
        case Likeness::Phone: return ui.text("ui.duplicates.same_phone");
        case Likeness::OtherIdentifier: return ui.text("ui.duplicates.other", {field});
        case Likeness::Name: return ui.text("ui.duplicates.same_name");
        default: return ui.text("ui.duplicates.nearly_same_name");
    }
}

}  // namespace

Route duplicates_route(std::string_view entity, RecordId record) {
    Route route{.place = "duplicates", .parameters = {{"of", std::string(entity)}}};
    if (record) route.set_parameter("record", to_string(record));
    return route;
}

Route merge_route(std::string_view entity, std::span<const RecordId> records) {
    std::vector<std::string> ids;
    for (const RecordId record : records) ids.push_back(to_string(record));
    return {.place = "merge", .parameters = {{"of", std::string(entity)}, {"records", join(ids, ",")}}};
}

std::string why_not_merge(const UiContext& ui, std::size_t count) {
    if (count < 2) return ui.text("ui.merge.choose_more");
    return count > most_merged ? ui.text("ui.merge.too_many", {ui.locale.integer(static_cast<std::int64_t>(most_merged))}) : std::string();
}

std::string reasons_text(const UiContext& ui, const Record& one, const Record& other) {
    std::vector<std::string> reasons;
    for (const LikeReason& reason : like_reasons(one, other)) reasons.push_back(reason_text(ui, one.def(), reason));
    return join(reasons, " · ");
}

std::string telling_text(const UiContext& ui, const Record& record) {
    std::vector<std::string> parts;
    const auto add = [&](std::size_t index) {
        if (is_empty(record.value(index)) || record.def().fields[index].name == record.def().title_field) return;
        std::string text = value_text(ui, record, index);
        if (std::find(parts.begin(), parts.end(), text) == parts.end()) parts.push_back(std::move(text));
    };
    if (const EntityUi* look = ui.registry.entity(record.def().name))
        if (const auto detail = record.def().index_of(look->detail_field)) add(*detail);
    for (const ComparedField& field : compared_fields(record.def())) add(field.index);
    return join(parts, " · ");
}

void PossibleDuplicates::draw(const UiContext& ui, const Record& record) {
    if (!record.def().compared || !ui.registry.entity(record.def().name)) return;
    std::string text = likeness_text(record);
    if (record_ != record.id() || text_ != text || version_ != ui.store().version()) start(ui, record, std::move(text));
    if (lookup_) look(ui, record);
    tell(ui, record);
}

void PossibleDuplicates::start(const UiContext& ui, const Record& record, std::string text) {
    if (record_ != record.id()) found_.clear();
    record_ = record.id();
    text_ = std::move(text);
    version_ = ui.store().version();
    lookup_ = std::make_unique<DuplicateLookup>(ui.store(), record);
}

void PossibleDuplicates::look(const UiContext& ui, const Record& record) {
    constexpr double slice_ms = 4;
    const double until = ui.host.now_ms() + slice_ms;
    while (lookup_->step() && ui.host.now_ms() < until) {}
    if (!lookup_->finished()) return ui.host.wake();
    found_.clear();
    for (const DuplicatePair& pair : lookup_->pairs()) found_.push_back(pair.first == record_ ? pair.second : pair.first);
    lookup_.reset();
    const auto first = found_.empty() ? std::nullopt : ui.store().find(record.def().name, found_.front());
    if (!first) return found_.clear();
    const auto others = static_cast<std::int64_t>(found_.size()) - 1;
    sentence_ = ui.text("ui.duplicates.hint", {record_name(ui, *first), reasons_text(ui, *first, record)});
    if (others > 0) sentence_ += " " + ui.catalogue.plural("ui.duplicates.hint_more", others, {ui.locale.integer(others)});
}

void PossibleDuplicates::tell(const UiContext& ui, const Record& record) {
    if (!has_hint()) return;
    const std::string compare = ui.text(!record_ ? "ui.duplicates.open" : found_.size() == 1 ? "ui.duplicates.compare" : "ui.duplicates.show");
    const int pressed = banner("possible_duplicates", Tone::Warn, sentence_, {.first = compare}, true);
    space(metric::gap);
    if (pressed < 0) closed_ = text_;
    if (pressed == 1) show_them(ui, record);
}

bool PossibleDuplicates::draw_short(const UiContext& ui, const Record& record) {
    if (!is_phone() || !has_hint()) return false;
    const std::string text = ui.text("ui.duplicates.short");
    const bool fits = button_width(text, true) <= ImGui::GetContentRegionAvail().x;
    const bool pressed = fits ? button(text + "###possible", {.icon = icon::copy_check, .tooltip = sentence_}) : icon_button(text + "###possible", icon::copy_check, {.badge = true});
    if (pressed) show_them(ui, record);
    return true;
}

void PossibleDuplicates::show_them(const UiContext& ui, const Record& record) {
    const std::string& entity = record.def().name;
    if (!record_) return ui.navigation.open_record(entity, found_.front());
    const RecordId both[] = {record_, found_.front()};
    ui.navigation.go(found_.size() == 1 ? merge_route(entity, both) : duplicates_route(entity, record_));
}

}  // namespace bottega::ui
