#include "tests/ui/support/app_world.hpp"

#include "core/data/filter_json.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;

namespace {

struct Town : AppWorld {
    explicit Town(float width = 1440, float height = 900) : AppWorld(width, height) {
        add("Officine Rossi", "Forlì");
        add("Caffè Verdi", "Bari");
        add("Antica Bottega", "Bari");
        go("#/accounts");
    }
    RecordId add(const char* name, const char* city) {
        const RecordId id = shop.add_customer(name);
        Record record = *store().find("account", id);
        record.set(Field<std::string>{"city"}, std::string(city));
        REQUIRE(store().update(std::move(record)).ok());
        return id;
    }
    void press(Role role, std::string_view name) {
        probe->click(role, name);
        probe->settle();
    }
    // In a long list as people do: by the first letters.
    void choose(std::string_view combobox, std::string_view option) {
        press(Role::Combobox, combobox);
        if (probe->has(Role::Option, option)) return press(Role::Option, option);
        probe->type_text(option);
        probe->settle();
        probe->press(ImGuiKey_Enter);
        probe->settle();
    }
    void fill(std::string_view field, std::string_view text) {
        probe->fill(Role::Textbox, field, text);
        probe->settle();
    }
    [[nodiscard]] bool lists(std::string_view name) const { return probe->has(Role::Link, name); }
};

}  // namespace

TEST_CASE("a person asks for the customers of a town: the list shows them, a chip says so, the address keeps it") {
    Town world;
    world.press(Role::Button, "Filtri");
    world.choose("Campo", "Città");
    world.fill("Valore: Città", "bar");
    CHECK(world.probe->has(Role::Button, "Mostra 2 elementi"));
    world.press(Role::Button, "Mostra 2 elementi");

    CHECK(world.lists("Caffè Verdi"));
    CHECK_FALSE(world.lists("Officine Rossi"));
    CHECK(world.host.location == "#/accounts?city.contains=bar");
    world.go("#/products");
    world.go("#/accounts?city.contains=bar");
    CHECK(world.probe->has(Role::Button, "Città contiene “bar”"));
    CHECK_FALSE(world.lists("Officine Rossi"));

    world.press(Role::Button, "Togli il filtro: Città contiene “bar”");
    CHECK(world.lists("Officine Rossi"));
    CHECK(world.host.location == "#/accounts");
}

TEST_CASE("a chip is changed where it was made, and the value stays when only the comparison changes") {
    Town world;
    world.go("#/accounts?city.contains=bar");
    world.press(Role::Button, "Città contiene “bar”");
    CHECK(world.probe->value_of(Role::Textbox, "Valore: Città") == "bar");
    world.choose("Confronto: Città", "non contiene");
    CHECK(world.probe->value_of(Role::Textbox, "Valore: Città") == "bar");
    world.press(Role::Button, "Mostra 1 elemento");
    CHECK(world.lists("Officine Rossi"));
    CHECK_FALSE(world.lists("Caffè Verdi"));
}

TEST_CASE("groups within the filter: all of these, or at least one of those") {
    Town world;
    world.go("#/accounts?city.contains=bar");
    world.press(Role::Button, "Filtri");
    world.press(Role::Button, "Condizione");
    world.choose("Confronto: Nome o ragione sociale", "inizia con");
    world.fill("Valore: Nome o ragione sociale", "off");
    CHECK(world.probe->has(Role::Button, "Mostra 0 elementi"));
    world.press(Role::Radio, "Almeno una");
    CHECK(world.probe->has(Role::Button, "Mostra 3 elementi"));
    world.press(Role::Button, "Mostra 3 elementi");
    CHECK(world.probe->has(Role::Button, "Città contiene “bar” o Nome o ragione sociale inizia con “off”"));
    CHECK(world.host.location.starts_with("#/accounts?where="));
    world.press(Role::Button, "Filtri");
    world.press(Role::Button, "Gruppo");
    CHECK(world.probe->has(Role::Button, "Togli il gruppo"));
    world.press(Role::Button, "Togli il gruppo");
    world.press(Role::Button, "Togli la condizione: Città");
    world.press(Role::Button, "Mostra 1 elemento");
    CHECK(world.lists("Officine Rossi"));
    CHECK_FALSE(world.lists("Caffè Verdi"));
}

