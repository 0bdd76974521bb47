#include "core/documents/vat_rate.hpp"
#include "core/i18n/embedded_assets.hpp"

#include <nlohmann/json.hpp>

namespace bottega::documents {

namespace {

std::optional<RecordId> rate_with_code(RecordStore& store, const std::string& code) {
    const auto rate =
        store.first({.entity = std::string(vat_rate::entity), .conditions = {{"code", Comparison::Equal, {code}}}});
    return rate ? std::optional(rate->id()) : std::nullopt;
}

// Which rate goes with which regime is data of the country.
std::optional<RecordId> rate_of_regime(RecordStore& store, const Record& business) {
    const std::string regime = canonical_text(business.value("vat_regime"));
    if (regime != "flat_rate" && regime != "not_liable") return std::nullopt;
    std::string country = canonical_text(business.value("country"));
    country = country == "IT" ? "it" : country == "RO" ? "ro" : "other";
    const auto data = nlohmann::json::parse(embedded_asset("countries/" + country + ".json"), nullptr, false);
    if (!data.is_object() || !data.contains("vat_rate_by_regime")) return std::nullopt;
    return rate_with_code(store, data["vat_rate_by_regime"].value(regime, std::string()));
}

bool is_in_force(const Record& rate, Date day) {
    const auto from = rate.get(vat_rate::valid_from);
    const auto until = rate.get(vat_rate::valid_until);
    return (!from || *from <= day) && (!until || day <= *until);
}

}  // namespace

std::optional<RecordId> usual_vat_rate(RecordStore& store, Date day) {
    if (const auto business = store.first({.entity = "business"}))
        if (const auto rate = rate_of_regime(store, *business)) return rate;
    const Query standard{
        .entity = std::string(vat_rate::entity),
        .conditions = {{"kind", Comparison::Equal, {std::string("standard")}}, {"active", Comparison::Equal, {true}}},
        .order = {{"percent", true}}};
    for (const Record& rate : store.run(standard))
        if (is_in_force(rate, day)) return rate.id();
    return std::nullopt;
}

}  // namespace bottega::documents
