#pragma once

// The files that a backup holds, to take single ones back: each to the record it belonged to, or onto the person's disk.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/files/files_of_record.hpp"
#include "wasm-app/screens/page_facts.hpp"
#include "wasm-app/screens/page_progress.hpp"

namespace bottega::ui {

struct BackedUpFile {
    files::NewFile file;
    std::optional<files::Owner> owner;
    std::string owner_title;   // as the backup calls it
    bool superseded = false;   // an earlier version
};
// As the archive text of a backup names them, the newest versions first.
[[nodiscard]] std::vector<BackedUpFile> files_in_archive(std::string_view archive_text, const Schema& schema);

class BackupFiles {
public:
    void read(const UiContext& ui, std::string_view archive_text);
    [[nodiscard]] bool is_empty() const { return files_.empty(); }
    // What stands in the dialog. The backup itself is the one that the page has open.
    void draw(const UiContext& ui);

private:
    // Here: nothing to take. Lost: its row is here, its bytes are not. Gone: it was deleted or replaced here.
    enum class State { Here, Lost, Gone, WithoutRecord };
    struct Row {
        BackedUpFile file;
        State state = State::Here;
        std::string detail;
    };
    void listen(const UiContext& ui);
    void refresh(const UiContext& ui);
    [[nodiscard]] State state_of(const UiContext& ui, const BackedUpFile& file) const;
    [[nodiscard]] static std::string detail_of(const UiContext& ui, const BackedUpFile& file, State state);
    void draw_rows(const UiContext& ui);
    void draw_row(const UiContext& ui, const Row& row, bool last);
    void take(const UiContext& ui, const BackedUpFile& file);
    void taken(const UiContext& ui, const BackedUpFile& file);
    void download(const UiContext& ui, const files::NewFile& file);

    std::vector<BackedUpFile> files_;
    std::vector<Row> rows_;
    std::vector<std::string> lost_;    // hashes of what is lost here
    std::uint64_t text_version_ = 0;
    std::string search_, problem_;
    std::shared_ptr<std::string> said_ = std::make_shared<std::string>();  // what came back last
    BackedUpFile taking_;
    PageQuestion take_question_, download_question_;
    PageProgress progress_;
};

}  // namespace bottega::ui
