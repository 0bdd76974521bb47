#pragma once

// Files that the archive names and whose bytes are damaged or gone, as a backup or the check on the page of health has
// found them: said where and whose they are, until they are whole again.

#include <string>
#include <string_view>
#include <vector>

#include "core/files/files_by_hash.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

// The hashes under "lost" in what the page answers.
[[nodiscard]] std::vector<std::string> read_lost_files(std::string_view json);
// Called between two frames: the ones found last, none where all are whole.
void note_lost_files(Program& program, const std::vector<std::string>& hashes);
[[nodiscard]] std::vector<std::string> lost_hashes(Program& program);
[[nodiscard]] std::vector<files::PlacedFile> lost_files(Program& program);
// "nota.txt (Officine Rossi), ...": the first of them.
[[nodiscard]] std::string named_files(const std::vector<files::PlacedFile>& files);

// One row each; pressed, it opens the record that the file belongs to.
void draw_lost_files(const UiContext& ui, const std::vector<files::PlacedFile>& files);

}  // namespace bottega::ui
