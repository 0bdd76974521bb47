#pragma once

// What the interface asks of the place it runs in: the browser page, or a fake in tests.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "wasm-app/kit/rect.hpp"

namespace bottega::ui {

enum class SaveState { Saved, Saving, NotSaved };

// A long text on the screen, edited in the page's own text area (word wrap, spell check) laid over its rectangle.
struct LongTextArea {
    std::uint32_t id = 0;
    Rect rect;                    // of the visible part, in CSS pixels
    std::string_view label;
    std::string_view text;
    std::string_view language;    // of the text, for the spell check
    bool start = false;           // the person has just asked to edit it
    bool read_only = false;
};

struct PickedFile {
    std::string name;
    std::string bytes;            // of a text file: UTF-8, whatever it was before
    std::string encoding = {};    // what it was: "utf-8", "utf-8 bom", "utf-16", "windows-1252"; empty: not a text
};

// A finished document as a file, and the mail that it goes out with.
struct Paper {
    std::string name, to, subject, body;
};

class Host {
public:
    virtual ~Host() = default;

    // Redraw. The loop sleeps unless somebody asks.
    virtual void wake(int frames = 2) = 0;
    virtual void animate() = 0;                       // called while drawing: one more frame, please
    virtual void wake_in(double milliseconds) = 0;    // a frame not later than this

    // The person and the machine.
    [[nodiscard]] virtual bool is_touch() const = 0;  // the last pointer was a finger
    [[nodiscard]] virtual std::string language() const = 0;  // "it", "ro", "en-GB", as the browser says
    [[nodiscard]] virtual bool prefers_dark() const = 0;
    [[nodiscard]] virtual bool prefers_contrast() const { return false; }
    // Of everything on the page, in percent; less where the window would become too narrow for it.
    virtual void set_text_size(int percent) { static_cast<void>(percent); }
    [[nodiscard]] virtual bool reduced_motion() const = 0;
    [[nodiscard]] virtual double now_ms() const = 0;         // UTC, since 1970
    [[nodiscard]] virtual std::string today() const = 0;     // yyyy-mm-dd, in the person's zone
    virtual void announce(std::string_view text, bool assertive) = 0;
    // While drawing: a finger on this item drags it, and does not scroll what lies beneath.
    virtual void drag_handle(std::uint32_t id) { static_cast<void>(id); }
    // The same after a long press: before, the finger scrolls. Held without moving it opens the context menu, as elsewhere.
    virtual void lift_handle(std::uint32_t id) { static_cast<void>(id); }

    // Out of the program and into it. A callback runs between two frames, never while drawing.
    virtual void copy_text(std::string_view text) = 0;
    virtual void download(std::span<const std::byte> bytes, std::string_view name, std::string_view mime) = 0;
    virtual void pick_file(std::string_view accept, std::function<void(PickedFile)> picked) = 0;
    // In every frame that shows a place for one file: what is dropped or pasted there is taken as if it had been picked.
    virtual void take_dropped_file(std::function<void(PickedFile)> picked) = 0;
    // Makes a PDF of a pdfmake definition; `done` gets its bytes, or none and why not.
    using PdfDone = std::function<void(std::span<const std::byte> bytes, std::string_view failure)>;
    virtual void render_pdf(std::string_view definition_json, PdfDone done) = 0;
    virtual void print_pdf(std::span<const std::byte> bytes, std::string_view name) = 0;
    // Hands over an .eml draft with the PDF attached.
    virtual void mail_pdf(std::span<const std::byte> bytes, const Paper& paper) = 0;
    // Shows its pages above the program, with every way out of it. Sharing happens there: a browser allows it only
    // within a press, and the PDF is ready by then.
    enum class Preview { ToRead, ToShare };
    virtual void preview_pdf(std::span<const std::byte> bytes, const Paper& paper, Preview preview) = 0;
    [[nodiscard]] virtual bool can_share() const = 0;
    // Asks the page for what takes its time ("storage-facts", "take-snapshot" ..., see web-shell/src/page-services.js):
    // a wish and its answer are JSON. `failure` is empty, or a word for what went wrong ("no-room").
    using PageAnswer = std::function<void(std::string_view json, std::string_view failure)>;
    virtual void ask_page(std::string_view what, std::string_view wish, PageAnswer done) = 0;
    virtual void set_location(std::string_view fragment) = 0;  // "#/accounts"
    // The same place with other parameters: no step in the browser's history.
    virtual void replace_location(std::string_view fragment) { set_location(fragment); }
    virtual void open_url(std::string_view url) = 0;

    // Called in every frame that shows the text. Gives the new text when the person changed it.
    [[nodiscard]] virtual std::optional<std::string> edit_long_text(const LongTextArea& area) = 0;
    [[nodiscard]] virtual std::uint32_t long_text_being_edited() const = 0;  // its id, or 0

    // Storage.
    [[nodiscard]] virtual SaveState save_state() const = 0;
    [[nodiscard]] virtual int pending_commits() const = 0;
    [[nodiscard]] virtual std::uint64_t durable_sequence() const = 0;  // the last commit that is surely kept
    virtual void ask_for_persistence() = 0;
    // Whether the browser has promised not to clear the archive by itself; empty where it does not tell.
    [[nodiscard]] virtual std::optional<bool> is_persistent() const { return std::nullopt; }

    // What was typed and not saved, in one text (core/data/unsaved_form): kept beside the archive, at once, and given to
    // the next page that opens it. Empty: nothing.
    virtual void keep_forms(std::string_view text) { static_cast<void>(text); }
    [[nodiscard]] virtual std::string kept_forms() { return {}; }

    // A newer version of the program has been fetched whole; taking it loads the page anew.
    [[nodiscard]] virtual bool has_new_version() const { return false; }
    virtual void change_to_new_version() {}
};

}  // namespace bottega::ui
