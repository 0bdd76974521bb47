#pragma once

#include "core/data/session.hpp"

namespace bottega::business {

// A series of documents that was begun elsewhere: what is numbered here continues after it.
struct SeriesStart {
    std::string code;  // quote, sales_order, invoice, credit_note
    std::int64_t last_number = 0;
};

// What a person says at the first start.
struct BusinessSetup {
    Record business;  // as proposed by propose_business, then edited
    std::vector<SeriesStart> series = {};
    std::string owner = {};  // the person responsible for everything, to begin with
};

// A blank record of the business with what its country decides: currency, language, usual texts. Any ISO country.
[[nodiscard]] Record propose_business(RecordStore& store, const std::string& country, const std::string& language);
// Another country was chosen: what it decides is proposed again, what was typed stays.
void change_country(Record& business, const std::string& country, const std::string& language);

// Writes the business, its VAT rates with their days, number series of the year, ways and terms of payment.
// Refused where the archive has a business already.
[[nodiscard]] Result<RecordId> create_business(Session& session, BusinessSetup setup);

// What the law wants on documents and the business has not said yet, by field.
[[nodiscard]] Issues missing_business_data(RecordStore& store);

}  // namespace bottega::business
