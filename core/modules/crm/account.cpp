#include "core/modules/crm/account.hpp"

#include "core/data/next_code.hpp"
#include "core/documents/discount.hpp"
#include "core/documents/discount_form.hpp"
#include "core/modules/business/business.hpp"
#include "core/modules/business/choices.hpp"
#include "core/modules/business/party_checks.hpp"

namespace bottega::crm {

namespace {

std::vector<FieldDef> identity_fields() {
    return {
        code_field(),
        {.name = "name", .required = true, .searchable = true, .listed = true, .section = "identity"},
        {.name = "kind",
         .type = FieldType::Choice,
         .choices = {"company", "person", "public_body"},
         .initial = "company",
         .required = true,
         .section = "identity",
         .list_edit = ListEdit::Values,
         .kept_choices = {"person", "public_body"}},
        {.name = "folder", .type = FieldType::Reference, .target = std::string(account::folders), .section = "identity"},
        {.name = "is_customer", .type = FieldType::Flag, .initial = true, .section = "identity"},
        {.name = "is_supplier", .type = FieldType::Flag, .initial = false, .section = "identity"},
    };
}

std::vector<FieldDef> fiscal_fields() {
    return {
        {.name = "vat_number",
         .searchable = true,
         .listed = true,
         .copied = false,
         .format = TextFormat::Identifier,
         .maximum_length = 20,
         .section = "fiscal"},
        {.name = "tax_code",
         .searchable = true,
         .copied = false,
         .format = TextFormat::Identifier,
         .maximum_length = 20,
         .section = "fiscal"},
        {.name = "register_number", .copied = false, .section = "fiscal"},
        {.name = "sdi_code", .maximum_length = 7, .section = "fiscal"},
        {.name = "pec", .format = TextFormat::Email, .section = "fiscal"},
        {.name = "split_payment", .type = FieldType::Flag, .initial = false, .section = "fiscal"},
        {.name = "withholding", .type = FieldType::Flag, .initial = false, .section = "fiscal"},
    };
}

std::vector<FieldDef> address_fields() {
    return {
        {.name = "street", .searchable = true, .section = "address"},
        {.name = "postal_code", .maximum_length = 16, .section = "address"},
        {.name = "city", .searchable = true, .listed = true, .section = "address"},
        {.name = "region", .section = "address"},
        {.name = "country",
         .type = FieldType::Choice,
         .choices = business::countries(),
         .choice_labels = "country",
         .listed = true,
         .section = "address"},
    };
}

std::vector<FieldDef> contact_fields() {
    return {
        {.name = "email", .searchable = true, .listed = true, .format = TextFormat::Email, .section = "contact"},
        {.name = "phone", .searchable = true, .listed = true, .format = TextFormat::Phone, .section = "contact"},
        {.name = "mobile", .searchable = true, .format = TextFormat::Phone, .section = "contact"},
        {.name = "fax", .format = TextFormat::Phone, .section = "contact"},
        {.name = "website", .format = TextFormat::Url, .section = "contact"},
    };
}

std::vector<FieldDef> billing_fields() {
    return {
        {.name = "language",
         .type = FieldType::Choice,
         .choices = business::document_languages(),
         .choice_labels = "language",
         .section = "billing"},
        {.name = "payment_term", .type = FieldType::Reference, .target = "payment_term", .section = "billing"},
        {.name = "payment_method", .type = FieldType::Reference, .target = "payment_method", .section = "billing"},
        {.name = "iban", .format = TextFormat::Iban, .maximum_length = 34, .section = "billing"},
        {.name = "discount", .format = TextFormat::Discount, .section = "billing"},
        {.name = "price_note", .section = "billing"},
        {.name = "notes", .type = FieldType::LongText, .section = "notes"},
    };
}

bool is_only_supplier(const Record& record) {
    return record.get(account::is_supplier).value_or(false) && !record.get(account::is_customer).value_or(false);
}

// The language an account is written to, unless somebody says otherwise.
std::string likely_language(const std::string& country, const Record& own) {
    if (country == own.text(business::business::country)) return own.text(business::business::language);
    if (country == "IT" || country == "SM") return "it";
    if (country == "RO" || country == "MD") return "ro";
    return "en";
}

void fill_in_account(RecordStore& store, Record& record, const Record* before) {
    if (record.text(account::code).empty())
        record.set(account::code,
                   next_code(store, account::entity, account::code.name, is_only_supplier(record) ? "F" : "C"));
    documents::settle_discount(record, account::discount);
    const bool complete = !record.text(account::country).empty() && !record.text(account::language).empty();
    if (before || complete) return;
    const auto own = store.first({.entity = std::string(business::business::entity)});
    if (!own) return;
    if (record.text(account::country).empty()) record.set(account::country, own->text(business::business::country));
    if (record.text(account::language).empty())
        record.set(account::language, likely_language(record.text(account::country), *own));
}

Issues check_account(const Record& record) {
    Issues issues = business::party_warnings(record);
    if (const auto discount = DiscountChain::parse(record.text(account::discount), account::discount.name);
        !discount.ok())
        issues.insert(issues.end(), discount.issues().begin(), discount.issues().end());
    return issues;
}

}  // namespace

EntityDef account_def() {
    std::vector<FieldDef> fields;
    for (const auto& section :
         {identity_fields(), fiscal_fields(), address_fields(), contact_fields(), billing_fields()})
        fields.insert(fields.end(), section.begin(), section.end());
    return {.name = "account",
            .title_field = "name",
            .fields = std::move(fields),
            .check = check_account,
            .fill_in = fill_in_account,
            .compared = true,
            .folder_field = std::string(account::folder.name)};
}

}  // namespace bottega::crm
