#include "core/data/field_rule.hpp"

#include "core/base/text.hpp"
#include "core/data/session.hpp"
#include "core/data/table_sql.hpp"

#include <algorithm>
#include <span>

namespace bottega {

namespace {

constexpr std::size_t most_listed_breakers = 500;  // as many as a condition may name

Value rule_key_of(const Record& rule) { return rule.text(field_rule::list) + "." + rule.text(field_rule::field); }

bool is_set_by_program(const FieldDef& field) { return field.internal || field.read_only || field.derived || field.computed; }

// What the program changes by itself, a state or a total, is not a person saving a record.
bool is_saved_by_person(const Record& record, const Record* before) {
    if (!before) return true;
    for (std::size_t i = 0; i < record.def().fields.size(); ++i)
        if (!is_set_by_program(record.def().fields[i]) && record.value(i) != before->value(i)) return true;
    return false;
}

std::string label_of(const EntityDef& def, const FieldDef& field) { return label_key(def, field); }

std::string with_single_spaces(std::string_view text) {
    std::string single;
    for (const char letter : trim(text))
        if (letter != ' ' || single.back() != ' ') single += letter;
    return single;
}

// The column in the form in which two values are the same: of several spaces one is left. `unique_form` says it in C++.
std::string compared(const FieldDef& field, const std::string& column) {
    if (field.type != FieldType::Text) return column;
    return "replace(replace(replace(trim(" + column + "), ' ', ' ' || char(1)), char(1) || ' ', ''), char(1), '') COLLATE NOCASE";
}

std::string not_sealed(const EntityDef& def) {
    std::string list;
    for (const std::string& value : def.seal.values) list += (list.empty() ? "'" : ", '") + value + "'";
    return list.empty() ? std::string() : " AND " + sql_name(def.seal.field) + " NOT IN (" + list + ")";
}

}  // namespace

EntityDef field_rule_def() {
    return {
        .name = "field_rule",
        .title_field = "key",
        .fields =
            {
                {.name = "list", .required = true, .internal = true},
                {.name = "field", .required = true, .internal = true},
                {.name = "mandatory", .type = FieldType::Flag, .initial = false, .internal = true},
                {.name = "mandatory_when", .type = FieldType::LongText, .internal = true},
                {.name = "unique_value", .type = FieldType::Flag, .initial = false, .internal = true},
                {.name = "key", .unique = true, .internal = true, .computed = rule_key_of},
            },
    };
}

void FieldRules::refresh(std::int64_t version) {
    if (version_ == version) return;
    version_ = version;
    rules_.clear();
    if (!schema_.find(field_rule::entity)) return;
    Statement rows(database_, "SELECT list, field, mandatory, unique_value, mandatory_when FROM field_rule");
    while (rows.step())
        rules_[rows.text(0)][rows.text(1)] = {.mandatory = rows.integer(2) != 0, .unique = rows.integer(3) != 0, .mandatory_when = FormulaCondition(rows.text(4))};
}

FieldRule FieldRules::of(const EntityDef& def, const FieldDef& field, std::int64_t version) {
    refresh(version);
    const auto list = rules_.find(def.name);
    if (list == rules_.end()) return {};
    const auto found = list->second.find(field.name);
    return found == list->second.end() ? FieldRule() : found->second;
}

void FieldRules::prepare(const EntityDef& def, std::int64_t version) {
    refresh(version);
    const auto list = rules_.find(def.name);
    if (list == rules_.end()) return;
    for (const auto& [name, rule] : list->second) {
        const std::string index = def.name + "_" + name + "_unique_rule";
        if (!rule.unique || !def.has(name) || !indexed_.insert(index).second) continue;
        database_.execute("CREATE INDEX IF NOT EXISTS " + sql_name(index) + " ON " + sql_name(def.name) + " (" + compared(def.field(name), sql_name(name)) + ")");
    }
}

Issues FieldRules::broken_by(const Record& record, const Record* before, FormLayouts& forms, std::int64_t version) {
    refresh(version);
    const auto list = rules_.find(record.def().name);
    if (list == rules_.end() || (before && is_sealed(*before))) return {};
    const bool by_person = is_saved_by_person(record, before);
    Issues issues;
    for (const auto& [name, rule] : list->second) {
        const auto index = record.def().index_of(name);
        if (!index) continue;  // of a field that is no more
        const FieldDef& field = record.def().fields[*index];
        const bool asked_now = by_person || !rule.demands(*before);
        if (asked_now && is_empty(record.value(*index)) && rule.demands(record) && forms.shows(record, name, version))
            issues.push_back({.field = name, .message = std::string(mandatory_by_rule), .args = {label_of(record.def(), field)}});
        if (auto same = by_person && rule.unique ? same_elsewhere(record, *index) : std::nullopt) issues.push_back(std::move(*same));
    }
    return issues;
}

std::optional<Issue> FieldRules::same_elsewhere(const Record& record, std::size_t index) {
    const FieldDef& field = record.def().fields[index];
    if (is_empty(record.value(index))) return std::nullopt;
    Statement other(database_, "SELECT " + sql_name(record.def().title_field) + " FROM " + sql_name(record.def().name) + " WHERE " +
                                   compared(field, sql_name(field.name)) + " = ?1 AND id <> ?2 LIMIT 1");
    const auto* text = field.type == FieldType::Text ? std::get_if<std::string>(&record.value(index)) : nullptr;
    const Value form = text ? Value(with_single_spaces(*text)) : record.value(index);
    other.bind(1, form);
    other.bind(2, record.id().value);
    if (!other.step()) return std::nullopt;
    return Issue{.field = field.name, .message = std::string(unique_by_rule), .args = {label_of(record.def(), field), other.text(0)}};
}

std::string unique_form(std::string_view text) { return fold(with_single_spaces(text)); }

bool is_built_in(const FieldDef& field, Rule rule) { return rule == Rule::Mandatory ? field.required : field.unique; }

std::optional<IssueKey> why_not_rule(const FieldDef& field, Rule rule) {
    if (is_built_in(field, rule)) return rule == Rule::Mandatory ? "issue.rule_built_in_mandatory" : "issue.rule_built_in_unique";
    if (is_set_by_program(field)) return "issue.rule_of_program";
    if (rule == Rule::Mandatory) return field.type == FieldType::Flag ? std::optional<IssueKey>("issue.rule_flag") : std::nullopt;
    const bool tells_apart = field.type == FieldType::Text || field.type == FieldType::Integer || (field.type == FieldType::Reference && field.format != TextFormat::File);
    return tells_apart ? std::nullopt : std::optional<IssueKey>("issue.rule_repeats");
}

namespace {

std::vector<RecordId> of_whom_it_is_demanded(RecordStore& store, const EntityDef& def, const FieldDef& field, const FormulaCondition& when,
                                             std::span<const RecordId> records) {
    constexpr std::size_t read_at_once = 500;
    std::vector<RecordId> demanded;
    for (std::size_t first = 0; first < records.size(); first += read_at_once)
        for (const Record& record : store.fetch(def.name, records.subspan(first, std::min(read_at_once, records.size() - first))))
            if (when.holds(record, false) && store.shows(record, field.name)) demanded.push_back(record.id());
    return demanded;
}

}  // namespace

std::vector<RecordId> rule_breakers_of(RecordStore& store, const EntityDef& def, const FieldDef& field, Rule rule, const FormulaCondition& when) {
    const std::string table = sql_name(def.name), column = sql_name(field.name);
    const std::string form = compared(field, column);
    const std::string repeated = form + " IN (SELECT " + form + " FROM " + table + " WHERE " + column + " IS NOT NULL GROUP BY " + form + " HAVING count(*) > 1)";
    Statement rows(store.database(), "SELECT id FROM " + table + " WHERE " + (rule == Rule::Mandatory ? column + " IS NULL" : repeated) + not_sealed(def) +
                                         " ORDER BY " + (rule == Rule::Mandatory ? "id" : form + ", id"));
    std::vector<RecordId> breakers;
    while (rows.step()) breakers.push_back(RecordId{rows.integer(0)});
    const bool depends_on_record = !when.is_always() || may_hide(store.form(def), field.name);
    return rule == Rule::Mandatory && depends_on_record ? of_whom_it_is_demanded(store, def, field, when, breakers) : breakers;
}

Query query_of_breakers(RecordStore& store, const EntityDef& def, const FieldDef& field, Rule rule, const FormulaCondition& when) {
    Query query{.entity = def.name};
    if (rule == Rule::Mandatory && when.is_always() && !may_hide(store.form(def), field.name)) {
        query.conditions.push_back({field.name, Comparison::IsEmpty});
        if (!def.seal.field.empty()) {
            Condition open{.field = def.seal.field, .comparison = Comparison::NotIn};
            for (const std::string& value : def.seal.values) open.values.push_back(value);
            query.conditions.push_back(std::move(open));
        }
        return query;
    }
    Condition ids{.field = "id", .comparison = Comparison::In};
    for (const RecordId record : rule_breakers_of(store, def, field, rule, when))
        if (ids.values.size() < most_listed_breakers) ids.values.push_back(record);
    query.conditions.push_back(std::move(ids));
    query.order = {{field.name, false}};
    return query;
}

namespace {

Record rule_of(Session& session, std::string_view entity, std::string_view field) {
    auto kept = session.store.first({.entity = std::string(field_rule::entity),
                                     .conditions = {{"list", Comparison::Equal, {std::string(entity)}}, {"field", Comparison::Equal, {std::string(field)}}}});
    Record rule = kept ? std::move(*kept) : session.store.blank(field_rule::entity);
    rule.set(field_rule::list, std::string(entity));
    rule.set(field_rule::field, std::string(field));
    return rule;
}

Result<RecordId> keep(Session& session, Record rule) {
    const bool demands = rule.get(field_rule::mandatory).value_or(false) || rule.get(field_rule::unique).value_or(false);
    if (!demands) return rule.id() ? session.store.remove(field_rule::entity, rule.id()) : Result<RecordId>(RecordId{});
    return rule.id() ? session.store.update(std::move(rule)) : session.store.insert(std::move(rule));
}

std::optional<Issue> why_not(const EntityDef* def, std::string_view field, Rule rule) {
    const auto index = def ? def->index_of(field) : std::nullopt;
    if (!index) return Issue{.message = "issue.record_gone"};
    const auto refusal = why_not_rule(def->fields[*index], rule);
    return refusal ? std::optional(Issue{.message = std::string(*refusal)}) : std::nullopt;
}

}  // namespace

Result<RecordId> set_rule(Session& session, std::string_view entity, std::string_view field, Rule rule, bool on) {
    if (auto issue = why_not(session.store.schema().find(entity), field, rule)) return *issue;
    Record changed = rule_of(session, entity, field);
    changed.set(rule == Rule::Mandatory ? field_rule::mandatory : field_rule::unique, on);
    if (rule == Rule::Mandatory) changed.clear(field_rule::mandatory_when);
    return keep(session, std::move(changed));
}

Result<RecordId> set_mandatory_when(Session& session, std::string_view entity, std::string_view field, const FormulaCondition& when) {
    const EntityDef* def = session.store.schema().find(entity);
    if (auto issue = why_not(def, field, Rule::Mandatory)) return *issue;
    if (auto fault = when.fault(*def)) return *fault;
    Record changed = rule_of(session, entity, field);
    changed.set(field_rule::mandatory, true);
    changed.set(field_rule::mandatory_when, when.stored());
    return keep(session, std::move(changed));
}

}  // namespace bottega
