#include "core/data/record.hpp"

#include "core/base/fiscal_id.hpp"
#include "core/base/text.hpp"
#include "core/data/formula_field.hpp"
#include "core/data/several_choices.hpp"

#include <algorithm>

namespace bottega {

namespace {

std::size_t maximum_length(const FieldDef& field) {
    if (field.maximum_length > 0) return static_cast<std::size_t>(field.maximum_length);
    if (field.internal) return 10'000'000;
    if (field.format == TextFormat::Several) return 20'000;
    return field.type == FieldType::LongText ? 20'000 : 250;
}

// E-mail and IBAN that do not check out are reported; a person may still know better than a check digit.
std::optional<Issue> format_problem(const FieldDef& field, const std::string& text) {
    std::optional<IssueKey> problem;
    if (field.format == TextFormat::Email) problem = why_not_email(text);
    if (field.format == TextFormat::Iban) problem = why_not_iban(text);
    if (field.format == TextFormat::Time && !parse_time(text)) return Issue{.field = field.name, .message = "issue.not_a_time", .args = {text}};
    if (field.format == TextFormat::Several)
        if (auto unknown = unknown_choice(field, text)) return Issue{.field = field.name, .message = "issue.not_a_choice", .args = {*unknown}};
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

std::string clean_text(const FieldDef& field, const std::string& text) {
    if (field.internal) return text;
    if (field.format == TextFormat::Iban) return normalised_code(text);
    if (field.format == TextFormat::Time) return parse_time(text).value_or(std::string(trim(text)));
    if (field.format == TextFormat::Several) return clean_choices(field, text);
    return std::string(trim(text));
}

}  // namespace

Record::Record(const EntityDef& def) : def_(&def) {
    values_.reserve(def.fields.size());
    for (const FieldDef& field : def.fields) values_.push_back(field.initial);
}

std::string Record::title() const { return canonical_text(value(def_->title_field)); }

Currency Record::currency() const {
    const auto index = def_->index_of("currency");
    const auto* code = index ? std::get_if<std::string>(&value(*index)) : nullptr;
    return Currency::parse(code ? *code : def_->currency).value_or(Currency());
}

const Value& Record::no_value() {
    static const Value none;
    return none;
}

bool Record::operator==(const Record& other) const {
    if (def_ != other.def_ || id_ != other.id_ || parent_ != other.parent_ || position_ != other.position_) return false;
    for (std::size_t i = 0; i < def_->fields.size(); ++i)
        if (value(i) != other.value(i)) return false;
    return true;
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
    recompute_formulas(record);
}

bool has_formulas(const EntityDef& def) {
    return std::any_of(def.fields.begin(), def.fields.end(), [](const FieldDef& field) { return field.formula != nullptr; });
}

bool recompute_formulas(Record& record) {
    if (!has_formulas(record.def())) return false;
    bool changed = false;
    const Record before = record;
    FormulaValues values(before);
    for (std::size_t i = 0; i < record.def().fields.size(); ++i) {
        if (!record.def().fields[i].formula) continue;
        const auto found = values.of(i);
        Value value = found.ok() ? found.value() : Value();
        if (value == record.value(i)) continue;
        record.set_value(i, std::move(value));
        changed = true;
    }
    return changed;
}

void normalise(Record& record) {
    for (std::size_t i = 0; i < record.def().fields.size(); ++i) {
        const FieldDef& field = record.def().fields[i];
        const auto* text = std::get_if<std::string>(&record.value(i));
        if (!text) continue;
        std::string clean = clean_text(field, *text);
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
