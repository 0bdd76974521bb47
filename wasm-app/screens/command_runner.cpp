#include "wasm-app/screens/command_runner.hpp"

#include <algorithm>

#include "core/data/command_history.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

namespace {

bool has(const Issues& issues, Severity severity) {
    return std::any_of(issues.begin(), issues.end(), [&](const Issue& issue) { return issue.severity == severity; });
}

void draw_sentences(const UiContext& ui, const Issues& issues) {
    for (const Issue& issue : issues) {
        paragraph(ui.sentence(issue), TextStyle::Body);
        space(2);
    }
}

}  // namespace

void CommandRunner::run_all(const UiContext& ui) {
    follow_long_command(ui);
    Commands waiting;
    waiting.swap(ui.commands);
    for (Command& command : waiting) command.start ? start(ui, std::move(command)) : run(ui, std::move(command));
}

void CommandRunner::run(const UiContext& ui, Command command) {
    const auto before = last_command(ui.store().database());
    auto work = [&command](Session& session) { return command.run(session, command.answers); };
    const Result<RecordId> outcome = ui.program.run(command.label, work);
    ui.host.wake();
    if (outcome.ok()) succeed(ui, command, outcome.value(), before);
    else refuse(std::move(command), outcome.issues());
}

void CommandRunner::start(const UiContext& ui, Command command) {
    const auto outcome = std::make_shared<std::optional<Result<Done>>>();
    const auto before = last_command(ui.store().database());
    const auto ended = [outcome, &host = ui.host](const Result<Done>& result) {
        *outcome = result;
        host.wake();
    };
    const auto started = ui.program.start(command.label, command.start(ui.session), ended);
    ui.host.wake();
    if (started.ok()) running_ = LongCommand{std::move(command), before, outcome};
    else refuse(std::move(command), started.issues());
    follow_long_command(ui);
}

void CommandRunner::follow_long_command(const UiContext& ui) {
    if (!running_ || !*running_->outcome) return;
    LongCommand ended = std::move(*running_);
    running_.reset();
    const Result<Done>& outcome = **ended.outcome;
    if (outcome.ok()) succeed(ui, ended.command, {}, ended.before);
    else if (outcome.issues().front().message == "issue.cancelled") show_toast({.text = ui.sentence(outcome.issues().front()), .tone = Tone::Warn});
    else refuse(std::move(ended.command), outcome.issues());
}

void CommandRunner::succeed(const UiContext& ui, Command& command, RecordId result, std::optional<RecordId> before) {
    if (!succeeded_) ui.host.ask_for_persistence();
    succeeded_ = true;
    if (command.done) command.done(result);
    const std::string sentence = command.told ? command.told(ui) : command.done_text.empty() ? std::string() : ui.text(command.done_text);
    if (sentence.empty()) return;
    if (command.binds) unkept_.push_back(command.done_text);
    else tell_with_undo(ui, sentence, before);
}

void CommandRunner::refuse(Command command, const Issues& issues) {
    const bool only_asks = has(issues, Severity::Question) && !has(issues, Severity::Error);
    if (only_asks) {
        questions_ = issues;
        asking_ = std::move(command);
        question_open_ = true;
    } else if (command.refused) {
        command.refused(issues);
    } else {
        problems_ = issues;
        problems_open_ = true;
    }
}

// What was written can be taken back at once.
void CommandRunner::tell_with_undo(const UiContext& ui, std::string sentence, std::optional<RecordId> before) {
    Toast toast{.text = std::move(sentence)};
    const auto last = last_command(ui.store().database());
    if (last && last != before) {
        toast.action = ui.text("ui.undo");
        toast.token = static_cast<std::uint64_t>(last->value);
    }
    show_toast(std::move(toast));
}

// What binds has succeeded only when it cannot be lost any more.
void CommandRunner::tell_when_kept(const UiContext& ui) {
    const SaveState state = ui.host.save_state();
    if (state == SaveState::NotSaved && !said_unkept_) {
        show_toast({.text = ui.text("ui.done_not_kept"), .tone = Tone::Bad});
        said_unkept_ = true;
    }
    if (state != SaveState::Saved || ui.host.pending_commits() > 0) return ui.host.wake_in(100);
    for (const std::string& done : unkept_) ui.toast(done);
    unkept_.clear();
    said_unkept_ = false;
}

void CommandRunner::draw(const UiContext& ui) {
    if (!unkept_.empty()) tell_when_kept(ui);
    if (question_open_ || asking_) draw_question(ui);
    if (problems_open_) draw_problems(ui);
}

void CommandRunner::draw_question(const UiContext& ui) {
    bool go_on = false;
    if (begin_dialog(ui.text("ui.question_title") + "###question", question_open_)) {
        draw_sentences(ui, questions_);
        const std::string yes = ui.label("ui.go_on_anyway"), no = ui.label("ui.cancel");
        dialog_buttons(button_width(yes, false) + button_width(no, false) + metric::gap);
        if (button(no, {.kind = ButtonKind::Ghost})) question_open_ = false;
        ImGui::SameLine(0, metric::gap);
        go_on = primary_button(yes);
        if (go_on) question_open_ = false;
        end_dialog();
    }
    if (go_on) {
        for (const Issue& question : questions_)
            if (question.severity == Severity::Question) asking_->answers.push_back(question.message);
        ui.run(std::move(*asking_));
    }
    if (!question_open_) asking_.reset();
}

void CommandRunner::draw_problems(const UiContext& ui) {
    if (!begin_dialog(ui.text("ui.problems_title") + "###command_problems", problems_open_)) return;
    draw_sentences(ui, problems_);
    const std::string close = ui.label("ui.close_dialog");
    dialog_buttons(button_width(close, false));
    if (primary_button(close)) problems_open_ = false;
    end_dialog();
}

void CommandRunner::forget_question() {
    asking_.reset();
    question_open_ = false;
}

}  // namespace bottega::ui
