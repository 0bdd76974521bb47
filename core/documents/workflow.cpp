#include "core/documents/workflow.hpp"

#include "core/documents/document_fields.hpp"

namespace bottega::documents {

Result<std::string> next_state(Workflow workflow, const Record& document, std::string_view action) {
    const std::string state = document.text(document::state);
    for (const Transition& step : workflow)
        if (step.from == state && step.action == action) return std::string(step.to);
    const std::string& entity = document.def().name;
    return Issue{.field = "state",
                 .message = "issue.step_not_open",
                 .args = {entity + ".action." + std::string(action), entity + ".state." + state}};
}

Result<std::string> action_to(Workflow workflow, const Record& document, std::string_view wanted) {
    const std::string state = document.text(document::state);
    for (const Transition& step : workflow)
        if (step.from == state && step.to == wanted) return std::string(step.action);
    const std::string names = document.def().name + ".state.";
    return Issue{.field = "state", .message = "issue.no_step_to", .args = {names + state, names + std::string(wanted)}};
}

std::vector<std::string_view> open_actions(Workflow workflow, const Record& document) {
    std::vector<std::string_view> actions;
    const std::string state = document.text(document::state);
    for (const Transition& step : workflow)
        if (step.from == state) actions.push_back(step.action);
    return actions;
}

Result<RecordId> take_step(Session& session, Workflow workflow, Record document, std::string_view action) {
    auto state = next_state(workflow, document, action);
    if (!state.ok()) return state.issues();
    document.set(document::state, state.value());
    return session.store.update(std::move(document));
}

}  // namespace bottega::documents
