#include "wasm-app/panels/panels.hpp"

namespace bottega::ui {

Registry all_panels() {
    Registry registry;
    return registry;
}

}  // namespace bottega::ui
