#include "core/exchange/archive_survey.hpp"

#include "core/base/text.hpp"
#include "core/data/choice_list.hpp"
#include "core/data/custom_field.hpp"
#include "core/data/field_rule.hpp"
#include "core/data/row_codec.hpp"
#include "core/exchange/archive_guard.hpp"
#include "core/exchange/archive_rows.hpp"

#include <algorithm>

namespace bottega {

namespace {

std::string section_of(std::string_view entity) { return std::string(entities_section) + std::string(entity); }

// What cannot be read, the import itself refuses.
std::optional<Record> record_in(const EntityDef& def, const ArchiveRow& row) {
    try {
        return archive_record(def, row);
    } catch (const ArchiveRefusal&) {
        return std::nullopt;
    }
}

// What the text cannot say well, the import refuses.
Schema theirs_or(const Schema& schema, const std::vector<ArchiveRow>& fields) {
    try {
        return schema_of_archive(schema, fields);
    } catch (const ArchiveRefusal&) {
        return schema.of_modules();
    }
}

NamedRecord named(const Record& record) { return {.entity = record.def().name, .id = record.id(), .title = record.title()}; }

}  // namespace

// The rules that the person who wrote the text had set, over the records as they come.
class RulesOfText {
public:
    RulesOfText(const Schema& schema, const std::vector<ArchiveRow>& rows) {
        if (const EntityDef* def = schema.find(field_rule::entity))
            for (const ArchiveRow& row : rows)
                if (const auto record = record_in(*def, row)) rules_[record->text(field_rule::list)].push_back(*record);
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
    ListsOfText(const Schema& schema, const std::vector<ArchiveRow>& rows) {
        const EntityDef* listed = schema.find(choice_value::entity);
        if (!listed) return;
        std::map<std::pair<std::string, std::string>, std::vector<Record>> values;
        for (const ArchiveRow& row : rows)
            if (const auto value = record_in(*listed, row)) values[{value->text(choice_value::list), value->text(choice_value::field)}].push_back(*value);
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

ArchiveSurvey::ArchiveSurvey(Database& database, const Schema& schema, std::string_view text, int newest_schema_version, std::size_t most_breakers,
                             ArchiveInspection::Also also)
    : database_(database), schema_(schema), most_(most_breakers), also_(std::move(also)),
      inspection_(text, newest_schema_version, [this](const std::string& section, const ArchiveRow& row) { gather(section, row); }),
      reader_(text, {std::string(entities_section)}) {}

ArchiveSurvey::~ArchiveSurvey() = default;

std::int64_t ArchiveSurvey::done() const { return inspection_.done() + static_cast<std::int64_t>(reader_.position()); }
std::int64_t ArchiveSurvey::total() const { return inspection_.total() / 2 * 3; }

void ArchiveSurvey::gather(const std::string& section, const ArchiveRow& row) {
    if (section == section_of(custom_field::entity)) fields_.push_back(row);
    if (section == section_of(field_rule::entity)) rule_rows_.push_back(row);
    if (section == section_of(choice_value::entity)) value_rows_.push_back(row);
    if (also_) also_(section, row);
}

bool ArchiveSurvey::step() {
    constexpr int rows_a_step = 50;
    if (!is_inspected_) {
        if (inspection_.step()) return true;
        is_inspected_ = true;
        compare();
        return true;
    }
    for (int i = 0; i < rows_a_step; ++i) {
        if (!reader_.next()) {
            name_losses();
            return false;
        }
        const EntityDef* def = theirs_->find(reader_.section().substr(entities_section.size()));
        if (const auto record = def ? record_in(*def, reader_.row()) : std::nullopt) look_at(*record);
    }
    return true;
}

void ArchiveSurvey::compare() {
    theirs_ = std::make_unique<Schema>(theirs_or(schema_, fields_));
    rules_ = std::make_unique<RulesOfText>(*theirs_, rule_rows_);
    lists_ = std::make_unique<ListsOfText>(*theirs_, value_rows_);
}

void ArchiveSurvey::look_at(const Record& record) {
    if (const EntityDef* def = keeps_documents(record.def()) ? schema_.find(record.def().name) : nullptr) {
        const auto here = select_rows(database_, *def, " WHERE id = ?1", {record.id()});
        if (!here.empty() && is_sealed(here.front()) && sealed_text(here.front()) == sealed_text(record)) kept_.emplace(def->name, record.id().value);
    }
    const auto own = rules_->broken_by(record);
    auto issue = lists_->first_error(record);
    if (!issue) issue = own;
    if (!issue) return;
    ++breakers_.count;
    if (breakers_.first.size() < most_) breakers_.first.emplace_back(named(record), *issue);
}

void ArchiveSurvey::name_losses() {
    for (const EntityDef* def : schema_.entities()) {
        if (!keeps_documents(*def)) continue;
        Statement ids(database_, "SELECT id FROM " + sql_name(def->name) + " ORDER BY id");
        while (ids.step()) {
            if (kept_.contains({def->name, ids.integer(0)})) continue;
            const auto here = select_rows(database_, *def, " WHERE id = ?1", {RecordId{ids.integer(0)}});
            if (is_sealed(here.front())) losses_.push_back(named(here.front()));
        }
    }
}

}  // namespace bottega
