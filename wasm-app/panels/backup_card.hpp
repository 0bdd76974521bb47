#pragma once

// The settings' part on backups: the last one, the folder they go to by themselves, the passphrase that protects them.

#include <memory>
#include <optional>
#include <string>

#include "wasm-app/kit/ui_context.hpp"
#include "wasm-app/panels/backup_facts.hpp"
#include "wasm-app/screens/lost_files.hpp"
#include "wasm-app/screens/page_facts.hpp"

namespace bottega::ui {

class BackupCard {
public:
    void draw(const UiContext& ui);

private:
    void listen(const UiContext& ui);
    void draw_last(const UiContext& ui) const;
    void draw_lost(const UiContext& ui) const;
    void draw_folder(const UiContext& ui);
    void draw_chosen_folder(const UiContext& ui);
    void draw_protection(const UiContext& ui);
    void draw_other_forms(const UiContext& ui);
    void draw_passphrase_dialog(const UiContext& ui);
    void protect(const UiContext& ui);

    PageQuestion question_;                // its answer is the state
    std::optional<BackupState> state_;
    std::string problem_;
    std::shared_ptr<bool> ended_;          // of the backup under way
    std::optional<std::string> mark_;      // of the backup that the state tells of
    std::vector<files::PlacedFile> lost_;  // that the last backup lacks
    bool passphrase_open_ = false;
    std::string passphrase_, again_, passphrase_problem_;
};

}  // namespace bottega::ui
