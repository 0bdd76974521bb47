#pragma once

// What a condition compares a field with: typed, picked or pressed, as the type of the field asks.

#include "core/data/field_path.hpp"
#include "core/data/filter.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

// A value that is still missing is empty.
void condition_values_editor(const UiContext& ui, const FieldPath& path, Condition& condition, float width, bool focus);

// How many values are typed for it, and what they are at first.
[[nodiscard]] std::vector<Value> first_values(const FieldPath& path, Comparison comparison);

}  // namespace bottega::ui
