#include "core/data/record_store.hpp"

#include "core/base/text.hpp"
#include "core/data/choice_list.hpp"
#include "core/data/custom_field.hpp"
#include "core/data/merged_record.hpp"
#include "core/data/query_sql.hpp"
#include "core/data/record_tree.hpp"
#include "core/data/row_codec.hpp"
#include "core/data/seal_chain.hpp"

#include <algorithm>
#include <map>

namespace bottega {

namespace {

Issues errors_of(Issues issues) {
    issues.erase(std::remove_if(issues.begin(), issues.end(), [](const Issue& issue) { return issue.severity != Severity::Error; }), issues.end());
    return issues;
}

// A value that was deleted since is what took its place.
void follow_choice_lists(Record& record) {
    for (std::size_t i = 0; i < record.def().fields.size(); ++i)
        if (const FieldDef& field = record.def().fields[i]; field.choice_edits)
            if (const auto* choice = std::get_if<std::string>(&record.value(i))) record.set_value(i, choice_now(field, *choice));
}

bool same_values(const Record& a, const Record& b) { return a == b; }

bool differs_only_in_derived(const Record& a, const Record& b) {
    for (std::size_t i = 0; i < a.def().fields.size(); ++i)
        if (!a.def().fields[i].derived && a.value(i) != b.value(i)) return false;
    return true;
}

// As the formula of an older version of the program left it.
bool differs_only_in_formulas(const Record& a, const Record& b) {
    for (std::size_t i = 0; i < a.def().fields.size(); ++i)
        if (!a.def().fields[i].formula && a.value(i) != b.value(i)) return false;
    return a.position() == b.position();
}

bool searched_text_differs(const Record& a, const Record& b) {
    for (std::size_t i = 0; i < a.def().fields.size(); ++i)
        if (a.def().fields[i].searchable && a.value(i) != b.value(i)) return true;
    return false;
}

}  // namespace

RecordStore::RecordStore(Database& database, Schema& schema, RecordIdGenerator& ids)
    : database_(database), schema_(schema), ids_(ids), history_(database), text_(database, schema), rules_(database, schema), forms_(database, schema),
      formulas_(database, schema) {}

Record RecordStore::blank(std::string_view entity) const { return Record(schema_.entity(entity)); }

Record RecordStore::proposal(std::string_view entity) {
    Record record = blank(entity);
    prepare(record, nullptr);
    return record;
}

void RecordStore::prepare(Record& record, const Record* before) {
    normalise(record);
    follow_choice_lists(record);
    if (record.def().fill_in) record.def().fill_in(*this, record, before);
    recompute(record);
}

std::optional<Record> RecordStore::find(std::string_view entity, RecordId id) {
    auto found = select_rows(database_, schema_.entity(entity), " WHERE id = ?1", {id});
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Record> RecordStore::lines(std::string_view line_entity, RecordId parent) {
    return select_rows(database_, schema_.entity(line_entity), " WHERE parent_id = ?1 ORDER BY position, id", {parent});
}

std::vector<Record> RecordStore::fetch(std::string_view entity, std::span<const RecordId> ids) {
    std::vector<Record> records;
    records.reserve(ids.size());
    for (const RecordId id : ids)
        if (auto record = find(entity, id)) records.push_back(std::move(*record));
    return records;
}

std::vector<Record> RecordStore::run(const Query& query) { return fetch(query.entity, ids(query)); }

std::optional<Record> RecordStore::first(const Query& query) {
    Query one = query;
    one.limit = 1;
    auto found = run(one);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::string RecordStore::title(std::string_view entity, RecordId id) {
    const EntityDef& def = schema_.entity(entity);
    Statement row(database_, "SELECT " + sql_name(def.title_field) + " FROM " + sql_name(def.name) + " WHERE id = ?1");
    row.bind(1, id.value);
    return row.step() ? row.text(0) : std::string();
}

std::vector<Usage> RecordStore::usages(std::string_view entity, RecordId id) {
    std::vector<Usage> found;
    for (const auto& [def, field] : schema_.referrers_of(entity)) {
        const std::string owner = def->parent.empty() ? "id" : "parent_id";
        Statement rows(database_, "SELECT count(DISTINCT " + owner + "), min(" + owner + ") FROM " + sql_name(def->name) + " WHERE " + sql_name(field->name) + " = ?1");
        rows.bind(1, id.value);
        if (rows.step() && rows.integer(0) > 0)
            found.push_back({def->parent.empty() ? def->name : def->parent, field->name, rows.integer(0), RecordId{rows.integer(1)}});
    }
    return found;
}

Issues RecordStore::unique_problems(const Record& record) {
    Issues issues;
    for (std::size_t i = 0; i < record.def().fields.size(); ++i) {
        const FieldDef& field = record.def().fields[i];
        if (!field.unique || is_empty(record.value(i))) continue;
        Statement other(database_, "SELECT id FROM " + sql_name(record.def().name) + " WHERE " + sql_name(field.name) + " = ?1 AND id <> ?2");
        other.bind(1, record.value(i));
        other.bind(2, record.id().value);
        if (!other.step()) continue;
        issues.push_back({.field = field.name, .message = "issue.not_unique", .args = {title(record.def().name, RecordId{other.integer(0)})}});
    }
    return issues;
}

Issues RecordStore::reference_problems(const Record& record, const Record* before) {
    Issues issues;
    for (std::size_t i = 0; i < record.def().fields.size(); ++i) {
        const FieldDef& field = record.def().fields[i];
        const auto* id = std::get_if<RecordId>(&record.value(i));
        if (!id || (before && before->value(i) == record.value(i))) continue;
        Statement target(database_, "SELECT 1 FROM " + sql_name(field.target) + " WHERE id = ?1");
        target.bind(1, id->value);
        if (!target.step()) issues.push_back({.field = field.name, .message = "issue.reference_gone"});
        else if (auto issue = why_not_inside(database_, record, field, *id)) issues.push_back(std::move(*issue));
    }
    return issues;
}

bool RecordStore::parent_is_sealed(const Record& line) {
    if (line.def().parent.empty() || schema_.entity(line.def().parent).seal.field.empty()) return false;
    const auto owner = find(line.def().parent, line.parent());
    return owner && is_sealed(*owner);
}

Issues RecordStore::stored_problems(const Record& record, const Record* before) {
    Issues issues = unique_problems(record);
    for (Issue& issue : reference_problems(record, before)) issues.push_back(std::move(issue));
    for (Issue& issue : why_not_custom_field(before, &record)) issues.push_back(std::move(issue));
    return issues;
}

Issues RecordStore::problems(const Record& record) {
    Record clean = record;
    const auto before = clean.id() ? find(clean.def().name, clean.id()) : std::nullopt;
    prepare(clean, before ? &*before : nullptr);
    Issues issues = validate(clean);
    for (Issue& issue : stored_problems(clean, before ? &*before : nullptr)) issues.push_back(std::move(issue));
    for (Issue& issue : rules_.broken_by(clean, before ? &*before : nullptr, forms_, rules_version_)) issues.push_back(std::move(issue));
    return issues;
}

Issues RecordStore::why_not_save(const Record& record, const Record* before) {
    Issues issues = errors_of(validate(record));
    for (Issue& issue : stored_problems(record, before)) issues.push_back(std::move(issue));
    rules_.prepare(record.def(), rules_version_);
    for (Issue& issue : rules_.broken_by(record, before, forms_, rules_version_)) issues.push_back(std::move(issue));
    return issues;
}

Result<RecordId> RecordStore::insert(Record record) {
    expects(record.def().parent.empty(), "a line is inserted with its document");
    return write_new(std::move(record));
}

Result<RecordId> RecordStore::insert_line(Record line, RecordId parent, int position) {
    expects(!line.def().parent.empty(), "only lines have a document");
    line.set_place(parent, position);
    if (parent_is_sealed(line)) return Issue{.message = "issue.sealed"};
    return write_new(std::move(line));
}

Result<RecordId> RecordStore::write_new(Record record) {
    prepare(record, nullptr);
    Issues issues = why_not_save(record, nullptr);
    if (!issues.empty()) return issues;

    record.set_id(ids_.next());
    insert_row(database_, record);
    index_text(nullptr, &record);
    history_.created(record);
    note_change(record.def());
    follow_if_custom_field(nullptr, &record);
    return record.id();
}

Result<RecordId> RecordStore::update(Record record) {
    const auto before = find(record.def().name, record.id());
    if (!before) return Issue{.message = "issue.record_gone"};
    prepare(record, &*before);
    if (same_values(*before, record)) return record.id();
    expects(record.parent() == before->parent(), "a line stays in its document");
    if (is_sealed(*before) || parent_is_sealed(*before)) return Issue{.message = "issue.sealed"};
    if (differs_only_in_formulas(*before, record)) return record.id();
    expects(!differs_only_in_derived(*before, record) || before->position() != record.position(), "derived fields are set by set_derived");

    Issues issues = why_not_save(record, &*before);
    if (!issues.empty()) return issues;

    update_row(database_, record);
    if (searched_text_differs(*before, record)) index_text(&*before, &record);
    history_.updated(*before, record);
    note_change(record.def());
    follow_if_custom_field(&*before, &record);
    if (auto linked = link_if_sealed(*before, record); !linked.ok()) return linked.issues();
    return record.id();
}

Result<Done> RecordStore::link_if_sealed(const Record& before, const Record& after) {
    if (after.def().seal.linked.empty() || is_sealed(before) || !is_sealed(after)) return Done{};
    auto linked = link_sealed(*this, after, chain_is_whole_);
    chain_is_whole_ = linked.ok();
    return linked;
}

Result<RecordId> RecordStore::put_back(Record record) {
    follow_choice_lists(record);
    const auto before = find(record.def().name, record.id());
    if (before && (is_sealed(*before) || parent_is_sealed(*before))) return follow_merge(*before, record);
    if (parent_is_sealed(record)) return Issue{.message = "issue.sealed"};
    if (Issues issues = stored_problems(record, before ? &*before : nullptr); !issues.empty()) return issues;
    return write_back(before, record);
}

Result<RecordId> RecordStore::write_back(const std::optional<Record>& before, Record after) {
    recompute_formulas(after);
    before ? update_row(database_, after) : insert_row(database_, after);
    if (!before || searched_text_differs(*before, after)) index_text(before ? &*before : nullptr, &after);
    before ? history_.updated(*before, after) : history_.created(after);
    note_change(after.def());
    follow_if_custom_field(before ? &*before : nullptr, &after);
    return after.id();
}

Result<RecordId> RecordStore::relink(std::string_view entity, RecordId id, std::string_view field, const Value& target) {
    const auto before = find(entity, id);
    if (!before) return Issue{.message = "issue.record_gone"};
    expects(before->def().field(field).type == FieldType::Reference, "a link is a reference");
    Record after = *before;
    after.set_value(field, target);
    if (is_sealed(*before) || parent_is_sealed(*before)) return follow_merge(*before, after);
    recompute(after);
    if (Issues issues = reference_problems(after, &*before); !issues.empty()) return issues;
    return write_back(before, after);
}

// Only the links are written, one by one: the triggers behind let no other column of a sealed record be named.
Result<RecordId> RecordStore::follow_merge(const Record& before, const Record& after) {
    const Issue sealed{.message = "issue.sealed"};
    std::vector<std::size_t> links;
    for (std::size_t i = 0; i < after.def().fields.size(); ++i) {
        const FieldDef& field = after.def().fields[i];
        if (field.derived || before.value(i) == after.value(i)) continue;
        const auto* from = std::get_if<RecordId>(&before.value(i));
        const auto* to = std::get_if<RecordId>(&after.value(i));
        if (!field.follows_merge || !from || !to || !is_noted_merge(database_, field.target, *from, *to)) return sealed;
        links.push_back(i);
    }
    if (links.empty() || before.position() != after.position()) return sealed;
    if (Issues issues = reference_problems(after, &before); !issues.empty()) return issues;
    for (const std::size_t i : links) {
        Statement follow(database_, "UPDATE " + sql_name(after.def().name) + " SET " + sql_name(after.def().fields[i].name) + " = ?2 WHERE id = ?1");
        follow.bind(1, after.id().value);
        follow.bind(2, after.value(i));
        follow.run();
    }
    history_.updated(before, after);
    note_change(after.def());
    return after.id();
}

Result<RecordId> RecordStore::remove(std::string_view entity, RecordId id) {
    const EntityDef& def = schema_.entity(entity);
    const auto record = find(entity, id);
    if (!record) return Issue{.message = "issue.record_gone"};
    if (is_sealed(*record) || parent_is_sealed(*record)) return Issue{.message = "issue.sealed"};
    if (def.permanent) return Issue{.message = "issue.permanent", .args = {title(entity, id)}};
    Issues in_use;
    for (const Usage& usage : usages(entity, id))
        in_use.push_back({.message = "issue.in_use", .args = {usage.entity, std::to_string(usage.count), title(usage.entity, usage.example)}});
    if (!in_use.empty()) return in_use;
    if (Issues issues = why_not_custom_field(&*record, nullptr); !issues.empty()) return issues;

    if (const EntityDef* line_def = schema_.lines_of(entity))
        for (const Record& line : lines(line_def->name, id))
            if (auto removed = remove(line_def->name, line.id()); !removed.ok()) return removed;
    index_text(&*record, nullptr);
    delete_row(database_, def, id);
    history_.deleted(*record);
    note_change(def);
    follow_if_custom_field(&*record, nullptr);
    return id;
}

Result<RecordId> RecordStore::replace_lines(std::string_view line_entity, RecordId parent, std::vector<Record> wanted) {
    std::map<std::int64_t, bool> kept;
    for (const Record& line : wanted) kept[line.id().value] = true;
    for (const Record& line : lines(line_entity, parent)) {
        if (kept.contains(line.id().value)) continue;
        if (auto removed = remove(line_entity, line.id()); !removed.ok()) return removed;
    }
    int position = 0;
    Issues issues;
    for (Record& line : wanted) {
        line.set_place(parent, position++);
        auto written = line.id() ? update(line) : insert_line(line, parent, line.position());
        if (written.ok()) continue;
        for (Issue issue : written.issues()) {
            // "lines.3.quantity": the form shows the problem beside the cell.
            issue.field = "lines." + std::to_string(line.position()) + (issue.field.empty() ? "" : "." + issue.field);
            issues.push_back(std::move(issue));
        }
    }
    if (!issues.empty()) return issues;
    return parent;
}

void RecordStore::set_derived(std::string_view entity, RecordId id, std::string_view field, const Value& value) {
    const EntityDef& def = schema_.entity(entity);
    expects(def.field(field).derived, "only derived fields are set from outside the record");
    Statement change(database_, "UPDATE " + sql_name(def.name) + " SET " + sql_name(field) + " = ?2 WHERE id = ?1 AND " + sql_name(field) + " IS NOT ?2");
    change.bind(1, id.value);
    change.bind(2, value);
    change.run();
    ++version_;
    if (!has_formulas(def)) return;
    if (auto record = find(entity, id); record && recompute_formulas(*record)) write_formulas(database_, *record);
}

void RecordStore::note_change(const EntityDef& def) {
    ++version_;
    if (def.name == field_rule::entity || def.name == form_layout::entity) ++rules_version_;
    if (def.name == choice_value::entity) read_choice_lists(database_, schema_);
}

Issues RecordStore::why_not_custom_field(const Record* before, const Record* after) {
    if ((after ? after : before)->def().name != custom_field::entity) return {};
    return custom_field_problems(database_, schema_, before, after);
}

// The schema has it from the next line of code on, within the same transaction.
void RecordStore::follow_if_custom_field(const Record* before, const Record* after) {
    if ((after ? after : before)->def().name != custom_field::entity) return;
    take_in_custom_fields(schema_, database_, Places::Keep);
    if (follow_custom_field(database_, schema_, before, after)) formulas_.add(entities_of_list(schema_, (after ? after : before)->text(custom_field::list)));
    ++rules_version_;
    if (puts_off_formulas_) return;
    while (reckon_formulas()) {}
    formulas_.clear();
}

void RecordStore::put_off_formulas(bool put_off) {
    puts_off_formulas_ = put_off;
    formulas_.clear();
}

bool RecordStore::reckon_formulas() {
    if (const auto ended = formulas_.step()) {
        text_.forget(*ended);  // the history, by which it learns of changes, does not know of derived values
        ++version_;
    }
    return !formulas_.empty();
}

void RecordStore::mark_changed() {
    ++version_;
    chain_is_whole_ = false;
    ++rules_version_;
    try {
        take_in_custom_fields(schema_, database_, Places::Keep);
        read_choice_lists(database_, schema_);
    } catch (const DatabaseError&) {
        // Of an archive that cannot be read any more nothing can be taken in; whoever reads next says so.
    }
}

void RecordStore::mark_replaced() {
    schema_.forget_custom_fields();
    mark_changed();
}

void RecordStore::index_text(const Record* before, const Record* after) {
    if (before) unindex_row(database_, *before);
    if (after) index_row(database_, *after);
}

Found RecordStore::found(const Query& query) {
    static const IdSet nothing;
    if (query.search.empty()) return nullptr;
    if (!schema_.entity(query.entity).is_searchable()) return &nothing;
    return &text_.found(query.entity, query.search, version());
}

std::vector<FoundRecord> RecordStore::search(std::span<const std::string> entities, std::string_view typed, std::size_t limit) {
    return text_.find(entities, typed, limit, version());
}

std::vector<RecordId> RecordStore::ids(const Query& query) {
    const Found found = this->found(query);
    const bool has_conditions = bottega::has_conditions(query);
    if (order_.serves(query, version())) {
        if (!has_conditions) return found ? order_.only(*found, query.limit) : order_.all(query.limit);
        if (query.limit == 0) return order_.only(matching_ids(database_, schema_, query, found), 0);
    }
    std::vector<RecordId> ids = ordered_ids(database_, schema_, query, found);
    if (!found && !has_conditions && query.limit == 0) order_.keep(query, version(), ids);
    return ids;
}

bool RecordStore::first_cost_less(const Query& query) const {
    const bool picked_out = order_.serves(query, version()) && !has_conditions(query);
    return picked_out || query_sql(schema_, query).folded_column.empty();
}

std::int64_t RecordStore::count(const Query& query) {
    const Found found = this->found(query);
    if (found || has_conditions(query)) return count_rows(database_, schema_, query, found);
    Counted& counted = counted_[query.entity];
    if (std::exchange(counted.version, version()) != version()) counted.count = count_rows(database_, schema_, query, nullptr);
    return counted.count;
}

std::int64_t RecordStore::sum(const Query& query, std::string_view field) {
    return sum_rows(database_, schema_, query, found(query), field);
}

std::vector<GroupTotal> RecordStore::totals_by(const Query& query, std::string_view group, std::string_view summed, std::string_view within) {
    return group_rows(database_, schema_, query, found(query), group, summed, within);
}

}  // namespace bottega
