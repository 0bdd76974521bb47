#include "core/app/application.hpp"
#include "core/data/memory_vfs.hpp"
#include "core/data/page_store.hpp"
#include "core/data/undo.hpp"
#include "core/exchange/archive.hpp"
#include "core/modules/catalog/product.hpp"
#include "core/modules/crm/account.hpp"
#include "core/modules/crm/contact.hpp"
#include "core/modules/crm/note.hpp"
#include "core/modules/crm/request.hpp"

#include <doctest/doctest.h>

using namespace bottega;
namespace account = crm::account;
namespace request = crm::request;

namespace {

const PinHash pin{.salt = "00ff", .hash = "abcd", .iterations = Kiosk::iterations};

struct ShopCounter {
    std::int64_t now = 1'773'650'000'000;
    std::uint32_t random = 1;
    std::unique_ptr<Application> application = open(":memory:");

    std::unique_ptr<Application> open(const std::string& path, const std::string& vfs = {}) {
        auto opened = Application::open(path, vfs, {.now_ms = [this] { return ++now; },
                                                    .today = [] { return *Date::parse_iso("2026-03-16"); },
                                                    .random = [this] { return random = random * 1664525 + 1013904223; }});
        REQUIRE(opened.ok());
        return std::move(opened.value());
    }
    Kiosk& kiosk() { return application->kiosk(); }
    RecordStore& store() { return application->store(); }
    void lock() { REQUIRE(kiosk().lock({.screens = {"products", "request"}, .idle_minutes = 2, .welcome = "Benvenuti"}, pin).ok()); }
    Result<RecordId> insert(const std::string& label, Record record) {
        return application->run(label, [&](Session& session) { return session.store.insert(record); });
    }
    Result<RecordId> send(const crm::RequestInput& input) {
        return application->run(std::string(crm::send_request), [&](Session& session) { return crm::submit_request(session, input); });
    }
    Result<RecordId> file(RecordId id, std::optional<RecordId> of = {}) {
        return application->run("crm.file_request", [&](Session& session) { return crm::file_request(session, id, of); });
    }
    RecordId customer(const std::string& name, const std::string& email, const std::string& phone) {
        Record record = store().proposal(account::entity);
        record.set(account::name, name);
        record.set(account::email, email);
        record.set(account::phone, phone);
        return insert("ui.save", record).value();
    }
};

crm::RequestInput asks() {
    return {.name = "Mario Verdi", .email = "mario@posta.example", .phone = "", .text = "Un preventivo per due serrature", .consent = true, .consent_text = "Acconsento"};
}

}  // namespace

TEST_CASE("in kiosk mode nothing is written but requests") {
    ShopCounter counter;
    counter.lock();
    Record product = counter.store().proposal(catalog::product::entity);
    product.set(catalog::product::name, std::string("Serratura"));
    product.set(catalog::product::code, std::string("S1"));

    CHECK(counter.insert("ui.save", product).issues().front().message == "issue.kiosk");
    CHECK(counter.insert(std::string(crm::send_request), product).issues().front().message == "issue.kiosk");
    CHECK(counter.application->start("ui.import", nullptr).issues().front().message == "issue.kiosk");
    CHECK(counter.application->why_not_owner());
    CHECK(counter.store().count({.entity = "product"}) == 0);

    const auto sent = counter.send(asks());
    REQUIRE(sent.ok());
    const auto changed = counter.application->run(std::string(crm::send_request), [&](Session& session) {
        Record stored = *session.store.find(request::entity, sent.value());
        stored.set(request::name, std::string("Un altro"));
        return session.store.update(stored);
    });
    const auto removed = counter.application->run(
        std::string(crm::send_request), [&](Session& session) { return session.store.remove(request::entity, sent.value()); });
    CHECK(changed.issues().front().message == "issue.kiosk");
    CHECK(removed.issues().front().message == "issue.kiosk");
}

