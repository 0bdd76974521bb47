#pragma once

// What a list shows, as a saved view keeps it: which records, in which order, with which columns.

#include <optional>
#include <string>
#include <vector>

#include "core/data/record.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

struct ListView {
    Filter where = {};                      // with days as "this month"
    std::string quick_filter = {};          // of the list's own, by name
    std::vector<Order> order = {};
    std::vector<std::string> columns = {};  // empty: as the list has them

    [[nodiscard]] bool is_usual() const { return where.empty() && quick_filter.empty() && order.empty() && columns.empty(); }
    bool operator==(const ListView&) const = default;
};

// Nothing where the view asks for a field that is no more.
[[nodiscard]] std::optional<ListView> view_of_record(const Schema& schema, const EntityDef& def, const Record& saved);
void put_view(Record& saved, const ListView& view);

// The records that the list shows today.
[[nodiscard]] Query query_of_view(const UiContext& ui, const EntityDef& def, const EntityUi& look, const ListView& view);

}  // namespace bottega::ui
