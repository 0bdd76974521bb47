#pragma once

// The one place where what the person asked for is carried out, and where a refusal or a question becomes a dialog.

#include <optional>

#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

class CommandRunner {
public:
    // Between two frames.
    void run_all(const UiContext& ui);
    // The dialogs: the question that a command asked, or the problems it had.
    void draw(const UiContext& ui);
    // The screen that asked is gone.
    void forget_question();
    [[nodiscard]] bool has_succeeded() const { return succeeded_; }  // ever: there is something to keep

private:
    void run(const UiContext& ui, Command command);
    void tell_when_kept(const UiContext& ui);
    void draw_question(const UiContext& ui);
    void draw_problems(const UiContext& ui);

    std::optional<Command> asking_;
    std::vector<std::string> unkept_;  // done_text of commands that bind
    bool said_unkept_ = false;
    Issues questions_, problems_;
    bool question_open_ = false, problems_open_ = false, succeeded_ = false;
};

}  // namespace bottega::ui
