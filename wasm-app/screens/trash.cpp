#include "wasm-app/screens/trash.hpp"

#include "core/files/trash.hpp"

namespace bottega::ui {

void restore_from_trash(const UiContext& ui, std::string_view entity, RecordId record, const std::string& name) {
    ui.run({.label = "ui.trash.restore",
            .run = [entity = std::string(entity), record](Session& session, const Answers&) { return files::restore_record(session, entity, record); },
            .told = [name](const UiContext& then) { return then.text("ui.trash.restored", {name}); }});
}

}  // namespace bottega::ui
