#include "core/documents/document_fields.hpp"

#include "core/data/counter_record.hpp"
#include "core/documents/discount.hpp"

#include <algorithm>
#include <iterator>

namespace bottega::documents {

namespace {

std::vector<FieldDef> head_fields() {
    return {
        {.name = "number", .searchable = true, .listed = true, .copied = false, .read_only = true},
        {.name = "number_key", .unique = true, .copied = false, .internal = true},
    };
}

std::vector<FieldDef> party_fields() {
    return {
        {.name = "issued_on", .type = FieldType::Date, .required = true, .listed = true, .copied = false},
        {.name = "customer", .type = FieldType::Reference, .target = "account", .required = true, .follows_merge = true},
        {.name = "customer_name", .searchable = true, .listed = true, .read_only = true},
        {.name = "contact", .type = FieldType::Reference, .target = "contact", .follows_merge = true},
        {.name = "opportunity", .type = FieldType::Reference, .target = "opportunity"},
        {.name = "subject", .searchable = true},
        {.name = "customer_reference", .searchable = true},
    };
}

// Kept with each line for its amounts; the document says which.
FieldDef currency_of_line() {
    FieldDef field = currency_field();
    field.required = false;
    field.internal = true;
    return field;
}

std::vector<FieldDef> price_fields() {
    return {
        {.name = "language",
         .type = FieldType::Choice,
         .choices = {"it", "en", "ro"},
         .choice_labels = "language",
         .section = "terms"},
        currency_field("terms"),
        {.name = "prices_include_vat", .type = FieldType::Flag, .initial = false, .section = "terms"},
        {.name = "document_discount", .format = TextFormat::Discount, .section = "terms"},
        {.name = "discount_amount", .type = FieldType::Money, .section = "terms"},
        {.name = "payment_method", .type = FieldType::Reference, .target = "payment_method", .section = "terms"},
        {.name = "payment_term", .type = FieldType::Reference, .target = "payment_term", .section = "terms"},
    };
}

std::vector<FieldDef> closing_fields() {
    return {
        {.name = "intro_text", .type = FieldType::LongText, .section = "texts"},
        {.name = "notes", .type = FieldType::LongText, .section = "texts"},
        {.name = "footer_text", .type = FieldType::LongText, .copied = false, .section = "texts"},
        {.name = "net_total", .type = FieldType::Money, .section = "totals", .read_only = true},
        {.name = "vat_total", .type = FieldType::Money, .section = "totals", .read_only = true},
        {.name = "total", .type = FieldType::Money, .listed = true, .section = "totals", .read_only = true},
    };
}

void append(std::vector<FieldDef>& fields, std::vector<FieldDef> more) {
    std::move(more.begin(), more.end(), std::back_inserter(fields));
}

Issues item_problems(const Record& line) {
    Issues issues = problems_of_decimals(line, {document_line::quantity, document_line::unit_price});
    const auto need = [&](std::string_view field) {
        if (is_empty(line.value(field))) issues.push_back({.field = std::string(field), .message = "issue.required"});
    };
    need("description");
    need("quantity");
    need("unit_price");
    need("vat_rate");
    auto chain = DiscountChain::parse(line.text(document_line::discount));
    if (!chain.ok()) issues.push_back(chain.issues().front());
    return issues;
}

Issues line_problems(const Record& line) {
    if (line.text(document_line::kind) == "item") return item_problems(line);
    if (line.text(document_line::description).empty()) return {{.field = "description", .message = "issue.required"}};
    return {};
}

const std::vector<DocumentKind>& document_kinds() {
    static const std::vector<DocumentKind> kinds{
        {"quote", "quote_line", "quote", true, {"draft", "sent"}},
        {"sales_order", "sales_order_line", "sales_order", true, {"confirmed"}},
        {"invoice", "invoice_line", "invoice", false, {"draft"}},
    };
    return kinds;
}

}  // namespace

FieldDef currency_field(std::string section) {
    return {.name = "currency",
            .type = FieldType::Choice,
            .choices = {"EUR", "RON", "USD", "GBP", "CHF"},
            .choice_labels = "currency",
            .initial = "EUR",
            .required = true,
            .section = std::move(section)};
}

Issues problems_of_decimals(const Record& record, std::initializer_list<Field<Decimal>> fields) {
    Issues issues;
    for (const auto field : fields)
        if (record.get(field).value_or(Decimal()).decimals() > price_decimals)
            issues.push_back({.field = std::string(field.name),
                              .message = "issue.too_many_decimals",
                              .args = {std::to_string(price_decimals)}});
    return issues;
}

std::vector<FieldDef> with_document_fields(std::vector<FieldDef> states, std::vector<FieldDef> own) {
    std::vector<FieldDef> fields = head_fields();
    append(fields, std::move(states));
    append(fields, party_fields());
    append(fields, std::move(own));
    append(fields, price_fields());
    append(fields, closing_fields());
    return fields;
}

EntityDef document_line_def(std::string name, std::string parent) {
    return {
        .name = std::move(name),
        .title_field = "description",
        .parent = std::move(parent),
        .custom_list = "document_line",
        .fields =
            {
                {.name = "kind",
                 .type = FieldType::Choice,
                 .choices = {"item", "section", "note"},
                 .initial = "item",
                 .required = true},
                {.name = "product", .type = FieldType::Reference, .target = "product", .follows_merge = true},
                {.name = "code"},
                {.name = "description", .type = FieldType::LongText},
                {.name = "quantity", .type = FieldType::Decimal, .initial = Decimal::from_int(1)},
                {.name = "unit", .maximum_length = 20},
                {.name = "unit_price", .type = FieldType::Decimal},
                {.name = "discount", .format = TextFormat::Discount},
                {.name = "vat_rate", .type = FieldType::Reference, .target = "vat_rate"},
                currency_of_line(),
                {.name = "amount", .type = FieldType::Money, .read_only = true},
                {.name = "net_total", .type = FieldType::Money, .read_only = true},
            },
        .check = line_problems,
    };
}

const DocumentKind* find_document_kind(std::string_view entity) {
    const auto& kinds = document_kinds();
    const auto found =
        std::find_if(kinds.begin(), kinds.end(), [&](const DocumentKind& kind) { return kind.entity == entity; });
    return found == kinds.end() ? nullptr : &*found;
}

const DocumentKind& document_kind(std::string_view entity) {
    const DocumentKind* found = find_document_kind(entity);
    expects(found != nullptr, "this entity is a document");
    return *found;
}

std::optional<Issue> why_not_editable(const Record& header) {
    const auto& states = document_kind(header.def().name).editable_states;
    const std::string state = header.text(document::state);
    // A full credit note has the figures of its invoice, to the cent.
    if (is_counter_record(header) && state == "draft") return Issue{.message = "issue.credit_note_stands"};
    if (std::find(states.begin(), states.end(), state) != states.end()) return std::nullopt;
    return Issue{.message = "issue.document_stands", .args = {header.def().name + ".state." + state}};
}

}  // namespace bottega::documents
