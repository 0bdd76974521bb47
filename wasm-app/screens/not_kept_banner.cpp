#include "wasm-app/screens/not_kept_banner.hpp"

#include "wasm-app/kit/widgets.hpp"
#include "wasm-app/screens/kept_records.hpp"

namespace bottega::ui {

void draw_not_kept_banner(const UiContext& ui, const Record& record) {
    if (kept_records().is_kept(ui.host, record.id()) != Kept::NotSaved) return;
    const bool is_issued = record.def().has("state") && canonical_text(record.value("state")) == "issued";
    banner("not_kept", Tone::Bad, ui.text(is_issued ? "ui.issue.not_kept" : "ui.record_not_kept", {record.title()}));
    space(metric::gap);
}

}  // namespace bottega::ui
