#include "tests/ui/start/start_world.hpp"

#include "core/app/archive_restore.hpp"
#include "tests/ui/support/fake_files.hpp"
#include "wasm-app/panels/panels.hpp"

namespace bottega::test {

ArchiveProgram::ArchiveProgram() {
    Environment environment{.now_ms = [this] { return ++clock_; },
                            .today = [this] { return *Date::parse_iso(day); },
                            .random = [this] { return random_ = random_ * 1664525 + 1013904223; }};
    auto opened = Application::open(":memory:", "", std::move(environment));
    expects(opened.ok(), "an empty archive opens");
    application = std::move(opened.value());
}

Session& ArchiveProgram::session() {
    session_.reset();
    return session_.emplace(application->session());
}

Result<RecordId> ArchiveProgram::run(const std::string& label, const std::function<Result<RecordId>(Session&)>& work) {
    return application->run(label, work);
}

Result<Done> ArchiveProgram::start(const std::string& label, std::unique_ptr<LongWork> work, Ended ended) {
    auto started = application->start(label, std::move(work));
    if (started.ok()) ended_ = std::move(ended);
    return started;
}

void ArchiveProgram::advance() {
    if (!holds_long_work) application->advance(slice_ms);
    if (const auto outcome = application->take_outcome())
        if (const Ended ended = std::exchange(ended_, nullptr)) ended(*outcome);
}

std::string ArchiveProgram::export_archive() { return bottega::export_archive(application->database(), application->schema(), kSchemaVersion); }

std::unique_ptr<LongWork> ArchiveProgram::archive_restore(std::string json, std::function<Result<RecordId>(Session&)> then) {
    return std::make_unique<ArchiveRestore>(*application, std::move(json), Losses::Accept, std::move(then));
}

void ArchiveProgram::set_language(std::string_view chosen) {
    language = std::string(chosen);
    application->set_language(language);
    application->settings().set("language", language);
}

StartWorld::StartWorld(float width, float height) {
    fake_files() = FakeFiles();
    ui::set_file_host(fake_files());
    const auto draw = [this] {
        if (!frame) frame = std::make_unique<ui::AppFrame>(program, host, ui::all_panels());
        frame->after_frame();
        program.advance();
        frame->draw();
    };
    probe = std::make_unique<UiProbe>(draw, width, height);
    probe->settle();
}

void StartWorld::go(const std::string& fragment) {
    host.location = fragment;
    frame->location_changed(fragment);
    probe->settle();
}

void StartWorld::give_file(const std::string& name, const std::string& bytes, const std::string& encoding) {
    expects(host.waiting_for_file != nullptr, "a file was asked for");
    const auto picked = std::exchange(host.waiting_for_file, nullptr);
    picked({.name = name, .bytes = bytes, .encoding = encoding});
    probe->settle();
}

void StartWorld::give_backup(const std::string& name, const std::string& text, const std::string& more) {
    expects(host.give_answer("open-backup", "{\"name\":\"" + name + "\"" + more + "}"), "a backup was asked for");
    probe->settle();
    if (host.give_answer("backup-text", text)) probe->settle();
}

void StartWorld::set_up(const std::string& name) {
    probe->click(Role::Button, "Imposta la mia attività");
    probe->fill(Role::Textbox, "Denominazione", name);
    probe->click(Role::Button, "Avanti");
    probe->click(Role::Button, "Avanti");
    probe->click(Role::Button, "Comincia");
    probe->settle();
}

std::string backup_of(const std::string& business) {
    StartWorld world;
    world.set_up(business);
    return world.program.export_archive();
}

}  // namespace bottega::test
