#pragma once

#include "core/documents/document_fields.hpp"
#include "core/documents/totals.hpp"
#include "core/documents/vat_rate.hpp"

namespace bottega::documents {

// The figures of a document as it stands in the editor or in the archive, by the one totals engine, with every
// problem that keeps it from being calculated ("lines.2.discount"). A line with a problem counts as nothing.
struct DocumentFigures {
    Totals totals;
    std::vector<LineAmounts> lines;  // what was calculated with
    Issues issues;
};

// For the editor, while it draws: the rates are at hand.
[[nodiscard]] DocumentFigures compute_totals(const VatRates& rates, const Record& header,
                                             std::span<const Record> lines);
[[nodiscard]] DocumentFigures compute_totals(RecordStore& store, const Record& header, std::span<const Record> lines);

// Writes the figures into the fields that show them.
void store_totals(const Totals& totals, Record& header, std::span<Record> lines);

}  // namespace bottega::documents
