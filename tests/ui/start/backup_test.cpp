// Backups and the way back, as a person makes them in the settings and at the first start.
#include "core/documents/number_series.hpp"
#include "core/documents/restored_numbers.hpp"
#include "core/files/files_by_hash.hpp"
#include "tests/ui/start/start_world.hpp"
#include "wasm-app/screens/backup.hpp"
#include "wasm-app/screens/lost_files.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::test;

namespace {

constexpr const char* with_folder = R"({"canChooseFolder":true,"folder":{"name":"Copie","allowed":true},"isProtected":false,"failure":"",)"
                                    R"("last":{"at":"2026-03-15T09:30:00.000Z","where":"folder","bytes":2097152,"files":3}})";
constexpr const char* with_nothing = R"({"canChooseFolder":true,"folder":null,"isProtected":false,"last":null,"failure":""})";

struct DataSettings : StartWorld {
    DataSettings() {
        set_up();
        go("#/settings?part=data");
    }
    void answer(std::string_view what, std::string_view json, std::string_view failure = {}) {
        CHECK(host.give_answer(what, json, failure));
        probe->settle();
    }
    std::string next_invoice() {
        Session session = program.application->session();
        return documents::next_number(session, "invoice", session.today);
    }
    void take_number() {
        (void)program.run("test", [](Session& now) -> Result<RecordId> {
            auto taken = documents::take_number(now, "invoice", now.today);
            if (!taken.ok()) return taken.issues();
            return RecordId{};
        });
        probe->settle();
    }
    void restore(const std::string& archive) {
        probe->click(Role::Button, "Scegli il file della copia…");
        give_backup("copia.bottega", archive);
        probe->click(Role::Button, "Sostituisci tutto");
        answer("prepare-restore", "{}");
    }
};

}  // namespace

TEST_CASE("a backup is one press, and is told once it is there") {
    DataSettings world;
    world.answer("backup-state", with_nothing);
    CHECK(world.probe->has_text("Non hai ancora salvato una copia"));
    world.probe->click(Role::Button, "Salva una copia");
    CHECK(world.program.setting("local.last_backup_at").empty());
    world.answer("back-up", R"({"where":"download","name":"bottega-x.bottega"})");
    CHECK(world.program.setting("local.last_backup_at").starts_with("2026-03-16T"));
    CHECK(world.probe->has_text("Copia di sicurezza salvata tra i file scaricati"));
}

TEST_CASE("a backup that the page made by itself is told where one looks") {
    DataSettings world;
    world.answer("backup-state", with_nothing);
    ui::note_backup(world.program, world.program.session().now);
    world.probe->settle();
    world.answer("backup-state", with_folder);
    CHECK(world.probe->has_text("nella cartella"));
}

TEST_CASE("a large backup tells how far it is, wherever one works meanwhile, and can be stopped") {
    DataSettings world;
    world.answer("backup-state", with_nothing);
    world.probe->click(Role::Button, "Salva una copia");
    world.go("#/accounts");
    CHECK(world.probe->count(Role::Progress) == 0);  // most are there before one could read it
    world.host.now += 500;
    world.probe->settle();
    world.answer("page-work", R"({"step":"writing","done":125829120,"total":524288000})");
    CHECK(world.probe->has(Role::Progress, "Scrivo la copia di sicurezza"));
    CHECK(world.probe->value_of(Role::Progress, "Scrivo la copia di sicurezza").starts_with("120,0 MB di 500,0 MB"));
    world.host.now += 500;
    world.probe->settle();
    world.answer("page-work", R"({"step":"proving","done":524288000,"total":524288000})");
    CHECK(world.probe->has(Role::Progress, "Rileggo e verifico la copia"));

    world.probe->click(Role::Button, "Interrompi");
    world.answer("stop-page-work", "{}");
    world.answer("back-up", "{}", "cancelled");
    CHECK(world.probe->count(Role::Progress) == 0);
    CHECK(world.probe->has_text("Copia interrotta"));
    CHECK(world.program.setting("local.last_backup_at").empty());
}

