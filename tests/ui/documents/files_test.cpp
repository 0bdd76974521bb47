#include "core/files/files_of_record.hpp"
#include "tests/ui/support/app_world.hpp"
#include "tests/ui/support/fake_files.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;
using test::fake_files;
namespace stored_file = files::stored_file;

namespace {

void choose(AppWorld& world, const std::string& file, const std::string& item) {
    world.press("Azioni per " + file);
    world.probe->click(Role::MenuItem, item);
    world.probe->settle();
}

ui::KeptFile kept(const std::string& name, const std::string& hash) {
    return {.name = name, .media_type = "text/plain", .hash = hash, .bytes = 1536, .text = "valvola termostatica"};
}

// The files of one customer.
struct CustomerFiles : AppWorld {
    RecordId account = shop.add_customer("Officine Rossi");
    CustomerFiles() {
        go("#/accounts/" + to_string(account));
        probe->click(Role::Tab, "File");
        probe->settle();
    }
};

}  // namespace

TEST_CASE("a record takes files: added, seen, replaced, deleted") {
    CustomerFiles world;
    CHECK(world.probe->has_text("Ancora nessun file"));
    world.press("Aggiungi file");
    fake_files().asked(kept("contratto.txt", "aa"), {});
    world.probe->settle();
    CHECK(world.probe->has(Role::Link, "contratto.txt"));
    CHECK(world.probe->description_of(Role::Link, "contratto.txt").starts_with("2 KB · "));

    world.probe->click(Role::Link, "contratto.txt");
    world.probe->settle();
    CHECK(fake_files().previewed == "contratto.txt");
    world.press("Scarica contratto.txt");
    CHECK(fake_files().downloads == std::vector<std::string>{"contratto.txt"});

    choose(world, "contratto.txt", "Nuova versione");
    fake_files().asked(kept("contratto firmato.txt", "bb"), {});
    world.probe->settle();
    CHECK(world.probe->has_text("contratto firmato.txt: nuova versione aggiunta"));
    CHECK_FALSE(world.probe->has(Role::Link, "contratto.txt"));
    CHECK(world.probe->description_of(Role::Link, "contratto firmato.txt").ends_with("versione 2"));

    choose(world, "contratto firmato.txt", "Elimina");
    world.press("Elimina");
    CHECK(files::count_files(world.store(), "account", world.account) == 0);
}

TEST_CASE("files added at once are one step: said once, and taken back at once") {
    CustomerFiles world;
    world.press("Aggiungi file");
    fake_files().asked({kept("uno.txt", "aa"), kept("due.txt", "bb"), kept("tre.txt", "cc")});
    world.probe->settle();
    CHECK(world.probe->has_text("3 file aggiunti"));
    CHECK(world.probe->count(Role::Status) == 1);
    CHECK(files::count_files(world.store(), "account", world.account) == 3);
    world.press("Annulla l'operazione");
    CHECK(files::count_files(world.store(), "account", world.account) == 0);
}

TEST_CASE("each file is there as soon as it is kept, whatever becomes of the others, and all of them are one step") {
    CustomerFiles world;
    world.press("Aggiungi file");
    const ui::FileHost::Taking taking = fake_files().asked.taking;
    taking.kept(kept("uno.txt", "aa"), {});
    world.probe->settle();
    CHECK(world.probe->has(Role::Link, "uno.txt"));
    CHECK(world.probe->count(Role::Status) == 0);

    taking.kept(kept("due.txt", ""), "unreadable");
    world.store().history().start_command(world.store().next_id(), "test.go_on", world.shop.session.now);  // the person goes on
    const RecordId other = world.shop.add_customer("Bianchi");
    taking.kept(kept("tre.txt", "cc"), {});
    taking.ended();
    world.probe->settle();
    CHECK(world.probe->has_text("due.txt non si può leggere"));
    CHECK(world.probe->has_text("2 file aggiunti"));
    CHECK(files::count_files(world.store(), "account", world.account) == 2);

    world.press("Annulla l'operazione");
    CHECK(files::count_files(world.store(), "account", world.account) == 0);
    CHECK(world.store().find("account", other));
}

TEST_CASE("files that come after the first ones were taken back are a step of their own") {
    CustomerFiles world;
    world.press("Aggiungi file");
    const ui::FileHost::Taking taking = fake_files().asked.taking;
    taking.kept(kept("uno.txt", "aa"), {});
    world.probe->settle();
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_Z);
    world.probe->settle();
    CHECK(files::count_files(world.store(), "account", world.account) == 0);

    taking.kept(kept("due.txt", "bb"), {});
    taking.ended();
    world.probe->settle();
    CHECK(world.probe->has_text("due.txt: aggiunto"));
    CHECK(files::count_files(world.store(), "account", world.account) == 1);
}

