#include "tests/ui/support/app_world.hpp"

#include "core/modules/crm/opportunity.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace bottega;
using test::AppWorld;
using test::Role;

namespace {

// The shop's day is 16 March 2026, a Monday.
struct CalendarWorld : AppWorld {
    explicit CalendarWorld(float width = 1440, float height = 900) : AppWorld(width, height) {
        rossi = shop.add_customer("Officine Rossi");
        lathes = add("Torni nuovi", 3, 18);
        add("Frese", 3, 18);
        add("Presse", 4, 2);
        go("#/opportunities");
    }
    RecordId add(const std::string& name, int month, int day) {
        const RecordId id = shop.add_opportunity(rossi, name, "100");
        Record record = shop.find("opportunity", id);
        record.set(crm::opportunity::expected_close, *Date::from_ymd(2026, month, day));
        REQUIRE(store().update(std::move(record)).ok());
        return id;
    }
    void open_calendar() {
        probe->click(Role::Radio, "Calendario");
        probe->settle();
    }
    std::string day_of(RecordId id) { return shop.find("opportunity", id).get(crm::opportunity::expected_close)->iso(); }

    RecordId rossi, lathes;
};

}  // namespace

TEST_CASE("a list with days can be seen as a calendar, which it remembers") {
    CalendarWorld world;
    world.open_calendar();

    CHECK(world.probe->has(Role::Heading, "marzo 2026"));
    CHECK(world.probe->has(Role::Link, "Torni nuovi"));
    CHECK(world.probe->description_of(Role::Button, "18 marzo 2026") == "2 elementi");
    CHECK(world.probe->has(Role::Link, "Presse"));  // 2 April stands in the last week of March
    world.press("Mese successivo");
    CHECK(world.probe->has(Role::Heading, "aprile 2026"));
    CHECK_FALSE(world.probe->has(Role::Link, "Torni nuovi"));
    world.press("Oggi");
    CHECK(world.probe->has(Role::Link, "Torni nuovi"));
    world.go("#/accounts");
    world.go("#/opportunities");
    CHECK(world.probe->has(Role::Heading, "marzo 2026"));
    world.probe->click(Role::Link, "Torni nuovi");
    world.probe->settle();
    CHECK(world.host.location == "#/opportunities/" + to_string(world.lathes));
}

TEST_CASE("a chip is dragged to another day, which is taken back at once") {
    CalendarWorld world;
    world.open_calendar();
    world.probe->drag(Role::Link, "Torni nuovi", Role::Button, "25 marzo 2026");
    CHECK(world.day_of(world.lathes) == "2026-03-18");
    world.probe->let_go();
    CHECK(world.day_of(world.lathes) == "2026-03-25");
    CHECK(world.probe->has_text("Torni nuovi: ora il 25/03/2026"));
    CHECK(world.host.location == "#/opportunities");
    world.press("Annulla l'operazione");
    CHECK(world.day_of(world.lathes) == "2026-03-18");

    world.probe->drag(Role::Link, "Torni nuovi", Role::Button, "25 marzo 2026");
    world.probe->press(ImGuiKey_Escape);
    world.probe->let_go();
    CHECK(world.day_of(world.lathes) == "2026-03-18");
}

TEST_CASE("with the keyboard Ctrl and an arrow move a record by a day or a week, and its menu does") {
    CalendarWorld world;
    world.open_calendar();
    for (int i = 0; i < 80 && !world.probe->focused(Role::Link, "Torni nuovi"); ++i) world.probe->press(ImGuiKey_Tab);
    REQUIRE(world.probe->focused(Role::Link, "Torni nuovi"));
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_RightArrow);
    CHECK(world.day_of(world.lathes) == "2026-03-19");
    CHECK(world.probe->focused(Role::Link, "Torni nuovi"));
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_DownArrow);
    CHECK(world.day_of(world.lathes) == "2026-03-26");
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_LeftArrow);
    CHECK(world.day_of(world.lathes) == "2026-03-25");
    world.probe->right_click(Role::Link, "Torni nuovi");
    world.probe->click(Role::MenuItem, "Sposta a una settimana prima");
    world.probe->settle();
    CHECK(world.day_of(world.lathes) == "2026-03-18");
}

TEST_CASE("an empty place of a day makes a record of that day") {
    CalendarWorld world;
    world.open_calendar();
    world.press("11 marzo 2026");
    CHECK(world.host.location == "#/opportunities/new?expected_close=2026-03-11");
}

