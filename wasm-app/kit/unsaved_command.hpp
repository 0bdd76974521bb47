#pragma once

#include <string>

#include "core/base/record_id.hpp"
#include "core/base/timestamp.hpp"

namespace bottega::ui {

// Something the person did that the browser has not saved yet.
struct UnsavedCommand {
    std::string label;  // i18n key
    RecordId command{}; // in the history; none: it left no trace there (a setting, a restored archive)
    Timestamp at = Timestamp::from_unix_seconds(0);
};

}  // namespace bottega::ui
