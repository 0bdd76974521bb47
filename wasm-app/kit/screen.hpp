#pragma once

// What fills the main part of the page: a list, a record, the dashboard, the import.

#include "wasm-app/kit/layout.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

class Screen {
public:
    virtual ~Screen() = default;

    // Inside the main region, whose size is ImGui's available content region; the screen scrolls by itself.
    virtual void draw(const UiContext& ui) = 0;
    // The same place with other parameters. False: the screen is made anew.
    virtual bool follow(const UiContext&, const Route&) { return false; }

    [[nodiscard]] virtual bool has_unsaved_changes() const { return false; }
    // What can be done here now, for the one box. To be pressed at once: it holds on to the screen and the context.
    [[nodiscard]] virtual HeaderButtons actions(const UiContext&) { return {}; }
    virtual void save(const UiContext&) {}        // Ctrl+S
    virtual void create_new(const UiContext&) {}  // Insert
    virtual void print(const UiContext&) {}       // Ctrl+P
    virtual bool escape(const UiContext&) { return false; }  // true: the key was used
    virtual bool go_to_part(bool) { return false; }  // F6 forwards, or back: false where it leaves the screen
};

}  // namespace bottega::ui
