// Whatever a person asks of a list, the database finds the records that a plain reading of the question finds.
#include "core/base/text.hpp"
#include "core/data/filter_json.hpp"
#include "core/data/relative_date.hpp"
#include "core/data/several_choices.hpp"
#include "tests/core/data/workshop.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace bottega;
using namespace bottega::test;

namespace {

// Firms in towns, with visits that refer to them and lines of their own: every type of field and every way to another record.
Schema firm_schema() {
    Schema schema;
    schema.add({.name = "town", .title_field = "name", .fields = {{.name = "name"}, {.name = "people", .type = FieldType::Integer}}});
    schema.add({.name = "firm",
                .title_field = "name",
                .fields = {{.name = "name"},
                           {.name = "remark", .type = FieldType::LongText},
                           {.name = "kind", .type = FieldType::Choice, .choices = {"shop", "works", "closed"}},
                           {.name = "town", .type = FieldType::Reference, .target = "town"},
                           {.name = "staff", .type = FieldType::Integer},
                           {.name = "rating", .type = FieldType::Decimal},
                           {.name = "share", .type = FieldType::Percent},
                           {.name = "turnover", .type = FieldType::Money},
                           {.name = "since", .type = FieldType::Date},
                           {.name = "seen", .type = FieldType::Timestamp},
                           {.name = "opens", .format = TextFormat::Time},
                           {.name = "brands", .choices = {"Alfa", "Alfa Due", "Gamma"}, .format = TextFormat::Several},
                           {.name = "active", .type = FieldType::Flag}},
                .counter = {"kind", "closed"}});
    schema.add({.name = "firm_line", .title_field = "text", .parent = "firm", .fields = {{.name = "text"}, {.name = "pieces", .type = FieldType::Integer}}});
    schema.add({.name = "visit",
                .title_field = "subject",
                .fields = {{.name = "subject"}, {.name = "firm", .type = FieldType::Reference, .target = "firm"}, {.name = "day", .type = FieldType::Date}}});
    return schema;
}

class Chance {
public:
    explicit Chance(unsigned seed) : numbers_(seed) {}
    int below(int end) { return static_cast<int>(numbers_() % static_cast<unsigned>(end)); }
    bool one_in(int count) { return below(count) == 0; }
    template <class T>
    const T& among(const std::vector<T>& values) { return values[static_cast<std::size_t>(below(static_cast<int>(values.size())))]; }

private:
    std::mt19937 numbers_;
};

const std::vector<std::string> words = {"Caffè", "caffe Roma", "ROMA", "Forlì", "100%", "a_b", "Straße", "o'Brien", "Șaguna", "\" OR 1=1 --"};

std::string any_choices(Chance& chance, const FieldDef& field) {
    std::string chosen = chance.among(field.choices);
    for (const std::string& choice : field.choices) chosen = with_choice(field, chosen, choice, is_chosen(chosen, choice) || chance.one_in(3));
    return chosen;
}

Value any_value(Chance& chance, const FieldDef& field, Date today, int records) {
    if (field.format == TextFormat::Time) return chance.among(std::vector<std::string>{"07:05", "08:30", "09:00", "13:45", "19:30"});
    if (field.format == TextFormat::Several) return any_choices(chance, field);
    switch (field.type) {
        case FieldType::Text:
        case FieldType::LongText: return chance.among(words);
        case FieldType::Choice: return chance.among(field.choices);
        case FieldType::Integer: return std::int64_t{chance.below(7) - 3};
        case FieldType::Decimal:
        case FieldType::Percent: return Decimal::from_raw((chance.below(9) - 4) * Decimal::kOne / 2);
        case FieldType::Money: return Money((chance.below(9) - 4) * 50, Currency("EUR"));
        case FieldType::Flag: return chance.one_in(2);
        case FieldType::Date: return today.plus_days(chance.below(800) - 400);
        case FieldType::Timestamp:
            return Timestamp::from_unix_seconds(today.sys_days().time_since_epoch().count() * 86'400LL + chance.below(20 * 86'400) - 10 * 86'400);
        case FieldType::Reference: break;
    }
    return RecordId{1 + chance.below(records)};
}

struct Firms : Workshop {
    explicit Firms(Chance& chance) : Workshop(firm_schema()) {
        add(chance, "town", 5, 0);
        add(chance, "firm", 60, 5);
        for (int i = 0; i < 50; ++i) {
            Record line = filled(chance, "firm_line", 0);
            REQUIRE(store.insert_line(std::move(line), any_of("firm", chance), i).ok());
        }
        add(chance, "visit", 40, 60);
    }

