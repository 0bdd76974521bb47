#pragma once

#include "core/data/query_run.hpp"
#include "core/data/record_store.hpp"

#include <optional>

namespace bottega {

// A counter-record (EntityDef::counter) takes away from what the other records of its list add up to. In the record its
// amounts are positive, as on its own paper; in a list, in sums and in exports they are negative.
[[nodiscard]] std::optional<Condition> counter_records(const EntityDef& def);
[[nodiscard]] bool is_counter_record(const Record& record);

// The value as a list shows it: the amounts of a counter-record with the minus sign.
[[nodiscard]] Value listed_value(const Record& record, std::size_t field);

// The key of the word that one choice of a counter-record has of its own, "invoice.payment_state.unpaid.credit_note",
// where somebody wrote one; empty for all other records.
[[nodiscard]] std::string counter_choice_key(const Record& record, const FieldDef& field, std::string_view choice);

// Totals of all records of the query, counter-records taken away.
[[nodiscard]] std::vector<GroupTotal> net_totals_by(RecordStore& store, const Query& query, std::string_view group, std::string_view summed,
                                                    std::string_view within = {});

}  // namespace bottega
