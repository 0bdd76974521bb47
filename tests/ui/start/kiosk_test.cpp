#include "core/modules/crm/account.hpp"
#include "core/modules/crm/note.hpp"
#include "core/modules/crm/request.hpp"
#include "tests/ui/start/start_world.hpp"
#include "wasm-app/kit/kiosk_door.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using namespace bottega::test;
namespace request = crm::request;

namespace {

// Keys that can be read: "00:1234" of the PIN 1234.
struct CounterDoor : ui::KioskDoor {
    explicit CounterDoor(Application& application) : application(application) { ui::set_kiosk_door(this); }
    ~CounterDoor() override { ui::set_kiosk_door(nullptr); }

    Kiosk& kiosk() override { return application.kiosk(); }
    void derive_key(std::string_view secret, std::string_view salt, int, KeyDone done) override {
        const std::string used = salt.empty() ? "00" : std::string(salt);
        done(used, used + ":" + std::string(secret));
    }
    void hold_page(std::string_view archive) override { held = archive; }

    Application& application;
    std::string held;
};

// A shop whose owner has put the kiosk on the counter, with the PIN 2468.
struct KioskWorld : StartWorld {
    explicit KioskWorld(float width = 1440, float height = 900) : StartWorld(width, height) {
        set_up("Ferramenta Bianchi");
        pass_seconds(20);  // what was said at the first start is gone
        go("#/kiosk");
        probe->fill(Role::Textbox, "PIN per uscire", "2468");
        probe->fill(Role::Textbox, "PIN un'altra volta", "2468");
        probe->click(Role::Button, "Avvia il chiosco");
        probe->settle();
    }
    CounterDoor door{*program.application};

    void pass_seconds(int seconds) {
        host.now += seconds * 1000.0;
        probe->settle();
    }
    Kiosk& kiosk() { return program.application->kiosk(); }
    void fill_request() {
        probe->click(Role::Button, "Scrivi una richiesta");
        probe->fill(Role::Textbox, "Nome", "Mario Verdi");
        probe->fill(Role::Textbox, "E-mail", "mario@posta.example");
        probe->click(Role::Multiline, "Richiesta");
        host.typed_long_text = "Due copie di una chiave";
        probe->settle();
        probe->click(Role::Checkbox, "Acconsento");
    }
    void pass(int minutes) {
        host.now += minutes * 60'000.0;
        probe->settle();
    }
    void press_digits(const char* digits) {
        for (const char* digit = digits; *digit; ++digit) probe->click(Role::Button, std::string(1, *digit));
        probe->click(Role::Button, "OK");
        probe->settle();
    }
};

}  // namespace

TEST_CASE("a kiosk shows what the owner chose and nothing else") {
    KioskWorld world;

    CHECK(world.kiosk().is_locked());
    CHECK(world.door.held == "main");
    CHECK(world.probe->has(Role::Button, "Vedi i prezzi"));
    CHECK_FALSE(world.probe->has(Role::Navigation, "Navigazione"));
    CHECK_FALSE(world.probe->has_text("Impostazioni"));

    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_K);
    world.probe->settle();
    CHECK(world.probe->count(Role::Dialog) == 0);
    world.go("#/settings");
    CHECK_FALSE(world.probe->has_text("Impostazioni"));
    CHECK(world.host.location == "");
}

TEST_CASE("a PIN is hidden while it is chosen, until one asks to see it") {
    StartWorld world;
    const CounterDoor door(*world.program.application);
    world.set_up("Ferramenta Bianchi");
    world.go("#/kiosk");
    const auto is_hidden = [] {
        for (const ui::mirror::NodeView& node : ui::mirror::nodes())
            if (node.name == "PIN per uscire") return node.b == 1;
        return false;
    };
    world.probe->fill(Role::Textbox, "PIN per uscire", "2468");
    CHECK(is_hidden());
    world.probe->click(Role::Button, "Mostra: PIN per uscire");
    CHECK_FALSE(is_hidden());
    world.probe->click(Role::Button, "Nascondi: PIN per uscire");
    CHECK(is_hidden());
}

TEST_CASE("a request thanks only when it is durable") {
    KioskWorld world;
    world.fill_request();
    world.host.state = ui::SaveState::Saving;
    world.probe->click(Role::Button, "Invia");
    world.probe->settle();

    CHECK(world.store().count({.entity = "request"}) == 1);
    CHECK_FALSE(world.probe->has_text("Grazie"));
    CHECK(world.probe->value_of(Role::Textbox, "Nome") == "Mario Verdi");

    world.host.state = ui::SaveState::NotSaved;
    world.probe->settle();
    CHECK(world.probe->has_text("non è ancora al sicuro"));
    CHECK(world.probe->value_of(Role::Textbox, "Nome") == "Mario Verdi");

    world.host.state = ui::SaveState::Saved;
    ++world.host.durable;
    world.probe->settle();
    CHECK(world.probe->has_text("Grazie, la tua richiesta è arrivata"));
    CHECK(world.store().count({.entity = "request"}) == 1);
}

