#pragma once

// What the interface asks of the page about files: it keeps their bytes, durable, under their hash; the program knows
// names and hashes only.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "wasm-app/kit/rect.hpp"

namespace bottega::ui {

// A file that the page has kept.
struct KeptFile {
    std::string name, media_type, hash;
    std::int64_t bytes = 0;
    std::string text = {};        // what can be read in it
};

// How far the page is with a big file.
struct FileProgress {
    std::string name;
    std::int64_t done = 0, total = 0;
    int number = 1, count = 1;    // which of those that were given at once
};

// The callbacks run between two frames, never while drawing. `failure` is empty, or a word for what went wrong: "full",
// "unreadable", "missing", "damaged", "unavailable".
class FileHost {
public:
    virtual ~FileHost() = default;

    using Kept = std::function<void(const KeptFile& file, std::string_view failure)>;  // for every file
    struct Taking {
        Kept kept;
        std::function<void()> ended = {};  // all that were given at once have come
    };
    virtual void add_files(bool many, Taking taking) = 0;            // asks the person which
    // In every frame that shows something files can be dropped or pasted on.
    virtual void take_dropped(Taking taking) = 0;
    // The same for a part of what is shown; it goes before the rest.
    virtual void take_dropped_on(const Rect& place, Taking taking) = 0;
    virtual void keep(std::span<const std::byte> bytes, std::string_view name, std::string_view media_type, Kept kept) = 0;
    using Loaded = std::function<void(std::span<const std::byte> bytes, std::string_view failure)>;
    virtual void load(std::string_view hash, Loaded loaded) = 0;
    using Given = std::function<void(std::string_view failure)>;
    virtual void download(const KeptFile& file, Given given) = 0;
    virtual void preview(const KeptFile& file, Given given) = 0;     // shown by the page, above the program
    [[nodiscard]] virtual std::optional<FileProgress> progress() const = 0;
    virtual void stop_keeping() = 0;                                 // those under way; what was kept stays
};

void set_file_host(FileHost& host);
[[nodiscard]] FileHost& file_host();

}  // namespace bottega::ui
