#pragma once

#include "core/data/record.hpp"
#include "core/data/schema.hpp"

#include <optional>

namespace bottega {

class Database;

// The values of a Choice as the person wants them: renamed, coloured, put in order, added, hidden, deleted. What is stored
// in records is the code of a value: renaming changes no record. Each edited value is a record of the archive.
namespace choice_value {
inline constexpr std::string_view entity = "choice_value";
inline constexpr Field<std::string> list{"list"};    // the entity
inline constexpr Field<std::string> field{"field"};
inline constexpr Field<std::string> code{"code"};
inline constexpr Field<std::string> label{"label"};  // empty: the program's own word
inline constexpr Field<std::string> tone{"tone"};
inline constexpr Field<Decimal> percent{"percent"};
inline constexpr Field<std::int64_t> place{"place"};  // in the list
inline constexpr Field<bool> hidden{"hidden"};
inline constexpr Field<bool> gone{"gone"};
inline constexpr Field<std::string> replacement{"replacement"};
}  // namespace choice_value

[[nodiscard]] EntityDef choice_value_def();

// The list that results from its edited values; the program's own where there are none.
struct ChoiceListing {
    std::shared_ptr<const ChoiceEdits> edits = {};
    std::vector<std::string> choices = {};
    Value initial = {};
};
[[nodiscard]] ChoiceListing listing_of(const FieldDef& field, const std::vector<Record>& values);
// Brings all lists of the schema to what is stored: after every change of an edited value.
void read_choice_lists(Database& database, Schema& schema);

[[nodiscard]] const ChoiceLook* look_of(const FieldDef& field, std::string_view choice);
// Offered where a person chooses.
[[nodiscard]] bool is_offered(const FieldDef& field, std::string_view choice);
// The value that took the place of a deleted one; else itself.
[[nodiscard]] std::string choice_now(const FieldDef& field, std::string choice);
// What a value proposes (FieldDef::proposes).
[[nodiscard]] std::optional<Decimal> choice_percent(const FieldDef& field, std::string_view choice);
// Nobody typed this one: it is what the value proposes, or what the program proposed for it.
[[nodiscard]] bool is_proposed(const FieldDef& field, std::string_view choice, std::optional<Decimal> percent);

// What a person reads for a value: their own word for it, else that of the catalogue.
template<class Words>
[[nodiscard]] std::string choice_label(const Words& words, const EntityDef& def, const FieldDef& field, std::string_view choice) {
    const ChoiceLook* look = look_of(field, choice);
    return look && !look->label.empty() ? look->label : words.text(choice_label_key(def, field, choice));
}

}  // namespace bottega