TEST_CASE("a request that cannot be answered says why and keeps what was typed") {
    KioskWorld world;
    world.probe->click(Role::Button, "Scrivi una richiesta");
    world.probe->fill(Role::Textbox, "Nome", "Mario Verdi");
    world.probe->click(Role::Button, "Invia");
    world.probe->settle();

    CHECK(world.probe->has_text("Lascia un indirizzo e-mail o un numero di telefono"));
    CHECK(world.probe->has_text("Senza il consenso"));
    CHECK(world.probe->value_of(Role::Textbox, "Nome") == "Mario Verdi");
    CHECK(world.store().count({.entity = "request"}) == 0);

    world.probe->fill(Role::Textbox, "Telefono", "0575 1234");
    CHECK_FALSE(world.probe->has_text("Lascia un indirizzo e-mail o un numero di telefono"));
    CHECK(world.probe->has_text("Senza il consenso"));
    world.probe->click(Role::Checkbox, "Acconsento");
    CHECK_FALSE(world.probe->has_text("Senza il consenso"));
}

TEST_CASE("left alone, a kiosk is as it was for the first visitor") {
    KioskWorld world;
    world.host.wake_after = -1;
    world.probe->settle();
    CHECK(world.host.wake_after < 0);  // nothing to clean, no clock
    world.fill_request();
    world.pass(2);
    CHECK(world.probe->value_of(Role::Textbox, "Nome") == "Mario Verdi");
    world.pass(3);

    CHECK(world.probe->has(Role::Button, "Vedi i prezzi"));
    world.probe->click(Role::Button, "Scrivi una richiesta");
    CHECK(world.probe->value_of(Role::Textbox, "Nome") == "");
    CHECK((world.probe->state_of(Role::Checkbox, "Acconsento") & ui::mirror::state::checked) == 0);
}

TEST_CASE("the language a visitor chose goes with the visitor") {
    KioskWorld world;
    world.probe->click(Role::Button, "Lingua");
    world.probe->click(Role::MenuItem, "English");
    world.probe->settle();
    CHECK(world.probe->has(Role::Button, "See the prices"));
    world.pass(4);

    CHECK(world.probe->has(Role::Button, "Vedi i prezzi"));
}

TEST_CASE("only the PIN leads out of the kiosk, and the requests are waiting there") {
    KioskWorld world;
    world.fill_request();
    world.probe->click(Role::Button, "Invia");
    ++world.host.durable;
    world.probe->settle();
    world.probe->click(Role::Button, "Esci dal chiosco");
    world.press_digits("1357");
    CHECK(world.probe->has_text("Il PIN non è giusto"));
    CHECK(world.kiosk().is_locked());

    world.press_digits("2468");
    CHECK_FALSE(world.kiosk().is_locked());
    CHECK(world.door.held == "");
    CHECK(world.probe->has(Role::Navigation, "Navigazione"));

    world.probe->click(Role::Link, "Richieste");
    world.probe->click(Role::Link, "Mario Verdi");
    world.probe->click(Role::Button, "Registra alla scheda di un cliente");
    CHECK(world.probe->has_text("Nessun cliente ha questa e-mail"));
    world.probe->click(Role::Button, "Crea il cliente");
    world.probe->settle();
    const auto note = world.store().first({.entity = "note"});
    REQUIRE(note);
    CHECK(note->text(crm::note::text) == "Due copie di una chiave");
    CHECK(world.store().title("account", *note->get(crm::note::account)) == "Mario Verdi");
    CHECK_FALSE(world.probe->has(Role::Button, "Registra alla scheda di un cliente"));
    CHECK(world.host.location.starts_with("#/accounts/"));
}

TEST_CASE("a kiosk without a screen or with a short PIN does not start") {
    StartWorld world;
    const CounterDoor door(*world.program.application);
    world.set_up("Ferramenta Bianchi");
    world.go("#/kiosk");
    for (const char* screen : {"Listino", "Chi siamo", "Lascia una richiesta"}) world.probe->click(Role::Checkbox, screen);
    world.probe->fill(Role::Textbox, "PIN per uscire", "12a");
    world.probe->click(Role::Button, "Avvia il chiosco");
    world.probe->settle();

    CHECK_FALSE(world.program.application->kiosk().is_locked());
    CHECK(world.probe->has_text("Scegli almeno una schermata"));
    CHECK(world.probe->has_text("Il PIN ha da 4 a 12 cifre"));
}

TEST_CASE("a PIN that was mistyped once does not lock its owner out; Enter starts the kiosk") {
    StartWorld world;
    const CounterDoor door(*world.program.application);
    world.set_up("Ferramenta Bianchi");
    world.host.now += 20'000;
    world.probe->settle();
    world.go("#/kiosk");
    world.probe->fill(Role::Textbox, "PIN per uscire", "2468");
    world.probe->fill(Role::Textbox, "PIN un'altra volta", "2486");
    world.probe->click(Role::Button, "Avvia il chiosco");
    world.probe->settle();
    CHECK(world.probe->has_text("I due PIN sono diversi"));
    CHECK_FALSE(world.program.application->kiosk().is_locked());

    world.probe->fill(Role::Textbox, "PIN un'altra volta", "2468");
    world.probe->press(ImGuiKey_Enter);
    world.probe->settle();
    CHECK(world.program.application->kiosk().is_locked());
}

TEST_CASE("requests that wait are counted in the menu") {
    KioskWorld world;
    world.fill_request();
    world.probe->click(Role::Button, "Invia");
    world.probe->settle();
    REQUIRE(world.kiosk().unlock(world.kiosk().pin().hash, 0).ok());
    world.go("#/requests");
    world.probe->settle();
    const auto waiting = [] {
        for (const ui::mirror::NodeView& node : ui::mirror::nodes())
            if (node.role == Role::Link && node.name == "Richieste") return std::string(node.description);
        return std::string();
    };
    CHECK(waiting() == "1");
    world.go("#/");
    CHECK(world.probe->description_of(Role::Link, "1 richiesta nuova").starts_with("Attende una risposta"));
}
