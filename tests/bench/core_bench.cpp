// Measures the core, native and as wasm under node: one {"name","value","unit"} a line. Medians of many runs.

#include "core/app/application.hpp"
#include "core/app/demo.hpp"
#include "core/app/modules.hpp"
#include "core/data/duplicate_scan.hpp"
#include "core/data/memory_vfs.hpp"
#include "core/data/page_store.hpp"
#include "core/data/search_text.hpp"
#include "core/documents/save_document.hpp"
#include "core/exchange/archive.hpp"
#include "core/exchange/import_rows.hpp"
#include "core/modules/billing/invoice.hpp"
#include "core/modules/billing/issue_invoice.hpp"
#include "core/modules/crm/account.hpp"
#include "core/modules/sales/quote.hpp"
#include "tests/support/shop.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>

namespace {

using namespace bottega;
namespace account = crm::account;
namespace invoice = billing::invoice;
namespace quote = sales::quote;

double milliseconds_of(const std::function<void()>& work) {
    const auto before = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count();
}

void report(const char* name, double value, const char* unit) { std::printf("{\"name\":\"%s\",\"value\":%.3f,\"unit\":\"%s\"}\n", name, value, unit); }

void report_median(const char* name, int runs, const std::function<void()>& work) {
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) times.push_back(milliseconds_of(work));
    std::sort(times.begin(), times.end());
    report(name, times[times.size() / 2], "ms");
}

// One command as the program runs it: a transaction with its history.
void command(test::Shop& shop, const std::function<void()>& work) {
    Transaction transaction(shop.database);
    shop.store.history().start_command(shop.store.next_id(), "bench", shop.session.now);
    work();
    transaction.commit();
}

RecordId value_of(const Result<RecordId>& result) {
    if (!result.ok()) throw std::runtime_error(result.issues().front().field + " " + result.issues().front().message);
    return result.value();
}

std::string name_of(int i) {
    static const char* firsts[] = {"Officine", "Cantina", "Panificio", "Ferramenta", "Atelier", "Studio", "Autofficina", "Libreria", "Farmacia", "Vivaio"};
    static const char* seconds[] = {"Rossi", "Bianchi", "Popescu", "Ferrari", "Ionescu", "Esposito", "Marino", "Stan", "Greco", "Dumitru"};
    static const char* cities[] = {"Torino", "Cluj", "Milano", "Brașov", "Verona", "Iași", "Bari", "Forlì"};
    return std::string(firsts[i % 10]) + " " + seconds[(i / 10) % 10] + " " + cities[(i / 100) % 8] + " " + std::to_string(i);
}

void fill_accounts(test::Shop& shop, int count) {
    command(shop, [&] {
        for (int i = 0; i < count; ++i) {
            Record record = shop.store.blank(account::entity);
            record.set(account::code, "M" + std::to_string(100000 + i));
            record.set(account::name, name_of(i));
            record.set(account::city, std::string(i % 2 ? "Milano" : "Cluj-Napoca"));
            record.set(account::email, "cliente" + std::to_string(i) + "@example.com");
            value_of(shop.store.insert(std::move(record)));
        }
    });
}

std::vector<Record> ten_lines(test::Shop& shop, const std::string& document) {
    std::vector<Record> lines;
    for (int i = 1; i <= 10; ++i) lines.push_back(shop.line(document, "Articolo " + std::to_string(i), std::to_string(i), std::to_string(9 + i)));
    return lines;
}

void measure_customer(test::Shop& shop) {
    int next = 0;
    report_median("one customer saved", 200, [&] {
        command(shop, [&] {
            Record record = shop.store.blank(account::entity);
            record.set(account::name, "Cliente " + std::to_string(next));
            record.set(account::city, std::string("Torino"));
            record.set(account::email, "n" + std::to_string(next++) + "@example.com");
            value_of(shop.store.insert(std::move(record)));
        });
    });
}

void measure_documents(test::Shop& shop) {
    RecordId customer;
    command(shop, [&] { customer = shop.add_customer("Officine Rossi"); });
    report_median("quote of 10 lines created and accepted", 60, [&] {
        command(shop, [&] { shop.add_quote(customer, ten_lines(shop, "quote"), "accepted"); });
    });
    std::vector<RecordId> drafts;
    command(shop, [&] {
        for (int i = 0; i < 60; ++i) {
            Record head = documents::new_document(shop.session, invoice::entity, customer);
            drafts.push_back(value_of(documents::save_document(shop.session, std::move(head), ten_lines(shop, "invoice"))));
        }
    });
    std::size_t next = 0;
    report_median("invoice of 10 lines issued", static_cast<int>(drafts.size()), [&] {
        command(shop, [&] { value_of(billing::issue_invoice(shop.session, drafts[next++], shop.session.today)); });
    });
}

void measure_lists(test::Shop& shop) {
    const Query all{.entity = "account"};
    const auto asked_anew = [&](const Query& query) {
        shop.store.mark_changed();  // or the order that was kept answers
        (void)shop.store.ids(query);
    };
    report_median("100,000 accounts: ids of the list by name", 9, [&] { asked_anew(all); });
    report_median("100,000 accounts: ids of the list by city", 5, [&] { asked_anew({.entity = "account", .order = {{"city", false}}}); });
    (void)shop.store.count({.entity = "account", .search = "o"});  // reads all text, once
    for (const char* search : {"o", "of", "offi", "officine pop", "99995"})
        report_median((std::string("100,000 accounts: search '") + search + "'").c_str(), 7,
                      [&] { (void)shop.store.ids({.entity = "account", .search = search}); });
    const auto ids = shop.store.ids(all);
    report_median("100,000 accounts: 60 rows in the middle", 20,
                  [&] { (void)shop.store.fetch("account", std::span<const RecordId>(ids).subspan(ids.size() / 2, 60)); });
}

