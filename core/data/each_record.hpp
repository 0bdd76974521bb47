#pragma once

#include "core/data/long_work.hpp"

#include <functional>
#include <memory>
#include <vector>

namespace bottega {

// What became of the records: those that refused are as they were.
struct EachOutcome {
    struct Refusal {
        RecordId record;
        Issue issue;
    };
    std::int64_t changed = 0;
    std::vector<Refusal> refusals;
};

// One thing done to many records as one command, so that one undo takes all of it back: deleting, giving a value.
// A record that refuses (it is in use, it is sealed, the value does not fit it) is left out; the rest goes on.
class EachRecord final : public LongWork {
public:
    using Act = std::function<Result<RecordId>(Session&, RecordId)>;
    EachRecord(std::vector<RecordId> records, Act act, std::shared_ptr<EachOutcome> outcome);

    [[nodiscard]] Result<State> step(Session& session) override;
    [[nodiscard]] std::int64_t done() const override { return done_; }
    [[nodiscard]] std::int64_t total() const override { return static_cast<std::int64_t>(records_.size()); }

private:
    std::vector<RecordId> records_;
    Act act_;
    std::shared_ptr<EachOutcome> outcome_;
    std::int64_t done_ = 0;
};

// Gives the field of each record this value, and saves it so.
[[nodiscard]] EachRecord::Act give_value(std::string entity, std::string field, Value value,
                                         std::function<Result<RecordId>(Session&, Record)> save);

}  // namespace bottega
