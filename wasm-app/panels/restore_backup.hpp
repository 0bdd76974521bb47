#pragma once

// Back from a backup file: what it holds is shown first, against what is here; everything here is replaced only once the
// person says so, a copy of it is kept, and no number that was given is ever given again.

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/exchange/archive_survey.hpp"
#include "wasm-app/kit/ui_context.hpp"
#include "wasm-app/panels/backup_facts.hpp"
#include "wasm-app/panels/backup_files.hpp"
#include "wasm-app/screens/page_facts.hpp"
#include "wasm-app/screens/page_progress.hpp"

namespace bottega::ui {

class RestoreBackup {
public:
    void choose(const UiContext& ui);
    void choose_for_files(const UiContext& ui);  // only single files are taken back from it
    void draw(const UiContext& ui);              // the dialog, where one is open

private:
    enum class Step { Closed, Reading, Passphrase, Refused, Shown, Preparing, NoRoom, Files };
    struct Series {
        documents::LastNumber known;        // as the file has it
        std::optional<std::int64_t> last;   // as the person knows it
    };
    struct Backup {
        ChosenFile file;
        std::string text;  // of the archive
        ArchiveOwner owner;
        std::vector<std::pair<std::string, std::string>> facts;
        std::vector<std::string> warnings;  // what goes, what is odd
        std::vector<std::string> kept;      // records that break a rule of today
        std::vector<Series> series;         // to be asked for, where nothing is here to compare with
    };

    void listen(const UiContext& ui);
    void take_file(const UiContext& ui, const PageQuestion::Answer& answer);
    void take_text(const UiContext& ui, PageQuestion::Answer answer);
    void survey(const UiContext& ui);
    void survey_some(const UiContext& ui);
    [[nodiscard]] std::string title(const UiContext& ui) const;
    void describe(const UiContext& ui);
    void describe_losses(const UiContext& ui);
    void describe_rule_breakers(const UiContext& ui);
    void draw_reading(const UiContext& ui);
    void ask_for_numbers(const UiContext& ui);

    void draw_dialog(const UiContext& ui);
    void draw_contents(const UiContext& ui);
    void draw_numbers(const UiContext& ui);
    void draw_passphrase(const UiContext& ui);
    void draw_buttons(const UiContext& ui);
    void draw_go_on(const UiContext& ui, bool replaces, const std::string& label);
    void refuse(std::string why);
    void prepare(const UiContext& ui, bool without_snapshot);
    void restore(const UiContext& ui, const std::string& kept);
    [[nodiscard]] std::vector<documents::LastNumber> told_numbers() const;

    PageProgress progress_;
    PageQuestion file_question_, text_question_, prepare_question_;
    Step step_ = Step::Closed;
    Backup backup_;
    std::unique_ptr<ArchiveSurvey> survey_;  // of its text, while it is read
    std::string refusal_, passphrase_, passphrase_problem_;
    bool takes_focus_ = false, entered_ = false;  // the field of the passphrase
    bool both_in_use_ = false;
    std::string letters_ = "B";
    bool open_ = false, for_files_ = false;
    BackupFiles files_;
};

}  // namespace bottega::ui
