#include "core/data/custom_field.hpp"

#include "core/base/text.hpp"
#include "core/data/formula_field.hpp"
#include "core/data/migration.hpp"
#include "core/data/row_codec.hpp"
#include "core/data/session.hpp"
#include "core/data/several_choices.hpp"

#include <algorithm>
#include <functional>
#include <map>

namespace bottega {

namespace {

constexpr int longest_label = 60, longest_section = 60, longest_formula = 2000;
constexpr std::size_t longest_column = 40, most_choices = 200;

const std::vector<std::string>& custom_kinds() {
    static const std::vector<std::string> kinds = {"text",    "long_text", "number", "money",     "percent", "date",
                                                   "time",    "choice",    "choices", "reference", "flag",    "formula"};
    return kinds;
}

struct KindOfField {
    FieldType type = FieldType::Text;
    TextFormat format = TextFormat::Plain;
};

KindOfField kind_of(const std::string& kind) {
    static const std::map<std::string, KindOfField> kinds = {
        {"text", {}},
        {"long_text", {FieldType::LongText}},
        {"number", {FieldType::Decimal}},
        {"money", {FieldType::Money}},
        {"percent", {FieldType::Percent}},
        {"date", {FieldType::Date}},
        {"time", {FieldType::Text, TextFormat::Time}},
        {"choice", {FieldType::Choice}},
        {"choices", {FieldType::Text, TextFormat::Several}},
        {"reference", {FieldType::Reference}},
        {"flag", {FieldType::Flag}},
    };
    const auto found = kinds.find(kind);
    return found == kinds.end() ? KindOfField() : found->second;
}

std::vector<std::string> choices_of_row(const Record& row) {
    std::vector<std::string> choices;
    for (const std::string& line : split(row.text(custom_field::choices), '\n'))
        if (!is_blank(line) && std::find(choices.begin(), choices.end(), trim(line)) == choices.end()) choices.emplace_back(trim(line));
    return choices;
}

bool is_column_name(std::string_view name) {
    if (!name.starts_with(custom_column_prefix) || name.size() <= custom_column_prefix.size() || name.size() > longest_column) return false;
    return std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_'; });
}

std::shared_ptr<const FormulaOfField> formula_of_row(const Record& row) {
    auto parsed = Formula::parse(row.text(custom_field::formula));
    if (!parsed.ok()) return std::make_shared<const FormulaOfField>(FormulaOfField{.formula = {}, .faults = parsed.issues()});
    return std::make_shared<const FormulaOfField>(FormulaOfField{.formula = std::make_shared<const Formula>(std::move(parsed.value()))});
}

bool is_removed(const Record& row) { return row.get(custom_field::removed).value_or(false); }

FieldDef hidden(FieldDef field) {
    field.internal = true;
    field.searchable = field.listed = false;
    field.formula = {};
    return field;
}

// nullopt: it cannot be a field of the entity.
std::optional<FieldDef> field_of_row(const Schema& schema, const EntityDef& def, const Record& row) {
    const std::string kind = row.text(custom_field::kind), target = row.text(custom_field::target);
    const bool is_formula = kind == "formula";
    const auto [type, format] = kind_of(is_formula ? row.text(custom_field::result) : kind);
    if (!is_column_name(row.text(custom_field::name))) return std::nullopt;
    if (type == FieldType::Reference && (is_formula || !schema.find(target) || !schema.entity(target).parent.empty())) return std::nullopt;
    FieldDef field{.name = row.text(custom_field::name), .type = type};
    if (type == FieldType::Reference) field.target = target;
    if (type == FieldType::Choice || format == TextFormat::Several) field.choices = choices_of_row(row);
    if (type == FieldType::Flag && !is_formula) field.initial = false;
    field.searchable = type == FieldType::Text || type == FieldType::LongText;
    field.listed = row.get(custom_field::listed).value_or(false);
    field.format = format;
    const std::string section = row.text(custom_field::section);
    field.section = section.empty() ? std::string(own_section) : own_words + section;
    field.custom = true;
    field.label = row.text(custom_field::label);
    field.place = row.get(custom_field::place).value_or(0);
    field.follows_merge = type == FieldType::Reference && !def.seal.field.empty();
    if (is_formula) {
        field.formula = formula_of_row(row);
        field.read_only = field.derived = true;
        field.copied = false;
    }
    return is_removed(row) ? hidden(std::move(field)) : field;
}

// "Numero di scarpe" -> "x_numero_di_scarpe"
std::string column_for(const std::string& label) {
    std::string name(custom_column_prefix);
    for (const char c : fold(label)) {
        const bool plain = (c >= 'a' && c <= 'z') || is_digit(c);
        if (plain) name += c;
        else if (name.back() != '_') name += '_';
    }
    constexpr std::size_t room_for_number = 4;
    if (name.size() > longest_column - room_for_number) name.resize(longest_column - room_for_number);
    while (name.back() == '_' && name.size() > custom_column_prefix.size()) name.pop_back();
    return name == custom_column_prefix ? name + "field" : name;
}

bool has_column(Database& database, std::string_view table, std::string_view column) {
    Statement found(database, "SELECT 1 FROM pragma_table_info(?1) WHERE name = ?2");
    found.bind_text(1, table);
    found.bind_text(2, column);
    return found.step();
}

bool has_row_named(RecordStore& store, const std::string& list, const std::string& name) {
    return store.count({.entity = std::string(custom_field::entity), .conditions = {{"list", Comparison::Equal, {list}}, {"name", Comparison::Equal, {name}}}}) > 0;
}

// Also where a column of a field that was taken back is still there.
std::string free_column(RecordStore& store, const std::string& list, const std::string& label) {
    const std::string wanted = column_for(label);
    std::string name = wanted;
    for (int number = 2; has_column(store.database(), list, name) || has_row_named(store, list, name); ++number) name = wanted + "_" + std::to_string(number);
    return name;
}

void fill_in_custom_field(RecordStore& store, Record& row, const Record*) {
    const std::string list = row.text(custom_field::list);
    if (list.empty() || row.text(custom_field::label).empty()) return;
    if (row.text(custom_field::name).empty()) row.set(custom_field::name, free_column(store, list, row.text(custom_field::label)));
    if (row.text(custom_field::currency).empty() && store.schema().find("business"))
        if (const auto business = store.first({.entity = "business"})) row.set(custom_field::currency, std::string(business->currency().code()));
    if (row.get(custom_field::place)) return;
    Statement last(store.database(), "SELECT coalesce(max(place), 0) FROM custom_field WHERE list = ?1");
    last.bind_text(1, list);
    row.set(custom_field::place, last.step() ? last.integer(0) + 1 : 1);
}

Value custom_key_of(const Record& row) { return row.text(custom_field::list) + "." + row.text(custom_field::name); }

Issues check_custom_field(const Record& row) {
    Issues issues;
    const std::string kind = row.text(custom_field::kind);
    const auto need = [&](bool there, std::string_view field) {
        if (!there) issues.push_back({.field = std::string(field), .message = "issue.required"});
    };
    if (kind == "choice" || kind == "choices") {
        const auto choices = choices_of_row(row);
        need(!choices.empty(), custom_field::choices.name);
        for (const std::string& choice : choices) {
            if (count_characters(choice) > longest_label)
                issues.push_back({.field = "choices", .message = "issue.too_long", .args = {std::to_string(longest_label)}});
            if (kind == "choices" && choice.find(';') != std::string::npos)
                issues.push_back({.field = "choices", .message = "issue.choice_with_separator", .args = {choice}});
        }
        if (choices.size() > most_choices) issues.push_back({.field = "choices", .message = "issue.too_many_choices", .args = {std::to_string(most_choices)}});
    }
    if (kind == "reference") need(!row.text(custom_field::target).empty(), custom_field::target.name);
    if (kind == "formula") {
        need(!row.text(custom_field::formula).empty(), custom_field::formula.name);
        need(!row.text(custom_field::result).empty(), custom_field::result.name);
    }
    return issues;
}

}  // namespace

EntityDef custom_field_def() {
    return {
        .name = "custom_field",
        .title_field = "label",
        .fields =
            {
                {.name = "list", .required = true, .internal = true},
                {.name = "name", .internal = true},
                {.name = "label", .required = true, .maximum_length = longest_label},
                {.name = "kind", .type = FieldType::Choice, .choices = custom_kinds(), .initial = "text", .required = true},
                {.name = "choices", .type = FieldType::LongText},
                {.name = "target"},
                {.name = "formula", .type = FieldType::LongText, .maximum_length = longest_formula},
                {.name = "result", .type = FieldType::Choice, .choices = {"number", "money", "percent", "text", "flag", "date"}},
                {.name = "currency", .internal = true},
                {.name = "section", .maximum_length = longest_section},
                {.name = "listed", .type = FieldType::Flag, .initial = false},
                {.name = "place", .type = FieldType::Integer, .internal = true},
                {.name = "removed", .type = FieldType::Flag, .initial = false, .internal = true},
                {.name = "key", .unique = true, .internal = true, .computed = custom_key_of},
            },
        .check = check_custom_field,
        .fill_in = fill_in_custom_field,
    };
}

bool takes_custom_fields(const EntityDef& def) {
    const bool kept_for_itself = def.permanent || def.field(def.title_field).internal || def.name == custom_field::entity || def.name == "seal_link";
    return def.parent.empty() && !kept_for_itself;
}

// Asked before the tables are what this version of the program needs: only the columns that are there are read.
std::vector<Record> custom_fields(Database& database, const Schema& schema) {
    const EntityDef* def = schema.find(custom_field::entity);
    std::vector<std::size_t> present;
    for (std::size_t i = 0; def && i < def->fields.size(); ++i)
        if (has_column(database, def->name, def->fields[i].name)) present.push_back(i);
    if (present.empty()) return {};
    std::string columns = "id";
    for (const std::size_t field : present) columns += ", " + sql_name(def->fields[field].name);
    Statement stored(database, "SELECT " + columns + " FROM custom_field ORDER BY id");
    std::vector<Record> rows;
    while (stored.step()) {
        Record& row = rows.emplace_back(*def);
        row.set_id(RecordId{stored.integer(0)});
        for (std::size_t i = 0; i < present.size(); ++i)
            row.set_value(present[i], read_value(stored, static_cast<int>(i) + 1, def->fields[present[i]].type, Currency()));
    }
    return rows;
}

namespace {

// In their places: first those that are there already.
std::vector<FieldDef> in_places(const EntityDef& def, std::vector<FieldDef> fields, const std::function<bool(const FieldDef&)>& is_still_there) {
    std::vector<FieldDef> placed;
    for (const FieldDef& known : def.fields) {
        if (!known.custom) continue;
        const auto now = std::find_if(fields.begin(), fields.end(), [&](const FieldDef& field) { return field.name == known.name; });
        if (now != fields.end()) {
            placed.push_back(std::move(*now));
            fields.erase(now);
        } else if (is_still_there(known)) {
            placed.push_back(hidden(known));
        }
    }
    std::move(fields.begin(), fields.end(), std::back_inserter(placed));
    return placed;
}

void take_in_rows(Schema& schema, const std::vector<Record>& rows, const std::function<bool(const EntityDef&, const FieldDef&)>& is_still_there) {
    std::map<std::string, std::vector<FieldDef>> fields;
    for (const Record& row : rows) {
        const EntityDef* def = schema.find(row.text(custom_field::list));
        if (!def || !takes_custom_fields(*def)) continue;
        auto& of_list = fields[def->name];
        auto field = field_of_row(schema, *def, row);
        const auto same = [&](const FieldDef& other) { return other.name == field->name; };
        const bool twice = field && (std::any_of(of_list.begin(), of_list.end(), same) ||
                                     std::any_of(def->fields.begin(), def->fields.end(), [&](const FieldDef& other) { return !other.custom && same(other); }));
        if (!field || twice) continue;
        of_list.push_back(std::move(*field));
        if (!def->has("currency")) schema.set_currency(def->name, row.text(custom_field::currency));
    }
    for (const EntityDef* def : schema.entities()) {
        if (!takes_custom_fields(*def)) continue;
        schema.set_custom_fields(def->name, in_places(*def, std::move(fields[def->name]), [&](const FieldDef& field) { return is_still_there(*def, field); }));
    }
}

}  // namespace

void take_in(Schema& schema, const std::vector<Record>& rows, Places places) {
    if (places == Places::Anew) schema.forget_custom_fields();
    take_in_rows(schema, rows, [](const EntityDef&, const FieldDef&) { return false; });
}

void take_in_custom_fields(Schema& schema, Database& database, Places places) {
    if (!schema.find(custom_field::entity)) return;
    if (places == Places::Anew) schema.forget_custom_fields();
    take_in_rows(schema, custom_fields(database, schema),
                 [&](const EntityDef& def, const FieldDef& field) { return has_column(database, def.name, field.name); });
}

std::int64_t records_with_value(Database& database, const EntityDef& def, const FieldDef& field) {
    if (field.formula || !has_column(database, def.name, field.name)) return 0;
    const std::string column = sql_name(field.name);
    return database.scalar("SELECT count(*) FROM " + sql_name(def.name) + " WHERE " + column + (field.type == FieldType::Flag ? " = 1" : " IS NOT NULL"));
}

namespace {

std::string kind_in_force(const Record& row) {
    const std::string kind = row.text(custom_field::kind);
    return kind == "formula" ? kind + "/" + row.text(custom_field::result) : kind == "reference" ? kind + "/" + row.text(custom_field::target) : kind;
}

// What was written stays as it is.
bool loses_nothing(const std::string& from, const std::string& to) {
    const bool from_text = from == "text" || from == "choice" || from == "choices" || from == "time";
    return from == to || (from_text && to == "long_text") || ((from == "choice" || from == "choices" || from == "time") && to == "text") || (from == "choice" && to == "choices");
}

class CustomFieldCheck {
public:
    CustomFieldCheck(Database& database, const Schema& schema, const EntityDef& def, const Record* before, const Record* after)
        : database_(database), schema_(schema), def_(def), before_(before), after_(after) {}

