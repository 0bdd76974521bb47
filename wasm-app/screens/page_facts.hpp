#pragma once

// What the page tells about the place where the data lie, in answer to Host::ask_page.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/timestamp.hpp"
#include "wasm-app/kit/host.hpp"

namespace bottega::ui {

struct SnapshotFact {
    int number = 0;
    std::string reason;      // "migration", "import", "restore", "asked"
    Timestamp taken_at = Timestamp::from_unix_seconds(0);
    std::int64_t bytes = 0;  // that it takes
};

struct BusinessFact {
    std::string archive, name;  // an empty name: nobody has told it yet
};

struct PageFacts {
    std::string place;       // "site", "files", "nowhere"; see web-shell/src/storage/facts.js
    std::string address;
    std::optional<std::int64_t> usage, quota;
    std::optional<bool> persisted;
    bool offline_ready = false;
    std::vector<SnapshotFact> snapshots;  // newest first
    std::vector<BusinessFact> businesses;
};

// What erasing everything takes away.
struct ErasedThings {
    std::vector<std::string> businesses;
    std::int64_t demos = 0, snapshots = 0;
    bool offline = false;
};

// Empty where the answer is none of ours.
[[nodiscard]] std::optional<PageFacts> read_page_facts(std::string_view json);
[[nodiscard]] std::vector<BusinessFact> read_businesses(std::string_view json);
[[nodiscard]] std::optional<ErasedThings> read_erased_things(std::string_view json);
// One text or number of an answer, or of a wish: {"archive":"b-1"}.
[[nodiscard]] std::string read_member(std::string_view json, const char* name);
[[nodiscard]] std::string write_wish(const char* name, std::string_view value);
[[nodiscard]] std::string write_wish(const char* name, int value);
[[nodiscard]] std::string write_wish(const char* name, const std::vector<std::string>& values);

// The dots of a PNG, given as base64, drawn into that room.
[[nodiscard]] std::string write_picture_wish(std::string_view png, int width, int height);

// One question to the page. The answer comes between two frames, perhaps when the screen that asked is gone.
class PageQuestion {
public:
    struct Answer {
        std::string json, failure;
    };
    void ask(Host& host, std::string_view what, std::string_view wish = "{}");
    [[nodiscard]] bool is_waiting() const { return answer_ && !*answer_; }
    // Once.
    [[nodiscard]] std::optional<Answer> take();

private:
    std::shared_ptr<std::optional<Answer>> answer_;
};

}  // namespace bottega::ui
