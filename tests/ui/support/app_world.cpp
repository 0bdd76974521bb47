#include "tests/ui/support/app_world.hpp"

#include "tests/ui/support/fake_files.hpp"
#include "wasm-app/kit/context.hpp"
#include "wasm-app/panels/panels.hpp"

namespace bottega::test {

Result<RecordId> ShopProgram::run(const std::string& label, const std::function<Result<RecordId>(Session&)>& work) {
    labels.push_back(label);
    auto transaction = std::make_unique<Transaction>(shop.database);
    shop.store.history().start_command(shop.store.next_id(), label, shop.session.now);
    auto outcome = work(shop.session);
    if (outcome.ok()) transaction->commit();
    transaction.reset();
    if (!outcome.ok()) shop.store.mark_changed();
    return outcome;
}

Result<Done> ShopProgram::start(const std::string& label, std::unique_ptr<LongWork> work, Ended ended) {
    const auto outcome = run(label, [&](Session& session) -> Result<RecordId> {
        for (;;) {
            const auto state = work->step(session);
            if (!state.ok()) return state.issues();
            if (state.value() == LongWork::State::Finished) return RecordId{};
        }
    });
    ended(outcome.ok() ? Result<Done>(Done{}) : Result<Done>(outcome.issues()));
    return Done{};
}

std::string ShopProgram::setting(std::string_view name) {
    const auto found = settings.find(name);
    return found == settings.end() ? std::string() : found->second;
}

void ShopProgram::set_setting(std::string_view name, std::string_view value) { settings[std::string(name)] = value; }

AppWorld::AppWorld(float width, float height, const std::string& language) : program(shop) {
    fake_files() = FakeFiles();
    ui::set_file_host(fake_files());
    shop.session.language = language;
    const auto draw = [this] {
        if (!frame) frame = std::make_unique<ui::AppFrame>(program, host, ui::all_panels());
        if (probe) host.now += probe->host.now - seen_now_;
        if (probe) seen_now_ = probe->host.now;
        frame->after_frame();
        frame->draw();
    };
    probe = std::make_unique<UiProbe>(draw, width, height);
    seen_now_ = probe->host.now;
    probe->settle();
}

void AppWorld::go(const std::string& fragment) {
    host.location = fragment;
    frame->location_changed(fragment);
    probe->settle();
}

void AppWorld::press(const std::string& button) {
    probe->click(ui::mirror::Role::Button, button);
    probe->settle();
}

void AppWorld::in_language(const std::string& language) {
    program.set_language(language);
    probe->settle();
}

}  // namespace bottega::test
