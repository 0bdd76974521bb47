#include "wasm-app/kit/file_host.hpp"

#include "core/base/result.hpp"

namespace bottega::ui {

namespace {
FileHost* current_host = nullptr;
}  // namespace

void set_file_host(FileHost& host) { current_host = &host; }

FileHost& file_host() {
    expects(current_host != nullptr, "files were asked for before there was a place for them");
    return *current_host;
}

}  // namespace bottega::ui
