#pragma once

// Issuing an invoice or credit note: the number it will have, the day, every reason against it with the way to put it
// right, and afterwards the truth about whether it is kept.

#include <optional>
#include <string>

#include "core/data/record.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

class IssueDialog {
public:
    void open(const UiContext& ui, const Record& draft);
    void draw(const UiContext& ui);

private:
    enum class Step { Asking, Issued };
    void refresh(const UiContext& ui);
    void draw_question(const UiContext& ui);
    void draw_refusals(const UiContext& ui);
    void draw_refusal(const UiContext& ui, const Issue& issue, int index);
    void draw_buttons(const UiContext& ui);
    void draw_outcome(const UiContext& ui);
    void issue(const UiContext& ui);
    [[nodiscard]] bool is_refused() const;

    RecordId document_;
    std::string kind_, number_;
    std::optional<Date> date_, checked_date_;
    std::uint64_t checked_version_ = 0;
    Issues issues_;
    Step step_ = Step::Asking;
    bool open_ = false, at_work_ = false;
};

}  // namespace bottega::ui