TEST_CASE("a large backup that is read tells how far it is, and closing the dialog stops it") {
    DataSettings world;
    world.probe->click(Role::Button, "Scegli il file della copia…");
    world.host.now += 500;
    world.probe->settle();
    world.answer("page-work", R"({"step":"reading","done":104857600,"total":524288000})");
    CHECK(world.probe->has(Role::Progress, "Leggo la copia"));
    world.probe->click(Role::Button, "Annulla");
    CHECK(world.host.give_answer("stop-page-work", "{}"));
    world.answer("open-backup", "{}", "cancelled");
    CHECK(world.probe->count(Role::Dialog) == 0);
}

TEST_CASE("a backup that failed says why, and counts as none") {
    DataSettings world;
    world.answer("backup-state", with_nothing);
    world.probe->click(Role::Button, "Salva una copia");
    world.answer("back-up", "{}", "full");
    CHECK(world.program.setting("local.last_backup_at").empty());
    CHECK(world.probe->has_text("Non c'è abbastanza spazio per la copia"));
}

TEST_CASE("a week without a backup is said on every page, and one press makes it") {
    StartWorld world;
    world.set_up();
    CHECK_FALSE(world.probe->has_text("L'ultima copia di sicurezza ha più di una settimana"));
    world.program.day = "2026-03-25";
    world.go("#/accounts");
    CHECK(world.probe->has_text("L'ultima copia di sicurezza ha più di una settimana"));
    world.probe->click(Role::Button, "Salva una copia");
    CHECK(world.host.give_answer("back-up", R"({"where":"download"})"));
    world.go("#/products");
    CHECK_FALSE(world.probe->has_text("L'ultima copia di sicurezza ha più di una settimana"));
}

TEST_CASE("the folder of the automatic backups: chosen, allowed again, left") {
    DataSettings world;
    world.answer("backup-state", with_nothing);
    world.probe->click(Role::Button, "Scegli una cartella…");
    world.answer("backup-choose-folder", with_folder);
    CHECK(world.probe->has_text("Cartella: Copie"));
    CHECK(world.probe->has_text("nella cartella (2,0 MB)"));
    std::string asking = with_folder;
    asking.replace(asking.find("\"allowed\":true"), 14, "\"allowed\":false");
    world.probe->click(Role::Button, "Altra cartella…");
    world.answer("backup-choose-folder", asking);
    world.probe->click(Role::Button, "Consenti");
    world.answer("backup-allow-folder", with_folder);
    CHECK_FALSE(world.probe->has(Role::Button, "Consenti"));
    world.probe->click(Role::Button, "Non salvare più qui");
    world.answer("backup-forget-folder", with_nothing);
    CHECK(world.probe->has(Role::Button, "Scegli una cartella…"));
}

TEST_CASE("a passphrase is typed twice, and lost means lost is said") {
    DataSettings world;
    world.answer("backup-state", with_nothing);
    UiProbe& probe = *world.probe;
    probe.click(Role::Button, "Imposta una frase segreta…");
    CHECK(probe.has_text("Se la perdi, le copie cifrate sono perse"));
    probe.fill(Role::Textbox, "Frase segreta", "corto");
    probe.click(Role::Button, "Proteggi le copie");
    CHECK(probe.has_text("Troppo corta"));
    probe.fill(Role::Textbox, "Frase segreta", "quattro parole a caso");
    probe.fill(Role::Textbox, "Ancora una volta", "quattro parole al caso");
    probe.click(Role::Button, "Proteggi le copie");
    CHECK(probe.has_text("Le due frasi sono diverse"));
    probe.fill(Role::Textbox, "Ancora una volta", "quattro parole a caso");
    probe.click(Role::Button, "Proteggi le copie");
    REQUIRE(world.host.wishes.size() > 0);
    CHECK(world.host.wishes.back().wish == R"({"passphrase":"quattro parole a caso"})");
}

