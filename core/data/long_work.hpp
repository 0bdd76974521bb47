#pragma once

#include "core/base/result.hpp"
#include "core/data/session.hpp"

#include <functional>
#include <memory>

namespace bottega {

// Work that takes longer than a frame (an import): done in small steps, all inside one transaction.
class LongWork {
public:
    virtual ~LongWork() = default;

    enum class State { More, Finished };
    // One small piece, well below a millisecond or two. A refusal ends the work and rolls everything back.
    [[nodiscard]] virtual Result<State> step(Session& session) = 0;
    [[nodiscard]] virtual std::int64_t done() const = 0;
    [[nodiscard]] virtual std::int64_t total() const = 0;
    // Another archive takes the place of this one: until it has ended nothing of either can be read.
    [[nodiscard]] virtual bool replaces_all() const { return false; }
};

// What is small itself, but may change a formula, which is then reckoned for all records behind it (core/data/formula_backlog).
[[nodiscard]] std::unique_ptr<LongWork> in_one_step(std::function<Result<RecordId>(Session&)> act);

}  // namespace bottega
