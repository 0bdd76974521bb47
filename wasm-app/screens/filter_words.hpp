#pragma once

// A filter in the person's words: "City contains “Bari”", "Due: this month".

#include <string>
#include <vector>

#include "core/data/field_path.hpp"
#include "core/data/filter.hpp"
#include "wasm-app/kit/choice.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

// How a field can be asked, what is asked most first. Without a field: whether there are any such records.
[[nodiscard]] std::vector<Comparison> comparisons_of(const FieldPath& path);
[[nodiscard]] std::string comparison_text(const UiContext& ui, const FieldPath& path, Comparison comparison);
// A yes or no is asked in one word, "yes".
[[nodiscard]] bool is_flag(const FieldPath& path);

// "this_month" and the others, for choosing; those that count days come with the words for any number of them.
[[nodiscard]] std::vector<Choice> relative_dates(const UiContext& ui);
[[nodiscard]] std::string relative_date_text(const UiContext& ui, const std::string& name);

// "Customer › City"; "Contacts".
[[nodiscard]] std::string path_text(const UiContext& ui, const EntityDef& entity, const std::string& path);
[[nodiscard]] std::string step_text(const UiContext& ui, const FieldStep& step);

// The whole filter, which the entity can answer; groups within it in brackets.
[[nodiscard]] std::string filter_words(const UiContext& ui, const EntityDef& entity, const Filter& filter);

}  // namespace bottega::ui
