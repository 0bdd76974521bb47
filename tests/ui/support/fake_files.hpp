#pragma once

// A page that keeps files in memory and remembers what it was asked.

#include <map>
#include <vector>

#include "wasm-app/kit/file_host.hpp"

namespace bottega::test {

// Who waits for files: gets one, or several at once.
struct FilesTaker {
    ui::FileHost::Taking taking;

    explicit operator bool() const { return static_cast<bool>(taking.kept); }
    void operator()(const ui::KeptFile& file, std::string_view failure) const {
        taking.kept(file, failure);
        if (taking.ended) taking.ended();
    }
    void operator()(const std::vector<ui::KeptFile>& files) const {
        for (const ui::KeptFile& file : files) taking.kept(file, {});
        if (taking.ended) taking.ended();
    }
};

struct FakeFiles : ui::FileHost {
    FilesTaker asked, dropped, dropped_on_field;  // who waits for files, who takes what is dropped
    std::map<std::string, std::string> bytes;  // by hash
    std::vector<std::string> downloads;
    std::string previewed, failure;
    std::optional<ui::FileProgress> under_way;

    void add_files(bool, Taking taking) override { asked = {std::move(taking)}; }
    void take_dropped(Taking taking) override { dropped = {std::move(taking)}; }
    void take_dropped_on(const ui::Rect&, Taking taking) override { dropped_on_field = {std::move(taking)}; }
    void keep(std::span<const std::byte> content, std::string_view name, std::string_view media_type, Kept kept) override {
        const std::string hash = "hash of " + std::string(name);
        bytes[hash] = std::string(reinterpret_cast<const char*>(content.data()), content.size());
        kept({.name = std::string(name), .media_type = std::string(media_type), .hash = hash,
              .bytes = static_cast<std::int64_t>(content.size())}, failure);
    }
    void load(std::string_view hash, Loaded loaded) override {
        const auto found = bytes.find(std::string(hash));
        if (found == bytes.end()) return loaded({}, "missing");
        loaded(std::as_bytes(std::span(found->second)), {});
    }
    void download(const ui::KeptFile& file, Given given) override {
        downloads.push_back(file.name);
        given(failure);
    }
    void preview(const ui::KeptFile& file, Given given) override {
        previewed = file.name;
        given(failure);
    }
    std::optional<ui::FileProgress> progress() const override { return under_way; }
    void stop_keeping() override { under_way.reset(); }
};

// Of the interface under test; every AppWorld begins with an empty one.
inline FakeFiles& fake_files() {
    static FakeFiles files;
    return files;
}

}  // namespace bottega::test
