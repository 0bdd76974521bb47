#include "core/data/choice_list_parts.hpp"

#include "core/base/text.hpp"
#include "core/data/table_sql.hpp"

#include <algorithm>

namespace bottega {

namespace {

bool is_listed(const std::vector<std::string>& choices, std::string_view choice) { return std::find(choices.begin(), choices.end(), choice) != choices.end(); }

std::size_t count_offered(const FieldDef& field) {
    return static_cast<std::size_t>(std::count_if(field.choices.begin(), field.choices.end(), [&](const std::string& choice) { return is_offered(field, choice); }));
}

// The list as it is now. Its field is edited in place as its values are saved.
struct EditedList {
    const EntityDef* def = nullptr;
    const FieldDef* field = nullptr;
};

Result<EditedList> find_list(Session& session, const ListPlace& place) {
    const EntityDef* def = session.store.schema().find(place.entity);
    const auto index = def ? def->index_of(place.field) : std::nullopt;
    if (!index) return Issue{.message = "issue.record_gone"};
    if (const auto refusal = why_not_edit(def->fields[*index])) return Issue{.message = std::string(*refusal)};
    return EditedList{def, &def->fields[*index]};
}

Record value_record(Session& session, const ListPlace& place, const FieldDef& field, const std::string& choice) {
    auto kept = session.store.first({.entity = std::string(choice_value::entity),
                                     .conditions = {{"list", Comparison::Equal, {place.entity}}, {"field", Comparison::Equal, {place.field}}, {"code", Comparison::Equal, {choice}}}});
    if (kept) return std::move(*kept);
    Record value = session.store.blank(choice_value::entity);
    value.set(choice_value::list, place.entity);
    value.set(choice_value::field, place.field);
    value.set(choice_value::code, choice);
    value.set(choice_value::place, static_cast<std::int64_t>(std::find(field.choices.begin(), field.choices.end(), choice) - field.choices.begin()));
    return value;
}

Result<RecordId> save(Session& session, Record value) { return value.id() ? session.store.update(std::move(value)) : session.store.insert(std::move(value)); }

std::optional<std::string> choice_with_label(const FieldDef& field, const std::string& label, bool gone) {
    if (!field.choice_edits) return std::nullopt;
    for (const auto& [code, look] : field.choice_edits->looks)
        if (look.gone == gone && !look.label.empty() && fold(look.label) == fold(trim(label))) return code;
    return std::nullopt;
}

// "In trattativa" → "in_trattativa": it stands in addresses and in exports for programs.
std::string code_for(const FieldDef& field, const std::string& label) {
    constexpr std::size_t longest = 40;
    std::string code = plain_name(label, longest);
    if (code.empty()) code = "value";
    const auto is_taken = [&](const std::string& wanted) { return is_listed(field.choices, wanted) || look_of(field, wanted) || (field.choice_edits && is_listed(field.choice_edits->given, wanted)); };
    std::string free = code;
    for (int number = 2; is_taken(free); ++number) free = code + "_" + std::to_string(number);
    return free;
}

}  // namespace

Result<RecordId> change_value(Session& session, const ListPlace& place, const std::string& choice, const std::function<void(Record&)>& change) {
    const auto list = find_list(session, place);
    if (!list.ok()) return list.issues();
    if (!is_listed(list.value().field->choices, choice)) return Issue{.message = "issue.record_gone"};
    Record value = value_record(session, place, *list.value().field, choice);
    change(value);
    return save(session, std::move(value));
}

void set_or_clear(Record& value, Field<std::string> field, const std::string& text) {
    if (is_blank(text)) value.clear(field);
    else value.set(field, std::string(trim(text)));
}

std::optional<IssueKey> why_not_edit(const FieldDef& field) {
    return field.type == FieldType::Choice && field.list_edit != ListEdit::None ? std::nullopt : std::optional<IssueKey>("issue.choice_by_law");
}

std::optional<IssueKey> why_not_add(const FieldDef& field) {
    if (const auto refusal = why_not_edit(field)) return refusal;
    if (field.list_edit != ListEdit::Values) return "issue.choice_list_of_program";
    return field.choices.size() >= most_choices ? std::optional<IssueKey>("issue.choice_list_full") : std::nullopt;
}

std::optional<IssueKey> why_not_hide(const FieldDef& field, std::string_view choice) {
    if (const auto refusal = why_not_edit(field)) return refusal;
    if (field.list_edit != ListEdit::Values) return "issue.choice_list_of_program";
    if (is_listed(field.kept_choices, choice)) return "issue.choice_of_program";
    return is_offered(field, choice) && count_offered(field) == 1 ? std::optional<IssueKey>("issue.choice_last") : std::nullopt;
}

std::optional<IssueKey> why_not_delete(const FieldDef& field, std::string_view choice) { return why_not_hide(field, choice); }

std::optional<IssueKey> why_not_percent(const FieldDef& field, std::string_view choice) {
    if (const auto refusal = why_not_edit(field)) return refusal;
    return field.proposes.field.empty() || is_listed(field.kept_choices, choice) ? std::optional<IssueKey>("issue.choice_of_program") : std::nullopt;
}

std::int64_t count_with_choice(RecordStore& store, const EntityDef& def, const FieldDef& field, std::string_view choice) {
    Statement rows(store.database(), "SELECT count(*) FROM " + sql_name(def.name) + " WHERE " + sql_name(field.name) + " = ?1");
    rows.bind_text(1, choice);
    return rows.step() ? rows.integer(0) : 0;
}

Result<RecordId> add_choice(Session& session, const ListPlace& place, const std::string& label) {
    const auto list = find_list(session, place);
    if (!list.ok()) return list.issues();
    const FieldDef& field = *list.value().field;
    if (const auto refusal = why_not_add(field)) return Issue{.message = std::string(*refusal)};
    if (is_blank(label)) return Issue{.field = "label", .message = "issue.required"};
    if (choice_with_label(field, label, false)) return Issue{.field = "label", .message = "issue.choice_exists", .args = {std::string(trim(label))}};
    const auto deleted = choice_with_label(field, label, true);
    Record value = value_record(session, place, field, deleted ? *deleted : code_for(field, label));
    std::int64_t last = static_cast<std::int64_t>(field.choices.size());
    for (const Record& other : session.store.run({.entity = std::string(choice_value::entity),
                                                  .conditions = {{"list", Comparison::Equal, {place.entity}}, {"field", Comparison::Equal, {place.field}}}}))
        last = std::max(last, other.get(choice_value::place).value_or(0) + 1);
    value.set(choice_value::place, last);
    value.set(choice_value::label, std::string(trim(label)));
    value.set(choice_value::gone, false);
    value.set(choice_value::hidden, false);
    value.clear(choice_value::replacement);
    return save(session, std::move(value));
}

Result<RecordId> rename_choice(Session& session, const ListPlace& place, const std::string& choice, const std::string& label) {
    const auto list = find_list(session, place);
    if (!list.ok()) return list.issues();
    const FieldDef& field = *list.value().field;
    const auto same = choice_with_label(field, label, false);
    if (!is_blank(label) && same && *same != choice) return Issue{.field = "label", .message = "issue.choice_exists", .args = {std::string(trim(label))}};
    const bool has_own_word = is_listed(field.choice_edits ? field.choice_edits->given : field.choices, choice);
    if (is_blank(label) && !has_own_word) return Issue{.field = "label", .message = "issue.required"};
    return change_value(session, place, choice, [&](Record& value) { set_or_clear(value, choice_value::label, label); });
}

Result<RecordId> colour_choice(Session& session, const ListPlace& place, const std::string& choice, const std::string& tone) {
    return change_value(session, place, choice, [&](Record& value) { set_or_clear(value, choice_value::tone, tone); });
}

Result<RecordId> hide_choice(Session& session, const ListPlace& place, const std::string& choice, bool hidden) {
    const auto list = find_list(session, place);
    if (!list.ok()) return list.issues();
    if (const auto refusal = hidden ? why_not_hide(*list.value().field, choice) : std::nullopt) return Issue{.message = std::string(*refusal)};
    return change_value(session, place, choice, [&](Record& value) { value.set(choice_value::hidden, hidden); });
}

Result<RecordId> set_choice_percent(Session& session, const ListPlace& place, const std::string& choice, Decimal percent) {
    const auto list = find_list(session, place);
    if (!list.ok()) return list.issues();
    if (const auto refusal = why_not_percent(*list.value().field, choice)) return Issue{.message = std::string(*refusal)};
    if (percent < Decimal() || percent > Decimal::from_int(100)) return Issue{.field = "percent", .message = "issue.percent_range"};
    return change_value(session, place, choice, [&](Record& value) { value.set(choice_value::percent, percent); });
}

Result<RecordId> order_choices(Session& session, const ListPlace& place, const std::vector<std::string>& choices) {
    const auto list = find_list(session, place);
    if (!list.ok()) return list.issues();
    const std::vector<std::string> before = list.value().field->choices;
    if (!std::is_permutation(before.begin(), before.end(), choices.begin(), choices.end())) return Issue{.message = "issue.record_gone"};
    RecordId last;
    for (std::size_t at = 0; at < choices.size(); ++at) {
        Record value = value_record(session, place, *list.value().field, choices[at]);
        value.set(choice_value::place, static_cast<std::int64_t>(at));
        auto saved = save(session, std::move(value));
        if (!saved.ok()) return saved;
        last = saved.value();
    }
    return last;
}

}  // namespace bottega
