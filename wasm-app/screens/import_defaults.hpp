#pragma once

// Values that every row of an import gets where its file says nothing: the person chooses fields and fills them in.

#include <string>
#include <vector>

#include "wasm-app/kit/choice.hpp"
#include "wasm-app/kit/ui_context.hpp"
#include "wasm-app/screens/import_job.hpp"

namespace bottega::ui {

class ImportDefaults {
public:
    using Given = std::vector<std::pair<std::string, std::string>>;
    // `settled` comes with what is imported ("is_supplier") and is not shown.
    void begin(const ImportJob& job, const RecordStore& store, const Given& settled);
    // True when the plan was changed.
    bool draw(const UiContext& ui, const ImportJob& job, ImportPlan& plan);

private:
    [[nodiscard]] std::vector<Choice> offered(const UiContext& ui, const ImportJob& job, const ImportPlan& plan) const;
    [[nodiscard]] bool is_settled(const std::string& field) const;

    Given settled_;
    std::vector<std::string> fields_;
    std::optional<Record> values_;
};

}  // namespace bottega::ui