TEST_CASE("two files of one name that come together are two; nothing is said where none came") {
    CustomerFiles world;
    world.press("Aggiungi file");
    const ui::FileHost::Taking taking = fake_files().asked.taking;
    taking.kept(kept("foto.jpg", "aa"), {});
    world.probe->settle();
    taking.kept(kept("foto.jpg", "bb"), {});
    taking.ended();
    world.probe->settle();
    CHECK(world.probe->has_text("2 file aggiunti"));
    CHECK_FALSE(world.probe->has(Role::Button, "Aggiungi a parte"));

    taking.ended();
    world.probe->settle();
    CHECK(world.probe->count(Role::Status) == 1);
}

TEST_CASE("whoever does not want the files whose names are there keeps the others") {
    CustomerFiles world;
    REQUIRE(files::add_file(world.shop.session, {"account", world.account}, {.name = "contratto.txt", .media_type = "text/plain", .hash = "aa", .bytes = 10}).ok());
    world.probe->settle();
    world.press("Aggiungi file");
    fake_files().asked({kept("contratto.txt", "bb"), kept("altro.txt", "cc")});
    world.probe->settle();
    CHECK(files::count_files(world.store(), "account", world.account) == 2);  // while the question stands
    world.press("Annulla");
    CHECK(world.probe->has_text("altro.txt: aggiunto"));
    CHECK(files::count_files(world.store(), "account", world.account) == 2);
}

TEST_CASE("how far many files are is said, and can be stopped") {
    CustomerFiles world;
    fake_files().under_way = ui::FileProgress{.name = "film.mp4", .done = 30, .total = 100, .number = 3, .count = 25};
    world.probe->settle();
    CHECK(world.probe->has(Role::Progress, "Salvo 3 di 25: film.mp4"));
    world.press("Ferma qui");
    CHECK_FALSE(fake_files().under_way);
}

TEST_CASE("a file with the name of one that is there may become its new version, or stand apart") {
    CustomerFiles world;
    world.press("Aggiungi file");
    fake_files().asked(kept("contratto.txt", "aa"), {});
    world.probe->settle();

    world.press("Aggiungi file");
    fake_files().asked(kept("contratto.txt", "aa"), {});  // the same file: nothing to ask
    world.probe->settle();
    CHECK_FALSE(world.probe->has(Role::Button, "Aggiungi a parte"));
    CHECK(files::count_files(world.store(), "account", world.account) == 1);

    world.press("Aggiungi file");
    fake_files().asked({kept("contratto.txt", "bb"), kept("altro.txt", "cc")});
    world.probe->settle();
    CHECK(world.probe->has_text("contratto.txt c'è già"));
    world.press("Nuova versione");
    CHECK(world.probe->description_of(Role::Link, "contratto.txt").ends_with("versione 2"));
    CHECK(world.probe->has_text("2 file aggiunti"));
    CHECK(files::count_files(world.store(), "account", world.account) == 2);

    world.press("Aggiungi file");
    fake_files().asked(kept("contratto.txt", "dd"), {});
    world.probe->settle();
    world.press("Aggiungi a parte");
    CHECK(files::count_files(world.store(), "account", world.account) == 3);
}

TEST_CASE("files for two records that both want an answer are asked about one after the other, none is lost") {
    CustomerFiles world;
    const RecordId other = world.shop.add_customer("Bar Centrale");
    for (const RecordId account : {world.account, other})
        REQUIRE(files::add_file(world.shop.session, {"account", account}, {.name = "contratto.txt", .media_type = "text/plain", .hash = "aa", .bytes = 10}).ok());
    world.probe->settle();
    world.press("Aggiungi file");
    const test::FilesTaker slow = fake_files().asked;
    world.go("#/accounts/" + to_string(other));
    world.probe->click(Role::Tab, "File");
    world.press("Aggiungi file");
    fake_files().asked(kept("contratto.txt", "bb"), {});
    slow(kept("contratto.txt", "cc"), {});
    world.probe->settle();
    world.press("Nuova versione");
    world.press("Aggiungi a parte");
    CHECK(files::count_files(world.store(), "account", other) == 1);
    CHECK(files::files_of(world.store(), "account", other).front().text(stored_file::hash) == "bb");
    CHECK(files::count_files(world.store(), "account", world.account) == 2);
    CHECK_FALSE(world.probe->has(Role::Button, "Aggiungi a parte"));
}

TEST_CASE("what is dropped on any tab of a record belongs to it; what cannot be kept is said") {
    AppWorld world;
    const RecordId account = world.shop.add_customer("Officine Rossi");
    world.go("#/accounts/" + to_string(account));
    REQUIRE(fake_files().dropped);
    fake_files().dropped(kept("foto.txt", "aa"), {});
    world.probe->settle();
    CHECK(files::count_files(world.store(), "account", account) == 1);
    CHECK(world.probe->has_text("foto.txt: aggiunto"));

    fake_files().dropped(kept("film.mp4", ""), "full");
    world.probe->settle();
    CHECK(files::count_files(world.store(), "account", account) == 1);
    CHECK(world.probe->has_text("film.mp4 non è stato aggiunto"));
}

