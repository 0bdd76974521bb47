#include "core/files/files_of_record.hpp"
#include "tests/support/import_files.hpp"
#include "tests/ui/start/start_world.hpp"
#include "tests/ui/support/fake_files.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::test;

namespace {

struct ImportWorld : StartWorld {
    explicit ImportWorld(float width = 1440, float height = 900) : StartWorld(width, height) {
        set_up();
        go("#/import");
    }
    void choose(const std::string& name, const std::string& bytes, const std::string& encoding = "utf-8") {
        probe->click(Role::Button, "Scegli il file…");
        give_file(name, bytes, encoding);
    }
    void check_rows() {
        probe->click(Role::Button, "Controlla le righe");
        for (int i = 0; i < 40 && probe->has_text("Controllo delle righe"); ++i) probe->settle();
    }
    // The button that imports: its name counts the rows.
    std::string go_button() {
        for (const ui::mirror::NodeView& node : ui::mirror::nodes())
            if (node.role == Role::Button && node.name.starts_with("Importa ") && node.name.find("rig") != std::string_view::npos) return std::string(node.name);
        return {};
    }
    void finish() {
        for (int i = 0; i < 200 && program.long_work(); ++i) probe->frame(2);
        probe->settle();
    }
    std::int64_t contacts() { return store().count({.entity = "contact"}); }
    std::int64_t accounts() { return store().count({.entity = "account"}); }
};

}  // namespace

TEST_CASE("the customers of Northwind, from the file to the list") {
    ImportWorld world;
    UiProbe& probe = *world.probe;
    world.choose("northwind_customers.csv", read_import_file("northwind_customers.csv"));
    CHECK(probe.has_text("customerID"));
    CHECK(probe.value_of(Role::Combobox, "Destinazione di contactName") == "Contatto: Nome e cognome");
    world.check_rows();
    CHECK(probe.has_text("non hanno il numero giusto di celle"));
    CHECK(world.accounts() == 0);
    CHECK_FALSE(probe.enabled(Role::Button, world.go_button()));
    probe.click(Role::Button, "Accetta tutte le proposte");
    for (int i = 0; i < 40 && probe.has_text("Controllo delle righe"); ++i) probe.settle();
    CHECK(world.accounts() == 0);
    probe.click(Role::Button, world.go_button());
    world.finish();
    CHECK(probe.has_text("Importazione completata"));
    CHECK(world.accounts() > 40);
    CHECK(world.contacts() == world.accounts());
    CHECK(probe.has_text("creati, 0 aggiornati"));
    probe.click(Role::Button, "Apri l'elenco");
    CHECK(world.host.location == "#/accounts");
}

TEST_CASE("the contacts that come along are shown before, and go with an import that is stopped") {
    ImportWorld world;
    UiProbe& probe = *world.probe;
    world.choose("clienti.csv", "codice;ragione sociale;referente\nA1;Rossi;Anna Neri\nA2;Bianchi;\n");
    world.check_rows();
    CHECK(probe.has_text("Contatti: 1 da creare, 0 da aggiornare"));
    CHECK(probe.has_text("Contatto da creare: Anna Neri"));
    world.program.holds_long_work = true;
    probe.click(Role::Button, world.go_button());
    probe.settle();
    probe.click(Role::Button, "Interrompi");
    probe.settle();
    CHECK(world.contacts() == 0);
    CHECK(world.accounts() == 0);
}

TEST_CASE("a file dropped on the import is read as a chosen one, and a wrong one is refused with a sentence") {
    ImportWorld world;
    const auto drop = [&](const std::string& name, const std::string& bytes, const std::string& encoding = "utf-8") {
        REQUIRE(world.host.takes_dropped);
        world.host.takes_dropped({.name = name, .bytes = bytes, .encoding = encoding});
        world.probe->settle();
    };
    drop("foto.jpg", "", "");
    CHECK(world.probe->has_text("“foto.jpg” non è una tabella"));
    drop("uno.csv", "", "refused: several");
    CHECK(world.probe->has_text("Si importa un file alla volta"));
    drop("clienti.csv", "codice;ragione sociale\nA1;Rossi\n");
    CHECK(world.probe->has_text("ragione sociale"));

    world.check_rows();
    world.probe->click(Role::Button, world.go_button());
    world.finish();
    CHECK(world.accounts() == 1);
    drop("foto.jpg", "", "");
    CHECK(world.probe->has_text("“foto.jpg” non è una tabella"));
}

