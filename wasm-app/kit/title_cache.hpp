#pragma once

// Titles of referenced records, looked up once until the data changes.

#include <map>
#include <string>

#include "core/data/record_store.hpp"

namespace bottega::ui {

class TitleCache {
public:
    const std::string& title(RecordStore& store, std::string_view entity, RecordId id) {
        if (version_ != store.version()) {
            titles_.clear();
            version_ = store.version();
        }
        const auto found = titles_.find(id);
        if (found != titles_.end()) return found->second;
        return titles_.emplace(id, store.title(entity, id)).first->second;
    }

private:
    std::map<RecordId, std::string> titles_;
    std::int64_t version_ = -1;
};

}  // namespace bottega::ui
