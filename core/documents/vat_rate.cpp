#include "core/documents/vat_rate.hpp"

#include <algorithm>

namespace bottega::documents {

namespace {

constexpr Field<std::string> used_as{"used_as"};

std::string used_key(const Record& rate) {
    return canonical_text(rate.value("percent")) + "/" + rate.text(vat_rate::exemption_code);
}

Issues rate_problems(const Record& rate) {
    Issues issues;
    const Decimal percent = rate.get(vat_rate::percent).value_or(Decimal());
    if (percent < Decimal() || percent > Decimal::from_int(100))
        issues.push_back({.field = "percent", .message = "issue.vat_percent_range"});
    const auto from = rate.get(vat_rate::valid_from);
    const auto until = rate.get(vat_rate::valid_until);
    if (from && until && *until < *from) issues.push_back({.field = "valid_until", .message = "issue.dates_reversed"});
    if (rate.get(used_as).value_or(used_key(rate)) != used_key(rate))
        issues.push_back({.field = "percent", .message = "issue.rate_in_use"});
    return issues;
}

bool is_used_by_documents(RecordStore& store, RecordId id) {
    const auto usages = store.usages(vat_rate::entity, id);
    return std::any_of(usages.begin(), usages.end(), [](const Usage& usage) { return usage.entity != "product"; });
}

// A rate that documents were calculated with keeps its percentage; a new law is a new rate.
void remember_use(RecordStore& store, Record& rate, const Record* before) {
    rate.clear(used_as);
    if (before && used_key(*before) != used_key(rate) && is_used_by_documents(store, rate.id()))
        rate.set(used_as, used_key(*before));
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
                {.name = "kind",
                 .type = FieldType::Choice,
                 .choices = {"standard", "reduced", "exempt", "excluded", "not_taxable", "reverse_charge"},
                 .initial = "standard",
                 .required = true,
                 .listed = true},
                {.name = "exemption_code"},
                {.name = "law_reference_it", .type = FieldType::LongText},
                {.name = "law_reference_en", .type = FieldType::LongText},
                {.name = "law_reference_ro", .type = FieldType::LongText},
                {.name = "stamp_duty", .type = FieldType::Flag, .initial = false},
                {.name = "valid_from", .type = FieldType::Date},
                {.name = "valid_until", .type = FieldType::Date},
                {.name = "active", .type = FieldType::Flag, .initial = true, .listed = true},
                {.name = "used_as", .copied = false, .internal = true},
            },
        .check = rate_problems,
        .fill_in = remember_use,
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
    rate.key = {.rate = record.get(vat_rate::percent).value_or(Decimal()),
                .exemption_code = record.text(vat_rate::exemption_code)};
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

bool is_valid_on(const VatRate& rate, Date day) {
    return (!rate.valid_from || *rate.valid_from <= day) && (!rate.valid_until || day <= *rate.valid_until);
}

}  // namespace bottega::documents
