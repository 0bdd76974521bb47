#pragma once

#include "core/exchange/archive_survey.hpp"

#include <limits>
#include <memory>

namespace bottega::test {

// What an archive text holds against what is here, all of it at once.
inline std::unique_ptr<ArchiveSurvey> surveyed(RecordStore& store, std::string_view text, std::size_t most = 10) {
    auto survey = std::make_unique<ArchiveSurvey>(store.database(), store.schema(), text, std::numeric_limits<int>::max(), most);
    while (survey->step()) {}
    return survey;
}

}  // namespace bottega::test
