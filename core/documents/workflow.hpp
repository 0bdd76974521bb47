#pragma once

#include "core/data/session.hpp"

#include <span>

namespace bottega::documents {

// Which steps a document can take: in state `from` the person may do `action`, and it is then in state `to`.
struct Transition {
    std::string_view from;
    std::string_view action;
    std::string_view to;
};
using Workflow = std::span<const Transition>;

// The state an action leads to; an Issue where the document is not in a state that allows it.
[[nodiscard]] Result<std::string> next_state(Workflow workflow, const Record& document, std::string_view action);
// The action that leads to that state in one step; an Issue where none does.
[[nodiscard]] Result<std::string> action_to(Workflow workflow, const Record& document, std::string_view state);
// The actions open to the document, in the order of the table.
[[nodiscard]] std::vector<std::string_view> open_actions(Workflow workflow, const Record& document);
// Takes the step and stores it. The only way a state changes.
[[nodiscard]] Result<RecordId> take_step(Session& session, Workflow workflow, Record document, std::string_view action);

}  // namespace bottega::documents
