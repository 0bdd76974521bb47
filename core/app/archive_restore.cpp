#include "core/app/archive_restore.hpp"

#include "core/app/modules.hpp"

namespace bottega {

ArchiveRestore::ArchiveRestore(Application& application, std::string text, Losses losses, Application::Work then)
    : application_(application), text_(std::move(text)),
      import_(application.database(), application.schema(), text_, kSchemaVersion, {.losses = losses, .migrations = all_migrations(), .now = application.now()}),
      then_(std::move(then)) {}

Result<LongWork::State> ArchiveRestore::step(Session& session) {
    if (is_in_place_) {
        const auto done = then_(session);
        return done.ok() ? Result<State>(State::Finished) : done.issues();
    }
    auto state = import_.step();
    if (!state.ok() || state.value() == State::More) return state;
    application_.archive_replaced();
    is_in_place_ = true;
    return State::More;
}

}  // namespace bottega