TEST_CASE("an import that is stopped leaves nothing, and one that runs survives leaving the page") {
    ImportWorld world;
    UiProbe& probe = *world.probe;
    world.choose("northwind_products.csv", "codice;nome;prezzo\nP1;Chiodi;1,50\nP2;Viti;2,50\n");
    CHECK(probe.has_text("codice"));
    world.check_rows();
    world.program.holds_long_work = true;
    probe.click(Role::Button, world.go_button());
    CHECK(probe.has_text("Importazione in corso"));
    probe.click(Role::Button, "Interrompi");
    probe.settle();
    CHECK(probe.has_text("Non è stato importato nulla"));
    CHECK(world.accounts() == 0);

    probe.click(Role::Button, "Importa un altro file");
    world.choose("again.csv", "codice;nome\nA1;Rossi\nA2;Bianchi\n");
    world.check_rows();
    probe.click(Role::Button, world.go_button());
    world.go("#/products");
    CHECK(probe.has(Role::Button, "Interrompi"));
    world.program.holds_long_work = false;
    world.finish();
    CHECK(world.accounts() == 2);
}

TEST_CASE("files that are kept while an import runs have their rows after it") {
    ImportWorld world;
    world.choose("clienti.csv", "codice;ragione sociale\nA1;Rossi\n");
    world.check_rows();
    world.probe->click(Role::Button, world.go_button());
    world.finish();
    const RecordId rossi = world.store().first({.entity = "account"})->id();
    world.probe->click(Role::Button, "Importa un altro file");
    world.choose("altri.csv", "codice;ragione sociale\nA2;Bianchi\n");
    world.check_rows();
    world.program.holds_long_work = true;
    world.probe->click(Role::Button, world.go_button());
    REQUIRE(world.program.long_work());

    world.go("#/accounts/" + to_string(rossi));
    fake_files().dropped({.name = "foto.txt", .media_type = "text/plain", .hash = "aa", .bytes = 3}, {});
    world.probe->frame(5);
    CHECK(files::count_files(world.store(), "account", rossi) == 0);
    world.program.holds_long_work = false;
    world.finish();
    CHECK(world.accounts() == 2);
    CHECK(files::count_files(world.store(), "account", rossi) == 1);
    CHECK(world.probe->has_text("foto.txt: aggiunto"));
}

TEST_CASE("what is no table is refused with a sentence") {
    ImportWorld world;
    world.choose("photo.xlsx", "PK\x03\x04", "");
    CHECK(world.probe->has_text("“photo.xlsx” non è una tabella"));
    world.choose("empty.csv", "");
    CHECK(world.probe->has_text("Il file è vuoto"));
    world.choose("open.csv", "a,b\n1,\"2\n");
    CHECK(world.probe->has_text("Le virgolette aperte alla riga 2"));
}

TEST_CASE("of a file with headers only nothing goes on, and it says why") {
    ImportWorld world;
    world.choose("clienti.csv", "Nome;Città\n");
    CHECK_FALSE(world.probe->enabled(Role::Button, "Controlla le righe"));
    CHECK(world.probe->has_text("sotto non c’è nessuna riga da importare"));
}

TEST_CASE("a workbook: the sheet that fits is proposed, another can be chosen, its cells are imported") {
    ImportWorld world;
    UiProbe& probe = *world.probe;
    world.choose("clienti.xlsx",
                 "\x1d" "Note\x1e" "tda fare\x1d" "Clienti\x1e" "tElenco 2026\x1e\x1e" "tcodice\x1f" "tragione sociale\x1e" "n7\x1f" "tRossi\x1e"
                 "n8\x1f" "tBianchi\x1f" "t e figli",
                 "xlsx");
    CHECK(probe.value_of(Role::Combobox, "Foglio") == "Clienti");
    CHECK(probe.value_of(Role::Combobox, "Riga delle intestazioni") == "3 · codice · ragione sociale");
    CHECK(probe.has_text("ragione sociale"));
    probe.click(Role::Combobox, "Foglio");
    probe.click(Role::Option, "Note");
    probe.settle();
    CHECK_FALSE(probe.has(Role::Combobox, "Destinazione di ragione sociale"));
    CHECK(probe.has_text("Nessuna colonna del file va in un campo obbligatorio"));
    probe.click(Role::Combobox, "Foglio");
    probe.click(Role::Option, "Clienti");
    probe.settle();
    world.check_rows();
    probe.click(Role::Button, "Accetta tutte le proposte");
    for (int i = 0; i < 40 && probe.has_text("Controllo delle righe"); ++i) probe.settle();
    probe.click(Role::Button, world.go_button());
    world.finish();
    CHECK(world.store().count({.entity = "account", .conditions = {{"code", Comparison::Equal, {std::string("7")}}}}) == 1);
    CHECK(world.store().count({.entity = "account", .conditions = {{"name", Comparison::Equal, {std::string("Bianchi, e figli")}}}}) == 1);
}

