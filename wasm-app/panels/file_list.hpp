#pragma once

// The files of a record on the screen: what is there, and what a person can do with each of them.

#include <cstdint>
#include <string>
#include <vector>

#include "core/files/files_of_record.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

[[nodiscard]] const char* file_icon(const Record& file);

void preview_file(const UiContext& ui, const Record& file);
void download_file(const UiContext& ui, const Record& file);
// Asks for a file that takes the place of this one.
void ask_new_version(const UiContext& ui, RecordId newest);
// Asks for files for a record; what is dropped and pasted goes to the one on the screen.
void ask_files(const UiContext& ui, const files::Owner& owner);
void take_dropped_files(const UiContext& ui);
// A bar over the page while a big file is under way.
void draw_file_progress(const UiContext& ui);

class FileList {
public:
    void draw(const UiContext& ui, const Record& record);
    // Dialogs: in every frame.
    void draw_dialogs(const UiContext& ui);
    void ask_to_delete(const Record& file);

private:
    struct Row {
        Record file;
        std::string detail;
    };
    void refresh(const UiContext& ui, const Record& record);
    void draw_row(const UiContext& ui, const Row& row, bool last);
    void draw_menu(const UiContext& ui, const Row& row);

    RecordId of_;
    std::uint64_t text_version_ = 0;
    std::vector<Row> rows_;
    std::int64_t bytes_ = 0;
    bool deleting_ = false;
    RecordId deleted_;
    std::string deleted_name_;
};

}  // namespace bottega::ui
