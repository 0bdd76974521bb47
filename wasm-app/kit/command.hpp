#pragma once

// Work the person asked for. Drawing only queues it; it runs after the frame, in one transaction.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/data/long_work.hpp"

namespace bottega::ui {

struct UiContext;

// Message keys of the questions that the person has answered with "Go on anyway".
using Answers = std::vector<std::string>;

struct Command {
    std::string label;  // i18n key of what the person did; the history keeps it
    // Work that has questions (Severity::Question) is run again with their keys once the person said yes.
    std::function<Result<RecordId>(Session&, const Answers&)> run = {};
    // In place of `run`, for what takes longer than a frame: work in slices, in a transaction of its own.
    std::function<std::unique_ptr<LongWork>(Session&)> start = {};
    std::function<void(RecordId)> done = {};          // after the commit
    std::function<void(const Issues&)> refused = {};  // shows the problems; without it a dialog does
    std::string done_text = {};                       // i18n key of the toast, which offers to take it back
    std::function<std::string(const UiContext&)> told = {};  // its sentence, where it is known only when all is done
    Answers answers = {};
    bool binds = false;                               // done_text is said only once it is surely kept
};

using Commands = std::vector<Command>;

}  // namespace bottega::ui
