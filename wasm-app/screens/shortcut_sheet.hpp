#pragma once

// The keys of Bottega on one page, shown on "?".

#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

class ShortcutSheet {
public:
    void open() { open_ = true; }
    void draw(const UiContext& ui);

private:
    bool open_ = false;
};

}  // namespace bottega::ui
