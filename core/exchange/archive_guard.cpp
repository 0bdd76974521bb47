#include "core/exchange/archive_guard.hpp"

#include "core/base/text.hpp"
#include "core/data/choice_list.hpp"
#include "core/data/field_rule.hpp"
#include "core/data/row_codec.hpp"
#include "core/data/seal_chain.hpp"
#include "core/exchange/archive.hpp"
#include "core/exchange/archive_rows.hpp"

#include <algorithm>

namespace bottega {

namespace {

// A record field by field, without what the core derives and the links that follow a merge. Of the fields that the person
// added those that are filled in, by name: an archive may have others.
std::string as_text(const Record& record) {
    std::string text;
    std::map<std::string, std::string> custom;
    for (std::size_t i = 0; i < record.def().fields.size(); ++i) {
        const FieldDef& field = record.def().fields[i];
        if (field.derived || field.follows_merge) continue;
        if (!field.custom) text += canonical_text(record.value(i)) + '\x1f';
        else if (!is_empty(record.value(i)) && record.value(i) != field.initial) custom[field.name] = canonical_text(record.value(i));
    }
    for (const auto& [name, value] : custom) text += name + '=' + value + '\x1f';
    return text;
}

// A link of the chain is no document: it goes with its own, and one that is missing is written anew.
bool keeps_documents(const EntityDef& def) { return !def.seal.field.empty() && def.name != seal_link::entity; }

// Sealed records with their lines.
std::map<std::pair<std::string, std::int64_t>, std::string> sealed_records(Database& database, const Schema& schema) {
    std::map<std::pair<std::string, std::int64_t>, std::string> sealed;
    for (const EntityDef* def : schema.entities()) {
        if (!keeps_documents(*def)) continue;
        for (const Record& record : select_rows(database, *def, "", {})) {
            if (!is_sealed(record)) continue;
            std::string text = as_text(record);
            if (const EntityDef* lines = schema.lines_of(def->name))
                for (const Record& line : select_rows(database, *lines, " WHERE parent_id = ?1 ORDER BY position, id", {record.id()}))
                    text += std::to_string(line.id().value) + '\x1f' + as_text(line);
            sealed[{def->name, record.id().value}] = std::move(text);
        }
    }
    return sealed;
}

// Last number given per series, where the schema has number series at all.
std::map<std::string, std::int64_t> numbers_given(Database& database, const Schema& schema) {
    std::map<std::string, std::int64_t> numbers;
    if (!schema.find("number_series")) return numbers;
    Statement rows(database, "SELECT code || '/' || coalesce(year, ''), last_number FROM number_series");
    while (rows.step()) numbers[rows.text(0)] = rows.integer(1);
    return numbers;
}

// What the text cannot say well, the import refuses.
Schema theirs_or(const Schema& schema, std::string_view text) {
    try {
        return schema_of_archive(schema, text);
    } catch (const ArchiveRefusal&) {
        return schema.of_modules();
    }
}

NamedRecord named(const Record& record) { return {.entity = record.def().name, .id = record.id(), .title = record.title()}; }

// Every record of an archive text that can be read, or those of one kind; what cannot be, the import itself refuses.
void for_each_record(const Schema& schema, std::string_view text, const std::function<void(const Record&)>& visit, std::string_view kind = {}) {
    (void)read_archive(text, [&](const std::string& section, const ArchiveRow& row) {
        const EntityDef* def = section.starts_with(entities_section) ? schema.find(section.substr(entities_section.size())) : nullptr;
        try {
            if (def) visit(archive_record(*def, row));
        } catch (const ArchiveRefusal&) {
        }
        return true;
    }, {std::string(entities_section) + std::string(kind)});
}

}  // namespace

ArchiveGuard::ArchiveGuard(Database& database, const Schema& schema)
    : database_(database), sealed_(sealed_records(database, schema)), numbers_(numbers_given(database, schema)) {}

std::optional<Issue> ArchiveGuard::loss(const Schema& now) const {
    const auto now_sealed = sealed_records(database_, now);
    for (const auto& [key, text] : sealed_) {
        const auto found = now_sealed.find(key);
        if (found == now_sealed.end() || found->second != text) return Issue{.message = "issue.archive_loses_issued"};
    }
    const auto now_given = numbers_given(database_, now);
    for (const auto& [series, last] : numbers_) {
        const auto found = now_given.find(series);
        if (last > 0 && (found == now_given.end() || found->second < last)) return Issue{.message = "issue.archive_lowers_number", .args = {series}};
    }
    return std::nullopt;
}

std::vector<NamedRecord> issued_losses(Database& database, const Schema& schema, std::string_view text) {
    std::map<std::pair<std::string, std::int64_t>, Record> here;
    for (const EntityDef* def : schema.entities())
        if (keeps_documents(*def))
            for (Record& record : select_rows(database, *def, "", {}))
                if (is_sealed(record)) here.emplace(std::pair{def->name, record.id().value}, std::move(record));
    for_each_record(theirs_or(schema, text), text, [&](const Record& record) {
        const auto found = here.find({record.def().name, record.id().value});
        if (found != here.end() && as_text(found->second) == as_text(record)) here.erase(found);
    });
    std::vector<NamedRecord> losses;
    for (const auto& [key, record] : here) losses.push_back(named(record));
    return losses;
}

namespace {

// The rules that the person who wrote the text had set, over the records as they come.
class RulesOfText {
public:
    RulesOfText(const Schema& schema, std::string_view text) {
        if (!schema.find(field_rule::entity)) return;
        for_each_record(schema, text, [&](const Record& record) {
            if (record.def().name == field_rule::entity) rules_[record.text(field_rule::list)].push_back(record);
        }, field_rule::entity);
    }
    std::optional<Issue> broken_by(const Record& record) {
        const auto rules = rules_.find(record.def().name);
        if (rules == rules_.end()) return std::nullopt;
        std::optional<Issue> broken;
        for (const Record& rule : rules->second) {
            const std::string name = rule.text(field_rule::field), label = record.def().has(name) ? label_key(record.def(), record.def().field(name)) : name;
            if (!record.def().has(name)) continue;
            const Value& value = record.value(name);
            if (is_empty(value)) {
                const bool demanded = rule.get(field_rule::mandatory).value_or(false) && FormulaCondition(rule.text(field_rule::mandatory_when)).holds(record, false);
                if (demanded) broken = Issue{.field = name, .message = std::string(mandatory_by_rule), .args = {label}};
                continue;
            }
            const auto first = seen_.emplace(label + '\x1f' + unique_form(canonical_text(value)), record.title());
            if (!first.second && rule.get(field_rule::unique).value_or(false))
                broken = Issue{.field = name, .message = std::string(unique_by_rule), .args = {label, first.first->second}};
        }
        return broken;
    }

private:
    std::map<std::string, std::vector<Record>> rules_;  // by entity
    std::map<std::string, std::string> seen_;           // the title of the first with a value
};

// The lists of choices as the text has them: the values of its records are among those, not among the ones of here.
class ListsOfText {
public:
    ListsOfText(const Schema& schema, std::string_view text) {
        if (!schema.find(choice_value::entity)) return;
        std::map<std::pair<std::string, std::string>, std::vector<Record>> values;
        for_each_record(schema, text, [&](const Record& record) {
            if (record.def().name == choice_value::entity) values[{record.text(choice_value::list), record.text(choice_value::field)}].push_back(record);
        }, choice_value::entity);
        for (const EntityDef* def : schema.entities())
            for (const FieldDef& field : def->fields)
                if (field.list_edit != ListEdit::None) choices_[&field] = listing_of(field, values[{def->name, field.name}]).choices;
    }
    std::optional<Issue> first_error(const Record& record) const {
        for (const Issue& issue : validate(record))
            if (issue.severity == Severity::Error && !(issue.message == not_a_choice && is_edited(record, issue.field))) return issue;
        for (const FieldDef& field : record.def().fields) {
            const auto list = choices_.find(&field);
            const auto* choice = list == choices_.end() ? nullptr : std::get_if<std::string>(&record.value(field.name));
            if (choice && std::find(list->second.begin(), list->second.end(), *choice) == list->second.end())
                return Issue{.field = field.name, .message = std::string(not_a_choice), .args = {*choice}};
        }
        return std::nullopt;
    }

private:
    static constexpr std::string_view not_a_choice = "issue.not_a_choice";
    [[nodiscard]] bool is_edited(const Record& record, const std::string& field) const {
        const auto index = record.def().index_of(field);
        return index && choices_.contains(&record.def().fields[*index]);
    }
    std::map<const FieldDef*, std::vector<std::string>> choices_;
};

}  // namespace

RuleBreakers rule_breakers(const Schema& schema, std::string_view text, std::size_t most) {
    RuleBreakers found;
    const Schema theirs = theirs_or(schema, text);
    RulesOfText rules(theirs, text);
    const ListsOfText lists(theirs, text);
    for_each_record(theirs, text, [&](const Record& record) {
        const auto own = rules.broken_by(record);
        auto issue = lists.first_error(record);
        if (!issue) issue = own;
        if (!issue) return;
        ++found.count;
        if (found.first.size() < most) found.first.emplace_back(named(record), *issue);
    });
    return found;
}

}  // namespace bottega
