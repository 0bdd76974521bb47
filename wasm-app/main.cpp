// The program of the page. The shell loads the archive's pages and the fonts into memory, then calls app_start().

#include "core/app/demo.hpp"
#include "core/app/salvage.hpp"
#include "core/base/text.hpp"
#include "core/data/kept_to_look_up.hpp"
#include "core/data/memory_vfs.hpp"
#include "core/data/page_store.hpp"
#include "core/files/files_of_record.hpp"
#include "core/modules/business/given_numbers.hpp"
#include "wasm-app/kit/mirror.hpp"
#include "wasm-app/kit/theme.hpp"
#include "wasm-app/panels/panels.hpp"
#include "wasm-app/platform/browser_files.hpp"
#include "wasm-app/platform/browser_kiosk.hpp"
#include "wasm-app/platform/browser_program.hpp"
#include "wasm-app/platform/page_store_bridge.hpp"
#include "wasm-app/platform/platform.hpp"
#include "wasm-app/screens/app_frame.hpp"
#include "wasm-app/screens/backup.hpp"
#include "wasm-app/screens/lost_files.hpp"
#include "wasm-app/screens/unsaved_work.hpp"

#include <emscripten.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <vector>

#include <nlohmann/json.hpp>

namespace {

using namespace bottega;

struct Running {
    std::unique_ptr<platform::BrowserProgram> program;
    std::unique_ptr<platform::BrowserKiosk> kiosk;
    std::unique_ptr<ui::AppFrame> frame;
};

Running running;
std::vector<std::byte> font_bytes[4];  // regular, medium, semibold, icons

enum StartResult { Started, NoWebGl, NewerArchive, DamagedArchive };

Environment browser_environment() {
    return {.now_ms = [] { return static_cast<std::int64_t>(platform::host().now_ms()); },
            .today = [] { return Date::parse_iso(platform::host().today()).value_or(*Date::from_ymd(2026, 1, 1)); },
            .random = [] { return static_cast<std::uint32_t>(emscripten_random() * 4294967296.0); }};
}

void after_frame() {
    running.frame->after_frame();
    running.program->advance();
}

// A demo archive that is empty gets its business; the person's own archive never does.
void begin_demo(platform::BrowserProgram& program) {
    Application& application = program.application();
    if (!program.is_demo() || application.store().count({.entity = "business"}) > 0) return;
    (void)application.start("app.create_demo", demo_work(program.archive() == "demo-ro" ? "RO" : "IT"));
}

void show(const std::string& fragment) {
    running.frame->language_changed();
    platform::set_page(running.program->language(), "Bottega");
    platform::on_location_change([](const std::string& location) { running.frame->location_changed(location); });
    platform::on_preferences_change([] { running.frame->preferences_changed(); });
    running.frame->location_changed(fragment);
    platform::wake(3);
}

// A file in the page store, page by page, to Module.shell.salvagedBytes(address, length).
void give_pages(const PageStore& store) {
    for (std::int64_t offset = 0; offset < store.size(); offset += store.page_size())
        EM_ASM({ Module.shell.salvagedBytes($0, $1); }, store.page_address(offset), store.page_size());
}

std::string salvage_report(const Salvage& salvaged, const Catalogue& catalogue) {
    nlohmann::json report{{"tables", nlohmann::json::array()}, {"referencesCleared", salvaged.references_cleared},
                          {"numbers", salvaged.given}};
    for (const SqliteTable& table : salvaged.tables)
        if (catalogue.has(table.name + ".plural"))
            report["tables"].push_back({{"name", catalogue.text(table.name + ".plural")}, {"copied", table.copied}, {"lost", table.lost}});
    return report.dump();
}

void give_text(const char* function, const std::string& text) {
    EM_ASM({ Module.shell[UTF8ToString($0)]($1, $2); }, function, text.data(), static_cast<int>(text.size()));
}

void give_refusal(const Issue& issue) {
    give_text("refusalResult", embedded_catalogue(running.program->language()).text(issue.message, issue.args));
}

}  // namespace