    Issues run() {
        if (before_) look_at_values();
        if (after_) look_at_names();
        if (after_ && after_->text(custom_field::kind) == "formula" && !is_removed(*after_)) look_at_formula();
        return std::move(issues_);
    }

private:
    void add(std::string_view field, std::string message, std::vector<std::string> args) {
        issues_.push_back({.field = std::string(field), .message = std::move(message), .args = std::move(args)});
    }

    void look_at_values() {
        const auto index = def_.index_of(before_->text(custom_field::name));
        if (!index) return;
        const FieldDef& field = def_.fields[*index];
        const std::int64_t count = records_with_value(database_, def_, field);
        if (count == 0) return;
        if (!after_) return add({}, "issue.custom_field_filled", {before_->text(custom_field::label), std::to_string(count)});
        if (!loses_nothing(kind_in_force(*before_), kind_in_force(*after_)))
            return add(custom_field::kind.name, "issue.custom_field_kind", {std::to_string(count)});
        const std::string kind = after_->text(custom_field::kind);
        if (kind == "choice" || kind == "choices") look_at_choices(field);
    }

    void look_at_choices(const FieldDef& field) {
        const auto choices = choices_of_row(*after_);
        Statement used(database_, "SELECT DISTINCT " + sql_name(field.name) + " FROM " + sql_name(def_.name) + " WHERE " + sql_name(field.name) + " IS NOT NULL");
        while (used.step())
            for (const std::string& chosen : field.format == TextFormat::Several ? chosen_of(used.text(0)) : std::vector<std::string>{used.text(0)})
                if (std::find(choices.begin(), choices.end(), chosen) == choices.end()) return add(custom_field::choices.name, "issue.choice_in_use", {chosen});
    }

