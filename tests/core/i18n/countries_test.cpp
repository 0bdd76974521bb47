#include "core/base/date.hpp"
#include "core/base/decimal.hpp"
#include "core/i18n/catalogue.hpp"
#include "core/i18n/embedded_assets.hpp"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace bottega;
using nlohmann::json;

namespace {

json country(const char* name) { return json::parse(embedded_asset("countries/" + std::string(name) + ".json")); }

bool in_three_languages(const json& texts) {
    return std::all_of(languages().begin(), languages().end(),
                       [&](const std::string& language) { return !texts.value(language, "").empty(); });
}

bool is_valid_on(const json& rate, const std::string& day) {
    return rate.value("valid_from", "0000") <= day && day <= rate.value("valid_until", "9999");
}

std::string standard_rates_on(const char* name, const std::string& day) {
    std::string codes;
    const json data = country(name);
    for (const json& rate : data.at("vat_rates"))
        if (rate.at("kind") == "standard" && is_valid_on(rate, day)) codes += rate.at("code").get<std::string>() + " ";
    return codes;
}

void check_rate(const json& rate) {
    CAPTURE(rate.at("code").get<std::string>());
    const auto percent = Decimal::parse(rate.at("percent").get<std::string>());
    REQUIRE(percent);
    CHECK(in_three_languages(rate.at("name")));
    CHECK(rate.contains("exemption_code") == rate.contains("law_reference"));
    CHECK_FALSE((rate.contains("exemption_code") && !percent->is_zero()));
    if (rate.contains("law_reference")) CHECK(in_three_languages(rate.at("law_reference")));
    for (const char* const day : {"valid_from", "valid_until"})
        if (rate.contains(day)) CHECK(Date::parse_iso(rate.at(day).get<std::string>()));
}

std::set<std::string> rate_codes(const json& data) {
    std::set<std::string> codes;
    for (const json& rate : data.at("vat_rates")) codes.insert(rate.at("code"));
    return codes;
}

void check_country(const json& data) {
    for (const json& rate : data.at("vat_rates")) check_rate(rate);
    const auto codes = rate_codes(data);
    CHECK(codes.size() == data.at("vat_rates").size());
    for (const char* const regime : {"ordinary", "on_payment", "flat_rate", "not_liable"})
        CHECK(codes.contains(data.at("vat_rate_by_regime").at(regime)));
    for (const json& method : data.at("payment_methods")) CHECK(in_three_languages(method.at("name")));
    for (const json& term : data.at("payment_terms")) CHECK(in_three_languages(term.at("name")));
    for (const json& text : data.at("document_texts")) CHECK(in_three_languages(text));
    for (const json& series : data.at("number_series"))
        CHECK(series.at("pattern").get<std::string>().find("{year}") != std::string::npos);
}

}  // namespace

TEST_CASE("the data of each country are complete in three languages") {
    for (const char* const name : {"it", "ro", "other"}) {
        CAPTURE(name);
        check_country(country(name));
    }
}

TEST_CASE("one standard rate is in force on each day") {
    CHECK(standard_rates_on("it", "2026-01-01") == "22 ");
    CHECK(standard_rates_on("ro", "2025-07-31") == "19 ");
    CHECK(standard_rates_on("ro", "2025-08-01") == "21 ");
    CHECK(standard_rates_on("other", "2026-01-01") == "0 ");
}

TEST_CASE("Italian codes are those that the exchange system takes") {
    const json data = country("it");
    std::set<std::string> codes;
    for (const json& rate : data.at("vat_rates"))
        if (rate.contains("exemption_code")) codes.insert(rate.at("exemption_code"));

    CHECK(codes == std::set<std::string>{"N1",   "N2.1", "N2.2", "N3.1", "N3.2", "N3.3", "N3.4",
                                         "N3.5", "N3.6", "N4",   "N5",   "N6.1", "N6.2", "N6.3",
                                         "N6.4", "N6.5", "N6.6", "N6.7", "N6.8", "N6.9", "N7"});
}