TEST_CASE("in kiosk mode nothing is written into an earlier step either") {
    ShopCounter counter;
    counter.customer("Rossi", "", "");
    const RecordId step = next_undo(counter.application->database())->command;
    counter.lock();
    Record product = counter.store().proposal(catalog::product::entity);
    product.set(catalog::product::name, std::string("Serratura"));
    product.set(catalog::product::code, std::string("S1"));

    const auto joined = counter.application->run("ui.save", [&](Session& session) {
        CHECK(join_step(session.store, step));
        return session.store.insert(product);
    });

    REQUIRE_FALSE(joined.ok());
    CHECK(joined.issues().front().message == "issue.kiosk");
    CHECK(counter.store().count({.entity = "product"}) == 0);
}

TEST_CASE("only the PIN ends the kiosk, and then everything works again") {
    ShopCounter counter;
    counter.lock();

    CHECK(counter.kiosk().unlock("abce", counter.now).issues().front().message == "issue.kiosk_wrong_pin");
    CHECK(counter.kiosk().is_locked());
    CHECK(counter.kiosk().unlock("abcd", counter.now).ok());

    CHECK_FALSE(counter.kiosk().is_locked());
    CHECK_FALSE(counter.application->why_not_owner());
    CHECK(counter.kiosk().pin().hash.empty());
    CHECK(counter.kiosk().setup().welcome == "Benvenuti");  // for the next time
    CHECK(counter.customer("Rossi", "", "") != RecordId{});
}

