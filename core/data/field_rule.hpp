#pragma once

#include "core/base/fiscal_id.hpp"
#include "core/base/result.hpp"
#include "core/data/database.hpp"
#include "core/data/form_layout.hpp"
#include "core/data/query.hpp"
#include "core/data/record.hpp"
#include "core/data/schema.hpp"

#include <map>
#include <set>
#include <utility>

namespace bottega {

struct Session;
class RecordStore;

// What the person demands of a field beyond what the program does: that it is filled in, that no two records have the
// same. It belongs to the archive as any record does. It holds from the next time a person saves a record; what was
// there before stays, and is listed.
namespace field_rule {
inline constexpr std::string_view entity = "field_rule";
inline constexpr Field<std::string> list{"list"};    // the entity
inline constexpr Field<std::string> field{"field"};
inline constexpr Field<bool> mandatory{"mandatory"};
inline constexpr Field<std::string> mandatory_when{"mandatory_when"};  // a formula, as stored; empty: of every record
inline constexpr Field<bool> unique{"unique_value"};
}  // namespace field_rule

[[nodiscard]] EntityDef field_rule_def();

enum class Rule { Mandatory, Unique };

// Those of one field.
struct FieldRule {
    bool mandatory = false;
    bool unique = false;
    FormulaCondition mandatory_when = {};
    [[nodiscard]] bool demands(const Record& record) const { return mandatory && mandatory_when.holds(record, false); }
    [[nodiscard]] bool has(Rule rule) const { return rule == Rule::Mandatory ? mandatory : unique; }
};

// The rules in force, read again when the data changed.
class FieldRules {
public:
    FieldRules(Database& database, const Schema& schema) : database_(database), schema_(schema) {}

    [[nodiscard]] FieldRule of(const EntityDef& def, const FieldDef& field, std::int64_t version);
    // What a record that a person wants to save breaks, or that comes into the state in which a field is demanded, whoever
    // takes it there. What its form does not show is not demanded. `before`: as it is stored.
    [[nodiscard]] Issues broken_by(const Record& record, const Record* before, FormLayouts& forms, std::int64_t version);
    // So that looking for an equal value stays quick in a long list. Writes.
    void prepare(const EntityDef& def, std::int64_t version);

private:
    void refresh(std::int64_t version);
    [[nodiscard]] std::optional<Issue> same_elsewhere(const Record& record, std::size_t field);

    Database& database_;
    const Schema& schema_;
    std::map<std::string, std::map<std::string, FieldRule, std::less<>>, std::less<>> rules_;  // by entity and field
    std::set<std::string> indexed_;
    std::int64_t version_ = -1;
};

// Why a field cannot have the rule, or already has it for good; nothing where it can. Shown to the person.
[[nodiscard]] std::optional<IssueKey> why_not_rule(const FieldDef& field, Rule rule);
// The program demands it already.
[[nodiscard]] bool is_built_in(const FieldDef& field, Rule rule);

// The records that break the rule, or would if it were switched on, of those for which `when` holds; those that are sealed are never saved again.
[[nodiscard]] std::vector<RecordId> rule_breakers_of(RecordStore& store, const EntityDef& def, const FieldDef& field, Rule rule, const FormulaCondition& when = {});
// As a question to the list: the first of many where it cannot be asked otherwise.
[[nodiscard]] Query query_of_breakers(RecordStore& store, const EntityDef& def, const FieldDef& field, Rule rule, const FormulaCondition& when = {});

// The form of a text in which two are the same: small letters or capitals, one space or many.
[[nodiscard]] std::string unique_form(std::string_view text);

// Switches a rule on or off.
[[nodiscard]] Result<RecordId> set_rule(Session& session, std::string_view entity, std::string_view field, Rule rule, bool on);
// The field is demanded of the records for which the condition holds.
[[nodiscard]] Result<RecordId> set_mandatory_when(Session& session, std::string_view entity, std::string_view field, const FormulaCondition& when);

// Issues that the person's own rules raise.
inline constexpr std::string_view mandatory_by_rule = "issue.mandatory_by_rule", unique_by_rule = "issue.unique_by_rule";

}  // namespace bottega
