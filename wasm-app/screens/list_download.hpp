#pragma once

// A list as a file: a workbook, CSV and JSON with every field that is filled in, a PDF with the columns as they are shown.

#include <string>
#include <vector>

#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

enum class ListFile { None, Workbook, Csv, Json, Pdf };

struct ListFileOffer {
    const char* label;                  // i18n key
    ListFile file;
};
inline constexpr ListFileOffer list_files[] = {
    {"ui.export_xlsx", ListFile::Workbook}, {"ui.export_csv", ListFile::Csv}, {"ui.export_pdf", ListFile::Pdf}, {"ui.export_json", ListFile::Json}};

// A button that opens the menu of files; the chosen one in the frame in which it is chosen.
[[nodiscard]] ListFile list_file_menu(const UiContext& ui);

struct ListDownload {
    Query query;
    int count = 0;
    std::string title;
    std::vector<std::size_t> fields;    // of the columns, in their order
    std::vector<std::string> filters;   // as sentences
};
void download_list(const UiContext& ui, const ListDownload& list, ListFile file);

}  // namespace bottega::ui
