#pragma once

// The questions of the first start, in three steps: who the business is, where and how it is paid, where its numbers stand.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "core/data/unsaved_form.hpp"
#include "wasm-app/kit/ui_context.hpp"
#include "wasm-app/panels/logo_card.hpp"

namespace bottega::ui {

class BusinessSetupForm {
public:
    explicit BusinessSetupForm(const UiContext& ui);

    void draw(const UiContext& ui);         // the fields of the open step
    void draw_footer(const UiContext& ui, float left);  // in line with the fields
    [[nodiscard]] bool take_left() { return std::exchange(left_, false); }  // once: back from the first step
    [[nodiscard]] bool has_input() const;
    [[nodiscard]] UnsavedForm unsaved_form() const;
    void take_up(const UiContext& ui, const UnsavedForm& form);

private:
    static constexpr int steps = 3;
    void draw_progress(const UiContext& ui) const;
    void draw_country(const UiContext& ui);
    void draw_section(const UiContext& ui, std::string_view section);
    void draw_numbers(const UiContext& ui);
    void look_for_problems(const UiContext& ui);
    [[nodiscard]] bool has_errors_here() const;
    [[nodiscard]] bool has_new_doubts();
    void draw_doubts(const UiContext& ui) const;
    void go_on(const UiContext& ui);
    void create(const UiContext& ui);
    void show(const UiContext& ui, const Issues& issues);

    Record business_, proposed_;
    std::string owner_;
    std::array<std::optional<std::int64_t>, 4> last_numbers_;
    LogoCard logo_;
    Issues found_, shown_;
    Issues doubts_;  // the warnings of this step that the person was stopped at
    int step_ = 0;
    bool tried_ = false, left_ = false, focus_ = true, scroll_to_top_ = false, seeks_problem_ = false;
};

}  // namespace bottega::ui
