#include "core/app/salvage.hpp"

#include "core/app/modules.hpp"
#include "core/data/memory_vfs.hpp"
#include "core/data/page_store.hpp"
#include "core/documents/number_series.hpp"
#include "core/exchange/archive.hpp"
#include "tests/support/shop.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace bottega;
using namespace bottega::test;

namespace {

constexpr int page_bytes = 4096;

Environment fixed_environment() {
    return {.now_ms = [] { return std::int64_t{1'773'650'000'000}; },
            .today = [] { return *Date::parse_iso("2026-03-16"); },
            .random = [] { return 7u; }};
}

std::unique_ptr<Application> empty_archive() { return std::move(Application::open(":memory:", "", fixed_environment()).value()); }

// A shop's archive as the browser keeps it, after `tampered` had its way with the tables.
std::string stored(Shop& shop, const std::string& tampered = {}) {
    register_memory_vfs();
    PageStore& store = create_page_store("salvage_test", page_bytes, 0, nullptr);
    {
        auto application = std::move(Application::open("salvage_test", memory_vfs_name, fixed_environment()).value());
        const std::string archive = export_archive(shop.database, shop.store.schema(), kSchemaVersion);
        REQUIRE(import_archive(application->database(), application->schema(), archive, kSchemaVersion).ok());
        if (!tampered.empty()) application->database().execute(tampered);
    }
    std::string bytes(static_cast<std::size_t>(store.size()), '\0');
    (void)store.read(0, {reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
    remove_page_store("salvage_test");
    return bytes;
}

}  // namespace

TEST_CASE("what can be read of a damaged archive is a whole archive again") {
    Shop shop;
    for (int i = 0; i < 40; ++i) (void)shop.add_customer("Cliente " + std::to_string(i) + std::string(90, 'x'));
    std::string bytes = stored(shop);
    // One page of customers is gone: zeros, as readPagesForgiving() gives it.
    const std::size_t at = bytes.find("Cliente 20xxx") / page_bytes * page_bytes;
    std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), page_bytes, '\0');
    auto fresh = empty_archive();

    const auto salvaged = salvage(bytes, *fresh);

    REQUIRE(salvaged.ok());
    const auto customers = fresh->store().count({.entity = "account"});
    CHECK(customers > 0);
    CHECK(customers < 40);
    CHECK(fresh->database().scalar("SELECT count(*) FROM pragma_integrity_check() WHERE integrity_check <> 'ok'") == 0);
}

TEST_CASE("a salvaged series never stands behind the documents that were numbered") {
    Shop shop;
    (void)shop.add_issued_invoice(shop.add_customer("Officine Rossi"), "100");
    const std::string bytes = stored(shop, "UPDATE number_series SET last_number = 0 WHERE code = 'invoice'");
    auto fresh = empty_archive();

    const auto salvaged = salvage(bytes, *fresh);

    REQUIRE(salvaged.ok());
    Session session = fresh->session();
    CHECK(documents::next_number(session, "invoice", session.today) == "2/2026");
}

TEST_CASE("of an archive without its first page nothing can be salvaged, and that is said") {
    Shop shop;
    std::string bytes = stored(shop);
    std::fill_n(bytes.begin(), page_bytes, '\0');
    auto fresh = empty_archive();

    CHECK_FALSE(salvage(bytes, *fresh).ok());
}

TEST_CASE("the last numbers travel as a line of text and raise the series of an older copy") {
    Shop shop;
    const std::string older = export_archive(shop.database, shop.store.schema(), kSchemaVersion);
    (void)shop.add_issued_invoice(shop.add_customer("Officine Rossi"), "100");
    const std::string told = documents::numbers_text(documents::last_numbers(shop.store));
    auto restored = empty_archive();
    REQUIRE(import_archive(restored->database(), restored->schema(), older, kSchemaVersion).ok());
    restored->archive_replaced();

    const auto raised = restored->run("test", [&](Session& session) -> Result<RecordId> {
        REQUIRE(documents::raise_numbers(session, documents::numbers_from(told)).ok());
        return RecordId{};
    });

    REQUIRE(raised.ok());
    Session session = restored->session();
    CHECK(documents::next_number(session, "invoice", session.today) == "2/2026");
    CHECK(documents::numbers_text(documents::numbers_from(told)) == told);
}
