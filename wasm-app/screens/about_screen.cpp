#include "wasm-app/screens/about_screen.hpp"

#include <nlohmann/json.hpp>

#include <vector>

#include "core/i18n/embedded_assets.hpp"
#include "generated/icons.hpp"
#include "imgui.h"
#include "wasm-app/kit/columns.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

namespace {


struct Library {
    std::string name, version, licence, address;
};

std::string sqlite_version(RecordStore& store) {
    Statement version(store.database(), "SELECT sqlite_version()");
    return version.step() ? version.text(0) : std::string();
}

std::string json_version() {
    return std::to_string(NLOHMANN_JSON_VERSION_MAJOR) + "." + std::to_string(NLOHMANN_JSON_VERSION_MINOR) + "." +
           std::to_string(NLOHMANN_JSON_VERSION_PATCH);
}

// Every version comes from the library itself or from the lock file of the page.
std::vector<Library> libraries(RecordStore& store) {
    const auto locked = nlohmann::json::parse(embedded_asset("libraries.json"));
    const auto npm = [&](const char* package) { return locked.value(package, std::string()); };
    std::vector<Library> all = {
        {"Dear ImGui", IMGUI_VERSION, "MIT", "https://github.com/ocornut/imgui"},
        {"SQLite", sqlite_version(store), "Public domain", "https://sqlite.org"},
        {"JSON for Modern C++", json_version(), "MIT", "https://github.com/nlohmann/json"},
        {"Inter", npm("@expo-google-fonts/inter"), "OFL 1.1", "https://rsms.me/inter"},
        {"Lucide", npm("lucide-static"), "ISC", "https://lucide.dev"},
        {"noble-hashes", npm("@noble/hashes"), "MIT", "https://paulmillr.com/noble"},
        {"pdfmake", npm("pdfmake"), "MIT", "https://pdfmake.github.io/docs"},
        {"read-excel-file", npm("read-excel-file"), "MIT", "https://gitlab.com/catamphetamine/read-excel-file"},
        {"write-excel-file", npm("write-excel-file"), "MIT", "https://gitlab.com/catamphetamine/write-excel-file"},
    };
#ifdef __EMSCRIPTEN__
    all.push_back({"Emscripten", std::to_string(__EMSCRIPTEN_major__) + "." + std::to_string(__EMSCRIPTEN_minor__) + "." + std::to_string(__EMSCRIPTEN_tiny__),
                   "MIT", "https://emscripten.org"});
#endif
    return all;
}

class AboutScreen : public Screen {
public:
    explicit AboutScreen(const UiContext& ui) : libraries_(libraries(ui.store())) {}

    void draw(const UiContext& ui) override {
        page_header({.title = ui.text("ui.about"), .subtitle = ui.text("ui.about.version", {ui.program.version()})});
        begin_page_body("about");
        draw_what_it_is(ui);
        space(metric::form_gap);
        draw_libraries(ui);
        end_page_body();
    }

private:
    static void draw_what_it_is(const UiContext& ui) {
        begin_card("bottega", {.title = "Bottega"});
        paragraph(ui.text("ui.about.what"), TextStyle::Body);
        space(metric::gap);
        paragraph(ui.text("ui.about.where"));
        space(metric::gap);
        paragraph(ui.text("ui.about.licence"));
        end_card();
    }

    void draw_libraries(const UiContext& ui) const {
        section(ui.text("ui.about.libraries"), ui.text("ui.about.libraries_help"));
        const std::vector<Column> columns = {
            {.label = ui.label("ui.about.library"), .width = 170, .stretch = 1, .sortable = false, .phone = PhonePlace::Title},
            {.label = ui.label("ui.about.its_version"), .width = 110, .sortable = false, .phone = PhonePlace::Amount},
            {.label = ui.label("ui.about.its_licence"), .width = 130, .sortable = false, .phone = PhonePlace::Detail},
        };
        Table table({.id = "libraries", .name = ui.text("ui.about.libraries"), .columns = &columns,
                     .row_count = static_cast<int>(libraries_.size()), .height = -1});
        while (table.next_row()) {
            const Library& library = libraries_[static_cast<std::size_t>(table.row())];
            if (table.row_link(table.row() + 1, library.name)) ui.host.open_url(library.address);
            table.cell(library.name, TextStyle::Strong);
            table.cell(library.version);
            table.cell(library.licence);
        }
    }

    std::vector<Library> libraries_;
};

}  // namespace

std::unique_ptr<Screen> make_about_screen(const UiContext& ui, const Route&) { return std::make_unique<AboutScreen>(ui); }

}  // namespace bottega::ui
