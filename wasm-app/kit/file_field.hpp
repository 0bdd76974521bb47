#pragma once

// A field that holds one file: its name and its size, to be looked at, replaced and taken away; empty, a button to choose
// one.

#include "wasm-app/kit/fields.hpp"
#include "wasm-app/kit/rect.hpp"

namespace bottega::ui {

struct FileShown {
    std::string name = {};          // empty: none
    std::string size = {};          // "640 KB"
    std::string_view icon = {};
};

struct FileFieldOptions {
    FieldOptions field = {};
    std::string_view choose = {};   // texts of the buttons
    std::string_view drop = {};     // beside it; empty: nothing can be dropped here
    std::string_view replace = {}, remove = {};
};

enum class FileWish { None, Open, Choose, Remove };

struct FileFieldResult {
    FileWish wish = FileWish::None;
    Rect place;                     // where a file can be dropped
};
FileFieldResult file_field(std::string_view label, const FileShown& file, const FileFieldOptions& options);

}  // namespace bottega::ui
