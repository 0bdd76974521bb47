#pragma once

#include "core/data/choice_list.hpp"
#include "core/data/session.hpp"

namespace bottega {

// Changing the lists of choices: each of these is one command, and one step back.
struct ListPlace {
    std::string entity, field;
};

inline constexpr std::size_t most_choices = 40;

// Why a list, or one value of it, cannot be changed so; nothing where it can. Shown to the person.
[[nodiscard]] std::optional<IssueKey> why_not_edit(const FieldDef& field);
[[nodiscard]] std::optional<IssueKey> why_not_add(const FieldDef& field);
[[nodiscard]] std::optional<IssueKey> why_not_hide(const FieldDef& field, std::string_view choice);
[[nodiscard]] std::optional<IssueKey> why_not_delete(const FieldDef& field, std::string_view choice);
[[nodiscard]] std::optional<IssueKey> why_not_percent(const FieldDef& field, std::string_view choice);

// How many records have the value.
[[nodiscard]] std::int64_t count_with_choice(RecordStore& store, const EntityDef& def, const FieldDef& field, std::string_view choice);

// A new value at the end of the list. One that was deleted under the same label comes back.
[[nodiscard]] Result<RecordId> add_choice(Session& session, const ListPlace& place, const std::string& label);
// An empty label is the program's own word again.
[[nodiscard]] Result<RecordId> rename_choice(Session& session, const ListPlace& place, const std::string& choice, const std::string& label);
[[nodiscard]] Result<RecordId> colour_choice(Session& session, const ListPlace& place, const std::string& choice, const std::string& tone);
[[nodiscard]] Result<RecordId> hide_choice(Session& session, const ListPlace& place, const std::string& choice, bool hidden);
[[nodiscard]] Result<RecordId> set_choice_percent(Session& session, const ListPlace& place, const std::string& choice, Decimal percent);
// All values of the list, in their new order.
[[nodiscard]] Result<RecordId> order_choices(Session& session, const ListPlace& place, const std::vector<std::string>& choices);
// Takes a value away, all of it at once, for what is small: see ChoiceDeletion.
[[nodiscard]] Result<RecordId> delete_choice(Session& session, const ListPlace& place, const std::string& choice, const std::string& replacement);

}  // namespace bottega
