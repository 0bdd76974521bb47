#pragma once

// A field that points to another record: typing searches, the person picks one, clears it, or creates a new one.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wasm-app/kit/fields.hpp"

namespace bottega::ui {

struct ReferenceOption {
    std::int64_t id = 0;
    std::string title;
    std::string detail = {};        // second line: town, code
};

struct ReferenceValue {
    std::int64_t id = 0;            // 0: none
    std::string title = {};
};

struct ReferenceOptions {
    FieldOptions field = {};
    std::function<std::vector<ReferenceOption>(std::string_view typed)> search;  // called when the text changes, not per frame
    bool can_create = false;
    std::string_view new_label = {};  // of the entry that creates one while nothing is typed; empty: only what is typed is created
    bool can_open = false;          // shows a button that opens the record
    std::string_view open_label = {};
    bool free_text = false;         // what is typed stays, whether it names a record or not: ReferenceValue::title is the text
};

enum class ReferenceAction { None, Changed, Create, Open, Typed };

struct ReferenceResult {
    ReferenceAction action = ReferenceAction::None;
    std::string typed = {};         // with Create
};
ReferenceResult reference_field(std::string_view label, ReferenceValue& value, const ReferenceOptions& options);

}  // namespace bottega::ui
