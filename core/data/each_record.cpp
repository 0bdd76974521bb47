#include "core/data/each_record.hpp"

#include "core/data/record_store.hpp"

namespace bottega {

namespace {

constexpr int records_a_step = 4;  // a deletion with its links costs some tenths of a millisecond

}  // namespace

EachRecord::EachRecord(std::vector<RecordId> records, Act act, std::shared_ptr<EachOutcome> outcome)
    : records_(std::move(records)), act_(std::move(act)), outcome_(std::move(outcome)) {}

Result<LongWork::State> EachRecord::step(Session& session) {
    for (int i = 0; i < records_a_step && done_ < total(); ++i, ++done_) {
        const RecordId record = records_[static_cast<std::size_t>(done_)];
        Transaction half(session.store.database());  // what a refusal has begun is undone
        if (auto result = act_(session, record); result.ok()) {
            half.commit();
            ++outcome_->changed;
        } else {
            outcome_->refusals.push_back({record, result.issues().front()});
        }
    }
    return done_ < total() ? State::More : State::Finished;
}

EachRecord::Act give_value(std::string entity, std::string field, Value value,
                           std::function<Result<RecordId>(Session&, Record)> save) {
    return [entity = std::move(entity), field = std::move(field), value = std::move(value), save = std::move(save)](
               Session& session, RecordId id) -> Result<RecordId> {
        auto record = session.store.find(entity, id);
        if (!record) return Issue{.message = "issue.record_gone"};
        const auto index = record->def().index_of(field);
        expects(index.has_value(), "the entity has the field");
        record->set_value(*index, value);
        return save(session, std::move(*record));
    };
}

}  // namespace bottega
