#include "core/modules/billing/issue_checks.hpp"

#include "core/modules/business/business.hpp"
#include "core/modules/crm/account.hpp"

#include <algorithm>

namespace bottega::billing {

namespace {

using documents::Party;
using documents::PrintDocument;

// DPR 642/1972, tariff art. 13: from 77.48 euro of amounts without VAT.
constexpr std::int64_t kStampThresholdCents = 7747;

Issue missing(std::string message, std::string_view label) {
    return {.message = std::move(message), .args = {std::string(label)}};
}

void need(Issues& issues, const std::string& value, const char* message, std::string_view label) {
    if (value.empty()) issues.push_back(missing(message, label));
}

bool has_fiscal_id(const Party& party) { return !party.vat_number.empty() || !party.tax_code.empty(); }

void check_seller(const Party& seller, Issues& issues) {
    constexpr const char* message = "issue.seller_incomplete";
    need(issues, seller.name, message, "business.name");
    need(issues, seller.street, message, "business.street");
    need(issues, seller.city, message, "business.city");
    need(issues, seller.country, message, "business.country");
    if (seller.country == "IT") need(issues, seller.postal_code, message, "business.postal_code");
    if (seller.country == "RO") need(issues, seller.register_number, message, "business.register_number");
    if (!has_fiscal_id(seller)) issues.push_back(missing(message, "business.vat_number"));
}

// A private person without codice fiscale cannot be named on an Italian invoice; a Romanian one can do without CNP.
void check_buyer(const Party& buyer, const std::string& seller_country, Issues& issues) {
    constexpr const char* message = "issue.buyer_incomplete";
    need(issues, buyer.name, message, "account.name");
    need(issues, buyer.street, message, "account.street");
    need(issues, buyer.city, message, "account.city");
    need(issues, buyer.country, message, "account.country");
    if (buyer.country != seller_country || has_fiscal_id(buyer)) return;
    if (buyer.country == "IT")
        issues.push_back(missing(message, buyer.kind == "person" ? "account.tax_code" : "account.vat_number"));
    if (buyer.country == "RO" && buyer.kind != "person") issues.push_back(missing(message, "account.vat_number"));
}

void check_untaxed(const PrintDocument& paper, Issues& issues) {
    for (const documents::PrintVatRow& row : paper.vat_rows) {
        if (!row.summary.key.rate.is_zero()) continue;
        const bool code_missing = paper.seller.country == "IT" && row.summary.key.exemption_code.empty();
        if (code_missing || row.law_reference.empty())
            issues.push_back(
                {.message = "issue.exemption_reference_missing", .args = {row.summary.key.exemption_code}});
    }
}

Money untaxed_for_stamp(const sales::StoredDocument& stored) {
    Money sum(0, stored.print.currency);
    for (const documents::PrintVatRow& row : stored.print.vat_rows) {
        const bool counts = std::any_of(stored.lines.begin(), stored.lines.end(), [&](const Record& line) {
            const documents::VatRate* rate = stored.rates.find(line.get(documents::document_line::vat_rate));
            return rate && rate->stamp_duty && rate->key == row.summary.key;
        });
        if (counts) sum += row.summary.taxed.net;
    }
    return sum;
}

void check_customer(const Record& account, const Party& seller, Issues& issues) {
    if (account.get(crm::account::withholding).value_or(false))
        issues.push_back({.field = "customer", .message = "issue.withholding_not_calculated"});
    if (account.get(crm::account::split_payment).value_or(false))
        issues.push_back({.field = "customer", .message = "issue.split_payment_not_calculated"});
    else if (seller.country == "IT" && account.text(crm::account::country) == "IT" &&
             account.text(crm::account::kind) == "public_body")
        issues.push_back({.field = "customer",
                          .message = "issue.public_body_without_split_payment",
                          .severity = Severity::Question});
}

}  // namespace

Issues missing_on_paper(const PrintDocument& paper) {
    Issues issues;
    if (paper.buyer == Party{})
        issues.push_back({.field = "customer", .message = "issue.no_customer"});
    else
        check_buyer(paper.buyer, paper.seller.country, issues);
    check_seller(paper.seller, issues);
    if (std::none_of(paper.lines.begin(), paper.lines.end(),
                     [](const documents::PrintLine& line) { return line.kind == LineKind::Item; }))
        issues.push_back({.message = "issue.no_lines"});
    if (paper.total.gross.cents() < 0) issues.push_back({.field = "total", .message = "issue.total_negative"});
    check_untaxed(paper, issues);
    return issues;
}

Issues not_calculated_yet(RecordStore& store, const Record& draft, const sales::StoredDocument& stored) {
    Issues issues;
    const auto own = store.first({.entity = std::string(business::business::entity)});
    const Party& seller = stored.print.seller;
    if (own && own->currency() != draft.currency())
        issues.push_back({.field = "currency",
                          .message = "issue.foreign_currency_not_calculated",
                          .args = {std::string(draft.currency().code()), std::string(own->currency().code())}});
    if (seller.country == "IT" && untaxed_for_stamp(stored).cents() > kStampThresholdCents)
        issues.push_back({.message = "issue.stamp_not_calculated"});
    const bool without_vat = seller.vat_regime == "flat_rate" || seller.vat_regime == "not_liable";
    if (without_vat && !stored.print.total.tax.is_zero()) issues.push_back({.message = "issue.regime_without_vat"});
    if (own && own->get(business::business::pension_fund).value_or(false))
        issues.push_back({.message = "issue.pension_fund_not_calculated"});
    if (const auto customer = draft.get(documents::document::customer))
        if (const auto account = store.find(crm::account::entity, *customer)) check_customer(*account, seller, issues);
    return issues;
}

Issues doubtful_parties(RecordStore& store, const Record& draft) {
    Issues issues;
    const auto ask = [&](const Record& party, const char* message, const char* field) {
        for (const Issue& doubt : validate(party))
            if (doubt.severity == Severity::Warning)
                issues.push_back({.field = field,
                                  .message = message,
                                  .args = {party.def().name + "." + doubt.field, doubt.message},
                                  .severity = Severity::Question});
    };
    if (const auto own = store.first({.entity = std::string(business::business::entity)}))
        ask(*own, "issue.seller_doubtful", "");
    if (const auto customer = draft.get(documents::document::customer))
        if (const auto account = store.find(crm::account::entity, *customer))
            ask(*account, "issue.buyer_doubtful", "customer");
    return issues;
}

Issues rates_out_of_date(const sales::StoredDocument& stored, Date date) {
    Issues issues;
    for (std::size_t position = 0; position < stored.lines.size(); ++position) {
        const documents::VatRate* rate =
            stored.rates.find(stored.lines[position].get(documents::document_line::vat_rate));
        if (!rate || documents::is_valid_on(*rate, date)) continue;
        Issue issue{
            .message = "issue.vat_rate_out_of_date", .args = {rate->name, date.iso()}, .severity = Severity::Question};
        if (std::find(issues.begin(), issues.end(), issue) == issues.end()) issues.push_back(std::move(issue));
    }
    return issues;
}

}  // namespace bottega::billing
