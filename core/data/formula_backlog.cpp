#include "core/data/formula_backlog.hpp"

#include "core/data/long_work.hpp"
#include "core/data/row_codec.hpp"
#include "core/data/table_sql.hpp"

#include <algorithm>
#include <numeric>

namespace bottega {

namespace {

constexpr int reckoned_a_step = 50;

}  // namespace

void FormulaBacklog::add(const std::vector<const EntityDef*>& entities) {
    for (const EntityDef* def : entities) {
        std::erase_if(parts_, [&](const Part& part) { return part.entity == def->name; });
        if (has_formulas(*def)) parts_.push_back({.entity = def->name, .total = database_.scalar("SELECT count(*) FROM " + sql_name(def->name))});
    }
}

std::optional<std::string> FormulaBacklog::step() {
    const auto next = std::find_if(parts_.begin(), parts_.end(), [](const Part& part) { return !part.ended; });
    if (next == parts_.end() || reckon_some(*next)) return std::nullopt;
    next->ended = true;
    return next->entity;
}

// False: there are no more.
bool FormulaBacklog::reckon_some(Part& part) {
    const EntityDef& def = schema_.entity(part.entity);
    auto records = select_rows(database_, def, " WHERE id > ?1 ORDER BY id LIMIT " + std::to_string(reckoned_a_step), {part.last});
    for (Record& record : records)
        if (recompute_formulas(record)) write_formulas(database_, record);
    if (!records.empty()) part.last = records.back().id().value;
    part.done += static_cast<std::int64_t>(records.size());
    part.total = std::max(part.total, part.done);
    return records.size() == reckoned_a_step;
}

bool FormulaBacklog::empty() const {
    return std::all_of(parts_.begin(), parts_.end(), [](const Part& part) { return part.ended; });
}

std::int64_t FormulaBacklog::done() const {
    return std::accumulate(parts_.begin(), parts_.end(), std::int64_t{0}, [](std::int64_t sum, const Part& part) { return sum + part.done; });
}

std::int64_t FormulaBacklog::total() const {
    return std::accumulate(parts_.begin(), parts_.end(), std::int64_t{0}, [](std::int64_t sum, const Part& part) { return sum + part.total; });
}

namespace {

class WithFormulas final : public LongWork {
public:
    WithFormulas(RecordStore& store, std::unique_ptr<LongWork> work) : store_(store), work_(std::move(work)) { store_.put_off_formulas(true); }
    ~WithFormulas() override { store_.put_off_formulas(false); }

    Result<State> step(Session& session) override {
        if (ended_) return store_.reckon_formulas() ? State::More : State::Finished;
        auto state = work_->step(session);
        if (!state.ok()) return state;
        ended_ = state.value() == State::Finished;
        return ended_ && store_.waiting_formulas().empty() ? State::Finished : State::More;
    }
    std::int64_t done() const override { return work_->done() + store_.waiting_formulas().done(); }
    std::int64_t total() const override { return work_->total() + store_.waiting_formulas().total(); }
    bool replaces_all() const override { return work_->replaces_all(); }

private:
    RecordStore& store_;
    std::unique_ptr<LongWork> work_;
    bool ended_ = false;
};

}  // namespace

std::unique_ptr<LongWork> with_formulas(RecordStore& store, std::unique_ptr<LongWork> work) { return std::make_unique<WithFormulas>(store, std::move(work)); }

}  // namespace bottega