extern "C" {

// A font file, before app_start(): 0 regular, 1 medium, 2 semibold, 3 icons.
EMSCRIPTEN_KEEPALIVE void app_font(int which, const void* bytes, int size) {
    const auto* first = static_cast<const std::byte*>(bytes);
    font_bytes[which].assign(first, first + size);
}

// Before app_open(): 1 when opening the loaded archive would change it, so that a copy is kept first.
EMSCRIPTEN_KEEPALIVE int app_would_migrate() {
    try {
        return Application::would_migrate(archive_name, memory_vfs_name) ? 1 : 0;
    } catch (const DatabaseError&) {
        return 0;  // damaged: app_open() says so
    }
}

// Opens the loaded archive. 0 opened, 2 written by a newer program, 3 damaged.
EMSCRIPTEN_KEEPALIVE int app_open(const char* archive, const char* language, int kept, int minutes_east) {
    try {
        auto opened = Application::open(archive_name, memory_vfs_name, browser_environment());
        if (!opened.ok()) return NewerArchive;
        running.program = std::make_unique<platform::BrowserProgram>(
            std::move(opened.value()),
            platform::BrowserProgram::Circumstances{.archive = archive, .language = language, .kept = kept != 0, .minutes_east = minutes_east});
    } catch (const DatabaseError& failure) {
        std::fprintf(stderr, "The archive cannot be opened: %s\n", failure.what());
        return DamagedArchive;
    }
    begin_demo(*running.program);
    return Started;
}

// Works on what an archive needs before it is shown (an empty demo gets its business), so many milliseconds long.
// The percentage that is done; 100: it can be shown.
EMSCRIPTEN_KEEPALIVE int app_prepare(int milliseconds) {
    Application& application = running.program->application();
    application.advance(milliseconds);
    if (const LongWork* work = application.running()) return static_cast<int>(std::min<std::int64_t>(99, work->done() * 100 / work->total()));
    const auto outcome = application.take_outcome();
    if (outcome && !outcome->ok()) std::fprintf(stderr, "The demo was not written: %s\n", outcome->issues().front().message.c_str());
    return 100;
}

// Shows the opened archive. 0 started, 1 no WebGL2.
EMSCRIPTEN_KEEPALIVE int app_start() {
    if (!platform::init({.draw = [] { if (running.frame) running.frame->draw(); },
                         .after_frame = [] { if (running.frame) after_frame(); },
                         .is_busy = [] { return running.frame && (running.frame->is_busy() || running.program->is_busy()); }}))
        return NoWebGl;
    ui::load_fonts({.regular = font_bytes[0], .medium = font_bytes[1], .semibold = font_bytes[2], .icons = font_bytes[3]});
    ui::set_file_host(platform::browser_files());
    running.kiosk = std::make_unique<platform::BrowserKiosk>(running.program->application());
    ui::set_kiosk_door(running.kiosk.get());
    running.frame = std::make_unique<ui::AppFrame>(*running.program, platform::host(), ui::all_panels());
    show(platform::location());
    return Started;
}

// Instead of app_open(), for a damaged archive: what can be read of it goes to Module.shell.salvagedBytes() as a fresh
// archive, and what that is to Module.shell.salvageReport(). 0: nothing can be read.
EMSCRIPTEN_KEEPALIVE int app_salvage(const char* language, const char* bytes, int size) {
    constexpr const char* name = "salvaged";
    constexpr int page_size = 4096;
    try {
        PageStore& store = create_page_store(name, page_size, 0, nullptr);
        auto fresh = Application::open(name, memory_vfs_name, browser_environment());
        const auto salvaged = salvage({bytes, static_cast<std::size_t>(size)}, *fresh.value());
        fresh.value().reset();  // closes the file
        if (salvaged.ok()) {
            give_pages(store);
            give_text("salvageReport", salvage_report(salvaged.value(), embedded_catalogue(language)));
        }
        remove_page_store(name);
        return salvaged.ok() ? 1 : 0;
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "Nothing can be salvaged: %s\n", failure.what());
        return 0;
    }
}

