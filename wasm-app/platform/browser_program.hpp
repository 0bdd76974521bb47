#pragma once

#include <deque>

#include "core/app/application.hpp"
#include "core/exchange/archive.hpp"
#include "wasm-app/kit/program.hpp"
#include "wasm-app/kit/unsaved_command.hpp"

namespace bottega::platform {

// The program in the page: one application over the archive that the page has loaded.
class BrowserProgram : public ui::Program {
public:
    struct Circumstances {
        std::string archive = "main";   // "main", "b-<id>", "demo-it", "demo-ro"
        std::string language;           // asked for in the address; empty: as kept
        bool kept = true;               // false: nothing survives the page
        int minutes_east = 0;
    };
    BrowserProgram(std::unique_ptr<Application> application, Circumstances circumstances);

    Session& session() override;
    Result<RecordId> run(const std::string& label, const std::function<Result<RecordId>(Session&)>& work) override;
    Result<Done> start(const std::string& label, std::unique_ptr<LongWork> work, Ended ended) override;
    void cancel_long_work() override { application_->cancel(); }
    [[nodiscard]] const LongWork* long_work() const override { return application_->running(); }

    [[nodiscard]] std::string setting(std::string_view name) override { return application_->settings().get(name); }
    void set_setting(std::string_view name, std::string_view value) override;

    [[nodiscard]] std::string export_archive() override;
    [[nodiscard]] std::unique_ptr<LongWork> archive_restore(std::string json, std::function<Result<RecordId>(Session&)> then) override;
    Result<Done> import_losing_nothing(std::string_view json);  // for scripts, at once
    void open_archive(std::string_view name) override;
    [[nodiscard]] std::string archive() const override { return circumstances_.archive; }

    [[nodiscard]] bool is_demo() const override { return circumstances_.archive.starts_with("demo-"); }
    [[nodiscard]] bool is_kept() const override { return circumstances_.kept; }
    [[nodiscard]] std::string save_problem() const override;
    [[nodiscard]] std::string version() const override;
    [[nodiscard]] int minutes_east() const override { return circumstances_.minutes_east; }
    void set_language(std::string_view language) override;

    // Between two frames: a slice of long work, and telling who waits for its end.
    void advance();
    // What was committed after this commit: the browser has not saved it.
    [[nodiscard]] std::vector<ui::UnsavedCommand> committed_after(std::int64_t durable_sequence) const;
    [[nodiscard]] bool is_busy() const { return application_->running() != nullptr; }
    [[nodiscard]] Application& application() { return *application_; }
    [[nodiscard]] const std::string& language() const { return language_; }

    // Another archive is being put in the place of this one: nothing can be read.
    [[nodiscard]] bool is_restoring() const { return is_busy() && application_->running()->replaces_all(); }

private:
    std::unique_ptr<Application> application_;
    Circumstances circumstances_;
    std::string language_;
    std::optional<Session> session_;
    Ended ended_;
    struct Committed {
        std::int64_t sequence;
        ui::UnsavedCommand command;
    };
    std::deque<Committed> committed_;  // not known to be saved yet
    RecordId noted_command_{};         // in the history
    [[nodiscard]] RecordId new_command();
    void note_commit(std::string_view label, RecordId command = {});
};

}  // namespace bottega::platform
