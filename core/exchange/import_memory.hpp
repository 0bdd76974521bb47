#pragma once

#include "core/data/settings.hpp"
#include "core/exchange/import_plan.hpp"

namespace bottega {

// What a person decided about files of one kind, kept with the archive: a file of the same entity with the same headers,
// in any order, finds it again.
[[nodiscard]] std::string remembered_plan_setting(const std::string& entity, const std::vector<std::string>& headers);
[[nodiscard]] std::string remember_plan(const ImportPlan& plan, const std::vector<std::string>& headers);

// Takes it over into the plan proposed for a file. How numbers are written comes from the file wherever it tells. False
// where nothing fits, and nothing is changed.
[[nodiscard]] bool recall_plan(std::string_view remembered, const std::vector<std::string>& headers, const std::vector<ColumnProfile>& profiles,
                               const Schema& schema, ImportPlan& plan);

}  // namespace bottega