// Gives the numbers of the business that is here, a line of core/modules/business/given_numbers.hpp, to
// Module.shell.numbersResult(address, length).
EMSCRIPTEN_KEEPALIVE void app_given_numbers() {
    if (!running.program->is_restoring()) give_text("numbersResult", business::given_numbers(running.program->application().store()));
}

// After another copy took the archive's place: no series of its business stands behind the lines that were kept. 1 done;
// those of other businesses, which go on waiting, go to Module.shell.numbersResult(address, length).
EMSCRIPTEN_KEEPALIVE int app_raise_numbers(const char* lines) {
    Application& application = running.program->application();
    const auto raised = application.run(std::string(restore_command), [&](Session& session) -> Result<RecordId> {
        auto done = business::raise_given_numbers(session, lines);
        if (!done.ok()) return done.issues();
        return RecordId{};
    });
    give_text("numbersResult", business::numbers_of_others(application.store(), lines));
    platform::wake(3);
    return raised.ok() ? 1 : 0;
}

// Gives every hash that the archive still needs, one a line, to Module.shell.files.neededResult(address, length).
EMSCRIPTEN_KEEPALIVE void app_needed_files() {
    if (running.program->is_restoring()) return;  // no answer: nothing is tidied away
    std::string lines;
    Application& application = running.program->application();
    for (const std::string& hash : files::needed_hashes(application.store())) lines += hash + "\n";
    EM_ASM({ Module.shell.files.neededResult($0, $1); }, lines.data(), static_cast<int>(lines.size()));
}

// The key of a PIN that was asked for, hexadecimal.
EMSCRIPTEN_KEEPALIVE void app_key_derived(int request, const char* salt, const char* hash) { running.kiosk->key_derived(request, salt, hash); }

// Gives the archive to Module.shell.archiveResult(address, length), or to refusalResult why not.
EMSCRIPTEN_KEEPALIVE void app_export_archive() {
    if (const auto refusal = running.program->application().why_not_owner()) return give_refusal(*refusal);
    if (running.program->is_restoring()) return give_refusal({.message = "issue.busy"});
    give_text("archiveResult", running.program->export_archive());
}

// The page has made a backup by itself; `lost`: hashes of the files it could not put in, separated by commas.
EMSCRIPTEN_KEEPALIVE void app_backed_up(const char* lost) {
    const std::string hashes = lost;
    ui::note_lost_files(*running.program, hashes.empty() ? std::vector<std::string>() : split(hashes, ','));
    ui::note_backup(*running.program, running.program->session().now);
    platform::wake(3);
}

// 1: closing the page now would lose what was filled in.
EMSCRIPTEN_KEEPALIVE int app_has_unsaved_input() {
    if (!running.frame) return 0;
    platform::settle_input();
    return running.frame->has_unsaved_input() ? 1 : 0;
}

// The page may go now: what was typed and not saved is kept, without waiting for a pause.
EMSCRIPTEN_KEEPALIVE void app_keep_forms() {
    if (!running.frame) return;
    platform::settle_input();
    running.frame->keep_forms();
}

// Gives what the browser has not saved, a JSON list of lines, to Module.shell.unsavedResult(address, length).
EMSCRIPTEN_KEEPALIVE void app_unsaved_work(double durable_sequence) {
    if (!running.frame) return;
    const auto commands = running.program->committed_after(static_cast<std::int64_t>(durable_sequence));
    give_text("unsavedResult", nlohmann::json(ui::unsaved_lines(running.frame->context(), commands)).dump());
}

// 1 imported; 0 refused, with the reason to Module.shell.refusalResult(address, length).
EMSCRIPTEN_KEEPALIVE int app_import_archive(const char* bytes, int size) {
    const auto imported = running.program->import_losing_nothing({bytes, static_cast<std::size_t>(size)});
    if (!imported.ok()) give_refusal(imported.issues().front());
    platform::wake(3);
    return imported.ok() ? 1 : 0;
}

}  // extern "C"

int main() { return 0; }
