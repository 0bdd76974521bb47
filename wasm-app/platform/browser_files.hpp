#pragma once

// ui::FileHost for a browser page, see web-shell/src/file-desk.js; and what the page calls of it.

#include <map>
#include <utility>
#include <vector>

#include "wasm-app/kit/file_host.hpp"

namespace bottega::platform {

class BrowserFiles final : public ui::FileHost {
public:
    void add_files(bool many, Taking taking) override;
    void take_dropped(Taking taking) override;
    void take_dropped_on(const ui::Rect& place, Taking taking) override;
    void keep(std::span<const std::byte> bytes, std::string_view name, std::string_view media_type, Kept kept) override;
    void load(std::string_view hash, Loaded loaded) override;
    void download(const ui::KeptFile& file, Given given) override;
    void preview(const ui::KeptFile& file, Given given) override;
    [[nodiscard]] std::optional<ui::FileProgress> progress() const override { return progress_; }
    void stop_keeping() override;

    // For the page.
    [[nodiscard]] bool takes_files() const;  // what the last frame has shown does
    [[nodiscard]] const Taking* field_at(float x, float y) const;  // a part of it that takes them; else nullptr
    [[nodiscard]] int files_dropped(float x, float y);  // the request under which they are handed over; 0: nothing here takes files
    void file_kept(int request, const ui::KeptFile& file, std::string_view failure);
    void files_done(int request);
    void file_loaded(int request, std::span<const std::byte> bytes, std::string_view failure);
    void set_progress(std::optional<ui::FileProgress> progress) { progress_ = std::move(progress); }

private:
    Taking takes_dropped_;
    int frame_of_dropped_ = -1;
    std::vector<std::pair<ui::Rect, Taking>> fields_;  // of one frame
    int frame_of_fields_ = -1;
    std::map<int, Taking> waiting_for_files_;
    std::map<int, Loaded> waiting_for_bytes_;
    std::optional<ui::FileProgress> progress_;
    int last_request_ = 0;
};

[[nodiscard]] BrowserFiles& browser_files();

}  // namespace bottega::platform

extern "C" {
int platform_takes_files(double x, double y);  // 0: not here, 1: to be attached, 2: one to be read, as the import does, 3: a field takes one
int platform_files_dropped(double x, double y);
int platform_file_dropped();
void platform_file_kept(int request, const char* name, const char* media_type, const char* hash, double bytes,
                        const char* failure, const void* text, int size);
void platform_files_done(int request);
void platform_file_progress(const char* name, double done, double total, int number, int count);  // total 0: nothing under way
void platform_file_loaded(int request, const char* failure, const void* bytes, int size);
}
