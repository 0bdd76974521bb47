#pragma once

// How the person wants a list: which fields, in which order, how wide, how close its rows stand. Kept with the archive.

#include <map>
#include <string>
#include <vector>

#include "core/data/entity_def.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

struct ListLayout {
    std::vector<std::string> fields = {};                    // empty: as the list comes
    std::map<std::string, float, std::less<>> widths = {};   // of the columns that were made wider or narrower
    bool compact = false;
    std::string pinned = {};                                 // the column that stays first; empty: none does

    [[nodiscard]] bool is_usual() const { return fields.empty() && widths.empty() && !compact && pinned.empty(); }
};

// What is not known to the entity any more, or was damaged, is left out.
[[nodiscard]] ListLayout list_layout(const UiContext& ui, const EntityDef& def);
void keep_list_layout(const UiContext& ui, const EntityDef& def, const ListLayout& layout);

inline constexpr std::size_t most_list_columns = 20;
// Whether a list can show the field.
[[nodiscard]] bool can_be_listed(const EntityDef& def, const FieldDef& field);

}  // namespace bottega::ui
