#pragma once

// One condition of the filter builder: which field, how it is asked, what it is compared with. A field of another record
// is reached step by step, each in a line of its own.

#include <string>

#include "core/data/field_path.hpp"
#include "core/data/filter.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

// Where the keyboard goes next, after a row came or its field was chosen.
struct FilterFocus {
    const Filter* part = nullptr;
    bool on_value = false;
};

// A condition about the field that a list is asked for most: its first one.
[[nodiscard]] Condition first_condition(const UiContext& ui, const EntityDef& entity);

void draw_condition(const UiContext& ui, const EntityDef& entity, Filter& part, FilterFocus& focus, float room_at_end);

// The same conditions in the words that the builder has for them; what it has none for stays as it is.
[[nodiscard]] Filter as_built(const UiContext& ui, const EntityDef& entity, Filter filter);
// Without the conditions that still lack something.
[[nodiscard]] Filter without_unfinished(const UiContext& ui, const EntityDef& entity, const Filter& filter);

}  // namespace bottega::ui
