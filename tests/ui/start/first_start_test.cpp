#include "core/base/base64.hpp"
#include "core/documents/number_series.hpp"
#include "core/modules/business/business.hpp"
#include "tests/ui/start/start_world.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::test;
namespace own = business::business;

namespace {

Record the_business(StartWorld& world) {
    auto record = world.store().first({.entity = "business"});
    REQUIRE(record.has_value());
    return *record;
}

}  // namespace

TEST_CASE("the first start offers three languages, an own business, two demonstrations and a backup") {
    StartWorld world;
    for (const char* language : {"Italiano", "Română", "English"}) CHECK(world.probe->has(Role::Button, language));
    CHECK(world.probe->has(Role::Button, "Imposta la mia attività"));
    CHECK(world.probe->has(Role::Button, "Apri una copia di sicurezza"));
    world.probe->click(Role::Button, "Prova la demo romena");
    CHECK(world.program.opened_archive == "demo-ro");
    world.probe->click(Role::Button, "Prova la demo italiana");
    CHECK(world.program.opened_archive == "demo-it");
}

TEST_CASE("choosing a language changes every word at once") {
    StartWorld world;
    world.probe->click(Role::Button, "Română");
    CHECK(world.probe->has(Role::Button, "Configurează afacerea mea"));
    world.probe->click(Role::Button, "English");
    CHECK(world.probe->has(Role::Button, "Set up my business"));
    CHECK(world.program.setting("language") == "en");
}

TEST_CASE("three steps make a business that goes on with the numbers already used") {
    StartWorld world;
    UiProbe& probe = *world.probe;
    probe.click(Role::Button, "Imposta la mia attività");
    CHECK_FALSE(world.frame->has_unsaved_input());
    probe.fill(Role::Textbox, "Denominazione", "Ferramenta Bianchi");
    CHECK(world.frame->has_unsaved_input());  // the browser asks before it closes
    probe.fill(Role::Textbox, "Il tuo nome", "Carla Bianchi");
    probe.fill(Role::Textbox, "Partita IVA / CUI", "01234567890");
    probe.click(Role::Textbox, "Denominazione");
    CHECK(probe.has_text("La partita IVA non è valida"));
    probe.fill(Role::Textbox, "Partita IVA / CUI", "01234567897");
    probe.click(Role::Button, "Avanti");
    probe.fill(Role::Textbox, "Città", "Milano");
    probe.click(Role::Button, "Avanti");
    probe.fill(Role::Textbox, "Fatture", "12");
    probe.click(Role::Button, "Comincia");
    probe.settle();

    const Record business = the_business(world);
    CHECK(business.text(own::name) == "Ferramenta Bianchi");
    CHECK(business.text(own::country) == "IT");
    CHECK(business.text(own::currency) == "EUR");
    CHECK(business.text(own::vat_number) == "01234567897");
    CHECK(world.store().count({.entity = "vat_rate"}) > 5);
    CHECK(world.store().count({.entity = "person"}) == 1);
    Session session = world.program.application->session();
    CHECK(documents::next_number(session, "invoice", session.today).find("13") != std::string::npos);
    CHECK(documents::next_number(session, "quote", session.today).find("1") != std::string::npos);
    CHECK_FALSE(probe.has(Role::Button, "Comincia"));
    CHECK_FALSE(world.frame->has_unsaved_input());
    CHECK(probe.has(Role::Status, "Tutto pronto: buon lavoro!"));
    CHECK_FALSE(probe.has(Role::Button, "Annulla l'operazione"));  // what cannot be taken back is not offered
    CHECK(probe.has(Role::Link, "Impostazioni"));
}

TEST_CASE("a wrong fiscal id or IBAN of the business is pointed out before its step is left, and may stand") {
    StartWorld world;
    UiProbe& probe = *world.probe;
    probe.click(Role::Button, "Imposta la mia attività");
    probe.fill(Role::Textbox, "Denominazione", "Ferramenta Bianchi");
    probe.fill(Role::Textbox, "Partita IVA / CUI", "99999999999");
    probe.click(Role::Button, "Avanti");
    probe.settle();
    CHECK(probe.has_text("Da controllare: Partita IVA / CUI"));
    CHECK(probe.has(Role::Textbox, "Denominazione"));
    probe.click(Role::Button, "Avanti");
    probe.settle();
    probe.fill(Role::Textbox, "IBAN", "IT60X0542811101000000123457");
    probe.click(Role::Button, "Avanti");
    probe.settle();
    CHECK(probe.has_text("Da controllare: IBAN"));
    probe.fill(Role::Textbox, "IBAN", "IT60X0542811101000000123456");
    probe.click(Role::Button, "Avanti");
    probe.settle();
    probe.click(Role::Button, "Comincia");
    probe.settle();
    CHECK(the_business(world).text(own::vat_number) == "99999999999");
}

TEST_CASE("without a name nothing is made, and the field says why") {
    StartWorld world;
    world.probe->click(Role::Button, "Imposta la mia attività");
    world.probe->click(Role::Button, "Avanti");
    CHECK(world.probe->has_text("Campo obbligatorio"));
    CHECK(world.store().count({.entity = "business"}) == 0);
    world.probe->click(Role::Button, "Indietro");
    CHECK(world.probe->has(Role::Button, "Prova la demo italiana"));
}

