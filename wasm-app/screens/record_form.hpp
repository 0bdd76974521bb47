#pragma once

// The fields of a record in their sections as the person arranged them (core/data/form_layout), in a grid that follows the
// width, each with its own problems beneath. Shared by the record screen and the screens of documents.

#include <functional>
#include <optional>
#include <set>
#include <string>

#include "core/data/record.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

struct RecordFormOptions {
    bool read_only = false;                      // sealed, or shown only
    int columns = 2;
    const std::set<std::string, std::less<>>* hidden = nullptr;  // drawn elsewhere; "field.choice": not offered
    std::string_view only_section = {};          // "-": fields without a section
    std::optional<std::size_t> tab = {};         // of the form's own; nothing: all of them
    bool focus_first = false;
    bool* seeks_problem = nullptr;               // where true: the first field with an error takes the focus, and it is false
};

// Draws the form. Gives the name of the field that changed in this frame, or empty.
std::string_view record_form(const UiContext& ui, Record& record, const Issues& issues, const RecordFormOptions& options = {});

// The sentences of the issues of one severity on one field; an empty field name: of the record as a whole.
[[nodiscard]] std::string sentences_on(const UiContext& ui, const Issues& issues, std::string_view field, Severity severity);
// Problems that belong to no field on the screen, as one banner.
void problems_banner(const UiContext& ui, const Issues& issues, const EntityDef& def);
// The tab of the form on which the first field with an error is.
[[nodiscard]] std::optional<std::size_t> tab_with_problem(const UiContext& ui, const Record& record, const Issues& issues);
// After the forms of a scrolling page: where no field has the problem, the banner above them has it.
void end_of_search(bool& seeks_problem);

}  // namespace bottega::ui
