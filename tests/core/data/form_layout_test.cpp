#include "core/data/form_layout.hpp"

#include "core/base/text.hpp"
#include "core/data/custom_field.hpp"
#include "core/data/field_rule.hpp"
#include "core/data/undo.hpp"
#include "core/modules/crm/account.hpp"
#include "core/modules/crm/opportunity.hpp"
#include "core/modules/sales/quote.hpp"
#include "tests/support/exported.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

using namespace bottega;
namespace account = bottega::crm::account;

namespace {

struct FormShop : test::Shop {
    const EntityDef& accounts() const { return store.schema().entity("account"); }
    FormLayout usual() const { return usual_form(accounts()); }
    RecordId keep(const FormLayout& form, std::string_view entity = "account") {
        const RecordId command = store.next_id();
        store.history().start_command(command, "ui.form.command", session.now);
        const auto kept = save_form(session, entity, form);
        REQUIRE_MESSAGE(kept.ok(), kept.issues().front().message);
        return command;
    }
    std::string refusal(const FormLayout& form) {
        const auto kept = save_form(session, "account", form);
        return kept.ok() ? std::string() : kept.issues().front().message;
    }
    Record with(std::string_view field, const std::string& text) {
        Record record = find("account", add_customer("Rossi " + text));
        record.set_value(field, text);
        return record;
    }
};

FormField& field_in(FormLayout& form, std::string_view name) {
    for (FormTab& tab : form.tabs)
        for (FormSection& section : tab.sections)
            for (FormField& field : section.fields)
                if (field.name == name) return field;
    throw ContractViolation("the form has the field");
}

std::vector<std::string> names_in(const FormLayout& form, std::string_view section) {
    std::vector<std::string> names;
    for (const FormTab& tab : form.tabs)
        for (const FormSection& other : tab.sections)
            if (other.name == section)
                for (const FormField& field : other.fields) names.push_back(field.name);
    return names;
}

std::size_t fields_of(const FormLayout& form) {
    std::size_t count = 0;
    for (const FormTab& tab : form.tabs)
        for (const FormSection& section : tab.sections) count += section.fields.size();
    return count;
}

}  // namespace

TEST_CASE("a form begins as the program has it: every field that is shown once, in its section") {
    FormShop shop;
    const FormLayout form = shop.store.form(shop.accounts());
    CHECK(form == shop.usual());
    REQUIRE(form.tabs.size() == 1);
    std::size_t shown = 0;
    for (const FieldDef& field : shop.accounts().fields) shown += field.internal ? 0 : 1;
    CHECK(fields_of(form) == shown);
    for (const FormSection& section : form.tabs[0].sections)
        for (const FormField& field : section.fields) CHECK(shop.accounts().field(field.name).section == section.name);
}

TEST_CASE("a form that was arranged is kept as it was written, taken back as one command, and found in the archive") {
    FormShop shop;
    FormLayout form = shop.usual();
    FormField email = field_in(form, "email");
    for (FormSection& section : form.tabs[0].sections) std::erase_if(section.fields, [](const FormField& field) { return field.name == "email"; });
    email.wide = true;
    email.shown_when = FormulaCondition("{kind} = \"company\"");
    form.tabs.push_back({.label = "Interno", .sections = {{.name = own_words + std::string("Note interne"), .fields = {email}}}});
    form.tabs[0].sections[0].label = "Anagrafica";
    const RecordId command = shop.keep(form);
    CHECK(shop.store.form(shop.accounts()) == form);
    CHECK(parse_form(shop.accounts(), false, form_text(form)) == form);

    const std::string archive = test::exported(shop);
    CHECK(archive.find("form_layout") != std::string::npos);

    const RecordId back = shop.store.next_id();
    shop.store.history().start_command(back, "ui.undo", shop.session.now);
    REQUIRE(reverse_step(shop.session, command).ok());
    CHECK(shop.store.form(shop.accounts()) == shop.usual());
    CHECK(shop.store.count({.entity = "form_layout"}) == 0);
}

TEST_CASE("a form as the program has it needs no record") {
    FormShop shop;
    FormLayout form = shop.usual();
    std::swap(form.tabs[0].sections[0].fields[1], form.tabs[0].sections[0].fields[2]);
    shop.keep(form);
    CHECK(shop.store.count({.entity = "form_layout"}) == 1);
    shop.keep(shop.usual());
    CHECK(shop.store.count({.entity = "form_layout"}) == 0);
}