    RecordId any_of(const std::string& entity, Chance& chance) { return chance.among(store.ids({.entity = entity})); }

    Record filled(Chance& chance, const std::string& entity, int records) {
        Record record = store.blank(entity);
        for (std::size_t i = 0; i < record.def().fields.size(); ++i) {
            const FieldDef& field = record.def().fields[i];
            if (chance.one_in(5) && field.name != record.def().title_field) continue;
            record.set_value(i, field.type == FieldType::Reference ? Value(any_of(field.target, chance))
                                                                   : any_value(chance, field, session.today, records));
        }
        return record;
    }

    void add(Chance& chance, const std::string& entity, int count, int records) {
        for (int i = 0; i < count; ++i) REQUIRE(store.insert(filled(chance, entity, records)).ok());
    }
};

// ---- a plain reading of the question

bool less(const Value& a, const Value& b) {
    if (const auto* time = std::get_if<std::string>(&a)) return *time < std::get<std::string>(b);
    if (const auto* number = std::get_if<std::int64_t>(&a)) return *number < std::get<std::int64_t>(b);
    if (const auto* decimal = std::get_if<Decimal>(&a)) return *decimal < std::get<Decimal>(b);
    if (const auto* money = std::get_if<Money>(&a)) return money->cents() < std::get<Money>(b).cents();
    if (const auto* date = std::get_if<Date>(&a)) return *date < std::get<Date>(b);
    return std::get<Timestamp>(a) < std::get<Timestamp>(b);
}

bool is_in(const Value& value, const std::vector<Value>& values) { return std::find(values.begin(), values.end(), value) != values.end(); }

bool reads(const Value& value, const Condition& condition) {
    const std::string text = fold(canonical_text(value)), wanted = fold(std::get<std::string>(condition.values[0]));
    switch (condition.comparison) {
        case Comparison::Contains: return text.find(wanted) != std::string::npos;
        case Comparison::NotContains: return text.find(wanted) == std::string::npos;
        case Comparison::BeginsWith: return text.starts_with(wanted);
        case Comparison::Reads: return text == wanted;
        default: return text != wanted;
    }
}

bool holds(const Value& value, const Condition& condition) {
    const auto& wanted = condition.values;
    switch (condition.comparison) {
        case Comparison::IsEmpty: return is_empty(value);
        case Comparison::IsNotEmpty: return !is_empty(value);
        case Comparison::NotEqual: return value != wanted[0];
        case Comparison::NotIn: return !is_in(value, wanted);
        case Comparison::NotContains:
        case Comparison::ReadsNot: return reads(value, condition);
        default: break;
    }
    if (is_empty(value)) return false;
    switch (condition.comparison) {
        case Comparison::Equal: return value == wanted[0];
        case Comparison::In: return is_in(value, wanted);
        case Comparison::Less: return less(value, wanted[0]);
        case Comparison::LessOrEqual: return !less(wanted[0], value);
        case Comparison::Greater: return less(wanted[0], value);
        case Comparison::GreaterOrEqual: return !less(value, wanted[0]);
        case Comparison::Between: {
            const bool ordered = !less(wanted[1], wanted[0]);
            return !less(value, wanted[ordered ? 0 : 1]) && !less(wanted[ordered ? 1 : 0], value);
        }
        default: return reads(value, condition);
    }
}

// One of several choices is asked for, whatever else was chosen.
bool holds_choices(const Value& value, const Condition& condition) {
    const std::string chosen = canonical_text(value);
    const bool any = std::any_of(condition.values.begin(), condition.values.end(),
                                 [&](const Value& wanted) { return !is_empty(value) && is_chosen(chosen, std::get<std::string>(wanted)); });
    return any == (condition.comparison == Comparison::In);
}

// As a list shows it: what a closed firm turns over is less than nothing.
Value shown(const Record& record, const std::string& field) {
    const Value value = record.value(field);
    const auto* amount = std::get_if<Money>(&value);
    return amount && record.def().name == "firm" && record.value("kind") == Value(std::string("closed")) ? Value(-*amount) : value;
}

bool holds(RecordStore& store, const Record& record, Condition condition) {
    const auto dot = condition.field.find('.');
    const std::string first = condition.field.substr(0, dot);
    const auto colon = first.find(':');
    const bool is_membership = condition.comparison == Comparison::In || condition.comparison == Comparison::NotIn;
    if (first == "brands" && is_membership) return holds_choices(record.value(first), condition);
    if (dot == std::string::npos && colon == std::string::npos) return holds(shown(record, first), condition);
    condition.field = dot == std::string::npos ? "" : condition.field.substr(dot + 1);
    if (colon == std::string::npos) {
        const auto* target = std::get_if<RecordId>(&record.value(first));
        return target && holds(store, *store.find(record.def().field(first).target, *target), condition);
    }
    bool any = false;
    for (const Record& other : store.run({.entity = first.substr(0, colon)})) {
        const std::string reference = first.substr(colon + 1);
        const RecordId owner = reference == "parent_id" ? other.parent() : other.get(Field<RecordId>{reference}).value_or(RecordId{});
        if (owner == record.id() && (condition.field.empty() || holds(store, other, condition))) any = true;
    }
    return condition.field.empty() && condition.comparison == Comparison::IsEmpty ? !any : any;
}

bool holds(RecordStore& store, const Record& record, const Filter& filter) {
    if (!filter.is_group()) return holds(store, record, filter.condition);
    bool all = true, any = false, asked = false;
    for (const Filter& part : filter.parts) {
        if (simplified(part).empty()) continue;
        asked = true;
        (holds(store, record, part) ? any : all) = holds(store, record, part);
    }
    return !asked || (filter.kind == Filter::Kind::All ? all : any);
}

// ---- questions of every kind

const std::vector<std::string> paths = {"name", "remark", "kind", "town", "staff", "rating", "share", "turnover", "since", "seen", "opens", "brands", "active",
                                        "town.name", "town.people", "firm_line:parent_id.pieces", "firm_line:parent_id.text",
                                        "visit:firm.subject", "visit:firm.day", "visit:firm.firm.town.name"};

Condition any_condition(Chance& chance, Firms& firms) {
    constexpr Comparison comparisons[] = {
        Comparison::Equal, Comparison::NotEqual, Comparison::Less, Comparison::LessOrEqual, Comparison::Greater, Comparison::GreaterOrEqual,
        Comparison::In, Comparison::IsEmpty, Comparison::IsNotEmpty, Comparison::NotIn, Comparison::Between, Comparison::Contains,
        Comparison::NotContains, Comparison::BeginsWith, Comparison::Reads, Comparison::ReadsNot};
    if (chance.one_in(10)) return {chance.one_in(2) ? "visit:firm" : "firm_line:parent_id", chance.one_in(2) ? Comparison::IsEmpty : Comparison::IsNotEmpty, {}};
    for (;;) {
        Condition condition{chance.among(paths), comparisons[chance.below(std::size(comparisons))], {}};
        const FieldPath path = *find_field_path(firms.schema, firms.schema.entity("firm"), condition.field);
        const bool none = condition.comparison == Comparison::IsEmpty || condition.comparison == Comparison::IsNotEmpty;
        const bool several = condition.comparison == Comparison::In || condition.comparison == Comparison::NotIn;
        const int count = none ? 0 : condition.comparison == Comparison::Between ? 2 : several ? 1 + chance.below(3) : 1;
        for (int i = 0; i < count; ++i) condition.values.push_back(several && path.field->format == TextFormat::Several ? Value(chance.among(path.field->choices))
                                                                                                                     : any_value(chance, *path.field, firms.session.today, 5));
        if (can_answer(firms.schema, firms.schema.entity("firm"), condition)) return condition;
    }
}

Filter any_filter(Chance& chance, Firms& firms, int depth) {
    if (depth == 0 || chance.one_in(3)) return Filter::one(any_condition(chance, firms));
    Filter group{.kind = chance.one_in(2) ? Filter::Kind::All : Filter::Kind::Any};
    for (int parts = chance.below(4); parts > 0; --parts) group.parts.push_back(any_filter(chance, firms, depth - 1));
    return group;
}

std::vector<RecordId> found_plainly(Firms& firms, const Filter& filter) {
    std::vector<RecordId> ids;
    for (const Record& record : firms.store.run({.entity = "firm"}))
        if (holds(firms.store, record, filter)) ids.push_back(record.id());
    return ids;
}

std::optional<Filter> read(const Schema& schema, std::string_view text) { return parse_filter(schema, schema.entity("firm"), text); }

}  // namespace

