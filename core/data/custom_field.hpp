#pragma once

#include "core/data/database.hpp"
#include "core/data/long_work.hpp"
#include "core/data/record.hpp"
#include "core/data/schema.hpp"

namespace bottega {

// A field that the person added to a list. It is a record of the archive like any other, so that adding, changing and
// taking away a field is in the history and can be taken back; the schema takes it in at once, and its values stand in a
// column of their own beside those of the program. Its column begins with "x_": no field of a later version bears its name.
namespace custom_field {
inline constexpr std::string_view entity = "custom_field";
inline constexpr Field<std::string> list{"list"};          // what it belongs to: see custom_list_of
inline constexpr Field<std::string> name{"name"};          // its column
inline constexpr Field<std::string> label{"label"};
inline constexpr Field<std::string> kind{"kind"};
inline constexpr Field<std::string> choices{"choices"};    // one a line
inline constexpr Field<std::string> target{"target"};      // the entity a reference leads to
inline constexpr Field<std::string> formula{"formula"};    // as it is stored: see FormulaWriting
inline constexpr Field<std::string> result{"result"};      // the kind of value the formula gives
inline constexpr Field<std::string> currency{"currency"};  // of the amounts of a list that has no currency of its own
inline constexpr Field<std::string> section{"section"};    // the group in the form, in the person's words
inline constexpr Field<bool> listed{"listed"};
inline constexpr Field<std::int64_t> place{"place"};       // among the fields of its list
inline constexpr Field<bool> removed{"removed"};           // hidden everywhere; what was written in it stays
}  // namespace custom_field

inline constexpr std::string_view custom_column_prefix = "x_";
inline constexpr std::int64_t most_custom_fields = 50;  // of one list

[[nodiscard]] EntityDef custom_field_def();

// Whether a person may add fields to the entity: what the program keeps for itself has none.
[[nodiscard]] bool takes_custom_fields(const EntityDef& def);
// What the rows call the list: the entity, or what several of them share. The lines of every document are one list, so that
// a value goes along when a quote becomes an order and the order an invoice.
[[nodiscard]] std::string custom_list_of(const EntityDef& def);
[[nodiscard]] std::vector<const EntityDef*> entities_of_list(const Schema& schema, std::string_view list);
// Whether one of them may be a file: those of a line are its document's, and a file has none of its own.
[[nodiscard]] bool takes_file_fields(const EntityDef& def);
inline constexpr std::string_view file_entity = "stored_file";  // what the value of such a field names

// The rows as they are stored, the oldest first. Nothing in an archive that is older than custom fields.
[[nodiscard]] std::vector<Record> custom_fields(Database& database, const Schema& schema);

// Gives every entity the fields that these rows describe; what cannot be one is left out. Keep: those that the schema has
// keep their places, as open screens know them, also where their row is gone.
enum class Places { Keep, Anew };
void take_in(Schema& schema, const std::vector<Record>& rows, Places places);
// Those of the database.
void take_in_custom_fields(Schema& schema, Database& database, Places places);

// Why the change of a row cannot be: the label is another's, the formula cannot be read, values would be lost.
// `before` is nullptr for a new row, `after` for one that goes.
[[nodiscard]] Issues custom_field_problems(Database& database, const Schema& schema, const Record* before, const Record* after);
// Brings the table to what the row says now, after it is written and taken in. Whether the formulas of the records may come
// to something else.
[[nodiscard]] bool follow_custom_field(Database& database, const Schema& schema, const Record* before, const Record* after);

// The columns that the schema has and the tables lack.
void add_custom_columns(Database& database, const Schema& schema);
// Every column that holds values of custom fields, with its values; for an archive that is replaced as a whole.
void drop_custom_columns(Database& database, const Schema& schema);

// How many records have a value in the field.
[[nodiscard]] std::int64_t records_with_value(Database& database, const EntityDef& def, const FieldDef& field);
[[nodiscard]] std::int64_t records_with_value(Database& database, const Schema& schema, const Record& row);  // of every entity of its list

// Adds the field, or changes it. The formula stands as it is stored.
[[nodiscard]] Result<RecordId> save_custom_field(Session& session, Record field);
// The same as long work. A choice that reads otherwise where it stands is renamed: in the records that have it, and in what
// compares with it. Refused where a sealed record has it.
[[nodiscard]] std::unique_ptr<LongWork> change_custom_field(Session& session, Record field);
// Takes it out of sight, or brings it back.
[[nodiscard]] Result<RecordId> set_custom_field_removed(Session& session, RecordId field, bool removed);
// Takes it away with what is written in it, as one step that can be taken back. Refused where a sealed record has a value.
[[nodiscard]] std::unique_ptr<LongWork> delete_custom_field(Session& session, RecordId field);
// Exchanges its place with that of its neighbour.
[[nodiscard]] Result<RecordId> move_custom_field(Session& session, RecordId field, bool later);

}  // namespace bottega
