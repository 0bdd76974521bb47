#pragma once

// What was deleted: seen, restored, purged on purpose.

#include <memory>
#include <string>

#include "wasm-app/kit/screen.hpp"

namespace bottega::ui {

// Back with its lines and files, as one step that can be taken back.
void restore_from_trash(const UiContext& ui, std::string_view entity, RecordId record, const std::string& name);

[[nodiscard]] std::unique_ptr<Screen> make_trash_screen(const UiContext& ui, const Route& route);

}  // namespace bottega::ui
