#pragma once

// What the files that change lists of choices share.

#include "core/data/choice_list_edit.hpp"

#include <functional>

namespace bottega {

// Changes what is kept of one value of a list.
[[nodiscard]] Result<RecordId> change_value(Session& session, const ListPlace& place, const std::string& choice, const std::function<void(Record&)>& change);
void set_or_clear(Record& value, Field<std::string> field, const std::string& text);

}  // namespace bottega
