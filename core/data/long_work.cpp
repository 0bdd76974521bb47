#include "core/data/long_work.hpp"

namespace bottega {

namespace {

class OneStep final : public LongWork {
public:
    explicit OneStep(std::function<Result<RecordId>(Session&)> act) : act_(std::move(act)) {}

    Result<State> step(Session& session) override {
        const auto result = act_(session);
        return result.ok() ? Result<State>(State::Finished) : result.issues();
    }
    std::int64_t done() const override { return 0; }
    std::int64_t total() const override { return 0; }

private:
    std::function<Result<RecordId>(Session&)> act_;
};

}  // namespace

std::unique_ptr<LongWork> in_one_step(std::function<Result<RecordId>(Session&)> act) { return std::make_unique<OneStep>(std::move(act)); }

}  // namespace bottega
