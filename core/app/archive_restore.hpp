#pragma once

#include "core/app/application.hpp"
#include "core/exchange/archive.hpp"

namespace bottega {

// Puts the archive of a text in the place of the one that is open, a piece at a time, then does what belongs to it in the
// same transaction (`then`: no number may be given twice). A text that is refused changes nothing.
class ArchiveRestore final : public LongWork {
public:
    ArchiveRestore(Application& application, std::string text, Losses losses, Application::Work then);

    [[nodiscard]] Result<State> step(Session& session) override;
    [[nodiscard]] std::int64_t done() const override { return import_.done(); }
    [[nodiscard]] std::int64_t total() const override { return import_.total(); }
    [[nodiscard]] bool replaces_all() const override { return true; }

private:
    Application& application_;
    std::string text_;
    ArchiveImport import_;
    Application::Work then_;
    bool is_in_place_ = false;
};

}  // namespace bottega