    void look_at_names() {
        const std::string label = fold(after_->text(custom_field::label));
        std::int64_t others = 0;
        for (const Record& other : custom_fields(database_, schema_)) {
            if (other.text(custom_field::list) != def_.name || other.id() == after_->id()) continue;
            ++others;
            if (!is_removed(other) && !is_removed(*after_) && fold(other.text(custom_field::label)) == label)
                add(custom_field::label.name, "issue.custom_field_label", {other.text(custom_field::label)});
        }
        if (!before_ && others >= most_custom_fields) add({}, "issue.custom_field_many", {std::to_string(most_custom_fields)});
        if (!is_column_name(after_->text(custom_field::name))) add(custom_field::label.name, "issue.custom_field_name", {});
        if (before_ && before_->text(custom_field::name) != after_->text(custom_field::name)) add(custom_field::label.name, "issue.custom_field_name", {});
    }

    void look_at_formula() {
        auto parsed = Formula::parse(after_->text(custom_field::formula));
        if (!parsed.ok()) {
            for (Issue issue : parsed.issues()) {
                issue.field = custom_field::formula.name;
                issues_.push_back(std::move(issue));
            }
            return;
        }
        std::set<std::string, std::less<>> seen;
        if (leads_to(parsed.value(), after_->text(custom_field::name), seen)) add(custom_field::formula.name, "issue.formula_circle", {});
        for (const std::string& name : parsed.value().fields()) {
            const auto index = def_.index_of(name);
            if (!index || !is_formula_operand(def_.fields[*index]))
                add(custom_field::formula.name, "issue.formula_gone", {index ? label_key(def_, def_.fields[*index]) : own_words + name});
        }
    }

