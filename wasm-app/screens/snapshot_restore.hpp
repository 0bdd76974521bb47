#pragma once

// The question before one goes back to a copy kept in the browser: what it holds, against what is here now.

#include <string>

#include "wasm-app/screens/archive_facts.hpp"
#include "wasm-app/screens/page_facts.hpp"

namespace bottega::ui {

class SnapshotRestore {
public:
    void ask(const UiContext& ui, const SnapshotFact& copy);
    // The dialog: in every frame.
    void draw(const UiContext& ui);

private:
    void listen(const UiContext& ui);
    void describe(const UiContext& ui, const PageQuestion::Answer& answer);
    void draw_buttons(const UiContext& ui);

    SnapshotFact copy_;
    PageQuestion contents_question_, restore_question_;
    ArchiveFacts facts_;
    std::string problem_;  // why it cannot be gone back to
    bool open_ = false;
};

}  // namespace bottega::ui
