#include "wasm-app/screens/related_records.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "generated/icons.hpp"
#include "wasm-app/kit/list_row.hpp"
#include "wasm-app/kit/listed_text.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

namespace {

constexpr int most_rows = 5;

bool is_hidden(const EntityUi& look, const EntityDef& entity, const FieldDef& field) {
    const std::string name = entity.name + "." + field.name;
    return std::find(look.related_hidden.begin(), look.related_hidden.end(), name) != look.related_hidden.end();
}

// The first field of a type that the list of the entity shows.
std::optional<std::size_t> first_shown(const EntityDef& def, const EntityUi& look, FieldType type) {
    for (const std::string& name : look.columns)
        if (const auto index = def.index_of(name); index && def.fields[*index].type == type) return index;
    for (std::size_t index = 0; index < def.fields.size() && look.columns.empty(); ++index)
        if (def.fields[index].type == type && def.fields[index].listed) return index;
    return std::nullopt;
}

}  // namespace

bool RelatedRecords::refresh(const UiContext& ui, const EntityDef& def, RecordId id) {
    if (id_ == id && text_version_ == ui.text_version()) return !lists_.empty();
    id_ = id;
    owner_ = ui.titles.title(ui.store(), def.name, id);
    text_version_ = ui.text_version();
    lists_.clear();
    const EntityUi* own = ui.registry.entity(def.name);
    for (const auto& referrer : ui.store().schema().referrers_of(def.name)) {
        const EntityUi* look = ui.registry.entity(referrer.entity->name);
        if (!look || !own || referrer.field->internal || is_hidden(*own, *referrer.entity, *referrer.field)) continue;
        Related related = look_up(ui, *referrer.entity, *referrer.field);
        if (related.count > 0 || related.creatable) lists_.push_back(std::move(related));
    }
    return !lists_.empty();
}

Query RelatedRecords::query_of(const Related& related, int limit) const {
    return {.entity = related.entity, .conditions = {{related.field, Comparison::Equal, {id_}}}, .limit = limit};
}

RelatedRecords::Related RelatedRecords::look_up(const UiContext& ui, const EntityDef& entity, const FieldDef& field) const {
    const EntityUi& look = *ui.registry.entity(entity.name);
    Related related{.entity = entity.name, .field = field.name, .title = entity_plural(ui, entity.name), .icon = look.icon,
                    .count = 0, .creatable = look.creatable && !field.read_only, .rows = {}};
    related.count = ui.store().count(query_of(related, 0));
    if (related.count == 0) return related;
    for (const Record& record : ui.store().run(query_of(related, most_rows))) related.rows.push_back(row_of(ui, record));
    return related;
}

RelatedRecords::Row RelatedRecords::row_of(const UiContext& ui, const Record& record) const {
    const EntityDef& def = record.def();
    const EntityUi& look = *ui.registry.entity(def.name);
    Row row{.id = record.id(), .title = record_name(ui, record), .detail = {}, .amount = {}, .pill = {}};
    if (const auto state = def.index_of(look.state_field)) {
        row.pill = value_text(ui, record, *state);
        row.tone = choice_tone(ui, def, def.fields[*state], canonical_text(record.value(*state)));
    }
    if (const auto date = first_shown(def, look, FieldType::Date)) row.detail = value_text(ui, record, *date);
    else if (const auto detail = def.index_of(look.detail_field)) row.detail = value_text(ui, record, *detail);
    if (const auto amount = first_shown(def, look, FieldType::Money)) row.amount = listed_text(ui, record, *amount);
    if (row.title == owner_ && !row.detail.empty()) row.title = std::exchange(row.detail, {});  // told already, above
    return row;
}

void RelatedRecords::draw(const UiContext& ui) {
    for (const Related& related : lists_) {
        if (related.count == 0) continue;
        draw_one(ui, related);
        space(metric::gap);
    }
    draw_empty_ones(ui);
}

void RelatedRecords::draw_one(const UiContext& ui, const Related& related) {
    begin_card(related.entity + "." + related.field, {.title = related.title + " (" + ui.locale.integer(related.count) + ")"});
    for (const Row& row : related.rows) {
        const ListRowOptions options{.detail = row.detail, .amount = row.amount, .pill = row.pill, .tone = row.tone,
                                     .last = &row == &related.rows.back()};
        if (list_row(row.title + "###" + to_string(row.id), options)) ui.navigation.open_record(related.entity, row.id);
    }
    space(2);
    const bool beside = draw_new_button(ui, related);
    if (related.count > most_rows) {
        if (beside) ImGui::SameLine(0, metric::gap);
        if (button(ui.text("ui.show_all", {ui.locale.integer(related.count)}) + "###all", {.kind = ButtonKind::Ghost}))
            ui.navigation.open_list(query_of(related, 0));
    }
    end_card();
}

bool RelatedRecords::draw_new_button(const UiContext& ui, const Related& related) {
    if (!related.creatable) return false;
    const std::string whole = new_text(ui, related.entity) + "###new_" + related.entity + "." + related.field;
    if (button(whole, {.kind = ButtonKind::Ghost, .icon = icon::plus})) {
        Route route = ui.navigation.new_record(related.entity);
        inherit(route, related.field, id_);
        ui.navigation.go(std::move(route));
    }
    return true;
}

// What there is none of yet takes one line, not a card.
void RelatedRecords::draw_empty_ones(const UiContext& ui) {
    const auto offers = [](const Related& related) { return related.count == 0 && related.creatable; };
    if (std::none_of(lists_.begin(), lists_.end(), offers)) return;
    begin_card("empty_ones", {.title = ui.text("ui.add_related")});
    for (const Related& related : lists_)
        if (offers(related)) draw_new_button(ui, related);
    end_card();
}

}  // namespace bottega::ui
