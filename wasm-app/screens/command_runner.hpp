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
    // Work in slices, until the program says how it ended.
    struct LongCommand {
        Command command;
        std::optional<RecordId> before;  // the last command when it began
        std::shared_ptr<std::optional<Result<Done>>> outcome;
    };
    void run(const UiContext& ui, Command command);
    void start(const UiContext& ui, Command command);
    void follow_long_command(const UiContext& ui);
    void succeed(const UiContext& ui, Command& command, RecordId result, std::optional<RecordId> before);
    void refuse(Command command, const Issues& issues);
    void tell_with_undo(const UiContext& ui, std::string sentence, std::optional<RecordId> before);
    void tell_when_kept(const UiContext& ui);
    void draw_question(const UiContext& ui);
    void draw_problems(const UiContext& ui);

    std::optional<Command> asking_;
    std::optional<LongCommand> running_;
    std::vector<std::string> unkept_;  // done_text of commands that bind
    bool said_unkept_ = false;
    Issues questions_, problems_;
    bool question_open_ = false, problems_open_ = false, succeeded_ = false;
};

}  // namespace bottega::ui