TEST_CASE("wrong PINs make the next one wait, longer each time, and a right one waits too") {
    ShopCounter counter;
    counter.lock();
    const std::int64_t start = 1'000'000'000;

    for (int i = 0; i < 3; ++i) {
        CHECK(counter.kiosk().seconds_to_wait(start) == 0);
        (void)counter.kiosk().unlock("no", start);
    }
    CHECK(counter.kiosk().seconds_to_wait(start) == 30);
    CHECK(counter.kiosk().unlock("abcd", start + 29'000).issues().front() == Issue{.field = "pin", .message = "issue.kiosk_wait", .args = {"1"}});
    CHECK(counter.kiosk().seconds_to_wait(start - 1000) == 30);  // the clock was set back
    (void)counter.kiosk().unlock("no", start + 30'000);
    CHECK(counter.kiosk().seconds_to_wait(start + 30'000) == 60);
    for (int i = 0; i < 9; ++i) (void)counter.kiosk().unlock("no", start + (i + 1) * 1'000'000);
    CHECK(counter.kiosk().seconds_to_wait(start + 9'000'000) == 15 * 60);
    CHECK(counter.kiosk().unlock("abcd", start + 9'000'000 + 15 * 60 * 1000).ok());
}

TEST_CASE("a kiosk needs a screen and a PIN") {
    ShopCounter counter;

    CHECK(counter.kiosk().lock({}, pin).issues().front().message == "issue.kiosk_without_screen");
    CHECK(counter.kiosk().lock({.screens = {"products"}}, {}).issues().front().field == "pin");
    CHECK_FALSE(counter.kiosk().is_locked());
}

TEST_CASE("the archive stays a kiosk when it is opened again, and a backup of it is none") {
    const std::string name = "kiosk_test";
    register_memory_vfs();
    create_page_store(name, 4096, 0, nullptr);
    std::string backup;
    {
        ShopCounter counter;
        counter.application = counter.open(name, memory_vfs_name);
        counter.lock();
        backup = export_archive(counter.application->database(), counter.application->schema(), kSchemaVersion);
    }
    ShopCounter again;
    again.application = again.open(name, memory_vfs_name);
    CHECK(again.kiosk().is_locked());
    CHECK(again.kiosk().setup().idle_minutes == 2);
    CHECK(again.kiosk().pin() == pin);
    CHECK(backup.find("kiosk") == std::string::npos);
    again.application.reset();  // closes the file
    remove_page_store(name);
}

TEST_CASE("a request says who asks, how to answer, what for, and that it may be kept") {
    const auto problems = [](auto change) {
        crm::RequestInput input = asks();
        change(input);
        std::string text;
        for (const Issue& issue : crm::why_not_sendable(input)) text += issue.field + " " + issue.message + ";";
        return text;
    };
    CHECK(problems([](auto&) {}) == "");
    CHECK(problems([](auto& input) { input.name = " "; }) == "name issue.required;");
    CHECK(problems([](auto& input) { input.email = ""; }) == "email issue.request_without_answer;");
    CHECK(problems([](auto& input) { input.email = "", input.phone = "0575 1"; }) == "phone issue.request_without_answer;");
    CHECK(problems([](auto& input) { input.email = "", input.phone = "0575 123 456"; }) == "");
    CHECK(problems([](auto& input) { input.email = "mario@"; }) == "email issue.email_invalid;");
    CHECK(problems([](auto& input) { input.text = "\n"; }) == "text issue.required;");
    CHECK(problems([](auto& input) { input.consent = false; }) == "consent issue.request_without_consent;");
}

TEST_CASE("a request keeps the consent with its words and its time") {
    ShopCounter counter;
    const auto id = counter.send(asks()).value();
    const auto stored = counter.store().find(request::entity, id);

    CHECK(stored->get(request::consent) == true);
    CHECK(stored->text(request::consent_text) == "Acconsento");
    CHECK(stored->get(request::received_at)->date() == *Date::parse_iso("2026-03-16"));
    CHECK(stored->text(request::state) == "new");
}

TEST_CASE("the sender is found by e-mail or phone, of the account or of a contact") {
    ShopCounter counter;
    const RecordId by_mail = counter.customer("Verdi Impianti", "Mario@Posta.example", "");
    const RecordId by_phone = counter.customer("Verdi Mario", "", "+39 0575 123456");
    const RecordId by_contact = counter.customer("Officina Verdi", "", "");
    counter.customer("Bianchi", "altro@posta.example", "0575 999 999");
    Record contact = counter.store().blank(crm::contact::entity);
    contact.set(crm::contact::name, std::string("Mario Verdi"));
    contact.set(crm::contact::email, std::string("mario@posta.example"));
    contact.set(crm::contact::account, by_contact);
    REQUIRE(counter.insert("ui.save", contact).ok());
    crm::RequestInput input = asks();
    input.phone = "0575/123456";

    const auto found = crm::accounts_of_sender(counter.store(), *counter.store().find(request::entity, counter.send(input).value()));

    CHECK(found == std::vector<RecordId>{by_mail, by_phone, by_contact});
}

TEST_CASE("a request becomes a note of the account, once") {
    ShopCounter counter;
    const RecordId customer = counter.customer("Verdi Impianti", "mario@posta.example", "");
    const RecordId id = counter.send(asks()).value();

    CHECK(counter.file(id, customer).value() == customer);

    const auto stored = counter.store().find(request::entity, id);
    CHECK(stored->text(request::state) == "filed");
    const auto note = counter.store().find(crm::note::entity, *stored->get(request::note));
    CHECK(note->get(crm::note::account) == customer);
    CHECK(note->text(crm::note::text) == asks().text);
    CHECK(counter.file(id, customer).issues().front().message == "issue.request_done");
    CHECK(counter.store().count({.entity = "note"}) == 1);
}

TEST_CASE("a sender nobody knows becomes a customer") {
    ShopCounter counter;
    const RecordId id = counter.send(asks()).value();

    const auto made = counter.store().find(account::entity, counter.file(id).value());

    CHECK(made->text(account::name) == "Mario Verdi");
    CHECK(made->text(account::kind) == "person");
    CHECK(made->text(account::email) == "mario@posta.example");
    CHECK(made->get(account::is_customer) == true);
}

TEST_CASE("a request that is put aside makes nothing") {
    ShopCounter counter;
    const RecordId id = counter.send(asks()).value();
    REQUIRE(counter.application->run("crm.dismiss_request", [&](Session& session) { return crm::dismiss_request(session, id); }).ok());

    CHECK(counter.store().find(request::entity, id)->text(request::state) == "dismissed");
    CHECK(counter.store().count({.entity = "account"}) == 0);
    CHECK(counter.file(id).issues().front().message == "issue.request_done");
}
