#include "wasm-app/screens/gone_record.hpp"

#include "core/data/deleted_record.hpp"
#include "core/data/merged_record.hpp"
#include "core/files/trash.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/trash.hpp"

namespace bottega::ui {

bool GoneRecord::is_back(const UiContext& ui) {
    if (version_ == ui.store().version()) return back_;
    version_ = ui.store().version();
    back_ = ui.store().find(entity_, record_).has_value();
    survivor_ = back_ ? std::nullopt : survivor_of(ui.store(), entity_, record_);
    in_trash_ = !back_ && files::is_in_trash(ui.store(), entity_, record_);
    if (in_trash_) name_ = deleted_record(ui.store().schema(), *deletion_of(ui.store(), entity_, record_)).title();
    return back_;
}

void GoneRecord::draw(const UiContext& ui) {
    if (survivor_) {
        const std::string sentence = ui.text("ui.merge.gone", {ui.titles.title(ui.store(), entity_, *survivor_)});
        if (empty_state(icon::combine, sentence, ui.label("ui.merge.open_survivor"), name_)) ui.navigation.open_record(entity_, *survivor_);
    } else if (in_trash_) {
        if (empty_state(icon::trash_2, ui.text("ui.trash.gone_sentence"), ui.label("ui.trash.restore"), name_)) restore_from_trash(ui, entity_, record_, name_);
    } else if (empty_state(icon_, ui.text("issue.record_gone"), ui.label("ui.back_to_list"))) {
        ui.navigation.open_list(entity_);
    }
}

}  // namespace bottega::ui