TEST_CASE("a field that comes later stands in its own section, one that is gone is left out") {
    FormShop shop;
    const auto form = parse_form(shop.accounts(), false,
                                 R"({"tabs":[{"sections":[{"name":"contact","fields":[{"name":"email"},{"name":"gone"},{"name":"email"}]}]}]})");
    REQUIRE(form);
    CHECK(fields_of(*form) == fields_of(shop.usual()));
    CHECK(names_in(*form, "contact").front() == "email");

    Record custom = shop.store.blank("custom_field");
    custom.set(custom_field::list, std::string("account"));
    custom.set(custom_field::label, std::string("Taglia"));
    custom.set(custom_field::kind, std::string("text"));
    shop.keep(*form);
    REQUIRE(save_custom_field(shop.session, custom).ok());
    const FormLayout now = shop.store.form(shop.accounts());
    CHECK(fields_of(now) == fields_of(shop.usual()));
    CHECK(names_in(now, own_section) == std::vector<std::string>{"x_taglia"});
}

TEST_CASE("a form that cannot be read leaves the program's own") {
    FormShop shop;
    for (const char* text : {"", "null", "[1]", "{\"tabs\":7}", "{\"tabs\":[7,{\"sections\":[7,{\"fields\":[7,{\"name\":7}]}]}]}", "{\"tabs\":[", "{}"}) {
        CAPTURE(text);
        const auto form = parse_form(shop.accounts(), false, text);
        if (form) CHECK(fields_of(*form) == fields_of(shop.usual()));
    }
    CHECK_FALSE(parse_form(shop.accounts(), false, std::string(200'000, ' ')));
    Record broken = shop.store.blank("form_layout");
    broken.set(form_layout::list, std::string("account"));
    broken.set(form_layout::layout, std::string("no form"));
    REQUIRE(shop.store.insert(broken).ok());
    CHECK(shop.store.form(shop.accounts()) == shop.usual());
}

TEST_CASE("what must be filled in cannot be hidden, and a form is refused with the reason") {
    FormShop shop;
    FormLayout form = shop.usual();
    field_in(form, "name").hidden = true;
    CHECK(shop.refusal(form) == "issue.form_needs_field");
    form = shop.usual();
    field_in(form, "email").shown_when = FormulaCondition("{gone} = 1");
    CHECK(shop.refusal(form) == "issue.formula_gone");
    field_in(form, "email").shown_when = FormulaCondition("1 + ");
    CHECK_FALSE(shop.refusal(form).empty());
    field_in(form, "email").shown_when = FormulaCondition("1 + 1");
    CHECK(shop.refusal(form) == "issue.formula_no_condition");
    form = shop.usual();
    form.tabs[0].sections[0].shown_when = FormulaCondition("{kind} = \"company\"");
    CHECK(shop.refusal(form) == "issue.form_section_needed");
    form = shop.usual();
    form.tabs.push_back({.label = " "});
    CHECK(shop.refusal(form) == "issue.form_name");
    form = shop.usual();
    form.tabs[0].sections.push_back(form.tabs[0].sections[0]);
    CHECK(shop.refusal(form) == "issue.form_section_twice");
    CHECK(shop.store.count({.entity = "form_layout"}) == 0);
    // Written by hand into an archive, it does not hide it either.
    const auto written = parse_form(shop.accounts(), false, R"({"tabs":[{"sections":[{"name":"","fields":[{"name":"name","hidden":true}]}]}]})");
    REQUIRE(written);
    FormLayout read = *written;
    CHECK_FALSE(field_in(read, "name").hidden);
    const auto in_hidden = parse_form(shop.accounts(), false, R"({"tabs":[{"sections":[{"name":"","shown":"{city} = 1","fields":[{"name":"email"},{"name":"name"}]}]}]})");
    REQUIRE(in_hidden);
    CHECK(in_hidden->tabs[0].sections[0].shown_when.is_always());
}

TEST_CASE("a field is shown of the records for which its condition holds") {
    FormShop shop;
    FormLayout form = shop.usual();
    field_in(form, "email").shown_when = FormulaCondition("{city} = \"Torino\"");
    shop.keep(form);
    CHECK(shop.store.shows(shop.with("city", "Torino"), "email"));
    CHECK_FALSE(shop.store.shows(shop.with("city", "Milano"), "email"));
    CHECK(shop.store.shows(shop.with("city", "Milano"), "phone"));
    CHECK(may_hide(shop.store.form(shop.accounts()), "email"));
    CHECK_FALSE(may_hide(shop.store.form(shop.accounts()), "phone"));
    FormLayout by_section = shop.usual();
    by_section.tabs[0].sections.push_back({.name = own_words + std::string("Altro"), .shown_when = FormulaCondition("{city} = \"Torino\"")});
    for (FormSection& section : by_section.tabs[0].sections) std::erase_if(section.fields, [](const FormField& field) { return field.name == "phone"; });
    by_section.tabs[0].sections.back().fields = {{.name = "phone"}};
    shop.keep(by_section);
    CHECK(shop.store.shows(shop.with("city", "Torino"), "phone"));
    CHECK_FALSE(shop.store.shows(shop.with("city", "Milano"), "phone"));
    CHECK(may_hide(by_section, "phone"));
    // What cannot be answered hides nothing.
    CHECK(is_shown(FormField{.name = "email", .shown_when = FormulaCondition("{gone} = 1")}, shop.with("city", "Milano")));
}

TEST_CASE("what the form does not show is not demanded") {
    FormShop shop;
    shop.store.history().start_command(shop.store.next_id(), "ui.rules.command", shop.session.now);
    REQUIRE(set_rule(shop.session, "account", "email", Rule::Mandatory, true).ok());
    Record milano = shop.store.proposal("account");
    milano.set(account::name, std::string("Rossi"));
    milano.set(account::city, std::string("Milano"));
    CHECK(shop.store.problems(milano).size() == 1);
    FormLayout form = shop.usual();
    field_in(form, "email").shown_when = FormulaCondition("{city} = \"Torino\"");
    shop.keep(form);
    CHECK(shop.store.problems(milano).empty());
    milano.set(account::city, std::string("Torino"));
    CHECK(shop.store.problems(milano).size() == 1);
    const EntityDef& def = shop.accounts();
    const auto breakers = rule_breakers_of(shop.store, def, def.field("email"), Rule::Mandatory);
    REQUIRE(shop.store.insert([&] { milano.set(account::email, std::string("a@b.it")); return milano; }()).ok());
    CHECK(rule_breakers_of(shop.store, def, def.field("email"), Rule::Mandatory) == breakers);
}

TEST_CASE("a field is demanded in a state only: of who takes a record there, and of the records that are there") {
    FormShop shop;
    const FormulaCondition when("{stage} = \"won\"");
    shop.store.history().start_command(shop.store.next_id(), "ui.rules.command", shop.session.now);
    REQUIRE(set_mandatory_when(shop.session, "opportunity", "expected_close", when).ok());
    Record deal = shop.store.proposal("opportunity");
    deal.set_value("name", std::string("Cancello"));
    deal.set_value("account", shop.add_customer("Verdi"));
    deal.clear(Field<Date>{"expected_close"});
    const auto id = shop.store.insert(deal);
    REQUIRE(id.ok());
    Record won = shop.find("opportunity", id.value());
    won.set_value("stage", std::string("won"));
    won.set_value("closed_on", shop.session.today);
    const auto refused = shop.store.update(won);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.issues().front() == Issue{.field = "expected_close", .message = "issue.mandatory_by_rule", .args = {"opportunity.expected_close"}});
    won.set_value("expected_close", *Date::parse_iso("2026-12-01"));
    CHECK(shop.store.update(won).ok());
    // Switched on for good, the condition is forgotten.
    REQUIRE(set_rule(shop.session, "opportunity", "expected_close", Rule::Mandatory, true).ok());
    CHECK(shop.store.rule(deal.def(), deal.def().field("expected_close")).mandatory_when.is_always());
    CHECK(set_mandatory_when(shop.session, "opportunity", "expected_close", FormulaCondition("{gone}")).issues().front().message == "issue.formula_gone");
}

TEST_CASE("the sections of a document stay around its lines: fields change their order there and nothing else") {
    FormShop shop;
    const EntityDef& quotes = shop.store.schema().entity("quote");
    CHECK(has_fixed_sections(shop.store.schema(), quotes));
    const FormLayout usual = usual_form(quotes);
    FormLayout form = usual;
    std::reverse(form.tabs[0].sections.back().fields.begin(), form.tabs[0].sections.back().fields.end());
    FormLayout moved = form;
    moved.tabs.push_back({.label = "Altro", .sections = {{.name = own_words + std::string("Altro"), .fields = {moved.tabs[0].sections[0].fields.back()}}}});
    moved.tabs[0].sections[0].fields.pop_back();
    CHECK(parse_form(quotes, true, form_text(moved)) == form);
}