TEST_CASE("a full day says how many more there are, and shows them all") {
    CalendarWorld world;
    for (int i = 0; i < 9; ++i) world.add("Altra " + std::to_string(i), 3, 20);
    world.open_calendar();
    const auto more = [&] {
        for (const ui::mirror::NodeView& node : ui::mirror::nodes())
            if (node.role == Role::Button && node.name.starts_with("+")) return std::string(node.name);
        return std::string();
    }();
    REQUIRE_FALSE(more.empty());
    CHECK_FALSE(world.probe->has(Role::Link, "Altra 8"));
    world.press(more);
    CHECK(world.probe->has(Role::Dialog, "20 marzo 2026"));
    world.probe->click(Role::Link, "Altra 8");
    world.probe->settle();
    CHECK(world.probe->has(Role::Heading, "Altra 8"));
}

TEST_CASE("a calendar can be made of another field, and documents are shown but not dragged") {
    CalendarWorld world;
    world.open_calendar();
    world.press("Per Chiusura prevista");
    world.probe->click(Role::MenuItem, "Per Prossimo contatto");
    world.probe->settle();
    CHECK_FALSE(world.probe->has(Role::Link, "Torni nuovi"));

    const RecordId invoice = world.shop.add_issued_invoice(world.rossi, "100");
    const std::string number = world.store().title("invoice", invoice);
    world.go("#/invoices");
    world.probe->click(Role::Radio, "Calendario");
    world.probe->settle();
    REQUIRE(world.probe->has(Role::Link, number));
    world.probe->drag(Role::Link, number, Role::Button, "25 marzo 2026");
    world.probe->let_go();
    CHECK(world.shop.find("invoice", invoice).get(Field<Date>{"issued_on"}) == world.shop.session.today);
}

TEST_CASE("a phone shows the month small and beneath it the day that was pressed") {
    CalendarWorld world(390, 844);
    world.press("Vista: Elenco");
    world.probe->click(Role::MenuItem, "Calendario");
    world.probe->settle();
    CHECK(world.probe->has_text("Niente in questo giorno"));
    world.press("18 marzo 2026");
    CHECK(world.probe->has(Role::Link, "Torni nuovi"));
    CHECK(world.probe->has(Role::Link, "Frese"));
    world.press("Nuova opportunità");
    CHECK(world.host.location == "#/opportunities/new?expected_close=2026-03-18");
}

TEST_CASE("a week at a time: the same chips, the same drag and keys, and the list remembers it") {
    CalendarWorld world;
    world.open_calendar();
    world.probe->click(Role::Radio, "Settimana");
    world.probe->settle();
    CHECK(world.probe->has(Role::Heading, "16 – 22 marzo 2026"));
    CHECK(world.probe->has(Role::Link, "Torni nuovi"));
    CHECK_FALSE(world.probe->has(Role::Link, "Presse"));
    world.probe->drag(Role::Link, "Torni nuovi", Role::Button, "20 marzo 2026");
    world.probe->let_go();
    CHECK(world.day_of(world.lathes) == "2026-03-20");
    for (int i = 0; i < 80 && !world.probe->focused(Role::Link, "Torni nuovi"); ++i) world.probe->press(ImGuiKey_Tab);
    REQUIRE(world.probe->focused(Role::Link, "Torni nuovi"));
    world.probe->press(ImGuiMod_Ctrl | ImGuiKey_DownArrow);
    CHECK(world.day_of(world.lathes) == "2026-03-27");
    world.probe->settle();
    CHECK(world.probe->has(Role::Heading, "23 – 29 marzo 2026"));  // it goes along
    world.press("Settimana successiva");
    CHECK(world.probe->has(Role::Heading, "30 marzo – 5 aprile 2026"));
    CHECK(world.probe->has(Role::Link, "Presse"));
    world.go("#/accounts");
    world.go("#/opportunities");
    CHECK(world.probe->has(Role::Heading, "16 – 22 marzo 2026"));
    world.press("17 marzo 2026");
    CHECK(world.host.location == "#/opportunities/new?expected_close=2026-03-17");
    world.go("#/opportunities");
    world.probe->click(Role::Radio, "Mese");
    world.probe->settle();
    CHECK(world.probe->has(Role::Heading, "marzo 2026"));
}

TEST_CASE("the week of a phone is an agenda: day beneath day") {
    CalendarWorld world(390, 844);
    world.program.settings["shape.opportunity"] = R"({"form":"calendar","span":"week"})";
    world.go("#/accounts");
    world.go("#/opportunities");
    CHECK(world.probe->has(Role::Heading, "16 – 22 marzo 2026"));
    CHECK(world.probe->has_text("mercoledì 18 marzo 2026"));
    CHECK(world.probe->has(Role::Link, "Torni nuovi"));
    CHECK(world.probe->has_text("Niente in questo giorno"));
    world.press("Nuova opportunità: 19 marzo 2026");
    CHECK(world.host.location == "#/opportunities/new?expected_close=2026-03-19");
}
