#pragma once

#include "core/data/record_store.hpp"
#include "core/documents/vat_summary.hpp"

#include <map>
#include <span>

namespace bottega::documents {

// A rate of VAT, or the reason why none is due, with the days on which the law knows it.
namespace vat_rate {
inline constexpr std::string_view entity = "vat_rate";
inline constexpr Field<std::string> code{"code"};
inline constexpr Field<std::string> name{"name"};
inline constexpr Field<Decimal> percent{"percent"};
inline constexpr Field<std::string> kind{"kind"};  // standard, reduced, exempt, excluded, not_taxable, reverse_charge
inline constexpr Field<std::string> exemption_code{"exemption_code"};  // Italian natura, UBL category
inline constexpr Field<std::string> law_reference_it{"law_reference_it"};
inline constexpr Field<std::string> law_reference_en{"law_reference_en"};
inline constexpr Field<std::string> law_reference_ro{"law_reference_ro"};
inline constexpr Field<bool> stamp_duty{"stamp_duty"};  // counts towards the Italian stamp
inline constexpr Field<Date> valid_from{"valid_from"};
inline constexpr Field<Date> valid_until{"valid_until"};
inline constexpr Field<bool> active{"active"};
}  // namespace vat_rate

[[nodiscard]] EntityDef vat_rate_def();

// What calculating and printing need to know of one rate.
struct VatRate {
    VatKey key;
    std::string name;
    std::string law_reference;  // in the language asked for, or in any other
    bool stamp_duty = false;
    std::optional<Date> valid_from;
    std::optional<Date> valid_until;
};

// Rates by id, read once, so that an editor can calculate while drawing without asking the database.
class VatRates {
public:
    // All of them.
    explicit VatRates(RecordStore& store, std::string_view language = {});
    // Those that the lines use.
    VatRates(RecordStore& store, std::span<const Record> lines, std::string_view language = {});

    [[nodiscard]] const VatRate* find(std::optional<RecordId> id) const;

private:
    void add(const Record& record, std::string_view language);
    std::map<RecordId, VatRate> rates_;
};

// What a line without a product starts with: the standard rate in force on that day, or the reason without VAT of a
// business whose regime knows none.
[[nodiscard]] std::optional<RecordId> usual_vat_rate(RecordStore& store, Date day);
[[nodiscard]] bool is_valid_on(const VatRate& rate, Date day);

}  // namespace bottega::documents
