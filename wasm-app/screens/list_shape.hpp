#pragma once

// How the records of a list stand: in a table, with the open record beside it, on a board by one of their choices, in a
// calendar by one of their days. Each list has its own, kept with the archive.

#include <string>
#include <vector>

#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

enum class ListForm { Table, Split, Board, Calendar };

struct ListShape {
    ListForm form = ListForm::Table;
    std::string board_field = {}, calendar_field = {};  // by what; empty: by the first that fits
    bool calendar_week = false;                         // a week at a time
    bool operator==(const ListShape&) const = default;
};

[[nodiscard]] ListShape list_shape(const UiContext& ui, const EntityDef& def);
void keep_list_shape(const UiContext& ui, const EntityDef& def, const ListShape& shape);

// The fields a board can be made of, the most telling first: choices that a person may change.
[[nodiscard]] std::vector<std::string> board_fields(const UiContext& ui, const EntityDef& def, const EntityUi& look);

// The fields that hold days, those of the list's columns first.
[[nodiscard]] std::vector<std::string> calendar_fields(const EntityDef& def, const EntityUi& look);

// Whether a person may write the field of a stored record.
[[nodiscard]] bool is_written_by_hand(const FieldDef& field);

}  // namespace bottega::ui
