#include "core/modules/business/create_business.hpp"

#include "core/base/text.hpp"
#include "core/documents/number_series.hpp"
#include "core/documents/vat_rate.hpp"
#include "core/i18n/embedded_assets.hpp"
#include "core/modules/business/business.hpp"
#include "core/modules/business/payment_method.hpp"
#include "core/modules/business/payment_term.hpp"
#include "core/modules/business/person.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace bottega::business {

namespace {

using nlohmann::json;

// assets/countries/<country>.json, or other.json where a country has no file of its own.
json country_profile(std::string country) {
    std::transform(country.begin(), country.end(), country.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    std::string_view text = embedded_asset("countries/" + country + ".json");
    if (text.empty()) text = embedded_asset("countries/other.json");
    return json::parse(text);
}

std::string in_language(const json& texts, const std::string& language) {
    return texts.value(language, texts.value("en", std::string()));
}

Result<RecordId> insert_translated(Session& session, Record record, const json& names, const std::string& language) {
    record.set_value("name", in_language(names, language));
    for (const char* other : {"it", "en", "ro"})
        record.set_value(std::string("name_") + other, in_language(names, other));
    return session.store.insert(std::move(record));
}

Result<RecordId> insert_vat_rate(Session& session, const json& row, const std::string& language) {
    namespace vat_rate = documents::vat_rate;
    Record rate = session.store.blank(vat_rate::entity);
    rate.set(vat_rate::code, row.at("code").get<std::string>());
    rate.set(vat_rate::name, in_language(row.at("name"), language));
    rate.set(vat_rate::percent, Decimal::parse(row.at("percent").get<std::string>()).value_or(Decimal()));
    rate.set(vat_rate::kind, row.at("kind").get<std::string>());
    rate.set(vat_rate::exemption_code, row.value("exemption_code", std::string()));
    rate.set(vat_rate::stamp_duty, row.value("stamp_duty", false));
    const json law = row.value("law_reference", json::object());
    rate.set(vat_rate::law_reference_it, law.value("it", std::string()));
    rate.set(vat_rate::law_reference_en, law.value("en", std::string()));
    rate.set(vat_rate::law_reference_ro, law.value("ro", std::string()));
    if (const auto from = Date::parse_iso(row.value("valid_from", ""))) rate.set(vat_rate::valid_from, *from);
    if (const auto until = Date::parse_iso(row.value("valid_until", ""))) rate.set(vat_rate::valid_until, *until);
    return session.store.insert(std::move(rate));
}

Issues insert_vat_rates(Session& session, const json& profile, const std::string& language) {
    Issues issues;
    for (const json& row : profile.at("vat_rates"))
        if (auto rate = insert_vat_rate(session, row, language); !rate.ok())
            issues.insert(issues.end(), rate.issues().begin(), rate.issues().end());
    return issues;
}

Issues insert_series(Session& session, const json& profile, const std::vector<SeriesStart>& starts) {
    namespace number_series = documents::number_series;
    Issues issues;
    for (const json& row : profile.at("number_series")) {
        Record series = session.store.blank(number_series::entity);
        const std::string code = row.at("code");
        series.set(number_series::code, code);
        series.set(number_series::year, std::int64_t{session.today.year()});
        series.set(number_series::series, row.value("series", std::string()));
        series.set(number_series::pattern, row.at("pattern").get<std::string>());
        for (const SeriesStart& start : starts)
            if (start.code == code) series.set(number_series::last_number, start.last_number);
        if (auto written = session.store.insert(std::move(series)); !written.ok())
            for (Issue issue : written.issues()) {
                issue.field = "series." + code;
                issues.push_back(std::move(issue));
            }
    }
    return issues;
}

Issues insert_payment_ways(Session& session, const json& profile, Record& business) {
    Issues issues;
    const std::string language = business.text(business::language);
    const auto note = [&](const Result<RecordId>& written, Field<RecordId> usual, bool is_usual) {
        if (!written.ok())
            issues.insert(issues.end(), written.issues().begin(), written.issues().end());
        else if (is_usual && !business.get(usual))
            business.set(usual, written.value());
    };
    for (const json& row : profile.at("payment_methods")) {
        Record method = session.store.blank(payment_method::entity);
        method.set(payment_method::code, row.at("code").get<std::string>());
        method.set(payment_method::shows_iban, row.value("shows_iban", false));
        note(insert_translated(session, std::move(method), row.at("name"), language), business::payment_method, true);
    }
    for (const json& row : profile.at("payment_terms")) {
        Record term = session.store.blank(payment_term::entity);
        const std::int64_t days = row.at("days");
        term.set(payment_term::days, days);
        term.set(payment_term::end_of_month, row.value("end_of_month", false));
        note(insert_translated(session, std::move(term), row.at("name"), language), business::payment_term,
             days == profile.at("default_payment_term"));
    }
    return issues;
}

Issues insert_owner(Session& session, const std::string& name) {
    if (is_blank(name)) return {};
    Record owner = session.store.blank(person::entity);
    owner.set(person::name, name);
    auto written = session.store.insert(std::move(owner));
    return written.ok() ? Issues() : written.issues();
}

void set_texts(Record& business, const json& profile) {
    for (const auto field : {business::quote_text, business::order_text, business::invoice_text})
        business.set(field, in_language(profile.at("document_texts").value(std::string(field.name), json::object()),
                                        business.text(business::language)));
}

bool has_texts_of(const Record& business, const json& profile) {
    Record expected = business;
    set_texts(expected, profile);
    return expected == business;
}

}  // namespace

Record propose_business(RecordStore& store, const std::string& country, const std::string& language) {
    Record business = store.blank(business::entity);
    change_country(business, country, language);
    return business;
}

void change_country(Record& business, const std::string& country, const std::string& language) {
    const std::string before = business.text(business::country);
    const bool texts_untouched = before.empty() || has_texts_of(business, country_profile(before));
    const json profile = country_profile(country);
    business.set(business::country, country);
    business.set(business::currency, profile.at("currency").get<std::string>());
    business.set(business::language,
                 profile.contains("country") ? profile.at("language").get<std::string>() : language);
    business.set(business::quote_days, profile.at("quote_days").get<std::int64_t>());
    if (texts_untouched) set_texts(business, profile);
}

Result<RecordId> create_business(Session& session, BusinessSetup setup) {
    if (session.store.count({.entity = std::string(business::entity)}) > 0)
        return Issue{.message = "issue.business_exists"};
    const json profile = country_profile(setup.business.text(business::country));
    Issues issues;
    for (const Issues& some :
         {insert_vat_rates(session, profile, setup.business.text(business::language)),
          insert_series(session, profile, setup.series), insert_payment_ways(session, profile, setup.business),
          insert_owner(session, setup.owner)})
        issues.insert(issues.end(), some.begin(), some.end());
    auto written = session.store.insert(std::move(setup.business));
    if (!written.ok()) issues.insert(issues.end(), written.issues().begin(), written.issues().end());
    if (!issues.empty()) return issues;
    return written;
}

}  // namespace bottega::business
