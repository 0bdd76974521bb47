#include "wasm-app/screens/import_defaults.hpp"

#include <algorithm>

#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/field_editor.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

bool ImportDefaults::is_settled(const std::string& field) const {
    return std::any_of(settled_.begin(), settled_.end(), [&](const auto& given) { return given.first == field; });
}

void ImportDefaults::begin(const ImportJob& job, const RecordStore& store, const Given& settled) {
    settled_ = settled;
    fields_.clear();
    values_ = store.blank(job.def().name);
    for (const auto& [field, text] : job.plan().defaults) {
        const auto value = is_settled(field) ? std::nullopt : parse_canonical(job.def().field(field).type, text, values_->currency());
        if (!value) continue;
        fields_.push_back(field);
        values_->set_value(field, *value);
    }
}

// What no column fills, apart from the long texts: nobody wants the same in every record.
std::vector<Choice> ImportDefaults::offered(const UiContext& ui, const ImportJob& job, const ImportPlan& plan) const {
    std::vector<Choice> choices = {{"", ui.text("ui.import.default_choose")}};
    for (const FieldDef* field : importable_fields(job.def())) {
        const bool is_taken = std::find(fields_.begin(), fields_.end(), field->name) != fields_.end() || is_settled(field->name);
        const bool makes_sense = !field->unique && field->name != job.def().title_field && field->type != FieldType::LongText;
        if (makes_sense && !is_taken && !plan.fills(field->name)) choices.push_back({field->name, ui.field_label(job.def(), *field)});
    }
    return choices;
}

bool ImportDefaults::draw(const UiContext& ui, const ImportJob& job, ImportPlan& plan) {
    bool changed = false;
    begin_card("defaults", {.title = ui.text("ui.import.defaults"), .subtitle = ui.text("ui.import.defaults_help")});
    std::string removed, added;
    {
        FormGrid grid;
        for (const std::string& field : fields_) {
            grid.next();
            const float room = ImGui::GetContentRegionAvail().x - field_height() - metric::gap;
            changed |= field_editor(ui, *values_, *job.def().index_of(field), {.width = room});
            ImGui::SameLine(0, metric::gap);
            if (icon_button(ui.text("ui.import.default_remove", {ui.field_label(job.def(), job.def().field(field))}) + "###remove_" + field, icon::x)) removed = field;
        }
        grid.next();
        combo(ui.label("ui.import.default_add"), added, offered(ui, job, plan));
    }
    end_card();
    space(metric::form_gap);
    if (!added.empty()) {
        fields_.push_back(added);
        changed |= !is_empty(values_->value(added));
    }
    if (!removed.empty()) {
        std::erase(fields_, removed);
        values_->set_value(removed, ui.store().blank(job.def().name).value(removed));
        changed = true;
    }
    if (!changed) return false;
    plan.defaults = settled_;
    for (const std::string& field : fields_)
        if (const Value& value = values_->value(field); !is_empty(value)) plan.defaults.emplace_back(field, canonical_text(value));
    return true;
}

}  // namespace bottega::ui
