#include "core/documents/document_totals.hpp"
#include "core/documents/save_document.hpp"
#include "core/documents/standard_text.hpp"

namespace bottega::documents {

namespace {

constexpr std::int64_t kUsualValidityDays = 30;

// Modules stand above this folder: their records are read by the names of their fields, as far as they have them.
Value value_of(const Record& record, std::string_view field) {
    return record.def().has(field) ? record.value(field) : Value();
}

std::string text_of(const Record& record, std::string_view field) {
    const Value value = value_of(record, field);
    const auto* text = std::get_if<std::string>(&value);
    return text ? *text : std::string();
}

void take(const Record& from, std::string_view source, Record& to, std::string_view target) {
    if (Value value = value_of(from, source); !is_empty(value)) to.set_value(target, std::move(value));
}

std::string_view text_field_of(std::string_view entity) {
    return entity == "quote" ? "quote_text" : entity == "sales_order" ? "order_text" : "invoice_text";
}

void apply_business(RecordStore& store, Record& header) {
    const auto business = store.first({.entity = "business"});
    if (!business) return;
    for (const std::string_view field : {"currency", "language", "payment_method", "payment_term"})
        take(*business, field, header, field);
    take(*business, text_field_of(header.def().name), header, "footer_text");
    if (!header.def().has("valid_until")) return;
    const Value days = value_of(*business, "quote_days");
    const auto* typed = std::get_if<std::int64_t>(&days);
    header.set_value("valid_until",
                     header.get(document::issued_on)->plus_days(static_cast<int>(typed ? *typed : kUsualValidityDays)));
}

// Prices of products are without VAT.
Decimal with_vat(Decimal price, const VatRate* rate) {
    if (!rate) return price;
    return (price + price * rate->key.rate * Decimal::from_raw(Decimal::kOne / 100)).rounded(price_decimals);
}

}  // namespace

Record new_document(Session& session, std::string_view entity, std::optional<RecordId> customer) {
    Record header = session.store.blank(entity);
    header.set(document::issued_on, session.today);
    header.set(document::language, session.language);
    apply_business(session.store, header);
    follow_language(session.store, header);
    if (customer) apply_customer(session.store, header, *customer);
    return header;
}

void apply_customer(RecordStore& store, Record& header, RecordId account) {
    const auto customer = store.find("account", account);
    if (!customer) return;
    header.set(document::customer, account);
    header.set(document::customer_name, text_of(*customer, "name"));
    header.clear(document::contact);
    for (const std::string_view field : {"language", "payment_method", "payment_term"})
        take(*customer, field, header, field);
    take(*customer, "discount", header, "document_discount");
    follow_language(store, header);
}

Record new_line(Session& session, const Record& header) {
    Record line = session.store.blank(document_kind(header.def().name).line_entity);
    line.set(document_line::currency, std::string(header.currency().code()));
    if (const auto rate = usual_vat_rate(session.store, header.get(document::issued_on).value_or(session.today)))
        line.set(document_line::vat_rate, *rate);
    return line;
}

void apply_product(RecordStore& store, const Record& header, Record& line, RecordId id) {
    const auto product = store.find("product", id);
    if (!product) return;
    line.set(document_line::kind, std::string("item"));
    line.set(document_line::product, id);
    line.clear(document_line::unit);
    take(*product, "code", line, "code");
    take(*product, "unit", line, "unit");
    take(*product, "vat_rate", line, "vat_rate");
    const std::string description = text_of(*product, "description");
    line.set(document_line::description, text_of(*product, "name") + (description.empty() ? "" : "\n" + description));
    const Value price = value_of(*product, "price");
    const auto* net = std::get_if<Decimal>(&price);
    if (!net) return;
    const bool gross = header.get(document::prices_include_vat).value_or(false);
    const VatRates rates(store, std::span<const Record>(&line, 1));
    line.set(document_line::unit_price, gross ? with_vat(*net, rates.find(line.get(document_line::vat_rate))) : *net);
}

}  // namespace bottega::documents
