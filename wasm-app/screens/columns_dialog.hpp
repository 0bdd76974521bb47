#pragma once

// The columns of a list: shown or hidden, in which order, and how close the rows stand.

#include "wasm-app/kit/registry.hpp"
#include "wasm-app/screens/list_layout.hpp"

namespace bottega::ui {

class ColumnsDialog {
public:
    void open() { open_ = true; }
    // True when the person changed the layout. `shown` are the columns of now.
    bool draw(const UiContext& ui, const EntityDef& def, const std::vector<std::size_t>& shown, ListLayout& layout);

private:
    bool open_ = false;
};

}  // namespace bottega::ui