TEST_CASE("restoring shows what the file holds and replaces everything only once confirmed") {
    const std::string archive = backup_of("Altra bottega");
    DataSettings world;
    const std::string before = world.program.export_archive();
    UiProbe& probe = *world.probe;
    probe.click(Role::Button, "Scegli il file della copia…");
    world.give_backup("altra.json", archive);
    CHECK(probe.has_text("Altra bottega (qui: Ferramenta Bianchi)"));
    CHECK(probe.has_text("Tutto quello che c'è ora qui viene sostituito"));
    probe.click(Role::Button, "Annulla");
    CHECK(world.program.export_archive() == before);

    std::string damaged = archive;
    damaged[damaged.size() / 2] = '~';
    probe.click(Role::Button, "Scegli il file della copia…");
    world.give_backup("altra.json", damaged);
    CHECK(probe.has_text("Il file è danneggiato o incompleto"));
    probe.click(Role::Button, "Ho capito");
    CHECK(world.program.export_archive() == before);

    world.restore(archive);
    CHECK(world.program.export_archive() == archive);
}

TEST_CASE("nothing is replaced before a copy of it is kept; without room the person decides") {
    const std::string archive = backup_of("Altra bottega");
    DataSettings world;
    const std::string before = world.program.export_archive();
    UiProbe& probe = *world.probe;
    probe.click(Role::Button, "Scegli il file della copia…");
    world.give_backup("altra.json", archive);
    probe.click(Role::Button, "Sostituisci tutto");
    CHECK(world.program.export_archive() == before);
    world.answer("prepare-restore", "{}", "no-room");
    CHECK(probe.has_text("non c'è spazio per conservare una copia"));
    CHECK(world.program.export_archive() == before);
    probe.click(Role::Button, "Continua senza copia");
    CHECK(world.host.wishes.back().wish == R"({"withoutSnapshot":true})");
    world.answer("prepare-restore", "{}");
    CHECK(world.program.export_archive() == archive);
}

TEST_CASE("an encrypted backup asks for its passphrase, again when it is wrong") {
    const std::string archive = backup_of("Altra bottega");
    DataSettings world;
    UiProbe& probe = *world.probe;
    probe.click(Role::Button, "Scegli il file della copia…");
    world.give_backup("copia.bottega", {}, R"(,"encrypted":true,"needsPassphrase":true)");
    CHECK(probe.focused(Role::Textbox, "Frase segreta"));
    probe.type_text("sbagliata");
    probe.press(ImGuiKey_Enter);
    probe.settle();
    world.answer("unlock-backup", "{}", "passphrase");
    CHECK(probe.has_text("La frase segreta non è quella di questa copia"));
    probe.fill(Role::Textbox, "Frase segreta", "quella giusta");
    probe.click(Role::Button, "Apri");
    world.answer("unlock-backup", R"({"name":"copia.bottega","encrypted":true,"files":2,"fileBytes":1048576})");
    world.answer("backup-text", archive);
    CHECK(probe.has_text("integra, cifrata"));
    CHECK(probe.has_text("File, con versioni precedenti"));
    CHECK(probe.has_text("le copie che farà saranno cifrate solo se ne hai impostata una"));
}

TEST_CASE("an older backup of the same business does not take the numbers back") {
    const std::string older = backup_of("Ferramenta Bianchi");
    DataSettings world;
    world.restore(older);  // the same business: its record is the same
    world.go("#/settings?part=data");
    world.take_number();
    world.take_number();
    const std::string next = world.next_invoice();
    world.restore(older);
    CHECK(world.next_invoice() == next);
}