TEST_CASE("a list is asked by what it is about: invoices of the customers of a town") {
    Town world;
    world.shop.add_issued_invoice(world.add("Bari Uno", "Bari"), "1000");
    world.shop.add_issued_invoice(world.add("Roma Uno", "Roma"), "2000");
    world.go("#/invoices");
    world.press(Role::Button, "Filtri");
    world.choose("Campo", "Cliente");
    world.choose("Confronto: Cliente", "ha questi dati…");
    world.press(Role::Combobox, "Confronto: Cliente › Nome o ragione sociale");
    world.press(Role::Option, "inizia con");
    world.fill("Valore: Nome o ragione sociale", "roma");
    world.press(Role::Button, "Mostra 1 elemento");
    CHECK(world.probe->has_text("Cliente › Nome o ragione sociale inizia con “roma”"));
    CHECK(world.probe->has_text("Roma Uno"));
    CHECK_FALSE(world.probe->has_text("Bari Uno"));
}

TEST_CASE("customers without invoices are found") {
    Town world;
    world.shop.add_issued_invoice(world.add("Con Fattura", "Bari"), "1000");
    world.go("#/accounts?invoice:customer.empty=1");
    CHECK(world.lists("Officine Rossi"));
    CHECK_FALSE(world.lists("Con Fattura"));
}

TEST_CASE("a period is chosen by its name and means other days tomorrow") {
    Town world;
    world.shop.add_issued_invoice(world.add("Bari Uno", "Bari"), "1000");
    world.go("#/invoices");
    world.press(Role::Button, "Filtri");
    world.choose("Campo", "Data");
    world.choose("Valore: Data", "oggi");
    world.press(Role::Button, "Mostra 1 elemento");
    CHECK(world.probe->has(Role::Button, "Data: oggi"));
    CHECK(world.probe->has_text("Bari Uno"));
    world.shop.session.today = world.shop.session.today.plus_days(1);
    world.probe->frame(3);
    CHECK_FALSE(world.probe->has_text("Bari Uno"));
    CHECK(world.probe->has(Role::Button, "Data: oggi"));
}

TEST_CASE("what is not filled in yet asks for nothing, and closing the filters changes nothing") {
    Town world;
    world.press(Role::Button, "Filtri");
    CHECK(world.probe->has(Role::Button, "Mostra 3 elementi"));
    world.fill("Valore: Nome o ragione sociale", "verdi");
    world.probe->press(ImGuiKey_Escape);
    world.probe->settle();
    CHECK(world.lists("Officine Rossi"));
    CHECK(world.host.location == "#/accounts");
}

TEST_CASE("a filter in the address that the list cannot answer is refused with a sentence") {
    Town world;
    world.go("#/accounts?where=%7B%22field%22%3A%22x%22%2C%22is%22%3A%22is%22%7D");
    CHECK(world.probe->has_text("Il filtro di questo indirizzo non è valido"));
    CHECK(world.lists("Officine Rossi"));
}

TEST_CASE("the filters are made with the keyboard alone") {
    Town world;
    const auto key = [&](ImGuiKeyChord chord) {
        world.probe->press(chord);
        world.probe->settle();
    };
    const auto tab_to = [&](Role role, std::string_view name) {
        for (int i = 0; i < 40 && !world.probe->focused(role, name); ++i) key(ImGuiKey_Tab);
        REQUIRE(world.probe->focused(role, name));
    };
    tab_to(Role::Button, "Filtri");
    key(ImGuiKey_Enter);
    tab_to(Role::Combobox, "Campo");
    key(ImGuiKey_Enter);
    world.probe->type_text("citt");
    world.probe->settle();
    key(ImGuiKey_Enter);
    CHECK(world.probe->focused(Role::Textbox, "Valore: Città"));  // what follows is the value
    world.probe->type_text("bari");
    world.probe->settle();
    tab_to(Role::Button, "Mostra 2 elementi");
    key(ImGuiKey_Enter);
    CHECK(world.probe->has(Role::Button, "Città contiene “bari”"));
    CHECK_FALSE(world.lists("Officine Rossi"));
    tab_to(Role::Button, "Togli il filtro: Città contiene “bari”");
    key(ImGuiKey_Enter);
    CHECK(world.lists("Officine Rossi"));
}

TEST_CASE("on a phone the filters fill the screen, and nothing reaches beyond it") {
    Town world(390, 844);
    world.go("#/accounts?city.contains=bar");
    world.press(Role::Button, "Filtri");
    const auto dialog = world.probe->rect_of(Role::Dialog, "Filtri");
    CHECK(dialog.width == doctest::Approx(390));
    CHECK(dialog.y <= 40);
    for (const auto& control : {std::pair{Role::Combobox, "Campo"}, {Role::Combobox, "Confronto: Città"}, {Role::Textbox, "Valore: Città"},
                                {Role::Button, "Togli la condizione: Città"}, {Role::Button, "Mostra 2 elementi"}}) {
        const auto rect = world.probe->rect_of(control.first, control.second);
        CAPTURE(control.second);
        CHECK(rect.x >= 0);
        CHECK(rect.x + rect.width <= 390);
        CHECK(rect.y + rect.height <= 844);
    }
}
