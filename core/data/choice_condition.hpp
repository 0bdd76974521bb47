#pragma once

#include "core/data/session.hpp"

namespace bottega {

// A value of a choice that another one takes the place of.
struct ChoiceReplacement {
    std::string entity, field;
    std::string choice, by;
};

// What compares with the value compares with the other one from now on: formulas, when a field is shown or demanded, saved
// views. To be asked for while the value still stands, behind the records that move.
[[nodiscard]] Issues replace_in_conditions(Session& session, const ChoiceReplacement& replacement);

}  // namespace bottega