TEST_CASE("in an empty browser the last numbers are asked for, never lowered, and a second copy numbers apart") {
    const std::string archive = backup_of("Ferramenta Bianchi");
    StartWorld world;
    UiProbe& probe = *world.probe;
    probe.click(Role::Button, "Apri una copia di sicurezza");
    world.give_backup("bottega.bottega", archive);
    CHECK(probe.has_text("Se dopo questa copia hai emesso altri documenti"));
    probe.fill(Role::Textbox, "Fatture 2026", "41");
    probe.click(Role::Checkbox, "Anche l'altra copia resta in uso");
    probe.fill(Role::Textbox, "Serie di questa copia", "K");
    probe.click(Role::Button, "Apri questa copia");
    CHECK(world.host.give_answer("prepare-restore", "{}"));
    probe.settle();
    Session session = world.program.application->session();
    const std::string next = documents::next_number(session, "invoice", session.today);
    CHECK(next.find("42") != std::string::npos);
    CHECK(next.find("K") != std::string::npos);
}

TEST_CASE("the settings of the data fit a phone") {
    StartWorld world(390, 844);
    world.set_up();
    world.go("#/settings?part=data");
    CHECK(world.host.give_answer("backup-state", with_folder));
    world.probe->settle();
    CHECK(world.probe->has(Role::Button, "Salva una copia"));
}

TEST_CASE("the buttons of a restore stay in sight, however much there is to say") {
    const std::string archive = backup_of("Altra bottega");
    StartWorld world(1024, 500);
    world.set_up();
    world.go("#/settings?part=data");
    UiProbe& probe = *world.probe;
    probe.click(Role::Button, "Scegli il file della copia…");
    world.give_backup("copia.bottega", archive);
    probe.settle();
    const auto button = probe.rect_of(Role::Button, "Sostituisci tutto");
    CHECK(button.bottom() < 500);
}

namespace {

// A customer with a file, as a backup would hold both.
RecordId add_customer_with_file(StartWorld& world) {
    const auto customer = world.program.run("ui.save", [](Session& session) {
        Record record = session.store.proposal("account");
        record.set(Field<std::string>{"name"}, std::string("Officine Rossi"));
        return session.store.insert(record);
    });
    REQUIRE(customer.ok());
    const auto file = world.program.run("ui.files.add", [&](Session& session) {
        return files::add_file(session, {"account", customer.value()}, {.name = "nota.txt", .media_type = "text/plain", .hash = "aa", .bytes = 2048});
    });
    REQUIRE(file.ok());
    return file.value();
}

constexpr const char* one_file = R"(,"files":1,"fileBytes":2048)";

}  // namespace

TEST_CASE("a file that was deleted comes back from a backup to the record it belonged to, and nothing else changes") {
    DataSettings world;
    const RecordId file = add_customer_with_file(world);
    const std::string archive = world.program.export_archive();
    REQUIRE(world.program.run("ui.files.delete", [&](Session& session) { return files::remove_file(session, file); }).ok());
    UiProbe& probe = *world.probe;
    probe.click(Role::Button, "Riprendi singoli file…");
    world.give_backup("copia.bottega", archive, one_file);
    CHECK(probe.description_of(Role::Link, "nota.txt").ends_with("qui non c'è · Officine Rossi · 2 KB"));
    probe.click(Role::Link, "nota.txt");
    world.answer("take-file", "{}");
    CHECK(probe.has_text("nota.txt è di nuovo in Officine Rossi"));
    const auto here = files::files_by_hash(world.store(), {"aa"});
    REQUIRE(here.size() == 1);
    CHECK(here.front().owner_title == "Officine Rossi");
    CHECK(probe.description_of(Role::Link, "nota.txt") == "Officine Rossi · 2 KB");

    probe.click(Role::Link, "nota.txt");  // it is here again
    world.answer("download-backed-up-file", "{}");
    CHECK(files::files_by_hash(world.store(), {"aa"}).size() == 1);
}

