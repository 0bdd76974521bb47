#pragma once

// The whole interface over a small shop in memory, used by a person without a window: the frame with every screen and
// panel, and a program that runs commands as the real one does.

#include <map>
#include <memory>
#include <string>

#include "tests/support/shop.hpp"
#include "tests/ui/support/ui_probe.hpp"
#include "wasm-app/kit/program.hpp"
#include "wasm-app/screens/app_frame.hpp"

namespace bottega::test {

struct ShopProgram : ui::Program {
    explicit ShopProgram(Shop& shop) : shop(shop) {}

    Shop& shop;
    std::map<std::string, std::string, std::less<>> settings;
    std::string opened_archive;
    std::vector<std::string> labels;  // of the commands that were run
    bool demo = false, kept = true;

    Session& session() override { return shop.session; }
    Result<RecordId> run(const std::string& label, const std::function<Result<RecordId>(Session&)>& work) override;
    Result<Done> start(const std::string& label, std::unique_ptr<LongWork> work, Ended ended) override;  // all of it at once
    void cancel_long_work() override {}
    const LongWork* long_work() const override { return nullptr; }
    std::string setting(std::string_view name) override;
    void set_setting(std::string_view name, std::string_view value) override;
    std::string export_archive() override { return "{}"; }
    std::unique_ptr<LongWork> archive_restore(std::string, std::function<Result<RecordId>(Session&)> then) override { return in_one_step(std::move(then)); }
    void open_archive(std::string_view name) override { opened_archive = name; }
    std::string archive() const override { return demo ? "demo-it" : "main"; }
    bool is_demo() const override { return demo; }
    bool is_kept() const override { return kept; }
    std::string save_problem() const override { return {}; }
    std::string version() const override { return "test"; }
    int minutes_east() const override { return 60; }
    void set_language(std::string_view language) override { shop.session.language = language; }
};

class AppWorld {
public:
    explicit AppWorld(float width = 1440, float height = 900, const std::string& language = "it");

    // Types the address, as a person does.
    void go(const std::string& fragment);
    void press(const std::string& button);
    void in_language(const std::string& language);
    [[nodiscard]] RecordStore& store() { return shop.store; }

    Shop shop;
    ShopProgram program;
    FakeHost host;
    std::unique_ptr<ui::AppFrame> frame;
    std::unique_ptr<UiProbe> probe;

private:
    double seen_now_ = 0;  // the page's clock goes as the probe's
};

}  // namespace bottega::test