TEST_CASE("a filter finds what a plain reading of it finds, whatever it asks") {
    Chance chance(20260316);
    Firms firms(chance);
    int found = 0, asked = 0;
    for (int round = 0; round < 300; ++round) {
        const Filter filter = any_filter(chance, firms, 3);
        CAPTURE(filter_text(filter));
        const auto expected = found_plainly(firms, filter);
        CHECK(firms.store.ids({.entity = "firm", .filter = filter}) == expected);
        CHECK(firms.store.ids({.entity = "firm", .filter = simplified(filter)}) == expected);
        CHECK(firms.store.count({.entity = "firm", .filter = filter}) == static_cast<std::int64_t>(expected.size()));
        CHECK(read(firms.schema, filter_text(filter)) == filter);
        if (!expected.empty() && expected.size() < 60) ++found;
        ++asked;
    }
    CHECK(found > asked / 2);
}

TEST_CASE("a filter and the conditions of the program hold together, with a search and an order") {
    Workshop shop;
    shop.add_customer("Zanni", "Forlì");
    shop.add_customer("Alfa", "forli");
    shop.add_customer("Beta", "Bari");
    const Filter in_forli = Filter::one({"city", Comparison::Reads, {std::string("FORLI")}});
    CHECK(shop.names({.entity = "customer", .filter = in_forli, .order = {{"name", true}}}) == std::vector<std::string>{"Zanni", "Alfa"});
    CHECK(shop.names({.entity = "customer", .search = "alf", .filter = in_forli}) == std::vector<std::string>{"Alfa"});
    CHECK(shop.names({.entity = "customer", .conditions = {{"name", Comparison::NotEqual, {std::string("Alfa")}}}, .filter = in_forli}) ==
          std::vector<std::string>{"Zanni"});
}

