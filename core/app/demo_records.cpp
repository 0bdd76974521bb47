#include "core/app/demo_records.hpp"

#include "core/documents/vat_rate.hpp"
#include "core/modules/business/business.hpp"
#include "core/modules/business/create_business.hpp"
#include "core/modules/business/person.hpp"
#include "core/modules/catalog/product.hpp"
#include "core/modules/catalog/product_category.hpp"
#include "core/modules/crm/account.hpp"
#include "core/modules/crm/contact.hpp"
#include "core/modules/crm/opportunity.hpp"

#include <nlohmann/json.hpp>

namespace bottega::demo {

namespace {

using nlohmann::json;

// The texts of the script into the fields of the same names; what is no text or no field belongs to the story.
void fill(Record& record, const json& row) {
    const Currency currency = record.currency();
    for (const auto& [name, value] : row.items()) {
        const auto index = record.def().index_of(name);
        if (!index || !value.is_string() || record.def().fields[*index].type == FieldType::Reference) continue;
        auto parsed = parse_canonical(record.def().fields[*index].type, value.get<std::string>(), currency);
        if (!parsed) throw ContractViolation("demo data: " + record.def().name + "." + name);
        record.set_value(*index, std::move(*parsed));
    }
}

RecordId insert(Session& session, std::string_view entity, const json& row,
                const std::map<std::string, RecordId>& references = {}) {
    Record record = session.store.proposal(entity);
    fill(record, row);
    for (const auto& [field, id] : references) record.set_value(field, id);
    return must(session.store.insert(std::move(record)));
}

void create_people(Session& session, const json& script, Cast& cast) {
    const std::string owner_name = script.at("owner");
    Record owner = *session.store.first({.entity = std::string(business::person::entity)});
    owner.set(business::person::role, script.at("owner_role").get<std::string>());
    cast.people[owner_name] = must(session.store.update(std::move(owner)));
    for (const json& row : script.at("people"))
        cast.people[row.at("name")] = insert(session, business::person::entity, row);
}

void create_business(Session& session, const std::string& country, const json& script) {
    Record own = business::propose_business(session.store, country, session.language);
    fill(own, script.at("business"));
    business::BusinessSetup setup{.business = std::move(own), .owner = script.at("owner")};
    for (const auto& [code, last] : script.at("series").items())
        setup.series.push_back({code, last.get<std::int64_t>()});
    must(business::create_business(session, std::move(setup)));
}

void create_products(Session& session, const json& script, Cast& cast) {
    std::map<std::string, RecordId> categories;
    for (const json& name : script.at("categories"))
        categories[name] = insert(session, catalog::product_category::entity, json{{"name", name}});
    const auto usual_rate = documents::usual_vat_rate(session.store, session.today);
    for (const json& row : script.at("products")) {
        std::map<std::string, RecordId> references{{"category", categories.at(row.at("category"))}};
        if (usual_rate) references["vat_rate"] = *usual_rate;
        if (row.contains("supplier")) references["supplier"] = cast.accounts.at(row.at("supplier"));
        const RecordId id = insert(session, catalog::product::entity, row, references);
        if (row.contains("active")) continue;
        (row.at("kind") == "goods" ? cast.goods : cast.services).push_back(id);
    }
}

void create_folders(Session& session, const json& script, Cast& cast) {
    std::map<std::string, RecordId> folders;
    for (const json& row : script.at("folders")) {
        std::map<std::string, RecordId> references;
        if (row.contains("inside")) references["parent"] = folders.at(row.at("inside"));
        const RecordId id = folders[row.at("name")] = insert(session, crm::account::folders, row, references);
        if (row.contains("of")) cast.folders[row.at("of")] = id;
    }
}

void create_accounts(Session& session, const json& script, Cast& cast) {
    for (const json& row : script.at("accounts")) (void)create_account(session, row, cast);
    const auto rate = session.store.first(
        {.entity = std::string(documents::vat_rate::entity),
         .conditions = {{"code", Comparison::Equal, {script.at("foreign_vat_code").get<std::string>()}}}});
    cast.abroad_rate = rate->id();
}

std::optional<RecordId> contact_of(Session& session, RecordId account) {
    const auto contact = session.store.first(
        {.entity = std::string(crm::contact::entity), .conditions = {{"account", Comparison::Equal, {account}}}});
    return contact ? std::optional(contact->id()) : std::nullopt;
}

}  // namespace

RecordId must(Result<RecordId> written) {
    if (written.ok()) return written.value();
    const Issue& issue = written.issues().front();
    throw ContractViolation("demo data: " + issue.field + " " + issue.message);
}

RecordId create_account(Session& session, const json& row, Cast& cast) {
    const std::string kind = row.value("is_supplier", "") == "true" ? "supplier" : row.at("kind").get<std::string>();
    const RecordId id = insert(session, crm::account::entity, row, {{"folder", cast.folders.at(kind)}});
    cast.accounts[row.at("name")] = id;
    for (const json& person : row.value("contacts", json::array()))
        insert(session, crm::contact::entity, person, {{"account", id}});
    if (row.at("country") != cast.country)
        cast.abroad = id;
    else if (row.value("is_customer", "true") == "true" && row.at("kind") != "public_body")
        cast.customers.push_back(id);
    return id;
}

Cast create_cast(Session& session, const std::string& country, const json& script) {
    Cast cast;
    cast.country = country;
    create_business(session, country, script);
    create_people(session, script, cast);
    create_folders(session, script, cast);
    create_accounts(session, script, cast);
    create_products(session, script, cast);
    return cast;
}

void create_opportunities(Session& session, const Cast& cast, const json& script) {
    namespace opportunity = crm::opportunity;
    for (const json& row : script.at("opportunities")) {
        const RecordId account = cast.accounts.at(row.at("account"));
        Record record = session.store.proposal(opportunity::entity);
        if (!row.contains("probability")) record.clear(opportunity::probability);
        fill(record, row);
        record.set(opportunity::account, account);
        record.set(opportunity::responsible, cast.people.at(row.at("responsible")));
        if (const auto contact = contact_of(session, account)) record.set(opportunity::contact, *contact);
        const Date close = session.today.plus_days(row.at("close_in_days"));
        record.set(opportunity::expected_close, close);
        if (crm::is_closed(record)) record.set(opportunity::closed_on, close);
        if (row.contains("next_contact_in_days"))
            record.set(opportunity::next_contact, session.today.plus_days(row.at("next_contact_in_days")));
        must(session.store.insert(std::move(record)));
    }
}

}  // namespace bottega::demo
