#pragma once

// Which fields a list shows, and how wide: from the descriptor, unless the panel or the person chose.

#include <vector>

#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/table.hpp"
#include "wasm-app/screens/list_layout.hpp"

namespace bottega::ui {

// The title comes first, and the field under it is no column of its own.
[[nodiscard]] std::vector<std::size_t> list_fields(const EntityDef& def, const EntityUi& look, const ListLayout& layout);
[[nodiscard]] std::vector<Column> list_columns(const UiContext& ui, const EntityDef& def, const EntityUi& look,
                                               const std::vector<std::size_t>& fields, const ListLayout& layout);

// The field under the title: one that has a column of its own is not said twice.
[[nodiscard]] std::string detail_beneath_title(const EntityDef& def, const EntityUi& look, const std::vector<std::size_t>& fields);

}  // namespace bottega::ui
