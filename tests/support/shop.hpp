#pragma once

#include "core/data/session.hpp"

#include <memory>
#include <string>

namespace bottega::test {

// A small complete business in memory on 16 March 2026 (a Monday), with ids from 1: "Ferramenta Bianchi" of Milan, or
// "Atelier Carpați" of Cluj. Every test of the core starts from it; what it adds is valid enough to be invoiced.
class Shop {
public:
    explicit Shop(const std::string& country = "IT");
    ~Shop();
    Shop(const Shop&) = delete;

private:
    // What the references below refer to; it comes first, so that they can be set from it.
    struct World;
    std::unique_ptr<World> world_;

public:
    Database& database;
    RecordStore& store;
    Session session;

    RecordId business;
    RecordId standard_rate;  // 22 % in Italy, 21 % in Romania
    RecordId reduced_rate;   // 10 %, 11 %
    RecordId exempt_rate;    // 0 %, N4
    RecordId bank_transfer;
    RecordId thirty_days;

    // A company of the same country with address and a valid fiscal id.
    RecordId add_customer(const std::string& name);
    RecordId add_product(const std::string& code, const std::string& name, const std::string& price);
    RecordId add_opportunity(RecordId account, const std::string& name, const std::string& amount);

    // A line of standard VAT, not stored: "3", "12.345", "20+10".
    Record line(const std::string& document, const std::string& description, const std::string& quantity,
                const std::string& price, const std::string& discount = {});
    RecordId add_quote(RecordId customer, std::vector<Record> lines, const std::string& state = "draft");
    // A draft with one line of one piece at this price, without VAT.
    RecordId add_invoice(RecordId customer, const std::string& price);
    RecordId add_issued_invoice(RecordId customer, const std::string& price);

    // A day in 2026 for what follows.
    void set_today(int month, int day);
    [[nodiscard]] Record find(std::string_view entity, RecordId id);
    [[nodiscard]] Money euro(const std::string& amount) const;  // in the currency of the business
};

}  // namespace bottega::test
