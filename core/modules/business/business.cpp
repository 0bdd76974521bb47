#include "core/modules/business/business.hpp"

#include "core/documents/document_fields.hpp"
#include "core/modules/business/choices.hpp"
#include "core/modules/business/party_checks.hpp"

namespace bottega::business {

namespace {

std::vector<FieldDef> identity_fields() {
    return {
        {.name = "name", .required = true, .searchable = true, .listed = true, .section = "identity"},
        {.name = "legal_form", .section = "identity"},
        {.name = "logo",
         .type = FieldType::LongText,
         .maximum_length = 400'000,
         .section = "identity",
         .internal = true},
    };
}

std::vector<FieldDef> fiscal_fields() {
    return {
        {.name = "vat_number", .listed = true, .maximum_length = 20, .section = "fiscal"},
        {.name = "tax_code", .maximum_length = 20, .section = "fiscal"},
        {.name = "vat_regime",
         .type = FieldType::Choice,
         .choices = {"ordinary", "flat_rate", "on_payment", "not_liable"},
         .initial = "ordinary",
         .required = true,
         .section = "fiscal"},
        {.name = "sdi_code", .maximum_length = 7, .section = "fiscal"},
        {.name = "pec", .format = TextFormat::Email, .section = "fiscal"},
        {.name = "register_office", .section = "fiscal"},
        {.name = "register_number", .section = "fiscal"},
        {.name = "share_capital", .type = FieldType::Money, .section = "fiscal"},
        {.name = "sole_member", .type = FieldType::Choice, .choices = {"sole", "several"}, .section = "fiscal"},
        {.name = "in_liquidation", .type = FieldType::Flag, .initial = false, .section = "fiscal"},
        {.name = "pension_fund", .type = FieldType::Flag, .initial = false, .section = "fiscal"},
    };
}

std::vector<FieldDef> address_fields() {
    return {
        {.name = "street", .section = "address"},
        {.name = "postal_code", .maximum_length = 16, .section = "address"},
        {.name = "city", .listed = true, .section = "address"},
        {.name = "region", .section = "address"},
        {.name = "country",
         .type = FieldType::Choice,
         .choices = countries(),
         .choice_labels = "country",
         .required = true,
         .section = "address"},
    };
}

std::vector<FieldDef> contact_fields() {
    return {
        {.name = "email", .listed = true, .format = TextFormat::Email, .section = "contact"},
        {.name = "phone", .format = TextFormat::Phone, .section = "contact"},
        {.name = "website", .format = TextFormat::Url, .section = "contact"},
    };
}

std::vector<FieldDef> payment_fields() {
    return {
        {.name = "bank", .section = "payment"},
        {.name = "iban", .format = TextFormat::Iban, .maximum_length = 34, .section = "payment"},
        {.name = "bic", .maximum_length = 11, .section = "payment"},
        {.name = "payment_method", .type = FieldType::Reference, .target = "payment_method", .section = "payment"},
        {.name = "payment_term", .type = FieldType::Reference, .target = "payment_term", .section = "payment"},
        documents::currency_field("payment"),
    };
}

std::vector<FieldDef> document_fields() {
    return {
        {.name = "language",
         .type = FieldType::Choice,
         .choices = document_languages(),
         .choice_labels = "language",
         .initial = "it",
         .required = true,
         .section = "documents"},
        {.name = "quote_days", .type = FieldType::Integer, .initial = std::int64_t{30}, .section = "documents"},
        {.name = "quote_text", .type = FieldType::LongText, .section = "documents"},
        {.name = "order_text", .type = FieldType::LongText, .section = "documents"},
        {.name = "invoice_text", .type = FieldType::LongText, .section = "documents"},
    };
}

Issues check(const Record& record) {
    Issues issues = party_warnings(record);
    if (record.get(business::quote_days).value_or(0) < 0)
        issues.push_back({.field = std::string(business::quote_days.name), .message = "issue.negative"});
    if (const auto capital = record.get(business::share_capital); capital && capital->cents() < 0)
        issues.push_back({.field = std::string(business::share_capital.name), .message = "issue.negative"});
    return issues;
}

}  // namespace

EntityDef business_def() {
    std::vector<FieldDef> fields;
    for (const auto& section :
         {identity_fields(), fiscal_fields(), address_fields(), contact_fields(), payment_fields(), document_fields()})
        fields.insert(fields.end(), section.begin(), section.end());
    return {.name = "business", .title_field = "name", .fields = std::move(fields), .check = check, .permanent = true};
}

}  // namespace bottega::business