TEST_CASE("a workbook that is not read is named with the reason") {
    ImportWorld world;
    world.choose("paghe.xlsx", "", "refused: password");
    CHECK(world.probe->has_text("“paghe.xlsx” è protetto da una password"));
}

TEST_CASE("a file chosen when the page was already left does no harm") {
    ImportWorld world;
    world.probe->click(Role::Button, "Scegli il file…");
    world.go("#/accounts");
    world.give_file("late.csv", "a,b\n1,2\n");
    CHECK(world.accounts() == 0);
}

TEST_CASE("an import is possible on a phone") {
    ImportWorld world(390, 844);
    world.choose("customers.csv", "codice;ragione sociale\nA1;Rossi\n");
    world.check_rows();
    world.probe->click(Role::Button, world.go_button());
    world.finish();
    CHECK(world.accounts() == 1);
}

TEST_CASE("a code that stands twice in the file is named before anything is written, and the person decides") {
    ImportWorld world;
    UiProbe& probe = *world.probe;
    world.go("#/import?entity=product");
    world.choose("listino.csv", "codice;nome\nX1;Caffè\nX2;Tè\nX1;Doppione\n");
    world.check_rows();
    CHECK(probe.has_text("1 riga ripete una chiave"));
    CHECK(probe.has_text("“X1” è già nella riga 2, che dice altro: Nome"));
    CHECK(probe.has_text("Da creare 2"));
    probe.click(Role::Checkbox, "Le righe successive aggiornano la prima");
    for (int i = 0; i < 40 && probe.has_text("Controllo delle righe"); ++i) probe.settle();
    CHECK(probe.has_text("Da aggiornare 1"));
    CHECK(probe.has_text("“X1” è già nella riga 2, che dice altro: Nome"));
}

TEST_CASE("the encoding is shown, and the file is read again in another one") {
    ImportWorld world;
    UiProbe& probe = *world.probe;
    world.choose("clienti.csv", "codice;ragione sociale\nA1;Caf\xc3\x83\xc2\xa9\n", "windows-1252");
    CHECK(probe.value_of(Role::Combobox, "Codifica") == "Windows-1252 (Europa occidentale)");
    probe.click(Role::Combobox, "Codifica");
    probe.click(Role::Option, "UTF-8");
    REQUIRE_FALSE(world.host.wishes.empty());
    CHECK(world.host.wishes.back().wish == "{\"encoding\":\"utf-8\"}");
    CHECK(world.host.give_answer("read-again", "codice;ragione sociale\nA1;Caffè\n"));
    probe.settle();
    CHECK(probe.value_of(Role::Combobox, "Codifica") == "UTF-8");
    CHECK(probe.has_text("Caffè"));
}

TEST_CASE("numbers and days can be read otherwise than proposed, on a narrow page and on a phone") {
    for (const ImVec2 screen : {ImVec2(1024.0f, 768.0f), ImVec2(390.0f, 844.0f)}) {
        CAPTURE(screen.x);
        ImportWorld world(screen.x, screen.y);
        world.probe->click(Role::Combobox, "Importa come");
        world.probe->click(Role::Option, "Prodotti e servizi");
        world.choose("prodotti.csv", "codice;nome;prezzo\nP1;Chiodi;1.500\n");
        CHECK(world.probe->value_of(Role::Combobox, "Forma dei valori di prezzo") == "1.234,56");
        CHECK(world.probe->has(Role::Combobox, "Separatore"));
        CHECK(world.probe->has(Role::Combobox, "Codifica"));
    }
}

TEST_CASE("a required field that no column fills is named before the rows are checked") {
    ImportWorld world;
    UiProbe& probe = *world.probe;
    probe.click(Role::Combobox, "Importa come");
    probe.click(Role::Option, "Prodotti e servizi");
    world.choose("prodotti.csv", "codice;descrizione;prezzo\nP1;Chiodi;1,50\n");
    CHECK(probe.value_of(Role::Combobox, "Destinazione di descrizione") == "Nome");
    CHECK_FALSE(probe.has_text("Nessuna colonna del file va in un campo obbligatorio"));
    probe.click(Role::Combobox, "Destinazione di descrizione");
    probe.click(Role::Option, "Non importare");
    probe.settle();
    CHECK(probe.has_text("Nessuna colonna del file va in un campo obbligatorio: Nome"));
}