TEST_CASE("what a filter says wrongly is refused whole, and never becomes SQL") {
    const Schema schema = firm_schema();
    for (const char* text : {
             "", "{", "[]", "7", "null", R"({"all":7})", R"({"all":[7]})", R"({"all":[],"any":[]})",
             R"({"field":"nothing","is":"is","values":["x"]})", R"({"field":"name\"","is":"is","values":["x"]})",
             R"({"field":"name) OR 1=1 --","is":"is","values":["x"]})", R"({"field":"name","is":"=","values":["x"]})",
             R"({"field":"name","is":"contains"})", R"({"field":"name","is":"contains","values":[]})",
             R"({"field":"name","is":"contains","values":[""]})", R"({"field":"name","is":"contains","values":["a","b"]})",
             R"({"field":"name","is":"contains","values":[7]})", R"({"field":"name","is":"lt","values":["x"]})",
             R"({"field":"staff","is":"is","values":["many"]})", R"({"field":"staff","is":"contains","values":["1"]})",
             R"({"field":"turnover","is":"between","values":["1"]})", R"({"field":"since","is":"is","values":["2026-02-30"]})",
             R"({"field":"since","is":"within","values":["this_century"]})", R"({"field":"since","is":"within","values":["last_0_days"]})",
             R"({"field":"since","is":"within","values":["last_999999_days"]})", R"({"field":"name","is":"within","values":["today"]})",
             R"({"field":"town","is":"in","values":["Roma"]})", R"({"field":"town.nothing","is":"empty"})",
             R"({"field":"name.town","is":"empty"})", R"({"field":"visit:town","is":"empty"})", R"({"field":"visit:firm","is":"is","values":["1"]})",
             R"({"field":"opens","is":"ge","values":["nine"]})", R"({"field":"opens","is":"between","values":["09:00","25:00"]})",
             R"({"field":"brands","is":"gt","values":["Alfa"]})",
             R"({"field":"active","is":"is","values":["perhaps"]})", R"({"field":"town.","is":"empty"})", R"({"field":"","is":"empty"})",
             R"({"field":"visit:firm.firm.visit:firm.firm.name","is":"empty"})",
         }) {
        CAPTURE(text);
        CHECK_FALSE(read(schema, text));
    }
    CHECK(read(schema, R"({"field":"town.name","is":"reads","values":["Roma"]})"));
    std::string deep = R"({"field":"name","is":"empty"})";
    for (int i = 0; i < 50; ++i) deep = R"({"all":[)" + deep + "]}";
    CHECK_FALSE(read(schema, deep));
    CHECK_FALSE(read(schema, std::string(5'000'000, '[')));
    Filter wide;
    for (int i = 0; i < 101; ++i) wide.parts.push_back(Filter::one({"name", Comparison::IsEmpty, {}}));
    CHECK_FALSE(can_answer(schema, schema.entity("firm"), wide));
}

