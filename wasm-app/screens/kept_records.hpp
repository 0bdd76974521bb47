#pragma once

// Whether what was just written about a record is surely kept: a number may leave the house only then.

#include <set>

#include "core/base/record_id.hpp"
#include "wasm-app/kit/host.hpp"

namespace bottega::ui {

enum class Kept { Surely, NotYet, NotSaved };

class KeptRecords {
public:
    void changed(RecordId id) { unsure_.insert(id); }

    [[nodiscard]] Kept is_kept(const Host& host, RecordId id) {
        if (!unsure_.contains(id)) return Kept::Surely;
        if (host.save_state() == SaveState::NotSaved) return Kept::NotSaved;
        if (host.save_state() == SaveState::Saving || host.pending_commits() > 0) return Kept::NotYet;
        unsure_.clear();
        return Kept::Surely;
    }

private:
    std::set<RecordId> unsure_;
};

// Of this page: documents written since it was opened.
[[nodiscard]] inline KeptRecords& kept_records() {
    static KeptRecords records;
    return records;
}

}  // namespace bottega::ui