TEST_CASE("what is too much at the end of a row can be dropped") {
    ImportWorld world;
    world.choose("clienti.csv", "codice;ragione sociale;città\nA1;Rossi;Milano\nA2;Bianchi;;;extra\n");
    world.check_rows();
    CHECK(world.probe->description_of(Role::Combobox, "Riparazione della riga 3") == "Proposta: Togli in fondo “;extra”");
}

namespace {

// As web-shell/src/vcards hands them over.
const std::string two_cards =
    "\x1d" "cards\x1e" "tcompany\x1f" "tcontact.name\x1f" "tcontact.email\x1f" "tphoto\x1f" "temail 2\x1e"
    "tIBM\x1f" "tJohn Doe\x1f" "tjohn@ibm.com\x1f" "fabc\timage/jpeg\t2048\tJohn Doe.jpg\x1f" "tdoe@home.com\x1e"
    "\x1f" "tAnna Neri\x1f" "tanna@neri.it\x1f\x1f\x1d" "notes\x1e" "tleft_out\x1f" "tKEY\x1f" "t1";

}  // namespace

TEST_CASE("cards of people: columns in words, what stays out is said, photos are kept before anything is written") {
    ImportWorld world;
    UiProbe& probe = *world.probe;
    world.choose("rubrica.vcf", two_cards, "vcards");
    CHECK_FALSE(probe.has(Role::Combobox, "Separatore"));
    CHECK(probe.value_of(Role::Combobox, "Destinazione di Foto") == "Allegata alla scheda");
    CHECK(probe.value_of(Role::Combobox, "Destinazione di E-mail 2") == "Contatto: Note");
    CHECK(probe.has_text("Restano fuori i dati che servono solo ad altri programmi: KEY"));
    world.check_rows();
    CHECK(probe.has_text("1 foto da allegare"));
    CHECK(probe.has_text("Da allegare: John Doe.jpg"));
    probe.click(Role::Button, world.go_button());
    REQUIRE_FALSE(world.host.wishes.empty());
    CHECK(world.host.wishes.back().wish == "{\"hashes\":[\"abc\"]}");
    CHECK(world.accounts() == 0);
    CHECK(world.host.give_answer("keep-photos", "", "full"));
    probe.settle();
    CHECK(probe.has_text("Non c’è posto per le foto"));
    CHECK(world.accounts() == 0);
    probe.click(Role::Button, world.go_button());
    CHECK(world.host.give_answer("keep-photos", "{}"));
    probe.settle();
    world.finish();
    CHECK(probe.has_text("Importazione completata"));
    CHECK(world.accounts() == 2);
    CHECK(world.contacts() == 1);
    CHECK(world.store().count({.entity = "stored_file", .conditions = {{"hash", Comparison::Equal, {std::string("abc")}}}}) == 1);
    world.go("#/accounts");
    probe.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    probe.settle();
    CHECK(world.accounts() == 0);
    CHECK(world.store().count({.entity = "stored_file"}) == 0);
}

TEST_CASE("JSON is a table, and where it is broken is said") {
    ImportWorld world;
    UiProbe& probe = *world.probe;
    world.choose("rotto.json", "[{\"a\": 1},\n{\"a\": }]");
    CHECK(probe.has_text("scritto male alla riga 2"));
    world.choose("clienti.json", R"([{"codice": "A1", "ragione sociale": "Rossi", "sede": {"citta": "Asti"}}])");
    CHECK(probe.value_of(Role::Combobox, "Destinazione di sede.citta") == "Città");
    CHECK_FALSE(probe.has(Role::Combobox, "Separatore"));
    world.check_rows();
    probe.click(Role::Button, world.go_button());
    world.finish();
    CHECK(world.accounts() == 1);
}

TEST_CASE("the line of the headers is found beneath a title and can be chosen") {
    ImportWorld world;
    UiProbe& probe = *world.probe;
    world.choose("elenco.csv", "Clienti 2026;;\ncodice;ragione sociale;città\nA1;Rossi;Asti\n");
    CHECK(probe.value_of(Role::Combobox, "Riga delle intestazioni") == "2 · codice · ragione sociale · città");
    probe.click(Role::Combobox, "Riga delle intestazioni");
    probe.click(Role::Option, "3 · A1 · Rossi · Asti");
    probe.settle();
    CHECK(probe.has(Role::Combobox, "Destinazione di Rossi"));
}

