#pragma once

#include "core/base/fiscal_id.hpp"
#include "core/base/result.hpp"
#include "core/data/database.hpp"
#include "core/data/formula_condition.hpp"
#include "core/data/schema.hpp"

#include <map>

namespace bottega {

struct Session;

// How a person arranged the form of a list: its tabs, the groups on them, the fields of each group in their order, how
// wide they are and when they are shown. It says nothing of what a field may hold (core/data/field_rule does). One record
// for each list that is not as the program has it.
namespace form_layout {
inline constexpr std::string_view entity = "form_layout";
inline constexpr Field<std::string> list{"list"};      // the entity
inline constexpr Field<std::string> layout{"layout"};  // form_text
}  // namespace form_layout

[[nodiscard]] EntityDef form_layout_def();

struct FormField {
    std::string name;
    std::optional<bool> wide = {};  // over the whole width; nothing: as its type has it
    bool hidden = false;
    FormulaCondition shown_when = {};
    bool operator==(const FormField&) const = default;
};

// A group of fields. Its name is that of a section of the program, or begins with own_words and is the person's own.
struct FormSection {
    std::string name;
    std::string label = {};  // the person's word for a section of the program
    FormulaCondition shown_when = {};
    std::vector<FormField> fields = {};
    bool operator==(const FormSection&) const = default;
};

struct FormTab {
    std::string label = {};  // of the first: empty, as the program calls it
    std::vector<FormSection> sections = {};
    bool operator==(const FormTab&) const = default;
};

struct FormLayout {
    std::vector<FormTab> tabs = {};
    bool operator==(const FormLayout&) const = default;
};

// The groups of a document stand around its lines: they stay as they are, and fields stay in them.
[[nodiscard]] bool has_fixed_sections(const Schema& schema, const EntityDef& def);

// As the program has it; the person's own fields stand behind the others, in their order.
[[nodiscard]] FormLayout usual_form(const EntityDef& def);
// As it was written, for the fields that there are now: what is gone is left out, what is new stands in its own section.
// nullopt: it cannot be read.
[[nodiscard]] std::optional<FormLayout> parse_form(const EntityDef& def, bool fixed_sections, std::string_view text);
[[nodiscard]] std::string form_text(const FormLayout& form);

// Why a field must always be seen, so that nobody hides it.
[[nodiscard]] std::optional<IssueKey> why_always_shown(const EntityDef& def, const FieldDef& field);

// Whether the form shows the field of this record, and its section.
[[nodiscard]] bool is_shown(const FormField& field, const Record& record);
[[nodiscard]] bool is_shown(const FormSection& section, const Record& record);
// Whether the form hides the field of some records, or of all.
[[nodiscard]] bool may_hide(const FormLayout& form, std::string_view field);

// The forms as they are arranged now, read again when one of them changed.
class FormLayouts {
public:
    FormLayouts(Database& database, const Schema& schema) : database_(database), schema_(schema) {}
    [[nodiscard]] const FormLayout& of(const EntityDef& def, std::int64_t version);
    // False where the form of this record hides the field, by itself or with its section.
    [[nodiscard]] bool shows(const Record& record, std::string_view field, std::int64_t version);

private:
    [[nodiscard]] FormLayout read(const EntityDef& def);

    Database& database_;
    const Schema& schema_;
    std::map<std::string, FormLayout, std::less<>> forms_;
    std::int64_t version_ = -1;
};

// Keeps the form of a list; one that is as the program has it needs no record.
[[nodiscard]] Result<RecordId> save_form(Session& session, std::string_view entity, const FormLayout& form);

// Where a field stands in a form, or would come to stand: before the one that is there.
struct FormPlace {
    std::size_t tab = 0, section = 0, field = 0;
    bool operator==(const FormPlace&) const = default;
};
void move_field(FormLayout& form, FormPlace from, FormPlace to);
void move_section(FormLayout& form, FormPlace from, FormPlace to);
// Its fields go to the section before it, or to the one behind where it is the first.
void remove_section(FormLayout& form, FormPlace section);
// Its sections go to the tab before it. The first stays.
void remove_tab(FormLayout& form, std::size_t tab);

inline constexpr std::size_t most_form_tabs = 12, most_form_sections = 40, longest_form_name = 40;

}  // namespace bottega
