#include "core/modules/billing/credit_note.hpp"
#include "core/modules/billing/invoice.hpp"
#include "core/modules/billing/issue_invoice.hpp"
#include "core/modules/billing/payment.hpp"
#include "tests/support/shop.hpp"

#include <random>

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::billing;

namespace {

constexpr int kSteps = 400;

// A customer whose invoices are paid in every possible way, at random but the same in every run.
class Ledger {
public:
    explicit Ledger(test::Shop& shop) : shop_(shop), customer_(shop.add_customer("Rossi")) {}

    void step() {
        const std::int64_t choice = pick(10);
        if (choice < 3 || invoices_.empty())
            issue();
        else if (choice < 6)
            pay(suggest_allocations(shop_.store, customer_, amount()));
        else if (choice == 6)
            pay({});
        else if (choice == 7)
            (void)allocate_credit(shop_.session, any(invoices_)).ok();
        else if (choice == 8 && !payments_.empty())
            (void)reverse_payment(shop_.session, any(payments_)).ok();
        else
            credit();
    }

    // Everything invoiced is outstanding, paid by money or taken back; nothing is lost or counted twice.
    bool adds_up() {
        std::int64_t invoiced = sum("invoice", "total", "invoice"), credited = sum("invoice", "total", "credit_note");
        const std::int64_t outstanding = sum("invoice", "outstanding", "invoice");
        const std::int64_t money = shop_.store.sum({.entity = "payment"}, "amount");
        return invoiced - outstanding + customer_credit(shop_.store, customer_).cents() == money + credited;
    }

    bool each_follows_from_allocations() {
        for (const RecordId id : invoices_) {
            const Record record = shop_.find("invoice", id);
            const std::int64_t settled = shop_.store.sum(
                {.entity = "allocation", .conditions = {{"invoice", Comparison::Equal, {id}}}}, "amount");
            const std::int64_t left = record.get(documents::document::total)->cents() - settled;
            if (left != record.get(invoice::outstanding)->cents() || left < 0 || settled < 0) return false;
        }
        return true;
    }

private:
    std::int64_t pick(std::int64_t limit) {
        return static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(limit));
    }
    Money amount() { return {1 + pick(50'000), Currency("EUR")}; }
    RecordId any(const std::vector<RecordId>& ids) {
        return ids[static_cast<std::size_t>(pick(static_cast<std::int64_t>(ids.size())))];
    }

    void issue() { invoices_.push_back(shop_.add_issued_invoice(customer_, amount().as_decimal().to_string())); }

    void pay(std::vector<Allocation> parts) {
        std::int64_t sum = pick(1000);
        for (const Allocation& part : parts) sum += part.amount.cents();
        if (sum == 0) return;
        const auto id = record_payment(shop_.session, {.account = customer_,
                                                       .amount = {sum, Currency("EUR")},
                                                       .date = shop_.session.today,
                                                       .allocations = std::move(parts)});
        REQUIRE(id.ok());
        payments_.push_back(id.value());
    }

    void credit() {
        const auto note = create_credit_note(shop_.session, any(invoices_));
        if (note.ok()) REQUIRE(issue_invoice(shop_.session, note.value(), shop_.session.today).ok());
    }

    std::int64_t sum(std::string_view entity, std::string_view field, const std::string& kind) {
        return shop_.store.sum({.entity = std::string(entity),
                                .conditions = {{"kind", Comparison::Equal, {kind}},
                                               {"state", Comparison::Equal, {std::string("issued")}}}},
                               field);
    }

    test::Shop& shop_;
    RecordId customer_;
    std::vector<RecordId> invoices_, payments_;
    std::mt19937_64 engine_{20'260'317};
};

}  // namespace

TEST_CASE("outstanding amounts follow from allocations alone, whatever is paid, taken back and credited") {
    test::Shop shop;
    Ledger ledger(shop);
    int wrong = 0;
    for (int step = 0; step < kSteps; ++step) {
        ledger.step();
        if (!ledger.adds_up()) ++wrong;
    }
    CHECK(wrong == 0);
    CHECK(ledger.each_follows_from_allocations());
}
