#pragma once

#include "core/data/choice_list_edit.hpp"
#include "core/data/long_work.hpp"

namespace bottega {

// Takes a value of a list away: the records that have it get the replacement, then what compares with it is led to the
// replacement, too. Where a sealed record has it, the value is hidden only, and what compares with it stays.
class ChoiceDeletion final : public LongWork {
public:
    ChoiceDeletion(Session& session, ListPlace place, std::string choice, std::string replacement);

    [[nodiscard]] Result<State> step(Session& session) override;
    [[nodiscard]] std::int64_t done() const override { return static_cast<std::int64_t>(done_); }
    [[nodiscard]] std::int64_t total() const override { return static_cast<std::int64_t>(records_.size()); }

private:
    [[nodiscard]] std::optional<Issue> why_not(const FieldDef& field) const;
    [[nodiscard]] Result<RecordId> complete(Session& session);

    ListPlace place_;
    std::string choice_, replacement_;
    std::vector<RecordId> records_;
    std::size_t done_ = 0;
    bool stays_ = false;  // a sealed record has it
};

}  // namespace bottega
