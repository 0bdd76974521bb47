#include "tests/ui/support/app_world.hpp"

#include "core/modules/crm/account.hpp"

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;

namespace {

struct FolderWorld : AppWorld {
    explicit FolderWorld(float width = 1440, float height = 900) : AppWorld(width, height) {
        south = add("Sud");
        puglia = add("Puglia", south);
        north = add("Nord");
        rossi = customer_in("Officine Rossi", puglia);
        verdi = customer_in("Ferramenta Verdi", south);
        neri = customer_in("Bar Neri", {});
    }
    RecordId add(const std::string& name, RecordId inside = {}) {
        Record folder = store().blank(crm::account::folders);
        folder.set_value("name", name);
        if (inside) folder.set_value("parent", inside);
        return store().insert(std::move(folder)).value();
    }
    RecordId customer_in(const std::string& name, RecordId folder) {
        const RecordId id = shop.add_customer(name);
        Record account = shop.find(crm::account::entity, id);
        if (folder) account.set(crm::account::folder, folder);
        return store().update(std::move(account)).value();
    }
    RecordId folder_of(RecordId account) { return shop.find(crm::account::entity, account).get(crm::account::folder).value_or(RecordId{}); }
    RecordId inside(RecordId folder) {
        const Value value = shop.find(crm::account::folders, folder).value("parent");
        return is_empty(value) ? RecordId{} : std::get<RecordId>(value);
    }
    RecordId named(const std::string& name) {
        const auto found = store().first({.entity = std::string(crm::account::folders), .conditions = {{"name", Comparison::Equal, {name}}}});
        return found ? found->id() : RecordId{};
    }
    // By the keyboard, as Tab reaches the tree.
    void tab_to(const std::string& item) {
        for (int i = 0; i < 60 && !probe->focused(Role::TreeItem, item); ++i) probe->press(ImGuiKey_Tab);
        REQUIRE(probe->focused(Role::TreeItem, item));
    }
    void choose_in_menu(const std::string& item, const std::string& entry) {
        probe->right_click(Role::TreeItem, item);
        probe->settle();
        probe->click(Role::MenuItem, entry);
        probe->settle();
    }

    RecordId south, puglia, north, rossi, verdi, neri;
};

std::uint32_t state_of(const AppWorld& world, const std::string& item) { return world.probe->state_of(Role::TreeItem, item); }

std::int32_t level_of(const std::string& item) {
    for (const ui::mirror::NodeView& node : ui::mirror::nodes())
        if (node.role == Role::TreeItem && node.name == item) return node.a;
    return 0;
}

}  // namespace

TEST_CASE("a folder shows its records and those below, within the search, and the address remembers it") {
    FolderWorld world;
    world.go("#/accounts");
    REQUIRE(world.probe->has(Role::Tree, "Cartelle"));
    CHECK(level_of("Sud") == 1);
    CHECK(level_of("Puglia") == 2);
    CHECK(world.probe->description_of(Role::TreeItem, "Sud").find('2') != std::string::npos);

    world.probe->click(Role::TreeItem, "Sud");
    world.probe->settle();
    CHECK(world.probe->has(Role::Link, "Officine Rossi"));
    CHECK(world.probe->has(Role::Link, "Ferramenta Verdi"));
    CHECK_FALSE(world.probe->has(Role::Link, "Bar Neri"));
    CHECK((state_of(world, "Sud") & ui::mirror::state::selected) != 0);
    CHECK(world.host.location == "#/accounts?in_folder=" + to_string(world.south));

    world.probe->click(Role::Checkbox, "Con i livelli interni");
    world.probe->settle();
    CHECK_FALSE(world.probe->has(Role::Link, "Officine Rossi"));
    CHECK(world.host.location == "#/accounts?in_folder=" + to_string(world.south) + "&folder_scope=own");
    world.probe->click(Role::Checkbox, "Con i livelli interni");
    world.probe->fill(Role::Searchbox, "Cerca in: Sud", "rossi");
    world.probe->settle();
    CHECK(world.probe->has(Role::Link, "Officine Rossi"));
    CHECK_FALSE(world.probe->has(Role::Link, "Ferramenta Verdi"));

    world.probe->fill(Role::Searchbox, "Cerca in: Sud", "");
    world.probe->press(ImGuiKey_Enter);
    world.go("#/accounts?in_folder=none");
    CHECK(world.probe->has(Role::Link, "Bar Neri"));
    CHECK_FALSE(world.probe->has(Role::Link, "Ferramenta Verdi"));
    world.probe->click(Role::TreeItem, "Tutti");
    world.probe->settle();
    CHECK(world.probe->has(Role::Link, "Officine Rossi"));
    CHECK(world.host.location == "#/accounts");
}

