#include "core/app/demo.hpp"

#include "core/app/demo_story.hpp"
#include "core/i18n/embedded_assets.hpp"
#include "core/modules/business/business.hpp"

#include <nlohmann/json.hpp>

namespace bottega {

namespace {

// Tells the story one scene a step.
class DemoWork final : public LongWork {
public:
    DemoWork(std::string country, int days) : country_(std::move(country)), days_(days) {}

    Result<State> step(Session& session) override {
        if (!story_) return begin(session);
        if (story_->go_on()) return State::More;
        story_->end();
        return State::Finished;
    }
    [[nodiscard]] std::int64_t done() const override { return story_ ? story_->days_told() : 0; }
    [[nodiscard]] std::int64_t total() const override { return days_; }

private:
    Result<State> begin(Session& session) {
        if (session.store.count({.entity = std::string(business::business::entity)}) > 0)
            return Issue{.message = "issue.business_exists"};
        auto script = nlohmann::json::parse(embedded_demo(country_ == "RO" ? "ro" : "it"));
        story_ = std::make_unique<demo::Story>(session.store, session.today, session.now,
                                               std::make_shared<const nlohmann::json>(std::move(script)), days_);
        story_->begin(country_);
        return State::More;
    }

    std::string country_;
    int days_;
    std::unique_ptr<demo::Story> story_;
};

}  // namespace

std::unique_ptr<LongWork> demo_work(const std::string& country, int days) {
    return std::make_unique<DemoWork>(country == "RO" ? "RO" : "IT", days);
}

Result<RecordId> create_demo(Session& session, const std::string& country, int days) {
    const auto work = demo_work(country, days);
    for (;;) {
        const auto state = work->step(session);
        if (!state.ok()) return state.issues();
        if (state.value() == LongWork::State::Finished) break;
    }
    return session.store.first({.entity = std::string(business::business::entity)})->id();
}

}  // namespace bottega
