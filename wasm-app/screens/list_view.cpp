#include "wasm-app/screens/list_view.hpp"

#include "core/base/text.hpp"
#include "core/data/filter_json.hpp"
#include "core/data/relative_date.hpp"
#include "core/data/saved_view.hpp"
#include "wasm-app/screens/list_layout.hpp"

namespace bottega::ui {

namespace {

std::vector<std::string> names_in(const std::string& text) { return text.empty() ? std::vector<std::string>() : split(text, ','); }

void put_text(Record& saved, Field<std::string> field, std::string text) {
    if (text.empty()) saved.clear(field);
    else saved.set(field, std::move(text));
}

}  // namespace

std::optional<ListView> view_of_record(const Schema& schema, const EntityDef& def, const Record& saved) {
    ListView view{.quick_filter = saved.text(saved_view::quick_filter)};
    if (const std::string text = saved.text(saved_view::filter); !text.empty()) {
        auto filter = parse_filter(schema, def, text);
        if (!filter) return std::nullopt;
        view.where = std::move(*filter);
    }
    for (const std::string& name : names_in(saved.text(saved_view::sorting))) {
        const bool descending = name.starts_with('-');
        if (std::string field = name.substr(descending ? 1 : 0); def.has(field)) view.order.push_back({std::move(field), descending});
    }
    for (const std::string& name : names_in(saved.text(saved_view::columns)))
        if (const auto index = def.index_of(name); index && can_be_listed(def, def.fields[*index])) view.columns.push_back(name);
    return view;
}

void put_view(Record& saved, const ListView& view) {
    std::vector<std::string> orders;
    for (const Order& order : view.order) orders.push_back((order.descending ? "-" : "") + order.field);
    put_text(saved, saved_view::filter, view.where.empty() ? std::string() : filter_text(view.where));
    put_text(saved, saved_view::quick_filter, view.quick_filter);
    put_text(saved, saved_view::sorting, join(orders, ","));
    put_text(saved, saved_view::columns, join(view.columns, ","));
}

Query query_of_view(const UiContext& ui, const EntityDef& def, const EntityUi& look, const ListView& view) {
    Query query{.entity = def.name, .order = view.order};
    query.filter = on_day(ui.store().schema(), def, view.where, ui.session.today, ui.program.minutes_east());
    for (const QuickFilter& filter : look.filters) {
        if (filter.name != view.quick_filter) continue;
        const auto conditions = filter.conditions(ui.session);
        query.conditions.insert(query.conditions.end(), conditions.begin(), conditions.end());
    }
    return query;
}

}  // namespace bottega::ui
