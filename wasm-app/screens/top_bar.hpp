#pragma once

// What is always at hand: the menu, the search, whether everything is kept, language and theme.

#include <string>

#include "wasm-app/kit/rect.hpp"
#include "wasm-app/kit/ui_context.hpp"
#include "wasm-app/screens/businesses.hpp"

namespace bottega::ui {

class TopBar {
public:
    enum class Press { None, Menu, Search, Tour, Shortcuts };
    Press draw(const UiContext& ui, Rect rect);
    void take_focus() { takes_focus_ = true; }
    void draw_dialogs(const UiContext& ui);

private:
    bool draw_search(const UiContext& ui, float width);
    void draw_save_state(const UiContext& ui);
    void draw_help(const UiContext& ui, Press& press);
    bool draw_demo_menu(const UiContext& ui);
    void draw_demo_question(const UiContext& ui);
    void draw_language(const UiContext& ui);
    void draw_theme(const UiContext& ui);

    BusinessMenu businesses_;
    bool takes_focus_ = false, save_dialog_open_ = false, asking_to_restart_ = false;
};

}  // namespace bottega::ui
