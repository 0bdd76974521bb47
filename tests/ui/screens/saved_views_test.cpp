#include "core/data/saved_view.hpp"
#include "core/data/undo.hpp"
#include "tests/ui/support/app_world.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;

namespace {

struct TownWithView : AppWorld {
    TownWithView() {
        for (const auto& [name, city] : {std::pair{"Officine Rossi", "Forlì"}, {"Caffè Verdi", "Bari"}, {"Antica Bottega", "Bari"}}) add(name, city);
        go("#/accounts?city.contains=bar&order=-name");
    }
    void add(const char* name, const char* city) {
        Record record = *store().find("account", shop.add_customer(name));
        record.set(Field<std::string>{"city"}, std::string(city));
        REQUIRE(store().update(std::move(record)).ok());
    }
    void press(Role role, std::string_view name) {
        probe->click(role, name);
        probe->settle();
    }
    void save_as(const char* name, bool is_default = false) {
        press(Role::Button, "Salva la vista");
        probe->fill(Role::Textbox, "Nome della vista", name);
        if (is_default) press(Role::Checkbox, "Apri l'elenco con questa vista");
        press(Role::Button, "Salva");
    }
    [[nodiscard]] bool lists(std::string_view name) const { return probe->has(Role::Link, name); }
    [[nodiscard]] std::string view_address() { return "#/accounts?view=" + to_string(store().ids(views_of("account")).front()); }
};

}  // namespace

TEST_CASE("what a list shows is saved under a name, and is there again with one press") {
    TownWithView world;
    world.save_as("Baresi");
    CHECK(world.probe->has(Role::Checkbox, "Baresi (2)"));
    CHECK(world.host.location == world.view_address());
    world.press(Role::Checkbox, "Tutti");
    CHECK(world.lists("Officine Rossi"));
    CHECK(world.host.location == "#/accounts");
    world.press(Role::Checkbox, "Baresi (2)");
    CHECK_FALSE(world.lists("Officine Rossi"));
    CHECK(world.probe->rect_of(Role::Link, "Caffè Verdi").y < world.probe->rect_of(Role::Link, "Antica Bottega").y);
    CHECK(world.probe->has(Role::Button, "Città contiene “bar”"));
    world.go("#/products");
    CHECK_FALSE(world.probe->has(Role::Checkbox, "Baresi (2)"));
    world.go(world.view_address());
    CHECK_FALSE(world.lists("Officine Rossi"));
}

TEST_CASE("the count of a view follows the data") {
    TownWithView world;
    world.save_as("Baresi");
    world.add("Nuovissimo", "Bari");
    world.probe->frame(5);
    CHECK(world.probe->has(Role::Checkbox, "Baresi (3)"));
}

TEST_CASE("one view may be what the list opens with") {
    TownWithView world;
    world.save_as("Baresi", true);
    world.go("#/products");
    world.go("#/accounts");
    CHECK_FALSE(world.lists("Officine Rossi"));
    world.press(Role::Checkbox, "Tutti");
    CHECK(world.lists("Officine Rossi"));
    CHECK(world.host.location == "#/accounts?view=all");
    world.go("#/products");
    world.go("#/accounts?view=all");
    CHECK(world.lists("Officine Rossi"));
}

TEST_CASE("a view that was changed says so, survives in the address, and is updated or left as it was") {
    TownWithView world;
    world.save_as("Baresi");
    const std::string saved = world.view_address();
    world.press(Role::Button, "Togli il filtro: Città contiene “bar”");
    CHECK(world.lists("Officine Rossi"));
    CHECK(world.host.location == "#/accounts?order=-name&view=" + saved.substr(saved.find('=') + 1) + "&changed=1");
    const std::string changed = world.host.location;
    world.go("#/products");
    world.go(changed);
    CHECK(world.lists("Officine Rossi"));
    world.press(Role::Button, "Aggiorna la vista");
    CHECK(world.probe->has(Role::Checkbox, "Baresi (3)"));
    CHECK_FALSE(world.probe->has(Role::Button, "Aggiorna la vista"));
}

TEST_CASE("a view is renamed, and deleted; undo brings it back") {
    TownWithView world;
    world.save_as("Baresi");
    world.press(Role::Button, "Vista: Baresi");
    world.press(Role::MenuItem, "Rinomina la vista");
    CHECK(world.probe->value_of(Role::Textbox, "Nome della vista") == "Baresi");
    world.probe->fill(Role::Textbox, "Nome della vista", "Clienti di Bari");
    world.press(Role::Button, "Salva");
    CHECK(world.probe->has(Role::Checkbox, "Clienti di Bari (2)"));
    world.press(Role::Button, "Vista: Clienti di Bari");
    world.press(Role::MenuItem, "Elimina la vista");
    CHECK_FALSE(world.probe->has(Role::Checkbox, "Clienti di Bari (2)"));
    CHECK_FALSE(world.lists("Officine Rossi"));  // what was looked at stays
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_Z);
    world.probe->settle();
    CHECK(world.probe->has(Role::Checkbox, "Clienti di Bari (2)"));
}

TEST_CASE("two views of a list have not the same name: the dialog says so and stays") {
    TownWithView world;
    world.save_as("Baresi");
    world.press(Role::Checkbox, "Tutti");
    world.go("#/accounts?name.contains=ros");
    world.save_as("BARESI");
    CHECK(world.probe->description_of(Role::Textbox, "Nome della vista") == "C'è già una vista “BARESI”");
    CHECK(world.store().count(views_of("account")) == 1);
}

TEST_CASE("columns chosen while a view is open are the view's, and the list keeps its own") {
    TownWithView world;
    world.save_as("Baresi");
    world.probe->right_click(Role::ColumnHeader, "Città");
    world.press(Role::MenuItem, "Nascondi la colonna");
    CHECK_FALSE(world.probe->has(Role::ColumnHeader, "Città"));
    world.press(Role::Button, "Aggiorna la vista");
    world.press(Role::Checkbox, "Tutti");
    CHECK(world.probe->has(Role::ColumnHeader, "Città"));
    world.press(Role::Checkbox, "Baresi (2)");
    CHECK_FALSE(world.probe->has(Role::ColumnHeader, "Città"));
}

TEST_CASE("a view that asks for a field that is no more can still be deleted") {
    TownWithView world;
    world.save_as("Baresi");
    Record view = *world.store().first(views_of("account"));
    view.set(saved_view::filter, std::string(R"({"field":"gone","is":"empty"})"));
    REQUIRE(world.store().update(std::move(view)).ok());
    world.go("#/products");
    world.go("#/accounts");
    world.press(Role::Checkbox, "Baresi");
    CHECK(world.probe->has_text("chiede un campo che non c'è più"));
    CHECK(world.lists("Officine Rossi"));
    world.probe->right_click(Role::Checkbox, "Baresi");
    world.press(Role::MenuItem, "Elimina la vista");
    CHECK_FALSE(world.probe->has(Role::Checkbox, "Baresi"));
}
