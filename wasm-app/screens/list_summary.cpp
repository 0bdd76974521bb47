#include "wasm-app/screens/list_summary.hpp"

#include <utility>

#include "core/documents/document_fields.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/screens/list_totals.hpp"

namespace bottega::ui {

std::string list_summary(const UiContext& ui, const Query& query, int count) {
    std::string text = count_text(ui, count);
    const EntityDef& def = ui.store().schema().entity(query.entity);
    const auto net = def.index_of(documents::document::net_total.name);
    if (count == 0 || !net || !documents::find_document_kind(def.name)) return text;
    text += " · " + ui.field_label(def, def.fields[*net]) + " ";
    bool first = true;
    for (const std::string& amount : amounts_of(ui, query, def.fields[*net])) text += (std::exchange(first, false) ? "" : " + ") + amount;
    return text;
}

}  // namespace bottega::ui
