#pragma once

// Another value of one field for one record, as dragging a card means it: one command that can be taken back, by the rules
// that saving the record has.

#include <functional>
#include <string>

#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

struct ValueMove {
    const EntityDef* def;
    std::string field;
    RecordId record;
    std::string name;   // of the record, for what is said afterwards
    Value value;
    std::string_view told = "ui.board.moved";  // with the name and the value
};
// `done` runs after the commit. Who refuses is told why in a sentence, and nothing has changed;
// `refused` gets the sentence where it is to stand somewhere else than in a toast.
void move_to_value(const UiContext& ui, const ValueMove& move, std::function<void(RecordId)> done,
                   std::function<void(const std::string& reason)> refused = {});

}  // namespace bottega::ui
