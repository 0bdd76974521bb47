#pragma once

// The whole interface over a real archive in memory that nothing was written in yet: what a person sees who opens
// Bottega for the first time.

#include <deque>
#include <memory>
#include <string>

#include "core/app/application.hpp"
#include "tests/ui/support/ui_probe.hpp"
#include "wasm-app/kit/program.hpp"
#include "wasm-app/screens/app_frame.hpp"

namespace bottega::test {

class ArchiveProgram : public ui::Program {
public:
    ArchiveProgram();

    Session& session() override;
    Result<RecordId> run(const std::string& label, const std::function<Result<RecordId>(Session&)>& work) override;
    Result<Done> start(const std::string& label, std::unique_ptr<LongWork> work, Ended ended) override;
    void cancel_long_work() override { application->cancel(); }
    const LongWork* long_work() const override { return application->running(); }
    std::string setting(std::string_view name) override { return application->settings().get(name); }
    void set_setting(std::string_view name, std::string_view value) override { application->settings().set(name, value); }
    std::string export_archive() override;
    std::unique_ptr<LongWork> archive_restore(std::string json, std::function<Result<RecordId>(Session&)> then) override;
    void open_archive(std::string_view name) override { opened_archive = name; }
    std::string archive() const override { return "main"; }
    bool is_demo() const override { return false; }
    bool is_kept() const override { return true; }
    std::string save_problem() const override { return {}; }
    std::string version() const override { return "0.1.0"; }
    int minutes_east() const override { return 60; }
    void set_language(std::string_view language) override;

    // Between two frames: a little of the long work, unless it is held.
    void advance();

    std::unique_ptr<Application> application;
    std::string opened_archive;
    std::string language = "it";
    std::string day = "2026-03-16";
    bool holds_long_work = false;
    int slice_ms = 20;  // of long work, between two frames

private:
    std::optional<Session> session_;
    Ended ended_;
    std::int64_t clock_ = 1'773'650'000'000;  // every look at it is a millisecond later
    std::uint32_t random_ = 1;
};

class StartWorld {
public:
    explicit StartWorld(float width = 1440, float height = 900);

    void go(const std::string& fragment);
    // What the person chose in the browser's file dialog.
    void give_file(const std::string& name, const std::string& bytes, const std::string& encoding = "utf-8");
    // What the page answers once it has asked for a backup file and read it; `more` of what it tells about the file.
    void give_backup(const std::string& name, const std::string& text, const std::string& more = {});
    // Through the first start: a business in Italy named so.
    void set_up(const std::string& name = "Ferramenta Bianchi");
    [[nodiscard]] RecordStore& store() { return program.application->store(); }

    ArchiveProgram program;
    FakeHost host;
    std::unique_ptr<ui::AppFrame> frame;
    std::unique_ptr<UiProbe> probe;
};

// The backup of a business that was just set up. One interface at a time: no StartWorld may be alive.
[[nodiscard]] std::string backup_of(const std::string& business);

}  // namespace bottega::test
