// Whoever changes or takes away an issued document, by whatever means, is found out by the chain.
#include "core/data/seal_chain.hpp"

#include <doctest/doctest.h>

#include "core/modules/billing/invoice.hpp"
#include "tests/support/shop.hpp"

using namespace bottega;
using test::Shop;

namespace {

ChainReport report_of(Shop& shop) {
    SealChainCheck check(shop.store);
    while (check.step()) {}
    return check.report();
}

// As another program would, past every rule of ours.
void by_force(Shop& shop, const std::string& sql) {
    shop.database.execute("DROP TRIGGER IF EXISTS invoice_sealed_update; DROP TRIGGER IF EXISTS invoice_sealed_delete;"
                          "DROP TRIGGER IF EXISTS seal_link_sealed_update; DROP TRIGGER IF EXISTS seal_link_sealed_delete;"
                          "DROP TRIGGER IF EXISTS invoice_line_sealed_delete; PRAGMA foreign_keys = OFF");
    shop.database.execute(sql);
    shop.store.mark_changed();
}

struct ThreeInvoices : Shop {
    ThreeInvoices() {
        const RecordId customer = add_customer("Officine Rossi");
        for (RecordId& id : issued) id = add_issued_invoice(customer, "100.00");
    }
    RecordId issued[3];
};

}  // namespace

TEST_CASE("every issued document has its link, and an untouched archive fits together") {
    ThreeInvoices shop;
    const ChainReport report = report_of(shop);
    CHECK(report.links == 3);
    CHECK(report.not_linked == 0);
    CHECK(report.last_hash.size() == 64);
    CHECK(report.faults.empty());
}

TEST_CASE("a draft has no link, and paying an invoice changes nothing in the chain") {
    ThreeInvoices shop;
    shop.add_invoice(shop.add_customer("Bar Centrale"), "50");
    const std::string before = report_of(shop).last_hash;
    shop.store.set_derived("invoice", shop.issued[1], "payment_state", std::string("paid"));
    CHECK(report_of(shop).last_hash == before);
    CHECK(report_of(shop).links == 3);
    CHECK(report_of(shop).faults.empty());
}

TEST_CASE("an issued amount changed behind our back is found, and which document it is") {
    ThreeInvoices shop;
    by_force(shop, "UPDATE invoice SET total = total - 1 WHERE id = " + to_string(shop.issued[1]));
    const ChainReport report = report_of(shop);
    REQUIRE(report.faults.size() == 1);
    CHECK(report.faults.front() == ChainFault{ChainFault::Changed, "2/2026"});
}

TEST_CASE("one word of the frozen paper is enough") {
    ThreeInvoices shop;
    by_force(shop, "UPDATE invoice SET snapshot = replace(snapshot, 'Officine', 'officine') WHERE id = " + to_string(shop.issued[0]));
    CHECK(report_of(shop).faults == std::vector<ChainFault>{{ChainFault::Changed, "1/2026"}});
}

TEST_CASE("a document that is gone is missed by name") {
    ThreeInvoices shop;
    by_force(shop, "DELETE FROM invoice WHERE id = " + to_string(shop.issued[1]));
    CHECK(report_of(shop).faults == std::vector<ChainFault>{{ChainFault::Missing, "2/2026"}});
}

TEST_CASE("a document taken away together with its link leaves a gap") {
    ThreeInvoices shop;
    by_force(shop, "DELETE FROM invoice WHERE id = " + to_string(shop.issued[1]) + "; DELETE FROM seal_link WHERE place = 2");
    CHECK(report_of(shop).faults == std::vector<ChainFault>{{ChainFault::Gap, "3/2026"}});
}

TEST_CASE("who writes a new link for a changed document breaks the next one") {
    ThreeInvoices shop;
    ThreeInvoices other;  // the same business, where the second invoice is another
    by_force(shop, "UPDATE invoice SET total = total + 1 WHERE id = " + to_string(shop.issued[1]));
    by_force(shop, "UPDATE seal_link SET hash = '" + std::string(64, 'a') + "' WHERE place = 2");
    CHECK(report_of(shop).faults.size() == 2);
    CHECK(report_of(other).faults.empty());
}

TEST_CASE("documents issued before there was a chain are linked with the next one, in their order") {
    ThreeInvoices shop;
    const std::string whole = report_of(shop).last_hash;
    by_force(shop, "DELETE FROM seal_link");
    CHECK(report_of(shop).not_linked == 3);
    shop.add_issued_invoice(shop.add_customer("Bar Centrale"), "10");
    const ChainReport report = report_of(shop);
    CHECK(report.links == 4);
    CHECK(report.not_linked == 0);
    CHECK(report.faults.empty());
    by_force(shop, "DELETE FROM seal_link WHERE place = 4");
    CHECK(report_of(shop).last_hash == whole);
}

TEST_CASE("a link cannot be changed or deleted") {
    ThreeInvoices shop;
    const auto link = shop.store.first({.entity = std::string(seal_link::entity)});
    REQUIRE(link);
    CHECK(shop.store.remove(seal_link::entity, link->id()).issues() == Issues{{.message = "issue.sealed"}});
    Record changed = *link;
    changed.set(seal_link::hash, std::string(64, '0'));
    CHECK(shop.store.update(changed).issues() == Issues{{.message = "issue.sealed"}});
}

TEST_CASE("an issue that is rolled back leaves no link, and the next one is linked all the same") {
    ThreeInvoices shop;
    {
        Transaction transaction(shop.database);
        shop.add_issued_invoice(shop.add_customer("Bar Centrale"), "10");
    }
    shop.store.mark_changed();
    CHECK(report_of(shop).links == 3);
    shop.add_issued_invoice(shop.add_customer("Bar Sport"), "10");
    CHECK(report_of(shop).links == 4);
    CHECK(report_of(shop).faults.empty());
}
