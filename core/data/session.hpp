#pragma once

#include "core/data/record_store.hpp"

namespace bottega {

// What a service needs to act on behalf of the person, now. Tests pass a fixed day.
struct Session {
    RecordStore& store;
    Date today;
    Timestamp now;
    std::string language = "it";  // of the screen; documents are printed in the customer's
};

}  // namespace bottega
