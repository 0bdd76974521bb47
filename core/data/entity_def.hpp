#pragma once

#include "core/base/result.hpp"
#include "core/data/value.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bottega {

class Formula;
class Record;
class RecordStore;
struct TableSql;

// What a text means beyond being text: the form picks the keyboard and the check, the list makes it a link. Price is of a
// Decimal: what one unit costs, shown with two decimals at least. Identifier belongs to one alone, as a VAT number does:
// two records with the same are likely the same. Time is one of the day, "09:30". Several is of a Text with choices: those
// that are chosen, in their order, "red; blue". File is of a Reference: to a file of the record itself (core/files).
enum class TextFormat { Plain, Email, Phone, Url, Iban, Discount, Price, Identifier, Time, Several, File };

// What a field added by the person follows from; without a formula where it cannot be read, for the reason given.
struct FormulaOfField {
    std::shared_ptr<const Formula> formula = {};
    std::vector<Issue> faults = {};
};

// How far a person may edit the list of a Choice (core/data/choice_list): not at all where the law gives each value its
// meaning; how its values are called, coloured and ordered; which values there are, too.
enum class ListEdit { None, Looks, Values };

// What a person made of one value of a Choice.
struct ChoiceLook {
    std::string label = {};                // empty: the program's own word
    std::string tone = {};                 // empty: the program's own colour
    bool hidden = false;                   // stays where it is, is offered no more
    bool gone = false;                     // deleted: only the history still names it
    std::string replacement = {};          // of a deleted one
    std::optional<Decimal> percent = {};
};

// What a person made of the list of a Choice, and what it was before.
struct ChoiceEdits {
    std::map<std::string, ChoiceLook, std::less<>> looks = {};
    std::vector<std::string> given = {};
    Value given_initial = {};
};

// A Choice whose values each propose a Percent for another field, as a stage does the probability.
struct ProposedPercent {
    std::string field = {};
    std::vector<int> percents = {};        // of the choices, in their order
};

// One field of an entity. Labels follow from names ("<entity>.<field>", "<entity>.<field>.<choice>"); see label_key.
struct FieldDef {
    std::string name;                       // column name
    FieldType type = FieldType::Text;
    std::string target = {};                // entity a Reference points to
    std::vector<std::string> choices = {};  // allowed values of a Choice, in display order
    std::string choice_labels = {};         // label keys shared with other fields: "country" for "country.IT"
    Value initial = {};                     // value of a new record
    bool required = false;
    bool unique = false;
    bool searchable = false;                // what a search looks into, beside the title
    bool listed = false;                    // default column of the list screen
    bool copied = true;                     // follows the record when it is duplicated or converted
    TextFormat format = TextFormat::Plain;
    int maximum_length = 0;                 // characters; 0 is 250 for Text, 20,000 for LongText
    std::string section = {};               // group in the form: "<entity>.section.<section>"
    bool read_only = false;                 // shown in forms, set by services only
    bool internal = false;                  // never shown: keys and frozen copies
    bool derived = false;                   // kept by the core from other records (an invoice's outstanding amount):
                                            // neither typed, nor sealed, nor in the history
    Value (*computed)(const Record&) = nullptr;  // recomputed from the same record on every write
    bool custom = false;                    // added by the person, not by a module: see core/data/custom_field
    std::string label = {};                 // of a custom field: the person's own words
    std::int64_t place = 0;                 // of a custom field: among the others in a form
    std::shared_ptr<const FormulaOfField> formula = {};
    // A Reference that goes along, also of a sealed record, when the record it names is merged into another: what is
    // sealed about that one is frozen beside it, and the link only leads there.
    bool follows_merge = false;
    ListEdit list_edit = ListEdit::None;
    std::vector<std::string> kept_choices = {};  // never deleted: the program depends on them
    ProposedPercent proposes = {};
    std::shared_ptr<const ChoiceEdits> choice_edits = {};  // by the person; `choices` and `initial` are the outcome
};

// A stored record whose `field` has one of `values` cannot be changed or deleted any more, nor its lines, by any path:
// the store refuses, and triggers in the database refuse behind it. Derived fields are excepted.
struct Seal {
    std::string field = {};
    std::vector<std::string> values = {};
    std::vector<std::string> linked = {};  // the fields whose contents the chain proves (core/data/seal_chain); empty: not in it
};

// A record whose `field` is `value` takes away from what the others of its list add up to: a credit note among invoices.
struct Counter {
    std::string field = {};
    std::string value = {};
};

// What the data of one kind of record is: tables, lists, forms, import, export and history follow from it.
struct EntityDef {
    std::string name;          // table name, singular; its label is the i18n key "<name>", its plural "<name>.plural"
    std::string title_field;   // what identifies a record to a person
    std::string parent = {};   // owner entity, when this one is a document line
    std::string custom_list = {};  // of entities that share the fields a person adds, as the lines of all documents do
    std::vector<FieldDef> fields;
    Issues (*check)(const Record&) = nullptr;  // rules over one record that single fields cannot express
    // Fills in what a person may leave to the program: the next code, the probability that goes with a stage.
    // `before` is the stored record, nullptr for a new one. Runs on every write, before the checks.
    void (*fill_in)(RecordStore& store, Record& record, const Record* before) = nullptr;
    Seal seal = {};
    Counter counter = {};
    bool indexed_words = false;  // its long texts are whole documents: an index finds words of them by their beginnings
    bool permanent = false;    // once made it stays, as the business itself does
    bool compared = false;     // the same may be entered twice: duplicates are looked for, and can be merged
    std::string folder_field = {};  // the reference that says in which folder a record lies (core/data/folders)
    int most_levels = 0;       // of records one inside another by a reference to their own kind; 0: any number
    std::string order = {};    // default order of lists; empty: by title; "-issued_on": newest first
    std::string currency = {};  // of its amounts, where it has no field that says so; empty: the euro
    std::shared_ptr<const TableSql> table = {};  // filled in when a Schema takes the entity in

    [[nodiscard]] std::optional<std::size_t> index_of(std::string_view field) const;
    [[nodiscard]] const FieldDef& field(std::string_view wanted) const;
    [[nodiscard]] bool has(std::string_view field) const { return index_of(field).has_value(); }
    [[nodiscard]] bool is_searchable() const;
};

// The i18n key of what a person calls the field, and of the group it stands in.
[[nodiscard]] std::string label_key(const EntityDef& entity, const FieldDef& field);
inline constexpr std::string_view own_section = "custom";  // of the fields that the person added without naming a group
[[nodiscard]] std::string section_label_key(const EntityDef& entity, std::string_view section);
// The i18n key of what a person reads for one value of a Choice.
[[nodiscard]] std::string choice_label_key(const EntityDef& entity, const FieldDef& field, std::string_view choice);

// The one place a module writes a field name. T is the C++ type the field is read and written with.
template<class T>
struct Field {
    std::string_view name;
};

}  // namespace bottega
