#include "core/app/modules.hpp"
#include "core/data/custom_field.hpp"
#include "core/data/duplicate.hpp"
#include "core/data/migration.hpp"
#include "core/documents/save_document.hpp"
#include "core/i18n/catalogue.hpp"
#include "tests/support/shop.hpp"
#include "tests/support/source_root.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

using namespace bottega;

namespace {

// ---- the names of fields in the headers

std::string text_of(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

bool type_fits(const std::string& type, FieldType field) {
    using enum FieldType;
    const auto is_one_of = [&](std::initializer_list<FieldType> types) {
        return std::find(types.begin(), types.end(), field) != types.end();
    };
    if (type == "std::string") return is_one_of({Text, LongText, Choice});
    if (type == "std::int64_t") return field == Integer;
    if (type == "Decimal") return is_one_of({Decimal, Percent});
    if (type == "Money") return field == Money;
    if (type == "bool") return field == Flag;
    if (type == "Date") return field == Date;
    if (type == "Timestamp") return field == Timestamp;
    return type == "RecordId" && field == Reference;
}

// Which entities a namespace of Field constants speaks of: the one it names, or those that share its fields.
std::vector<const EntityDef*> spoken_of(const Schema& schema, const std::string& name_space, const std::string& body) {
    std::smatch named;
    static const std::regex entity(R"re(string_view entity = "(\w+)")re");
    if (std::regex_search(body, named, entity)) return {&schema.entity(named[1].str())};
    if (name_space == "document")
        return {&schema.entity("quote"), &schema.entity("sales_order"), &schema.entity("invoice")};
    if (name_space == "document_line")
        return {&schema.entity("quote_line"), &schema.entity("sales_order_line"), &schema.entity("invoice_line")};
    return {};
}

int check_constants(const Schema& schema, const std::filesystem::path& path) {
    static const std::regex name_space(R"(namespace (\w+) \{\n((?:.*\n)*?)\}  // namespace \1\n)");
    static const std::regex constant(R"re(constexpr Field<([\w:]+)> \w+\{"(\w+)"\})re");
    int constants = 0;
    const std::string text = text_of(path);
    for (std::sregex_iterator block(text.begin(), text.end(), name_space), end; block != end; ++block) {
        const std::string body = (*block)[2];
        const auto entities = spoken_of(schema, (*block)[1], body);
        for (std::sregex_iterator found(body.begin(), body.end(), constant), last; found != last; ++found) {
            CAPTURE(path.string());
            CAPTURE(found->str());
            CHECK_FALSE(entities.empty());
            for (const EntityDef* def : entities) {
                const auto index = def->index_of((*found)[2].str());
                CHECK(index);
                if (index) CHECK(type_fits((*found)[1], def->fields[*index].type));
            }
            ++constants;
        }
    }
    return constants;
}

// ---- the words of an entity

std::vector<std::string> keys_of(const EntityDef& def) {
    std::vector<std::string> keys{def.name};
    if (def.parent.empty()) keys.push_back(def.name + ".plural");
    for (const FieldDef& field : def.fields) {
        if (field.internal) continue;
        keys.push_back(def.name + "." + field.name);
        for (const std::string& choice : field.choices) keys.push_back(choice_label_key(def, field, choice));
        if (!field.section.empty()) keys.push_back(def.name + ".section." + field.section);
    }
    return keys;
}

// ---- a smallest record of any entity

Value smallest_value(test::Shop& shop, const FieldDef& field, int number);

// The least that an entity takes: the fields it requires by itself or by its check, and what they refer to.
Record smallest(test::Shop& shop, const std::string& entity, int number) {
    Record record = shop.store.proposal(entity);
    for (std::size_t i = 0; i < record.def().fields.size(); ++i) {
        const FieldDef& field = record.def().fields[i];
        if (field.required && is_empty(record.value(i))) record.set_value(i, smallest_value(shop, field, number));
    }
    for (const Issue& issue : validate(record))
        if (issue.message == "issue.required")
            record.set_value(issue.field, smallest_value(shop, record.def().field(issue.field), number));
    return record;
}

RecordId any_record(test::Shop& shop, const std::string& entity, int number) {
    if (const auto known = shop.store.first({.entity = entity})) return known->id();
    return shop.store.insert(smallest(shop, entity, number)).value();
}

Value smallest_value(test::Shop& shop, const FieldDef& field, int number) {
    switch (field.type) {
        case FieldType::Text:
        case FieldType::LongText:
            return "x" + std::to_string(number);
        case FieldType::Choice:
            return field.choices.front();
        case FieldType::Integer:
            return std::int64_t{2000 + number};
        case FieldType::Decimal:
        case FieldType::Percent:
            return Decimal::from_int(1);
        case FieldType::Money:
            return shop.euro("1");
        case FieldType::Flag:
            return true;
        case FieldType::Date:
            return shop.session.today;
        case FieldType::Timestamp:
            return shop.session.now;
        case FieldType::Reference:
            break;
    }
    return any_record(shop, field.target, number);
}

Result<RecordId> insert_smallest(test::Shop& shop, const EntityDef& def, int number) {
    if (def.parent.empty()) return shop.store.insert(smallest(shop, def.name, number));
    const RecordId owner = any_record(shop, def.parent, number);
    return shop.store.insert_line(smallest(shop, def.name, number), owner, 90 + number);
}

// What follows from other fields cannot be made different: there is one series of a kind and year.
bool is_refused_as_twin(const EntityDef& def, const Issues& issues) {
    return std::all_of(issues.begin(), issues.end(), [&](const Issue& issue) {
        return issue.message == "issue.not_unique" && def.field(issue.field).computed;
    });
}

void check_life_of(test::Shop& shop, const EntityDef& def) {
    CAPTURE(def.name);
    if (def.name == custom_field::entity) return;  // it changes the others: tests/core/data/custom_field_test.cpp
    const auto id = insert_smallest(shop, def, 1);
    REQUIRE_MESSAGE(id.ok(), (id.ok() ? "" : id.issues().front().field + " " + id.issues().front().message));
    const auto listed = shop.store.ids({.entity = def.name});
    CHECK(std::find(listed.begin(), listed.end(), id.value()) != listed.end());
    const Record stored = shop.find(def.name, id.value());
    CHECK(shop.store.history().of_record(def.name, id.value()).size() == 1);
    if (def.parent.empty() && !is_sealed(stored)) {
        const bool is_document = documents::find_document_kind(def.name) != nullptr;
        const auto copy = is_document ? documents::duplicate_document(shop.session, def.name, id.value())
                                      : duplicate_record(shop.session, def.name, id.value());
        if (copy.ok())
            CHECK(shop.store.remove(def.name, copy.value()).ok() == !def.permanent);
        else
            CHECK_MESSAGE(is_refused_as_twin(def, copy.issues()),
                          (copy.issues().front().field + " " + copy.issues().front().message));
    }
    const auto removed = shop.store.remove(def.name, id.value());
    CHECK(removed.ok() == (!is_sealed(stored) && !def.permanent));
}

// ---- the same archive, one field younger

// What was made for the column goes with it; the migration has to bring all of it back.
void drop_all(Database& database, const std::string& kind, const std::string& condition) {
    std::vector<std::string> names;
    {
        Statement rows(database, "SELECT name FROM sqlite_master WHERE sql IS NOT NULL AND type = '" + kind + "' AND " +
                                     condition);
        while (rows.step()) names.push_back(rows.text(0));
    }
    for (const std::string& name : names) database.execute("DROP " + kind + " \"" + name + "\"");
}

void drop_column(Database& database, const EntityDef& def, const FieldDef& field) {
    database.execute("DROP TABLE IF EXISTS \"" + def.name + "_text\"");
    drop_all(database, "trigger", "true");
    drop_all(database, "index", "tbl_name = '" + def.name + "'");
    database.execute("ALTER TABLE \"" + def.name + "\" DROP COLUMN \"" + field.name + "\"");
}

}  // namespace

TEST_CASE("every name of a field in a header is a field of its entity, with that type") {
    const Schema schema = all_entities();
    const std::filesystem::path root = test::source_root() / "core";
    int constants = 0;
    for (const char* folder : {"documents", "modules"})
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder))
            if (entry.path().extension() == ".hpp") constants += check_constants(schema, entry.path());

    CHECK(constants > 150);
}

