#pragma once

// What fills the main part of the page: a list, a record, the dashboard, the import.

#include "core/data/unsaved_form.hpp"
#include "wasm-app/kit/layout.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

// Where a form stands that has no address: the questions of the first start.
inline constexpr std::string_view first_start_place = "first-start";

class Screen {
public:
    virtual ~Screen() = default;

    // Inside the main region, whose size is ImGui's available content region; the screen scrolls by itself.
    virtual void draw(const UiContext& ui) = 0;
    // The same place with other parameters. False: the screen is made anew.
    virtual bool follow(const UiContext&, const Route&) { return false; }

    [[nodiscard]] virtual bool has_unsaved_changes() const { return false; }
    // What was typed here and not saved: kept, and offered again should the page go. Nothing: there is no such thing.
    [[nodiscard]] virtual std::optional<UnsavedForm> unsaved_form(const UiContext&) const { return std::nullopt; }
    // Such a form goes on here. A sentence: why it cannot.
    virtual std::optional<Issue> take_up(const UiContext&, const UnsavedForm&) { return Issue{.message = "ui.kept_form.no_place"}; }
    // What can be done here now, for the one box. To be pressed at once: it holds on to the screen and the context.
    [[nodiscard]] virtual HeaderButtons actions(const UiContext&) { return {}; }
    virtual void save(const UiContext&) {}        // Ctrl+S
    virtual void create_new(const UiContext&) {}  // Insert
    virtual void print(const UiContext&) {}       // Ctrl+P
    virtual bool escape(const UiContext&) { return false; }  // true: the key was used
    virtual bool go_to_part(bool) { return false; }  // F6 forwards, or back: false where it leaves the screen
};

}  // namespace bottega::ui
