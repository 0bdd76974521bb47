// A program of a few controls, behind the real shell: what the web tests of the platform type into and look at.

#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/display.hpp"
#include "wasm-app/kit/fields.hpp"
#include "wasm-app/kit/layout.hpp"
#include "wasm-app/kit/overlays.hpp"
#include "wasm-app/platform/platform.hpp"

#include <span>
#include <string>
#include <utility>
#include <vector>

#include <emscripten.h>

namespace {

using namespace bottega;

std::vector<std::byte> font_bytes[4];

struct Probe {
    std::string company = "Officine Rossi";
    std::string fiscal_id, email, notes = "Prima riga\nSeconda riga", dialog_text;
    bool newsletter = false;
    bool dialog_open = false;
    int presses = 0;
    int row = 0;  // pressed last
    std::string file;
};
Probe probe;

void echo(const char* name, const std::string& value) { ui::label(std::string(name) + " = [" + value + "]"); }

void draw_fields() {
    ui::heading("Prova");
    ui::text_field("Ragione sociale", probe.company);
    ui::text_field("Partita IVA", probe.fiscal_id, {.mode = ui::InputMode::Decimal});
    ui::text_field("Email", probe.email, {.error = probe.email.empty() ? "Manca" : "", .mode = ui::InputMode::Email, .required = true});
    ui::long_text_field("Note", probe.notes, {.language = "it"});
    ui::checkbox("Riceve la newsletter", probe.newsletter);
    if (ui::button("Premi")) {
        ++probe.presses;
        ui::mirror::announce("Premuto");
    }
    ImGui::SameLine();
    if (ui::button("Apri finestra")) probe.dialog_open = true;
    ImGui::SameLine();
    if (ui::button("Scegli file")) {
        platform::host().pick_file(".csv,image/*", [](const ui::PickedFile& file) {
            probe.file = file.name + "|" + file.encoding + "|" + (file.encoding.empty() ? file.bytes.substr(1, 3) : file.bytes);
        });
    }
    ImGui::SameLine();
    if (ui::button("Scarica")) {
        platform::host().download(std::as_bytes(std::span(probe.company)), "ditta.txt", "text/plain");
    }
}

void draw_echo() {
    echo("company", probe.company);
    echo("fiscal_id", probe.fiscal_id);
    echo("email", probe.email);
    echo("notes", probe.notes);
    echo("dialog", probe.dialog_text);
    echo("file", probe.file);
    echo("presses", std::to_string(probe.presses));
    echo("row", std::to_string(probe.row));
}

void draw_list() {
    ui::begin_scroll_area("list");
    for (int row = 1; row <= 100; ++row) {
        if (ui::button("Riga " + std::to_string(row) + "###row" + std::to_string(row))) probe.row = row;
    }
    ui::end_scroll_area();
}

void draw_dialog() {
    if (!probe.dialog_open) return;
    if (ui::begin_dialog("Nuova finestra###probe", probe.dialog_open)) {
        ui::text_field("Nome", probe.dialog_text, {.focus = ImGui::IsWindowAppearing()});
        if (ui::button("Chiudi finestra")) probe.dialog_open = false;
        ui::end_dialog();
    }
}

void draw() {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    ui::begin_root();
    ui::begin_region(ui::mirror::Role::Region, "Campi", {0, 0, size.x * 0.6f, size.y}, {.padding = {20, 18}, .scroll = true});
    draw_fields();
    draw_echo();
    ui::end_region();
    ui::begin_region(ui::mirror::Role::Region, "Elenco", {size.x * 0.6f, 0, size.x * 0.4f, size.y}, {.padding = {20, 18}});
    draw_list();
    ui::end_region();
    draw_dialog();
    ui::end_root();
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void app_font(int which, const void* bytes, int size) {
    const auto* first = static_cast<const std::byte*>(bytes);
    font_bytes[which].assign(first, first + size);
}

EMSCRIPTEN_KEEPALIVE int app_would_migrate() { return 0; }
EMSCRIPTEN_KEEPALIVE int app_open(const char*, const char*, int, int) { return 0; }
EMSCRIPTEN_KEEPALIVE int app_prepare(int) { return 100; }
EMSCRIPTEN_KEEPALIVE int app_has_unsaved_input() { return 0; }
EMSCRIPTEN_KEEPALIVE void app_keep_forms() {}
EMSCRIPTEN_KEEPALIVE void app_unsaved_work(double) { EM_ASM({ Module.shell.unsavedResult($0, $1); }, "[]", 2); }

EMSCRIPTEN_KEEPALIVE int app_start() {
    if (!platform::init({.draw = draw, .after_frame = {}, .is_busy = {}})) return 1;
    ui::load_fonts({.regular = font_bytes[0], .medium = font_bytes[1], .semibold = font_bytes[2], .icons = font_bytes[3]});
    ui::UiTexts texts;
    texts.close = "Chiudi";
    ui::set_texts(std::move(texts));
    ui::set_theme({.dark = platform::host().prefers_dark()});
    platform::set_page("it", "Bottega");
    return 0;
}

}  // extern "C"

int main() { return 0; }
