#include "core/data/custom_field.hpp"
#include "core/files/files_of_record.hpp"
#include "core/modules/billing/payment.hpp"
#include "tests/ui/support/app_world.hpp"
#include "tests/ui/support/fake_files.hpp"
#include "wasm-app/screens/chosen_files.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::fake_files;
using test::Role;
namespace stored_file = files::stored_file;

namespace {

// A customer with a field for the identity card.
struct CardWorld : AppWorld {
    RecordId rossi = program.run("command.create", [&](Session&) -> Result<RecordId> { return shop.add_customer("Rossi"); }).value();

    explicit CardWorld(const std::string& list = "account", float width = 1440, float height = 900) : AppWorld(width, height) {
        add_field(list, "Carta", "file");
        go("#/accounts/" + to_string(rossi));
    }
    void add_field(const std::string& list, const std::string& label, const std::string& kind) {
        REQUIRE(program.run("x", [&](Session& session) -> Result<RecordId> {
            Record field = session.store.blank(custom_field::entity);
            field.set(custom_field::list, list);
            field.set(custom_field::label, label);
            field.set(custom_field::kind, kind);
            field.set(custom_field::listed, true);
            return save_custom_field(session, std::move(field));
        }).ok());
    }
    void arrive(const test::FilesTaker& taker, const std::string& name, const std::string& hash) {
        taker({.name = name, .media_type = "image/png", .hash = hash, .bytes = 1536, .text = {}}, {});
        probe->settle();
    }
    void choose(const std::string& name, const std::string& hash) {
        press("Scegli un file: Carta");
        arrive(fake_files().asked, name, hash);
    }
    std::string stored_name() {
        const auto id = store().find("account", rossi)->get(Field<RecordId>{"x_carta"});
        return id ? store().title(stored_file::entity, *id) : std::string();
    }
};

}  // namespace

TEST_CASE("file field: one is added on the page of fields; files have none") {
    AppWorld world;
    world.go("#/fields?of=account");
    world.press("Aggiungi campo");
    world.probe->fill(Role::Textbox, "Nome del campo", "Carta");
    world.probe->click(Role::Combobox, "Tipo");
    world.probe->settle();
    world.probe->type_text("File");
    world.probe->settle();
    world.probe->press(ImGuiKey_Enter);
    world.probe->settle();
    world.press("Aggiungi campo");
    CHECK(world.store().schema().entity("account").field("x_carta").format == TextFormat::File);
}

TEST_CASE("file field: a file is chosen, saved with the record, looked at, replaced and taken away") {
    CardWorld world;
    world.choose("carta.png", "aa");
    CHECK(world.probe->has_text("Si aggiunge quando salvi"));
    CHECK(world.stored_name().empty());
    CHECK(files::count_files(world.store(), "account", world.rossi) == 0);
    world.press("Salva");
    CHECK(world.stored_name() == "carta.png");
    CHECK_FALSE(world.probe->has_text("Si aggiunge quando salvi"));
    CHECK(world.probe->description_of(Role::Link, "carta.png") == "2 KB");
    world.probe->click(Role::Link, "carta.png");
    world.probe->settle();
    CHECK(fake_files().previewed == "carta.png");

    world.press("Sostituisci il file: Carta");
    world.arrive(fake_files().asked, "carta nuova.png", "bb");
    world.press("Salva");
    CHECK(world.stored_name() == "carta nuova.png");
    world.go("#/accounts");
    CHECK(world.probe->has_text("carta nuova.png"));
    world.go("#/accounts/" + to_string(world.rossi));
    world.press("Togli il file: Carta");
    CHECK(world.probe->has(Role::Button, "Scegli un file: Carta"));
    world.press("Salva");
    CHECK(world.stored_name().empty());
    CHECK(files::count_files(world.store(), "account", world.rossi) == 0);
    world.press("Annulla l'operazione");
    CHECK(world.stored_name() == "carta nuova.png");
}