    [[nodiscard]] bool leads_to(const Formula& formula, const std::string& name, std::set<std::string, std::less<>>& seen) const {
        return std::any_of(formula.fields().begin(), formula.fields().end(), [&](const std::string& asked) {
            if (asked == name) return true;
            const auto index = def_.index_of(asked);
            const auto* of = index ? def_.fields[*index].formula.get() : nullptr;
            return of && of->formula && seen.insert(asked).second && leads_to(*of->formula, name, seen);
        });
    }

    Database& database_;
    const Schema& schema_;
    const EntityDef& def_;
    const Record* before_;
    const Record* after_;
    Issues issues_;
};

void drop_column(Database& database, const std::string& table, const std::string& column) {
    std::vector<std::string> statements;
    Statement users(database, "SELECT type, name FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND instr(sql, ?1) > 0");
    const std::string quoted = sql_name(column);
    users.bind_text(1, quoted);
    while (users.step()) statements.push_back("DROP " + std::string(users.text(0) == "index" ? "INDEX " : "TRIGGER ") + sql_name(users.text(1)));
    users.reset();
    for (const std::string& statement : statements) database.execute(statement);
    database.execute("ALTER TABLE " + sql_name(table) + " DROP COLUMN " + quoted);
}

// A name or a place says nothing to a formula.
bool formulas_may_differ(const Record* before, const Record* after) {
    if (!before || !after) return true;
    return kind_in_force(*before) != kind_in_force(*after) || before->value(custom_field::formula.name) != after->value(custom_field::formula.name) ||
           is_removed(*before) != is_removed(*after);
}

void recompute_all(Database& database, const EntityDef& def) {
    if (!has_formulas(def)) return;
    std::int64_t last = 0;
    for (;;) {
        auto page = select_rows(database, def, " WHERE id > ?1 ORDER BY id LIMIT 500", {last});
        if (page.empty()) return;
        for (Record& record : page)
            if (recompute_formulas(record)) write_formulas(database, record);
        last = page.back().id().value;
    }
}

}  // namespace

Issues custom_field_problems(Database& database, const Schema& schema, const Record* before, const Record* after) {
    const EntityDef* def = schema.find((after ? after : before)->text(custom_field::list));
    if (!def || !takes_custom_fields(*def)) return after ? Issues{{.message = "issue.custom_field_nowhere"}} : Issues();
    if (before && after && before->text(custom_field::list) != after->text(custom_field::list)) return {{.message = "issue.custom_field_nowhere"}};
    return CustomFieldCheck(database, schema, *def, before, after).run();
}

void add_custom_columns(Database& database, const Schema& schema) {
    for (const EntityDef* def : schema.entities())
        for (const FieldDef& field : def->fields)
            if (field.custom && !has_column(database, def->name, field.name)) database.execute(add_column_sql(*def, field));
}

void drop_custom_columns(Database& database, const Schema& schema) {
    for (const EntityDef* def : schema.entities()) {
        if (!takes_custom_fields(*def)) continue;
        std::vector<std::string> columns;
        Statement found(database, "SELECT name FROM pragma_table_info(?1) WHERE substr(name, 1, 2) = 'x_'");
        found.bind_text(1, def->name);
        while (found.step()) columns.push_back(found.text(0));
        found.reset();
        for (const std::string& column : columns) drop_column(database, def->name, column);
    }
}

void follow_custom_field(Database& database, const Schema& schema, const Record* before, const Record* after) {
    const Record& row = after ? *after : *before;
    const EntityDef& def = schema.entity(row.text(custom_field::list));
    const bool other_kind = before && after && kind_in_force(*before) != kind_in_force(*after);
    const std::string name = row.text(custom_field::name);
    const bool was_formula = before && before->text(custom_field::kind) == "formula";
    const bool keeps_values = other_kind && !was_formula && loses_nothing(kind_in_force(*before), kind_in_force(*after));
    if (other_kind && !keeps_values && has_column(database, def.name, name)) drop_column(database, def.name, name);
    for (const std::string& sql : plan_migration(database, schema)) database.execute(sql);
    if (formulas_may_differ(before, after)) recompute_all(database, def);
}

namespace {

std::optional<Record> row_of(RecordStore& store, RecordId id) { return store.find(custom_field::entity, id); }

}  // namespace

Result<RecordId> save_custom_field(Session& session, Record field) {
    return field.id() ? session.store.update(std::move(field)) : session.store.insert(std::move(field));
}

Result<RecordId> set_custom_field_removed(Session& session, RecordId field, bool removed) {
    auto row = row_of(session.store, field);
    if (!row) return Issue{.message = "issue.record_gone"};
    row->set(custom_field::removed, removed);
    return session.store.update(std::move(*row));
}

namespace {

// Empties the field record by record, then takes away what the person demanded of it, then itself.
class CustomFieldDeletion final : public LongWork {
public:
    CustomFieldDeletion(Session& session, RecordId row) : row_(row) {
        RecordStore& store = session.store;
        const auto field = row_of(store, row);
        const EntityDef* def = field ? store.schema().find(field->text(custom_field::list)) : nullptr;
        const auto index = def ? def->index_of(field->text(custom_field::name)) : std::nullopt;
        if (!index) return;
        list_ = def->name;
        name_ = def->fields[*index].name;
        if (records_with_value(store.database(), *def, def->fields[*index]) == 0) return;
        Statement filled(store.database(), "SELECT id FROM " + sql_name(list_) + " WHERE " + sql_name(name_) + " IS NOT NULL ORDER BY id");
        while (filled.step()) records_.push_back(RecordId{filled.integer(0)});
    }

