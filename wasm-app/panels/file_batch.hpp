#pragma once

// Files that a person adds to a record at once: one step, said once, taken back at once; each is there as soon as it is
// kept. Those whose name is there already may become new versions.

#include "core/files/files_of_record.hpp"
#include "wasm-app/kit/file_host.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

[[nodiscard]] files::NewFile new_file(const KeptFile& file);
[[nodiscard]] FileHost::Taking add_to(const UiContext& ui, const files::Owner& owner);
[[nodiscard]] FileHost::Taking add_version_of(const UiContext& ui, RecordId newest);

// "film.mp4 was not added: the disk is full"; `failure` as FileHost gives it.
[[nodiscard]] std::string file_failure(const Catalogue& catalogue, const std::string& name, std::string_view failure);

// Asks what becomes of names that are there already: in every frame of a screen that takes files.
void draw_same_names(const UiContext& ui);

}  // namespace bottega::ui