TEST_CASE("a file whose bytes are damaged here is made whole from a backup, asked for on the page of health") {
    DataSettings world;
    (void)add_customer_with_file(world);
    const std::string archive = world.program.export_archive();
    REQUIRE(world.program.run("ui.health.check", [&](Session&) -> Result<RecordId> {
        ui::note_lost_files(world.program, {"aa"});
        return RecordId{};
    }).ok());
    world.go("#/health");
    UiProbe& probe = *world.probe;
    probe.click(Role::Button, "Riprendili da una copia…");
    probe.settle();
    world.give_backup("copia.bottega", archive, one_file);
    CHECK(probe.description_of(Role::Link, "nota.txt").starts_with("qui danneggiato"));
    probe.click(Role::Link, "nota.txt");
    world.answer("take-file", "{}", "missing");
    CHECK(probe.has_text("Questo file non è nella copia"));
    CHECK(ui::lost_hashes(world.program) == std::vector<std::string>{"aa"});
    probe.click(Role::Link, "nota.txt");
    world.answer("take-file", "{}");
    CHECK(ui::lost_hashes(world.program).empty());
    CHECK(files::files_by_hash(world.store(), {"aa"}).size() == 1);
}

TEST_CASE("that a backup is of a demonstration is said before it takes the place of a real business") {
    const std::string archive = backup_of("Altra bottega");
    std::string demo;
    {
        StartWorld invented;
        invented.set_up("Bottega inventata");
        REQUIRE(invented.program.run("app.create_demo", [](Session& session) {
            Record record = session.store.proposal("account");
            record.set(Field<std::string>{"name"}, std::string("Cliente inventato"));
            return session.store.insert(record);
        }).ok());
        demo = invented.program.export_archive();
    }
    DataSettings world;
    UiProbe& probe = *world.probe;
    probe.click(Role::Button, "Scegli il file della copia…");
    world.give_backup("dimostrazione.json", demo);
    CHECK(probe.has_text("è la copia di una dimostrazione"));
    probe.click(Role::Button, "Annulla");
    probe.settle();
    probe.click(Role::Button, "Scegli il file della copia…");
    world.give_backup("altra.json", archive);
    CHECK_FALSE(probe.has_text("è la copia di una dimostrazione"));
}

TEST_CASE("a restore that takes its time: only its progress is drawn, and stopped, everything is as it was") {
    const std::string archive = backup_of("Altra bottega");
    DataSettings world;
    const std::string before = world.program.export_archive();
    UiProbe& probe = *world.probe;
    const auto begin = [&] {
        world.program.holds_long_work = false;
        world.program.slice_ms = 1;
        probe.click(Role::Button, "Scegli il file della copia…");
        world.give_backup("altra.json", archive);
        probe.click(Role::Button, "Sostituisci tutto");
        world.answer("prepare-restore", "{}");
        REQUIRE(world.program.long_work());
        world.program.holds_long_work = true;
        probe.settle();
    };
    begin();
    CHECK(probe.has_text("Ripristino in corso"));
    CHECK(probe.has(Role::Progress, "Lavoro in corso"));
    CHECK_FALSE(probe.has(Role::Button, "Scegli il file della copia…"));
    CHECK_FALSE(probe.has_text("Ferramenta Bianchi"));
    world.go("#/accounts");  // an address typed meanwhile waits
    CHECK(probe.has_text("Ripristino in corso"));
    probe.click(Role::Button, "Interrompi");
    probe.settle();
    CHECK_FALSE(world.program.long_work());
    CHECK_FALSE(probe.has_text("Ripristino in corso"));
    CHECK(world.program.export_archive() == before);

    world.go("#/settings?part=data");
    begin();
    world.program.holds_long_work = false;
    world.program.slice_ms = 20;
    for (int i = 0; i < 100 && world.program.long_work(); ++i) probe.frame(2);
    probe.settle();
    CHECK(world.program.export_archive() == archive);
}