    Result<State> step(Session& session) override {
        constexpr std::size_t records_a_step = 4;
        for (std::size_t i = 0; i < records_a_step && done_ < records_.size(); ++i, ++done_) {
            auto record = session.store.find(list_, records_[done_]);
            if (!record) continue;
            if (is_sealed(*record) && record->value(name_) != record->def().field(name_).initial)
                return Issue{.message = "issue.custom_field_sealed", .args = {record->title()}};
            if (is_sealed(*record)) continue;
            record->set_value(name_, {});
            if (auto emptied = session.store.put_back(std::move(*record)); !emptied.ok()) return emptied.issues();
        }
        if (done_ < records_.size()) return State::More;
        for (const Record& rule : session.store.run({.entity = std::string(field_rule::entity),
                                                     .conditions = {{"list", Comparison::Equal, {list_}}, {"field", Comparison::Equal, {name_}}}}))
            if (auto gone = session.store.remove(field_rule::entity, rule.id()); !gone.ok()) return gone.issues();
        auto gone = session.store.remove(custom_field::entity, row_);
        return gone.ok() ? Result<State>(State::Finished) : gone.issues();
    }
    std::int64_t done() const override { return static_cast<std::int64_t>(done_); }
    std::int64_t total() const override { return static_cast<std::int64_t>(records_.size()); }

private:
    RecordId row_;
    std::string list_, name_;
    std::vector<RecordId> records_;
    std::size_t done_ = 0;
};

}  // namespace

std::unique_ptr<LongWork> delete_custom_field(Session& session, RecordId field) { return std::make_unique<CustomFieldDeletion>(session, field); }

Result<RecordId> move_custom_field(Session& session, RecordId field, bool later) {
    auto row = row_of(session.store, field);
    if (!row) return Issue{.message = "issue.record_gone"};
    const auto place = row->get(custom_field::place).value_or(0);
    auto neighbour = session.store.first({.entity = std::string(custom_field::entity),
                                          .conditions = {{"list", Comparison::Equal, {row->text(custom_field::list)}},
                                                         {"removed", Comparison::Equal, {false}},
                                                         {"place", later ? Comparison::Greater : Comparison::Less, {place}}},
                                          .order = {{"place", !later}}});
    if (!neighbour) return field;
    row->set(custom_field::place, neighbour->get(custom_field::place).value_or(0));
    neighbour->set(custom_field::place, place);
    if (auto moved = session.store.update(std::move(*neighbour)); !moved.ok()) return moved;
    return session.store.update(std::move(*row));
}

}  // namespace bottega
