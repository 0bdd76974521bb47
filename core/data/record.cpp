#include "core/data/record.hpp"

#include "core/base/fiscal_id.hpp"
#include "core/base/text.hpp"

#include <algorithm>

namespace bottega {

namespace {

std::size_t maximum_length(const FieldDef& field) {
    if (field.maximum_length > 0) return static_cast<std::size_t>(field.maximum_length);
    if (field.internal) return 10'000'000;
    return field.type == FieldType::LongText ? 20'000 : 250;
}

// E-mail and IBAN that do not check out are reported; a person may still know better than a check digit.
std::optional<Issue> format_problem(const FieldDef& field, const std::string& text) {
    std::optional<IssueKey> problem;
    if (field.format == TextFormat::Email) problem = why_not_email(text);
    if (field.format == TextFormat::Iban) problem = why_not_iban(text);
    if (!problem) return std::nullopt;
    return Issue{.field = field.name, .message = std::string(*problem), .severity = Severity::Warning};
}

std::optional<Issue> text_problem(const FieldDef& field, const std::string& text) {
    const std::size_t most = maximum_length(field);
    if (!is_valid_utf8(text)) return Issue{.field = field.name, .message = "issue.invalid_text"};
    if (text.size() > most && count_characters(text) > most)
        return Issue{.field = field.name, .message = "issue.too_long", .args = {std::to_string(most)}};
    if (field.type == FieldType::Choice && std::find(field.choices.begin(), field.choices.end(), text) == field.choices.end())
        return Issue{.field = field.name, .message = "issue.not_a_choice", .args = {text}};
    return format_problem(field, text);
}

}  // namespace

Record::Record(const EntityDef& def) : def_(&def) {
    values_.reserve(def.fields.size());
    for (const FieldDef& field : def.fields) values_.push_back(field.initial);
}

std::string Record::title() const { return canonical_text(value(def_->title_field)); }

Currency Record::currency() const {
    const auto index = def_->index_of("currency");
    const auto* code = index ? std::get_if<std::string>(&values_[*index]) : nullptr;
    return code ? Currency::parse(*code).value_or(Currency()) : Currency();
}

bool Record::operator==(const Record& other) const {
    return def_ == other.def_ && id_ == other.id_ && parent_ == other.parent_ && position_ == other.position_ && values_ == other.values_;
}

std::size_t Record::require_index(std::string_view field) const {
    const auto index = def_->index_of(field);
    expects(index.has_value(), "a record has no such field");
    return *index;
}

Issues validate(const Record& record) {
    Issues issues;
    const EntityDef& def = record.def();
    for (std::size_t i = 0; i < def.fields.size(); ++i) {
        const FieldDef& field = def.fields[i];
        const Value& value = record.value(i);
        if (is_empty(value)) {
            if (field.required) issues.push_back({.field = field.name, .message = "issue.required"});
            continue;
        }
        expects(has_type(value, field.type), "a field holds a value of its type");
        if (const auto* text = std::get_if<std::string>(&value))
            if (auto problem = text_problem(field, *text)) issues.push_back(std::move(*problem));
    }
    if (def.check)
        for (Issue& issue : def.check(record)) issues.push_back(std::move(issue));
    return issues;
}

void recompute(Record& record) {
    for (std::size_t i = 0; i < record.def().fields.size(); ++i)
        if (const auto computed = record.def().fields[i].computed) record.set_value(i, computed(record));
}

void normalise(Record& record) {
    for (std::size_t i = 0; i < record.def().fields.size(); ++i) {
        const FieldDef& field = record.def().fields[i];
        const auto* text = std::get_if<std::string>(&record.value(i));
        if (!text) continue;
        std::string clean = field.internal ? *text : field.format == TextFormat::Iban ? normalised_code(*text) : std::string(trim(*text));
        if (clean.empty()) record.set_value(i, std::monostate());
        else if (clean != *text) record.set_value(i, std::move(clean));
    }
}

void copy_shared_fields(const Record& from, Record& to) {
    for (std::size_t i = 0; i < from.def().fields.size(); ++i) {
        const FieldDef& field = from.def().fields[i];
        const auto target = to.def().index_of(field.name);
        if (!target || !field.copied || field.derived || !to.def().fields[*target].copied) continue;
        if (to.def().fields[*target].type == field.type) to.set_value(*target, from.value(i));
    }
}

bool is_sealed(const Record& stored) {
    const Seal& seal = stored.def().seal;
    if (seal.field.empty()) return false;
    const std::string state = canonical_text(stored.value(seal.field));
    return std::find(seal.values.begin(), seal.values.end(), state) != seal.values.end();
}

}  // namespace bottega