TEST_CASE("a new record made in a folder lies in it") {
    FolderWorld world;
    world.go("#/accounts?in_folder=" + to_string(world.north));
    CHECK(world.probe->has_text("Qui dentro non c’è ancora nulla"));
    world.choose_in_menu("Puglia", "Nuovo elemento qui");
    CHECK(world.probe->value_of(Role::ComboTextbox, "Cartella") == "Puglia");
}

TEST_CASE("with the keyboard folders are added, renamed, deleted, opened and closed") {
    FolderWorld world;
    world.go("#/accounts");
    world.tab_to("Tutti");
    world.probe->press(ImGuiKey_DownArrow);
    REQUIRE(world.probe->focused(Role::TreeItem, "Nord"));
    world.probe->press(ImGuiKey_Insert);
    REQUIRE(world.probe->focused(Role::Textbox, "Nome della cartella"));
    world.probe->type_text("Milano");
    world.probe->press(ImGuiKey_Enter);
    const RecordId milan = world.named("Milano");
    REQUIRE(milan);
    CHECK(world.inside(milan) == world.north);
    CHECK(world.probe->focused(Role::TreeItem, "Milano"));

    world.probe->press(ImGuiKey_F2);
    world.probe->type_text("Monza");  // takes the place of the name, which is chosen whole
    world.probe->press(ImGuiKey_Enter);
    CHECK(world.named("Monza") == milan);
    world.probe->press(ImGuiKey_F2);
    world.probe->type_text("xyz");
    world.probe->press(ImGuiKey_Escape);
    CHECK(world.named("Monza") == milan);
    CHECK(world.probe->focused(Role::TreeItem, "Monza"));
    CHECK(world.host.location == "#/accounts");

    world.probe->press(ImGuiKey_LeftArrow);
    CHECK(world.probe->focused(Role::TreeItem, "Nord"));
    world.probe->press(ImGuiKey_LeftArrow);
    CHECK_FALSE(world.probe->has(Role::TreeItem, "Monza"));
    CHECK((state_of(world, "Nord") & ui::mirror::state::expanded) == 0);
    world.probe->press(ImGuiKey_RightArrow);
    CHECK(world.probe->has(Role::TreeItem, "Monza"));
    world.probe->press(ImGuiKey_RightArrow);
    CHECK(world.probe->focused(Role::TreeItem, "Monza"));
    world.probe->press(ImGuiKey_Delete);
    CHECK_FALSE(world.named("Monza"));
    CHECK(world.probe->has_text("Eliminato: “Monza”"));
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(world.named("Monza") == milan);
}

TEST_CASE("a fifth level is refused before anything is typed, in every language") {
    FolderWorld world;
    const RecordId deepest = world.add("Quattro", world.add("Tre", world.puglia));
    for (const auto& said : {std::pair("it", "Si scende al massimo di 4 livelli"), std::pair("en", "There can be 4 levels at most"),
                                             std::pair("ro", "Se poate coborî cel mult 4 niveluri")}) {
        const std::string language = said.first, sentence = said.second;
        world.in_language(language);
        world.go("#/accounts?in_folder=" + to_string(deepest));
        for (int i = 0; i < 60 && !world.probe->focused(Role::TreeItem, "Quattro"); ++i) world.probe->press(ImGuiKey_Tab);
        world.probe->press(ImGuiKey_Insert);
        CHECK(world.probe->has_text(sentence));
        CHECK(world.host.location.find("new") == std::string::npos);
    }
}