TEST_CASE("a file has a screen of its own, with its note, its versions and the way to its record") {
    AppWorld world;
    const RecordId account = world.shop.add_customer("Officine Rossi");
    const files::NewFile first{.name = "v1.txt", .media_type = "text/plain", .hash = "aa", .bytes = 10};
    const files::NewFile second{.name = "v2.txt", .media_type = "text/plain", .hash = "bb", .bytes = 20};
    const RecordId old = files::add_file(world.shop.session, {"account", account}, first).value();
    const RecordId newest = files::add_version(world.shop.session, old, second).value();
    world.go("#/files/" + to_string(newest));
    CHECK(world.probe->has(Role::Link, "v1.txt"));
    world.probe->fill(Role::Textbox, "Etichette", "firmato");
    world.press("Salva");
    CHECK(world.shop.find(stored_file::entity, newest).text(stored_file::tags) == "firmato");
    world.press("Apri la scheda");
    CHECK(world.host.location == "#/accounts/" + to_string(account));
}

TEST_CASE("the paper of a document is looked at before it goes out, and shared from where it is ready") {
    AppWorld world;
    const RecordId id = world.shop.add_invoice(world.shop.add_customer("Officine Rossi"), "100");
    world.go("#/invoices/" + to_string(id));
    world.press("Anteprima");
    CHECK(world.host.rendered_definition.find("BOZZA") != std::string::npos);
    CHECK(world.host.previewed.empty());
    world.host.finish_pdf();
    world.probe->settle();
    CHECK(world.host.previewed.ends_with("Officine Rossi.pdf"));
    CHECK(world.host.downloads.empty());

    world.press("Condividi");
    world.host.finish_pdf();
    CHECK(world.host.shared == world.host.previewed);
}

TEST_CASE("the paper of an issued invoice is made once: later prints are the same bytes, whatever changed since") {
    AppWorld world;
    const RecordId customer = world.shop.add_customer("Officine Rossi");
    const RecordId id = world.shop.add_issued_invoice(customer, "100");
    world.go("#/invoices/" + to_string(id));
    world.press("PDF");
    world.host.finish_pdf("%PDF the first");
    world.probe->settle();
    REQUIRE(world.host.downloads.size() == 1);
    CHECK(fake_files().bytes.begin()->second == "%PDF the first");
    CHECK(files::issued_paper(world.store(), "invoice", id)->title() == world.host.downloads.front());

    Record account = world.shop.find("account", customer);
    account.set_value("name", std::string("Officine Rossi e figli"));
    REQUIRE(world.store().update(std::move(account)).ok());
    Record business = world.shop.find("business", world.shop.business);
    business.set_value("logo", std::string("iVBORw0KGgo="));
    REQUIRE(world.store().update(std::move(business)).ok());
    world.host.rendered_definition.clear();
    world.host.downloads.clear();
    world.go("#/accounts");
    world.go("#/invoices/" + to_string(id));
    world.press("PDF");
    CHECK(world.host.rendered_definition.empty());
    CHECK(world.host.downloads.size() == 1);

    fake_files().bytes.clear();
    world.host.downloads.clear();
    world.press("PDF");
    CHECK(world.host.downloads.empty());
    CHECK(world.probe->has_text("non è in questo browser"));
}

TEST_CASE("the list of all files says whose they are and which are earlier versions") {
    CustomerFiles world;
    world.press("Aggiungi file");
    fake_files().asked(kept("contratto.txt", "aa"), {});
    world.probe->settle();
    choose(world, "contratto.txt", "Nuova versione");
    fake_files().asked(kept("contratto firmato.txt", "bb"), {});
    world.probe->settle();
    world.go("#/files");
    CHECK(world.probe->has_text("Officine Rossi · Cliente o fornitore"));
    CHECK(world.probe->has_text("Precedente"));
}

TEST_CASE("the answers about a name that is there already fit a phone") {
    AppWorld world(390, 844);
    const RecordId account = world.shop.add_customer("Officine Rossi");
    world.go("#/accounts/" + to_string(account));
    for (const char* hash : {"aa", "bb"}) {
        fake_files().dropped(kept("contratto.txt", hash), {});
        world.probe->settle();
    }
    CHECK(world.probe->rect_of(Role::Button, "Nuova versione").right() <= 390 - 12);
    CHECK(world.probe->rect_of(Role::Button, "Aggiungi a parte").x >= 12);
    world.press("Nuova versione");
}
