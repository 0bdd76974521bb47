#pragma once

#include "core/base/result.hpp"
#include "core/data/session.hpp"

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
};

}  // namespace bottega