TEST_CASE("what was decided about a file is offered again for the next one with its headers, and can be proposed anew") {
    ImportWorld world(1440, 1300);
    UiProbe& probe = *world.probe;
    const auto pick = [&](const char* combo, const char* option) {
        probe.click(Role::Combobox, combo);
        probe.click(Role::Option, option);
        probe.settle();
    };
    world.choose("clienti.csv", "codice;ragione sociale;zona\nA1;Rossi;Nord\n");
    pick("Destinazione di zona", "Codice fiscale");
    pick("Se la scheda c’è già", "Riempi solo ciò che è vuoto");
    pick("E anche da", "Nome o ragione sociale");
    pick("Aggiungi un valore", "PEC");
    probe.fill(Role::Textbox, "PEC", "uno@pec.example");
    probe.settle();
    CHECK_FALSE(probe.has_text("Colonne abbinate come l’ultima volta"));
    world.check_rows();
    probe.click(Role::Button, world.go_button());
    world.finish();
    const auto record = world.store().first({.entity = "account", .conditions = {{"code", Comparison::Equal, {std::string("A1")}}}});
    REQUIRE(record);
    CHECK(canonical_text(record->value("pec")) == "uno@pec.example");
    CHECK(canonical_text(record->value("tax_code")) == "Nord");

    probe.click(Role::Button, "Importa un altro file");
    world.choose("altri.csv", "ragione sociale;zona;codice\nRossi;Sud;A1\nVerdi;Est;A2\n");
    CHECK(probe.has_text("Colonne abbinate come l’ultima volta"));
    CHECK(probe.value_of(Role::Combobox, "Destinazione di zona") == "Codice fiscale");
    CHECK(probe.value_of(Role::Combobox, "Se la scheda c’è già") == "Riempi solo ciò che è vuoto");
    CHECK(probe.value_of(Role::Combobox, "E anche da") == "Nome o ragione sociale");
    CHECK(probe.value_of(Role::Textbox, "PEC") == "uno@pec.example");
    world.check_rows();
    CHECK(probe.has_text("Già uguali 1"));
    probe.click(Role::Button, "Indietro");
    probe.click(Role::Button, "Proponi da capo");
    CHECK(probe.value_of(Role::Combobox, "Destinazione di zona") == "Non importare");
    CHECK_FALSE(probe.has(Role::Textbox, "PEC"));
}

TEST_CASE("rows of records that are here are skipped where the person says so, and what changes is said") {
    ImportWorld world(1440, 1300);
    UiProbe& probe = *world.probe;
    world.choose("uno.csv", "codice;ragione sociale\nA1;Rossi\n");
    world.check_rows();
    probe.click(Role::Button, world.go_button());
    world.finish();
    probe.click(Role::Button, "Importa un altro file");
    world.choose("due.csv", "codice;ragione sociale;città\nA1;Rossi e figli;Asti\nA2;Verdi;Alba\n");
    world.check_rows();
    CHECK(probe.has_text("Cambia: Nome o ragione sociale, Città"));
    probe.click(Role::Button, "Indietro");
    probe.click(Role::Combobox, "Se la scheda c’è già");
    probe.click(Role::Option, "Salta la riga");
    probe.settle();
    world.check_rows();
    CHECK(probe.has_text("Da saltare 1"));
    probe.click(Role::Button, world.go_button());
    world.finish();
    CHECK(probe.has_text("Righe non importate"));
    CHECK(world.store().count({.entity = "account", .conditions = {{"name", Comparison::Equal, {std::string("Rossi")}}}}) == 1);
    CHECK(world.accounts() == 2);
}

TEST_CASE("templates are there to be filled in") {
    ImportWorld world;
    UiProbe& probe = *world.probe;
    probe.click(Role::Button, "Modello CSV");
    CHECK(world.host.downloads.back() == "Modello Clienti.csv");
    probe.click(Role::Button, "Modello Excel");
    REQUIRE_FALSE(world.host.wishes.empty());
    CHECK(world.host.wishes.back().what == "download-workbook");
    CHECK(world.host.wishes.back().wish.find("Nome o ragione sociale") != std::string::npos);
}

TEST_CASE("a row of the dry run opens, so that the whole reason can be read on a phone") {
    ImportWorld world(390, 844);
    UiProbe& probe = *world.probe;
    world.choose("clienti.csv", "codice;ragione sociale;nazione;email\nA1;;Atlantide;senza chiocciola\n");
    world.check_rows();
    probe.click(Role::Link, "Riga 2");
    probe.settle();
    CHECK(probe.has(Role::Dialog, "Riga 2"));
    CHECK(probe.has_text("“Atlantide” non è tra le scelte possibili"));
    CHECK(probe.has_text("Nome o ragione sociale: "));
    probe.click(Role::Button, "Chiudi");
    probe.settle();
    CHECK_FALSE(probe.has(Role::Dialog, "Riga 2"));
}
