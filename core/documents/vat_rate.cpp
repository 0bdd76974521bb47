#include "core/documents/vat_rate.hpp"

namespace bottega::documents {

namespace {

Issues rate_problems(const Record& rate) {
    Issues issues;
    const Decimal percent = rate.get(vat_rate::percent).value_or(Decimal());
    if (percent < Decimal() || percent > Decimal::from_int(100))
        issues.push_back({.field = "percent", .message = "issue.percent_range"});
    const auto from = rate.get(vat_rate::valid_from);
    const auto until = rate.get(vat_rate::valid_until);
    if (from && until && *until < *from) issues.push_back({.field = "valid_until", .message = "issue.dates_reversed"});
    return issues;
}

std::string law_reference(const Record& record, std::string_view language) {
    const std::string italian = record.text(vat_rate::law_reference_it);
    const std::string english = record.text(vat_rate::law_reference_en);
    const std::string romanian = record.text(vat_rate::law_reference_ro);
    const std::string& wanted = language == "it" ? italian : language == "ro" ? romanian : english;
    for (const std::string& text : {wanted, italian, romanian, english})
        if (!text.empty()) return text;
    return {};
}

}  // namespace

EntityDef vat_rate_def() {
    return {
        .name = "vat_rate",
        .title_field = "name",
        .fields =
            {
                {.name = "code", .required = true, .unique = true, .searchable = true, .listed = true},
                {.name = "name", .required = true, .searchable = true, .listed = true},
                {.name = "percent", .type = FieldType::Percent, .initial = Decimal(), .required = true, .listed = true},
                {.name = "kind", .type = FieldType::Choice,
                 .choices = {"standard", "reduced", "exempt", "excluded", "not_taxable", "reverse_charge"}, .initial = "standard",
                 .required = true, .listed = true},
                {.name = "exemption_code"},
                {.name = "law_reference_it", .type = FieldType::LongText},
                {.name = "law_reference_en", .type = FieldType::LongText},
                {.name = "law_reference_ro", .type = FieldType::LongText},
                {.name = "stamp_duty", .type = FieldType::Flag, .initial = false},
                {.name = "valid_from", .type = FieldType::Date},
                {.name = "valid_until", .type = FieldType::Date},
                {.name = "active", .type = FieldType::Flag, .initial = true, .listed = true},
            },
        .check = rate_problems,
        .order = "code",
    };
}

VatRates::VatRates(RecordStore& store, std::string_view language) {
    for (const Record& record : store.run({.entity = std::string(vat_rate::entity)})) add(record, language);
}

VatRates::VatRates(RecordStore& store, std::span<const Record> lines, std::string_view language) {
    const Field<RecordId> rate{"vat_rate"};
    for (const Record& line : lines) {
        const auto id = line.get(rate);
        if (!id || rates_.contains(*id)) continue;
        if (const auto record = store.find(vat_rate::entity, *id)) add(*record, language);
    }
}

void VatRates::add(const Record& record, std::string_view language) {
    VatRate rate;
    rate.key = {.rate = record.get(vat_rate::percent).value_or(Decimal()), .exemption_code = record.text(vat_rate::exemption_code)};
    rate.name = record.text(vat_rate::name);
    rate.law_reference = law_reference(record, language);
    rate.stamp_duty = record.get(vat_rate::stamp_duty).value_or(false);
    rate.valid_from = record.get(vat_rate::valid_from);
    rate.valid_until = record.get(vat_rate::valid_until);
    rates_.insert_or_assign(record.id(), std::move(rate));
}

const VatRate* VatRates::find(std::optional<RecordId> id) const {
    const auto found = id ? rates_.find(*id) : rates_.end();
    return found == rates_.end() ? nullptr : &found->second;
}

std::optional<RecordId> standard_vat_rate(RecordStore& store, Date day) {
    const Query standard{.entity = std::string(vat_rate::entity),
                         .conditions = {{"kind", Comparison::Equal, {std::string("standard")}}, {"active", Comparison::Equal, {true}}},
                         .order = {{"percent", true}}};
    for (const Record& record : store.run(standard)) {
        const auto from = record.get(vat_rate::valid_from);
        const auto until = record.get(vat_rate::valid_until);
        if ((!from || *from <= day) && (!until || day <= *until)) return record.id();
    }
    return std::nullopt;
}

bool is_valid_on(const VatRate& rate, Date day) {
    return (!rate.valid_from || *rate.valid_from <= day) && (!rate.valid_until || day <= *rate.valid_until);
}

}  // namespace bottega::documents