TEST_CASE("who goes back to the welcome finds what was typed when coming again") {
    StartWorld world;
    UiProbe& probe = *world.probe;
    probe.click(Role::Button, "Imposta la mia attività");
    probe.fill(Role::Textbox, "Denominazione", "Bianchi");
    probe.click(Role::Button, "Indietro");
    CHECK(probe.has(Role::Button, "Prova la demo italiana"));
    probe.click(Role::Button, "Imposta la mia attività");
    probe.click(Role::Button, "Avanti");
    CHECK_FALSE(probe.has_text("Campo obbligatorio"));
    probe.click(Role::Button, "Avanti");
    probe.click(Role::Button, "Comincia");
    probe.settle();
    CHECK(the_business(world).text(own::name) == "Bianchi");
}

TEST_CASE("another country brings its currency and asks for its own data") {
    StartWorld world;
    UiProbe& probe = *world.probe;
    probe.click(Role::Button, "Imposta la mia attività");
    CHECK(probe.has(Role::Textbox, "Codice fiscale"));
    probe.click(Role::Radio, "Romania");
    CHECK_FALSE(probe.has(Role::Textbox, "Codice fiscale"));
    probe.fill(Role::Textbox, "Denominazione", "Atelier Carpați");
    probe.click(Role::Button, "Avanti");
    probe.click(Role::Button, "Avanti");
    probe.click(Role::Button, "Comincia");
    probe.settle();
    CHECK(the_business(world).text(own::currency) == "RON");
    CHECK(the_business(world).text(own::language) == "ro");
}

TEST_CASE("the logo is kept as it came, and something else is refused") {
    StartWorld world;
    UiProbe& probe = *world.probe;
    probe.click(Role::Button, "Imposta la mia attività");
    probe.fill(Role::Textbox, "Denominazione", "Bianchi");
    probe.click(Role::Button, "Avanti");
    probe.click(Role::Button, "Scegli un'immagine…");
    CHECK(world.host.picked_accept.find("image/png") != std::string::npos);
    world.give_file("notes.txt", "no picture at all, only words", "utf-8");
    CHECK(probe.has_text("“notes.txt” non è un'immagine"));
    std::string png = "\x89PNG\r\n\x1a\n";
    png += std::string("\0\0\0\rIHDR\0\0\x02\x58\0\0\0\xF0\x08\x06\0\0\0", 21);
    probe.click(Role::Button, "Scegli un'immagine…");
    world.give_file("logo.png", png, "");
    CHECK(probe.has_text("600 × 240 pixel"));
    CHECK_FALSE(probe.has(Role::Img, "Il logo della tua attività"));
    CHECK(world.host.give_answer("picture-dots", std::string(std::size_t{4} * 480 * 192, '\x7f')));
    probe.settle();
    CHECK(probe.has(Role::Img, "Il logo della tua attività"));
    probe.click(Role::Button, "Avanti");
    probe.click(Role::Button, "Comincia");
    probe.settle();
    CHECK(base64_decode(the_business(world).text(own::logo)) == png);
}

TEST_CASE("a backup opens in an empty archive, once its contents were seen") {
    const std::string archive = backup_of("Ferramenta Bianchi");
    StartWorld world;
    world.probe->click(Role::Button, "Apri una copia di sicurezza");
    world.give_backup("notes.json", "{\"a\": 1}");
    CHECK(world.probe->has_text("Il file non è un archivio di Bottega"));
    world.probe->click(Role::Button, "Ho capito");
    world.probe->click(Role::Button, "Apri una copia di sicurezza");
    world.give_backup("bottega.json", archive);
    CHECK(world.probe->has_text("Ferramenta Bianchi"));
    CHECK(world.store().count({.entity = "business"}) == 0);
    world.probe->click(Role::Button, "Apri questa copia");
    CHECK(world.host.give_answer("prepare-restore", "{}"));
    world.probe->settle();
    CHECK(world.program.export_archive() == archive);
    CHECK(world.probe->has(Role::Link, "Impostazioni"));
}

TEST_CASE("the first start fits a phone") {
    StartWorld world(390, 844);
    world.set_up();
    CHECK(world.store().count({.entity = "business"}) == 1);
}

TEST_CASE("the chosen language is said, not only shown by its colour") {
    StartWorld world;
    using namespace ui::mirror::state;
    CHECK((world.probe->state_of(Role::Button, "Italiano") & (checkable | checked)) == (checkable | checked));
    CHECK((world.probe->state_of(Role::Button, "English") & (checkable | checked)) == checkable);
}

TEST_CASE("the first card that speaks of an import leads to it") {
    StartWorld world;
    world.set_up();
    world.probe->click(Role::Button, "Importa un elenco");
    CHECK(world.host.location == "#/import?entity=account");
}

TEST_CASE("a step that is refused leads to its first problem") {
    StartWorld world(1280, 700);
    world.probe->click(Role::Button, "Imposta la mia attività");
    world.probe->click(Role::Button, "Avanti");
    world.probe->settle();
    CHECK(world.probe->focused(Role::Textbox, "Denominazione"));
}
