#pragma once

// The history of one record in human words: when, what was done, which fields changed from what to what, which files
// came and went.

#include <string>
#include <vector>

#include "wasm-app/kit/theme.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

class HistoryPanel {
public:
    void draw(const UiContext& ui, const EntityDef& def, RecordId id);

private:
    struct Entry {
        std::string what, when;
        std::vector<std::string> changes;
        Tone tone;
        std::int64_t id;  // in the history
    };
    [[nodiscard]] static Entry entry_of(const UiContext& ui, const HistoryEntry& change, std::string what);
    void refresh(const UiContext& ui, const EntityDef& def, RecordId id);

    RecordId id_;
    std::uint64_t text_version_ = 0;
    std::vector<Entry> entries_;
};

}  // namespace bottega::ui
