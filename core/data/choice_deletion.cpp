#include "core/data/choice_deletion.hpp"

#include "core/data/choice_condition.hpp"
#include "core/data/choice_list_parts.hpp"
#include "core/data/table_sql.hpp"

#include <algorithm>

namespace bottega {

namespace {

constexpr int moved_a_step = 4;

const FieldDef* field_of_place(Session& session, const ListPlace& place) {
    const EntityDef* def = session.store.schema().find(place.entity);
    const auto index = def ? def->index_of(place.field) : std::nullopt;
    return index ? &def->fields[*index] : nullptr;
}

std::vector<RecordId> records_with(RecordStore& store, const EntityDef& def, const FieldDef& field, std::string_view choice) {
    Statement rows(store.database(), "SELECT id FROM " + sql_name(def.name) + " WHERE " + sql_name(field.name) + " = ?1 ORDER BY id");
    rows.bind_text(1, choice);
    std::vector<RecordId> found;
    while (rows.step()) found.push_back(RecordId{rows.integer(0)});
    return found;
}

bool is_among(const Issues& issues, const Issue& wanted) {
    return std::any_of(issues.begin(), issues.end(), [&](const Issue& issue) { return issue.message == wanted.message && issue.field == wanted.field; });
}

// False: it is sealed, and keeps what it has. What was wrong with a record before is no reason not to do it; what would
// be wrong only then is.
Result<bool> give_choice(Session& session, const EntityDef& def, RecordId id, const std::string& field, const Value& choice) {
    const auto record = session.store.find(def.name, id);
    if (!record) return Issue{.message = "issue.record_gone"};
    Record changed = *record;
    changed.set_value(field, choice);
    const auto updated = session.store.update(changed);
    if (updated.ok()) return true;
    if (is_among(updated.issues(), {.message = "issue.sealed"})) return false;
    const Issues old = session.store.problems(*record);
    for (const Issue& issue : updated.issues())
        if (!is_among(old, issue)) return Issue{.field = field, .message = "issue.choice_asks_more", .args = {record->title()}};
    recompute(changed);
    const auto put = session.store.put_back(std::move(changed));
    return put.ok() ? Result<bool>(true) : Result<bool>(put.issues());
}

}  // namespace

ChoiceDeletion::ChoiceDeletion(Session& session, ListPlace place, std::string choice, std::string replacement)
    : place_(std::move(place)), choice_(std::move(choice)), replacement_(std::move(replacement)) {
    if (const FieldDef* field = field_of_place(session, place_)) records_ = records_with(session.store, session.store.schema().entity(place_.entity), *field, choice_);
}

std::optional<Issue> ChoiceDeletion::why_not(const FieldDef& field) const {
    if (const auto refusal = why_not_delete(field, choice_)) return Issue{.message = std::string(*refusal)};
    const bool is_usable = replacement_.empty() ? records_.empty() || !field.required : replacement_ != choice_ && is_offered(field, replacement_);
    return is_usable ? std::nullopt : std::optional(Issue{.field = field.name, .message = "issue.choice_replacement"});
}

Result<LongWork::State> ChoiceDeletion::step(Session& session) {
    const FieldDef* field = field_of_place(session, place_);
    if (!field) return Issue{.message = "issue.record_gone"};
    if (auto issue = done_ == 0 ? why_not(*field) : std::nullopt) return std::move(*issue);
    const EntityDef& def = session.store.schema().entity(place_.entity);
    for (int i = 0; i < moved_a_step && done_ < records_.size(); ++i, ++done_) {
        const auto given = give_choice(session, def, records_[done_], place_.field, replacement_.empty() ? Value() : Value(replacement_));
        if (!given.ok()) return given.issues();
        stays_ = stays_ || !given.value();
    }
    if (done_ < records_.size()) return State::More;
    const auto completed = complete(session);
    return completed.ok() ? Result<State>(State::Finished) : completed.issues();
}

Result<RecordId> ChoiceDeletion::complete(Session& session) {
    if (!stays_ && !replacement_.empty())
        if (Issues issues = replace_in_conditions(session, {.entity = place_.entity, .field = place_.field, .choice = choice_, .by = replacement_}); !issues.empty()) return issues;
    return change_value(session, place_, choice_, [&](Record& value) {
        value.set(stays_ ? choice_value::hidden : choice_value::gone, true);
        if (!stays_) set_or_clear(value, choice_value::replacement, replacement_);
    });
}

Result<RecordId> delete_choice(Session& session, const ListPlace& place, const std::string& choice, const std::string& replacement) {
    ChoiceDeletion deletion(session, place, choice, replacement);
    for (;;) {
        const auto state = deletion.step(session);
        if (!state.ok()) return state.issues();
        if (state.value() == LongWork::State::Finished) return RecordId{};
    }
}

}  // namespace bottega
