#pragma once

// Rows of a file that contradict an earlier one with the same key: the person is told and says which of them counts.

#include "wasm-app/kit/ui_context.hpp"
#include "wasm-app/screens/import_job.hpp"

namespace bottega::ui {

class ImportRepeats {
public:
    void draw(const UiContext& ui, ImportJob& job);

private:
    std::int64_t repeated_ = 0;     // as far as the dry run got
    std::size_t looked_at_ = 0;
};

}  // namespace bottega::ui
