#include "core/data/kept_to_look_up.hpp"

namespace bottega {

std::optional<Issue> why_only_looked_up(Settings& settings) {
    return settings.get(moved_setting).empty() ? std::nullopt : std::optional(Issue{.message = "issue.kept_to_look_up"});
}

}  // namespace bottega