TEST_CASE("days by what they are today mean other days tomorrow") {
    const Date monday = *Date::parse_iso("2026-03-16");
    const auto span = [&](std::string_view name, Date today) {
        const auto days = *relative_date(name, today);
        return (days.first ? days.first->iso() : "") + "/" + (days.last ? days.last->iso() : "");
    };
    CHECK(span("today", monday) == "2026-03-16/2026-03-16");
    CHECK(span("yesterday", monday) == "2026-03-15/2026-03-15");
    CHECK(span("tomorrow", monday) == "2026-03-17/2026-03-17");
    CHECK(span("this_week", monday) == "2026-03-16/2026-03-22");
    CHECK(span("this_week", monday.plus_days(6)) == "2026-03-16/2026-03-22");
    CHECK(span("last_week", monday) == "2026-03-09/2026-03-15");
    CHECK(span("next_week", monday) == "2026-03-23/2026-03-29");
    CHECK(span("this_month", monday) == "2026-03-01/2026-03-31");
    CHECK(span("last_month", monday) == "2026-02-01/2026-02-28");
    CHECK(span("last_month", *Date::parse_iso("2026-03-31")) == "2026-02-01/2026-02-28");
    CHECK(span("next_month", *Date::parse_iso("2026-12-31")) == "2027-01-01/2027-01-31");
    CHECK(span("this_quarter", monday) == "2026-01-01/2026-03-31");
    CHECK(span("last_quarter", monday) == "2025-10-01/2025-12-31");
    CHECK(span("next_quarter", *Date::parse_iso("2026-12-31")) == "2027-01-01/2027-03-31");
    CHECK(span("this_year", monday) == "2026-01-01/2026-12-31");
    CHECK(span("last_year", monday) == "2025-01-01/2025-12-31");
    CHECK(span("last_30_days", monday) == "2026-02-15/2026-03-16");
    CHECK(span("next_7_days", monday) == "2026-03-16/2026-03-22");
    CHECK(span("past", monday) == "/2026-03-15");
    CHECK(span("future", monday) == "2026-03-17/");
    CHECK(last_days(last_days_name(45)) == 45);
    CHECK_FALSE(last_days("next_7_days"));
    for (const char* name : {"", "last_", "last__days", "last_-1_days", "this_", "this_day", "next_century"}) CHECK_FALSE(is_relative_date(name));
}

TEST_CASE("a filter by today is kept as such and means the days of the day it is asked on") {
    Workshop shop;
    const auto add = [&](const char* name, const char* since) {
        Record record = shop.customer(name);
        record.set(customer::since, *Date::parse_iso(since));
        REQUIRE(shop.store.insert(std::move(record)).ok());
    };
    add("February", "2026-02-28");
    add("March", "2026-03-31");
    const EntityDef& def = shop.schema.entity("customer");
    const Filter kept = *parse_filter(shop.schema, def, R"({"field":"since","is":"within","values":["this_month"]})");
    const auto on = [&](const char* day) { return shop.names({.entity = "customer", .filter = on_day(shop.schema, def, kept, *Date::parse_iso(day), 60)}); };
    CHECK(on("2026-02-01") == std::vector<std::string>{"February"});
    CHECK(on("2026-03-01") == std::vector<std::string>{"March"});
    CHECK(on("2026-04-01").empty());
    CHECK(filter_text(kept) == R"({"field":"since","is":"within","values":["this_month"]})");
    CHECK_THROWS_AS((void)shop.store.ids({.entity = "customer", .filter = kept}), ContractViolation);
}

TEST_CASE("a day of instants is all of it, as the clock of the person has it") {
    Chance chance(1);
    Firms firms(chance);
    const EntityDef& def = firms.schema.entity("firm");
    const auto seen = [&](const char* instant, const char* comparison, const char* day) {
        Record record = firms.store.blank("firm");
        record.set_value("name", std::string("seen"));
        record.set_value("seen", *Timestamp::parse_iso(instant));
        const RecordId id = firms.store.insert(std::move(record)).value();
        const auto asked = parse_filter(firms.schema, def, std::string(R"({"field":"seen","is":")") + comparison + R"(","values":[")" + day + R"("]})");
        REQUIRE(asked);
        const auto ids = firms.store.ids({.entity = "firm", .filter = on_day(firms.schema, def, *asked, firms.session.today, 60)});
        return std::find(ids.begin(), ids.end(), id) != ids.end();
    };
    CHECK(seen("2030-05-09T23:00:00Z", "is", "2030-05-10"));
    CHECK(seen("2030-05-10T22:59:59Z", "is", "2030-05-10"));
    CHECK_FALSE(seen("2030-05-10T23:00:00Z", "is", "2030-05-10"));
    CHECK_FALSE(seen("2030-05-09T23:00:00Z", "lt", "2030-05-10"));
    CHECK(seen("2030-05-09T22:59:59Z", "lt", "2030-05-10"));
    CHECK(seen("2030-05-10T23:00:00Z", "gt", "2030-05-10"));
    CHECK_FALSE(seen("2030-05-10T22:59:59Z", "gt", "2030-05-10"));
    CHECK(seen("2026-03-16T22:59:59Z", "within", "today"));
}