TEST_CASE("every entity has its title, its targets and its order") {
    const Schema schema = all_entities();
    for (const EntityDef* def : schema.entities()) {
        CAPTURE(def->name);
        CHECK(def->has(def->title_field));
        if (!def->parent.empty()) CHECK(schema.find(def->parent));
        if (!def->order.empty()) CHECK(def->has(def->order[0] == '-' ? def->order.substr(1) : def->order));
        if (!def->seal.field.empty()) CHECK(def->has(def->seal.field));
        std::set<std::string> names;
        for (const FieldDef& field : def->fields) {
            CAPTURE(field.name);
            CHECK(names.insert(field.name).second);
            CHECK((field.type == FieldType::Reference) == (schema.find(field.target) != nullptr));
            CHECK((field.type == FieldType::Choice) == !field.choices.empty());
        }
    }
}

TEST_CASE("every entity, field, choice and section has its words in three languages") {
    const Schema schema = all_entities();
    for (const std::string& language : languages()) {
        const Catalogue catalogue = embedded_catalogue(language);
        for (const EntityDef* def : schema.entities())
            for (const std::string& key : keys_of(*def)) {
                CAPTURE(language);
                CAPTURE(key);
                CHECK(catalogue.has(key));
            }
    }
}

TEST_CASE("a smallest record of every entity is stored, listed, duplicated and deleted") {
    test::Shop shop;
    for (const EntityDef* def : shop.store.schema().entities()) check_life_of(shop, *def);
}

TEST_CASE("a missing required field of any entity is named") {
    test::Shop shop;
    for (const EntityDef* def : shop.store.schema().entities()) {
        const Record blank = shop.store.blank(def->name);
        const Issues issues = validate(blank);
        for (std::size_t i = 0; i < def->fields.size(); ++i) {
            CAPTURE(def->name + "." + def->fields[i].name);
            const bool missing = def->fields[i].required && is_empty(blank.value(i));
            const bool named = std::any_of(issues.begin(), issues.end(), [&](const Issue& issue) {
                return issue.field == def->fields[i].name && issue.message == "issue.required";
            });
            CHECK((!missing || named));
        }
    }
}

TEST_CASE("a field of any entity that an older archive does not have is added back") {
    const Schema today = all_entities();
    Database database(":memory:");
    const Timestamp now = *Timestamp::parse_iso("2026-03-16T09:00:00Z");
    migrate(database, today, all_migrations(), now);
    for (const EntityDef* def : today.entities()) {
        const FieldDef& last = def->fields.back();
        CAPTURE(def->name + "." + last.name);
        drop_column(database, *def, last);
        CHECK_FALSE(plan_migration(database, today).empty());
        migrate(database, today, all_migrations(), now);
        CHECK(plan_migration(database, today).empty());
    }
}
