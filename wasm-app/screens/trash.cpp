#include "wasm-app/screens/trash.hpp"

#include "core/data/deleted_record.hpp"
#include "core/files/trash.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/registry.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

void restore_from_trash(const UiContext& ui, std::string_view entity, RecordId record, const std::string& name) {
    ui.run({.label = "ui.trash.restore",
            .run = [entity = std::string(entity), record](Session& session, const Answers&) { return files::restore_record(session, entity, record); },
            .told = [name](const UiContext& then) { return then.text("ui.trash.restored", {name}); }});
}

void draw_gone_record(const UiContext& ui, std::string_view entity, std::string_view icon, RecordId record) {
    if (!files::is_in_trash(ui.store(), entity, record)) {
        if (empty_state(icon, ui.text("issue.record_gone"), ui.label("ui.back_to_list"))) ui.navigation.open_list(entity);
        return;
    }
    const std::string name = deleted_record(ui.store().schema(), *deletion_of(ui.store(), entity, record)).title();
    if (empty_state(icon::trash_2, ui.text("ui.trash.gone_sentence"), ui.label("ui.trash.restore"), name)) restore_from_trash(ui, entity, record, name);
}

}  // namespace bottega::ui
