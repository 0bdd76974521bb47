#pragma once

// The lines of a document that stands: to be read.

#include <string>

#include "wasm-app/screens/document_edit.hpp"
#include "wasm-app/screens/vat_choices.hpp"

namespace bottega::ui {

class LinesView {
public:
    void draw(const UiContext& ui, const DocumentEdit& edit);

private:
    VatChoices vat_;
};

// "3 pz × 12,50 · -20+10 % · 22 %"
[[nodiscard]] std::string line_detail_text(const UiContext& ui, const Record& line, const VatChoices& vat);

}  // namespace bottega::ui