// What one keystroke in the search of everything costs.
void measure_search_text(test::Shop& shop) {
    SearchText text(shop.database, shop.store.schema());
    const std::vector<std::string> kinds{"account"};
    const auto find = [&](const char* typed) { (void)text.find(kinds, typed, 50, shop.store.version()); };
    report("100,000 accounts: text of the one box read", milliseconds_of([&] { find("mediocre"); }), "ms");
    report("100,000 accounts: text of the one box", static_cast<double>(text.bytes()) / 1e6, "MB");
    command(shop, [&] { shop.add_customer("Ultimo Arrivato"); });
    report("100,000 accounts: one more read for the one box", milliseconds_of([&] { find("mediocre"); }), "ms");
    const auto misspelt = [&](const char* typed) {
        find(typed);
        while (!text.find_misspelt(shop.store.version())) {}
    };
    report_median("100,000 accounts: one box with a typing error 'ferarmenta'", 9, [&] { misspelt("ferarmenta"); });
    for (const char* typed : {"o", "of", "ffic", "officine pop", "99995", "mediocre", "popescu cluj-napoca 7"})
        report_median((std::string("100,000 accounts: one box '") + typed + "'").c_str(), 9, [&] { find(typed); });
}

void measure_archive(test::Shop& shop) {
    std::string json;
    report("archive of 100,000 records exported", milliseconds_of([&] { json = export_archive(shop.database, shop.store.schema(), kSchemaVersion); }), "ms");
    report("archive of 100,000 records", static_cast<double>(json.size()) / 1e6, "MB");
    test::Shop empty;
    report("archive of 100,000 records imported", milliseconds_of([&] {
        // The shop's own rows are no issued documents: the file replaces them.
        const auto imported = import_archive(empty.database, empty.store.schema(), json, kSchemaVersion);
        if (!imported.ok()) throw std::runtime_error(imported.issues().front().message);
    }), "ms");
}

void measure_import() {
    test::Shop shop;
    std::string csv = "codice;ragione sociale;citta;email;telefono\n";
    for (int i = 0; i < 10'000; ++i)
        csv += "K" + std::to_string(i) + ";" + name_of(i) + ";Torino;k" + std::to_string(i) + "@example.com;011 " + std::to_string(100000 + i) + "\n";
    const CellTable table = parse_csv(csv, ';').value();
    const ImportPlan plan = propose_plan(table, learn_columns(table), shop.store.schema(), "account", "it");
    report("10,000 CSV rows checked", milliseconds_of([&] {
        RowImporter importer(shop.store, table, plan);
        for (std::size_t row = 0; row < table.rows.size(); ++row) (void)importer.preview(row);
    }), "ms");
    ImportCounts counts;
    std::vector<RowReport> refused;
    report("10,000 CSV rows imported", milliseconds_of([&] {
        command(shop, [&] {
            ImportWork work(shop.store, table, plan, counts, refused);
            while (work.step(shop.session).value() == LongWork::State::More) {}
        });
    }), "ms");
    if (counts.created != 10'000) throw std::runtime_error("the import did not take every row");
}

// The longest step is what a frame may have to wait for.
template <class Steps>
void report_steps(const char* whole, const char* longest, Steps& work) {
    std::vector<double> times;
    const double all = milliseconds_of([&] {
        bool more = true;
        while (more) times.push_back(milliseconds_of([&] { more = work.step(); }));
    });
    report(whole, all, "ms");
    report(longest, *std::max_element(times.begin(), times.end()), "ms");
}

void measure_duplicates(test::Shop& shop) {
    const EntityDef& def = shop.store.schema().entity(account::entity);
    DuplicateScan scan(shop.store, def);
    report_steps("duplicates among 100,000 accounts", "the longest step of it", scan);
    DuplicateLookup lookup(shop.store, *shop.store.first({.entity = def.name}));
    report_steps("duplicates of one account among 100,000", "the longest step of that", lookup);
}

void measure_demo() {
    Database database(":memory:");
    Schema schema = all_entities();
    RecordIdGenerator ids = RecordIdGenerator::counting_from(1);
    RecordStore store(database, schema, ids);
    Session session{store, *Date::parse_iso("2026-11-21"), *Timestamp::parse_iso("2026-11-21T09:00:00Z")};
    migrate(database, schema, all_migrations(), session.now);
    report("two years of the demo business written", milliseconds_of([&] {
        Transaction transaction(database);
        value_of(create_demo(session, "IT"));
        transaction.commit();
    }), "ms");
}

}  // namespace

int main() {
    {
        test::Shop shop;
        measure_customer(shop);
        measure_documents(shop);
    }
    {
        test::Shop shop;
        report("100,000 accounts written in one command", milliseconds_of([&] { fill_accounts(shop, 100'000); }), "ms");
        measure_lists(shop);
        measure_search_text(shop);
        measure_duplicates(shop);
        measure_archive(shop);
    }
    measure_import();
    measure_demo();
    return 0;
}
