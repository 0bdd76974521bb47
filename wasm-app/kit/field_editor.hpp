#pragma once

// The editor of one field of a record, whatever its type: text, number, money, date, choice, reference, long text.

#include <set>
#include <string>
#include <string_view>

#include "core/data/record.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

struct FieldEditorOptions {
    std::string_view error = {};
    std::string_view warning = {};
    std::string_view help = {};
    bool read_only = false;
    bool label = true;               // false: only the accessible name
    bool focus = false;
    bool noted_elsewhere = false;    // the sentence of the error stands somewhere else
    float width = -1;
    const std::set<std::string, std::less<>>* hidden = nullptr;  // "field.choice" that are not offered
};

// True when the person changed the value. Opening or creating a referenced record is handled: it asks the navigation.
bool field_editor(const UiContext& ui, Record& record, std::size_t index, const FieldEditorOptions& options = {});

// A form gives long texts and addresses the whole width.
[[nodiscard]] bool is_wide(const FieldDef& field);

}  // namespace bottega::ui
