#pragma once

#include "wasm-app/kit/registry.hpp"

namespace bottega::ui {

// A tab "Files" on the records of every entity registered so far, and the list of all files.
void add_files(Registry& registry);

}  // namespace bottega::ui