TEST_CASE("file field: what is dropped on it goes into it, one only; cancelling leaves nothing") {
    CardWorld world;
    REQUIRE(fake_files().dropped_on_field);
    fake_files().dropped_on_field({{.name = "fronte.png", .media_type = "image/png", .hash = "aa", .bytes = 10}, {.name = "retro.png", .media_type = "image/png", .hash = "bb", .bytes = 10}});
    world.probe->settle();
    CHECK(world.probe->has(Role::Link, "fronte.png"));
    CHECK(world.probe->has_text("In “Carta” sta un solo file: è stato preso “fronte.png”"));
    world.press("Annulla");
    CHECK_FALSE(world.probe->has(Role::Link, "fronte.png"));
    fake_files().dropped_on_field({.name = "film.mp4", .media_type = "video/mp4", .hash = "", .bytes = 0}, "full");
    world.probe->settle();
    CHECK(world.probe->has_text("film.mp4 non è stato aggiunto"));
    CHECK(files::count_files(world.store(), "account", world.rossi) == 0);
}

TEST_CASE("file field: a new record keeps the chosen file until it is saved") {
    CardWorld world;
    world.go("#/accounts/new");
    world.choose("carta.png", "aa");
    world.press("Salva");  // the name is missing: the file stays
    CHECK(world.probe->has(Role::Link, "carta.png"));
    CHECK_FALSE(world.probe->has_text("non c'è più"));
    world.probe->fill(Role::Textbox, "Nome o ragione sociale", "Verdi");
    world.press("Salva");
    const auto verdi = world.store().first({.entity = "account", .conditions = {{"name", Comparison::Equal, {std::string("Verdi")}}}});
    REQUIRE(verdi);
    CHECK(files::count_files(world.store(), "account", verdi->id()) == 1);
    CHECK(world.probe->has(Role::Link, "carta.png"));
    CHECK(world.probe->has(Role::Button, "Sostituisci il file: Carta"));
}

TEST_CASE("file field: documents have it in their form, and a payment keeps what its own fields say") {
    CardWorld world("invoice");
    world.go("#/invoices/new");
    world.choose("ordine.pdf", "aa");
    CHECK(world.probe->has(Role::Link, "ordine.pdf"));
    world.press("Annulla");

    world.add_field("payment", "Ricevuta", "file");
    world.add_field("payment", "Cassa", "text");
    world.go("#/payments/new?account=" + to_string(world.rossi));
    world.probe->fill(Role::Textbox, "Importo", "50");
    world.probe->fill(Role::Textbox, "Cassa", "Negozio");
    world.press("Scegli un file: Ricevuta");
    world.arrive(fake_files().asked, "ricevuta.pdf", "bb");
    world.press("Registra l'incasso");
    const auto paid = world.store().first({.entity = "payment"});
    REQUIRE(paid);
    CHECK(canonical_text(paid->value("x_cassa")) == "Negozio");
    CHECK(files::count_files(world.store(), "payment", paid->id()) == 1);
}

TEST_CASE("file field: it is no cell to be typed in, and its buttons fit a phone") {
    CardWorld world("account", 390, 844);
    world.host.touch = true;
    world.probe->settle();
    world.choose("una fotografia della carta d'identità con un nome lungo.png", "aa");
    CHECK(world.probe->rect_of(Role::Button, "Togli il file: Carta").right() <= 390 - 12);
    CHECK(world.probe->rect_of(Role::Button, "Togli il file: Carta").height >= 44);
    CHECK(world.probe->rect_of(Role::Button, "Sostituisci il file: Carta").width >= 44);
}

TEST_CASE("file field: a form that outlived its page has lost the file that was chosen, and nothing else") {
    CardWorld world;
    world.choose("carta.png", "aa");
    world.probe->fill(Role::Textbox, "Telefono", "02 123456");
    world.frame->keep_forms();
    ui::chosen_files() = ui::ChosenFiles();
    world.frame.reset();
    world.probe->settle();
    world.go("#/accounts");

    world.press("Riprendi");
    world.probe->settle();
    CHECK(world.probe->has(Role::Button, "Scegli un file: Carta"));
    CHECK(world.probe->value_of(Role::Textbox, "Telefono") == "02 123456");
    world.press("Salva");
    CHECK(world.store().find("account", world.rossi)->text(Field<std::string>{"phone"}) == "02 123456");
    CHECK(world.stored_name().empty());
}
