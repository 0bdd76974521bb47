#pragma once

// Back from a backup file: what it holds is shown first, and everything here is replaced only once the person says so.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "wasm-app/kit/ui_context.hpp"
#include "wasm-app/screens/file_choice.hpp"

namespace bottega::ui {

class RestoreBackup {
public:
    void choose(const UiContext& ui);
    void draw(const UiContext& ui);  // the dialog, where one is open

private:
    struct Backup {
        std::string file, text;
        std::string refusal;         // why it cannot be taken; empty: it can
        std::vector<std::pair<std::string, std::string>> facts;
    };
    void read(const UiContext& ui, PickedFile file);
    void describe(const UiContext& ui, Backup& backup) const;
    void draw_buttons(const UiContext& ui);
    void restore(const UiContext& ui);

    FileChoice choice_;
    std::optional<Backup> backup_;
    bool open_ = false;
};

}  // namespace bottega::ui
