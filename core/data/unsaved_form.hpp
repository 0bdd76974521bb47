#pragma once

#include "core/data/record.hpp"

#include <initializer_list>

namespace bottega {

// Fields by their names, with what was typed in canonical text; an empty text: it was emptied.
using TypedFields = std::vector<std::pair<std::string, std::string>>;

// One line of a document that is not saved yet.
struct TypedLine {
    RecordId id = {};  // none: a new line
    TypedFields fields = {};
    bool operator==(const TypedLine&) const = default;
};

// What a person typed into a form and did not save. It is kept beside the archive, so that it outlives the page, and
// offered again.
struct UnsavedForm {
    std::string key = {};    // tells it from the other ones that are kept
    std::string place = {};  // the address of the form: "#/accounts/new"
    std::string entity = {};
    RecordId record = {};    // none: a new one
    std::string name = {};   // what the person calls it, as far as it was typed
    Timestamp at = Timestamp::from_unix_seconds(0);
    TypedFields fields = {};
    std::vector<TypedLine> lines = {};
    bool has_lines = false;  // false: the lines are as stored
    TypedFields beside = {}; // what is no field of the record: to which invoices a payment goes
    bool operator==(const UnsavedForm&) const = default;

    [[nodiscard]] bool is_empty() const { return fields.empty() && lines.empty() && beside.empty(); }
};

// In what the one differs from the other; without what follows from other fields.
[[nodiscard]] TypedFields typed_fields(const Record& record, const Record& before);

// Fills the record with what was typed. What is no value of its field, or no field that a person fills in, is passed
// over; `also` may be filled in all the same.
void take_typed(Record& record, const TypedFields& fields, std::initializer_list<std::string_view> also = {});

// The same where the fields say everything that was typed, as those of a line against a blank one do: what they do not
// name is as in the blank record.
void take_all_typed(Record& record, const Record& blank, const TypedFields& fields);

// All that are kept, as one text, and back. The text may have been written by anybody: what is no form of an entity that
// there is, is passed over.
[[nodiscard]] std::string write_unsaved_forms(const std::vector<UnsavedForm>& forms);
[[nodiscard]] std::vector<UnsavedForm> read_unsaved_forms(std::string_view text);

}  // namespace bottega