TEST_CASE("records and folders are dragged to another folder, and that is taken back at once") {
    FolderWorld world;
    world.go("#/accounts");
    world.probe->drag(Role::Link, "Bar Neri", Role::TreeItem, "Nord");
    CHECK(world.folder_of(world.neri) == RecordId{});
    world.probe->let_go();
    CHECK(world.folder_of(world.neri) == world.north);
    CHECK(world.host.location == "#/accounts");
    CHECK(world.probe->has_text("Spostato in “Nord”"));
    world.press("Annulla l'operazione");
    CHECK(world.folder_of(world.neri) == RecordId{});

    world.probe->click(Role::Checkbox, "Seleziona Officine Rossi");
    world.probe->click(Role::Checkbox, "Seleziona Ferramenta Verdi");
    world.probe->drag(Role::Link, "Officine Rossi", Role::TreeItem, "Senza cartella");
    world.probe->let_go();
    CHECK(world.folder_of(world.rossi) == RecordId{});
    CHECK(world.folder_of(world.verdi) == RecordId{});

    world.probe->drag(Role::TreeItem, "Puglia", Role::TreeItem, "Nord");
    world.probe->let_go();
    CHECK(world.inside(world.puglia) == world.north);
    world.probe->drag(Role::TreeItem, "Puglia", Role::TreeItem, "Tutti");
    world.probe->let_go();
    CHECK(world.inside(world.puglia) == RecordId{});
    world.probe->drag(Role::TreeItem, "Puglia", Role::TreeItem, "Sud");
    world.probe->press(ImGuiKey_Escape);
    world.probe->let_go();
    CHECK(world.inside(world.puglia) == RecordId{});
}

TEST_CASE("the same by menu: a folder, a row, chosen rows, and a new folder at once") {
    FolderWorld world;
    world.go("#/accounts");
    world.choose_in_menu("Puglia", "Sposta in…");
    CHECK_FALSE(world.probe->has(Role::TreeItem, "Senza cartella"));
    world.probe->click(Role::TreeItem, "Nord");
    world.probe->settle();
    CHECK(world.inside(world.puglia) == world.north);

    world.probe->right_click(Role::Link, "Bar Neri");
    world.probe->settle();
    world.probe->click(Role::MenuItem, "Sposta in una cartella…");
    world.probe->settle();
    world.probe->click(Role::TreeItem, "Puglia");
    world.probe->settle();
    CHECK(world.folder_of(world.neri) == world.puglia);

    world.probe->click(Role::Checkbox, "Seleziona Officine Rossi");
    world.probe->click(Role::Checkbox, "Seleziona Ferramenta Verdi");
    world.press("Sposta in…");
    world.probe->settle();
    world.probe->fill(Role::Textbox, "Nuova cartella", "Estero");
    world.probe->press(ImGuiKey_Enter);
    REQUIRE(world.named("Estero"));
    CHECK(world.folder_of(world.rossi) == world.named("Estero"));
    CHECK(world.folder_of(world.verdi) == world.named("Estero"));
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK_FALSE(world.named("Estero"));
    CHECK(world.folder_of(world.verdi) == world.south);
}

TEST_CASE("on a phone the folders open above the list") {
    FolderWorld world(390, 844);
    world.go("#/accounts");
    CHECK_FALSE(world.probe->has(Role::Tree, "Cartelle"));
    world.press("Cartelle: Tutti");
    world.probe->settle();
    world.probe->click(Role::TreeItem, "Puglia");
    world.probe->settle();
    CHECK_FALSE(world.probe->has(Role::Tree, "Cartelle"));
    CHECK(world.probe->has(Role::Button, "Cartelle: Puglia"));
    CHECK(world.probe->has(Role::Link, "Officine Rossi"));
    CHECK_FALSE(world.probe->has(Role::Link, "Bar Neri"));
}

TEST_CASE("products have their categories for folders; a list without folders has no tree") {
    FolderWorld world;
    world.go("#/products");
    CHECK_FALSE(world.probe->has(Role::Tree, "Categorie di prodotti"));
    world.press("Categorie di prodotti");
    world.probe->settle();
    REQUIRE(world.probe->has(Role::Tree, "Categorie di prodotti"));
    world.go("#/invoices");
    CHECK(world.probe->count(Role::Tree) == 0);
    world.go("#/products");
    CHECK(world.probe->has(Role::Tree, "Categorie di prodotti"));
}

TEST_CASE("F6 goes from the page to its folders and to its rows") {
    FolderWorld world;
    world.go("#/accounts");
    const auto in_tree = [&] { return world.probe->focused(Role::TreeItem, "Tutti"); };
    const auto in_rows = [&] { return world.probe->focused(Role::Link, "Bar Neri"); };
    bool seen_tree = false, rows_after_tree = false;
    for (int i = 0; i < 6; ++i) {
        world.probe->press(ImGuiKey_F6);
        rows_after_tree = rows_after_tree || (seen_tree && in_rows());
        seen_tree = seen_tree || in_tree();
    }
    CHECK(seen_tree);
    CHECK(rows_after_tree);
}
