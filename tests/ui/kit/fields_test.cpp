#include <doctest/doctest.h>

#include "core/i18n/locale.hpp"
#include "imgui_internal.h"
#include "tests/ui/support/gallery.hpp"
#include "tests/ui/support/ui_probe.hpp"
#include "wasm-app/kit/widgets.hpp"

using namespace bottega;
using namespace bottega::test;

namespace {

// One field, or a few, alone on a page.
struct Sheet {
    explicit Sheet(std::function<void()> fields, float width = 900)
        : probe([draw = std::move(fields)] {
              ui::begin_root();
              ui::begin_region(Role::Main, "Page", {10, 10, ImGui::GetIO().DisplaySize.x - 20, 700}, {.padding = {20, 20}});
              draw();
              ui::button("After");
              ui::end_region();
              ui::end_root();
          }, width, 800) {
        use_gallery_texts();
    }
    void leave() { probe.press(ImGuiKey_Tab); }
    UiProbe probe;
};

}  // namespace

TEST_CASE("a text field is found by its label and edited") {
    std::string value = "Librăria";
    bool changed = false;
    Sheet sheet([&] { changed |= ui::text_field("Nome###name", value, {.required = true}); });
    CHECK(sheet.probe.value_of(Role::Textbox, "Nome") == "Librăria");
    CHECK((sheet.probe.state_of(Role::Textbox, "Nome") & ui::mirror::state::required) != 0);
    sheet.probe.fill(Role::Textbox, "Nome", "Șaguna & Țepeș");
    CHECK(value == "Șaguna & Țepeș");
    CHECK(changed);
}

TEST_CASE("a field keeps to its length and never cuts a letter in half") {
    std::string value;
    Sheet sheet([&] { ui::text_field("Codice###code", value, {.max_length = 5}); });
    sheet.probe.fill(Role::Textbox, "Codice", "ABCDEFGH");
    CHECK(value == "ABCDE");
    sheet.probe.fill(Role::Textbox, "Codice", "ăîșțâ");
    CHECK(value == "ăî");
}

TEST_CASE("a problem stands beneath the field and in its description") {
    std::string value;
    std::string problem = "Scrivi il nome";
    Sheet sheet([&] { ui::text_field("Nome###name", value, {.error = problem}); });
    CHECK(sheet.probe.description_of(Role::Textbox, "Nome") == "Scrivi il nome");
    CHECK((sheet.probe.state_of(Role::Textbox, "Nome") & ui::mirror::state::invalid) != 0);
    CHECK(sheet.probe.has(Role::Text, "Scrivi il nome"));
}

TEST_CASE("what is read only or disabled cannot be typed into") {
    std::string fixed = "2026/1", off = "x";
    Sheet sheet([&] {
        ui::text_field("Numero###number", fixed, {.read_only = true});
        ui::text_field("Spento###off", off, {.disabled = true});
    });
    sheet.probe.fill(Role::Textbox, "Numero", "9");
    sheet.probe.fill(Role::Textbox, "Spento", "9");
    CHECK(fixed == "2026/1");
    CHECK(off == "x");
    CHECK_FALSE(sheet.probe.enabled(Role::Textbox, "Spento"));
}

TEST_CASE("amounts are read as people write them, and written in the person's format") {
    std::optional<Money> price;
    Sheet sheet([&] { ui::money_field("Prezzo###price", price, Currency("EUR")); });
    for (const auto& [typed, cents] : {std::pair{"1234,5", 123450}, {"1.234,50 €", 123450}, {"12", 1200}}) {
        sheet.probe.fill(Role::Textbox, "Prezzo", typed);
        sheet.leave();
        REQUIRE(price.has_value());
        CHECK(price->cents() == cents);
    }
    CHECK(sheet.probe.value_of(Role::Textbox, "Prezzo") == "12,00");
    sheet.probe.fill(Role::Textbox, "Prezzo", "");
    sheet.leave();
    CHECK_FALSE(price.has_value());
}

TEST_CASE("a number with more decimals than are kept is told how many, not that it is no number") {
    std::optional<Decimal> quantity;
    std::optional<Money> price;
    std::optional<std::int64_t> pieces;
    Sheet sheet([&] {
        ui::decimal_field("Quantità###quantity", quantity, {.max_decimals = 6});
        ui::money_field("Prezzo###price", price, Currency("EUR"));
        ui::integer_field("Pezzi###pieces", pieces);
    });
    sheet.probe.fill(Role::Textbox, "Quantità", "1,2345678");
    sheet.probe.fill(Role::Textbox, "Prezzo", "1.200,505");
    sheet.probe.fill(Role::Textbox, "Pezzi", "2,5");
    sheet.leave();
    CHECK(sheet.probe.description_of(Role::Textbox, "Quantità") == "Al massimo 6 decimali");
    CHECK(sheet.probe.description_of(Role::Textbox, "Prezzo") == "Al massimo 2 decimali");
    CHECK(sheet.probe.description_of(Role::Textbox, "Pezzi") == "Senza decimali");
    sheet.probe.fill(Role::Textbox, "Quantità", "1,23x45678");
    sheet.leave();
    CHECK(sheet.probe.description_of(Role::Textbox, "Quantità") == "Non è un numero");
}

TEST_CASE("what cannot be read stays on the screen, says so, and holds the form back") {
    std::optional<Decimal> quantity = Decimal::from_int(3);
    Sheet sheet([&] { ui::decimal_field("Quantità###quantity", quantity, {.max_decimals = 3}); });
    sheet.probe.fill(Role::Textbox, "Quantità", "tre");
    sheet.leave();
    CHECK(quantity == Decimal::from_int(3));
    CHECK(sheet.probe.value_of(Role::Textbox, "Quantità") == "tre");
    CHECK(sheet.probe.description_of(Role::Textbox, "Quantità") == "Non è un numero");
    CHECK(ui::has_unreadable_input());
    sheet.probe.fill(Role::Textbox, "Quantità", "2,125");
    sheet.leave();
    CHECK(quantity == Decimal::parse("2.125"));
    CHECK_FALSE(ui::has_unreadable_input());
    sheet.probe.fill(Role::Textbox, "Quantità", "2,12345");
    sheet.leave();
    CHECK(ui::has_unreadable_input());
    ui::forget_unreadable_input();
    sheet.probe.settle();
    CHECK(sheet.probe.value_of(Role::Textbox, "Quantità") == "2,125");
}

TEST_CASE("percentages and whole numbers") {
    std::optional<Decimal> discount;
    std::optional<std::int64_t> days;
    Sheet sheet([&] {
        ui::percent_field("Sconto###discount", discount);
        ui::integer_field("Giorni###days", days);
    });
    sheet.probe.fill(Role::Textbox, "Sconto", "12,5 %");
    sheet.probe.fill(Role::Textbox, "Giorni", "30");
    sheet.leave();
    CHECK(discount == Decimal::parse("12.5"));
    CHECK(days == 30);
}

TEST_CASE("a date is typed freely or picked in the calendar") {
    std::optional<Date> due = Date::from_ymd(2026, 3, 31);
    Sheet sheet([&] { ui::date_field("Scadenza###due", due); });
    CHECK(sheet.probe.value_of(Role::Textbox, "Scadenza") == "31/03/2026");
    sheet.probe.fill(Role::Textbox, "Scadenza", "5.4.26");
    sheet.leave();
    CHECK(due == Date::from_ymd(2026, 4, 5));
    sheet.probe.fill(Role::Textbox, "Scadenza", "31 febbraio");
    sheet.leave();
    CHECK(sheet.probe.description_of(Role::Textbox, "Scadenza") == "Non è una data");
    CHECK(due == Date::from_ymd(2026, 4, 5));
    sheet.probe.click(Role::Button, "Apri il calendario: Scadenza");
    CHECK(sheet.probe.has(Role::Heading, "aprile 2026"));
    sheet.probe.click(Role::Button, "Mese successivo");
    sheet.probe.click(Role::Button, "20 maggio 2026");
    CHECK(due == Date::from_ymd(2026, 5, 20));
    CHECK_FALSE(sheet.probe.has(Role::Dialog, "Scegli una data"));
    sheet.probe.click(Role::Button, "Apri il calendario: Scadenza");
    sheet.probe.click(Role::Button, "Oggi");
    CHECK(due == Date::from_ymd(2026, 3, 14));
    sheet.probe.click(Role::Button, "Apri il calendario: Scadenza");
    sheet.probe.click(Role::Button, "Cancella");
    CHECK_FALSE(due.has_value());
}

TEST_CASE("the calendar obeys the keyboard") {
    std::optional<Date> due = Date::from_ymd(2026, 3, 10);
    Sheet sheet([&] { ui::date_field("Scadenza###due", due); });
    sheet.probe.click(Role::Textbox, "Scadenza");
    sheet.probe.press(ImGuiKey_DownArrow);
    CHECK(sheet.probe.focused(Role::Button, "10 marzo 2026"));
    sheet.probe.press(ImGuiKey_RightArrow);
    sheet.probe.press(ImGuiKey_DownArrow);
    CHECK(sheet.probe.focused(Role::Button, "18 marzo 2026"));
    sheet.probe.press(ImGuiKey_Enter);
    CHECK(due == Date::from_ymd(2026, 3, 18));
}

namespace {

// Whether the popup that is open shows how far it is scrolled: a thumb that no ground covers.
bool shows_scrollbar(ImU32 thumb, ImU32 ground) {
    const ImVector<ImGuiPopupData>& open = ImGui::GetCurrentContext()->OpenPopupStack;
    if (open.empty() || !open.back().Window) return false;
    int last_thumb = -1, last_ground = -1;
    const ImRect inside = open.back().Window->InnerRect;
    const ImVector<ImDrawVert>& points = open.back().Window->DrawList->VtxBuffer;
    for (int i = 0; i < points.Size; ++i) {
        const bool is_in_middle = points[i].pos.y > inside.Min.y + 30 && points[i].pos.y < inside.Max.y - 30;  // not a corner of the frame
        if (points[i].col == thumb && points[i].pos.x > inside.Max.x && is_in_middle) last_thumb = i;
        if (points[i].col == ground) last_ground = i;
    }
    return last_thumb > last_ground;
}

}  // namespace

TEST_CASE("a list that is longer than its room shows that it goes on") {
    std::string rate = "0";
    std::vector<ui::Choice> rates;
    for (int i = 0; i < 40; ++i) rates.push_back({std::to_string(i), "Aliquota " + std::to_string(i)});
    Sheet sheet([&] { ui::combo("IVA###rate", rate, rates); });
    sheet.probe.click(Role::Combobox, "IVA");
    sheet.probe.settle();
    REQUIRE(sheet.probe.has(Role::Option, "Aliquota 1"));
    CHECK(shows_scrollbar(ui::theme().border_strong, ui::theme().surface));
}

TEST_CASE("a choice is made by mouse, by keyboard and by its first letter") {
    std::string sector;
    const std::vector<ui::Choice> sectors = {{"", ""}, {"retail", "Commercio"}, {"services", "Servizi"}, {"food", "Èlite"}};
    Sheet sheet([&] { ui::combo("Settore###sector", sector, sectors); });
    sheet.probe.click(Role::Combobox, "Settore");
    CHECK((sheet.probe.state_of(Role::Combobox, "Settore") & ui::mirror::state::expanded) != 0);
    sheet.probe.click(Role::Option, "Servizi");
    CHECK(sector == "services");
    CHECK(sheet.probe.value_of(Role::Combobox, "Settore") == "Servizi");
    sheet.probe.click(Role::Combobox, "Settore");
    sheet.probe.type_text("e");
    sheet.probe.press(ImGuiKey_Enter);
    CHECK(sector == "food");
    sheet.probe.click(Role::Combobox, "Settore");
    sheet.probe.press(ImGuiKey_Escape);
    CHECK_FALSE(sheet.probe.has(Role::Listbox, "Settore"));
    CHECK(sector == "food");
}

namespace {

struct References {
    ui::ReferenceValue value{1, "Officine Bianchi"};
    int searches = 0;
    std::string created;
    bool opened = false;

    void draw() {
        const auto find = [this](std::string_view typed) {
            ++searches;
            std::vector<ui::ReferenceOption> found;
            for (const auto& [id, title] : {std::pair{1, "Officine Bianchi"}, {2, "Officine Conti"}, {3, "Panificio Greco"}})
                if (std::string_view(title).find(typed) != std::string_view::npos) found.push_back({id, title, "Milano"});
            return found;
        };
        const auto result = ui::reference_field("Cliente###customer", value, {.search = find, .can_create = true, .can_open = true, .open_label = "Apri: Cliente"});
        if (result.action == ui::ReferenceAction::Create) created = result.typed;
        if (result.action == ui::ReferenceAction::Open) opened = true;
    }
};

}  // namespace

TEST_CASE("a reference is searched while typing, and only when the text changes") {
    References model;
    Sheet sheet([&] { model.draw(); });
    sheet.probe.fill(Role::ComboTextbox, "Cliente", "Off");
    CHECK(sheet.probe.count(Role::Option) == 3);  // two found, and "create"
    const int searches = model.searches;
    sheet.probe.frame(20);
    CHECK(model.searches == searches);
    sheet.probe.press(ImGuiKey_DownArrow);
    sheet.probe.press(ImGuiKey_Enter);
    CHECK(model.value.id == 2);
    CHECK(sheet.probe.value_of(Role::ComboTextbox, "Cliente") == "Officine Conti");
    CHECK(sheet.probe.count(Role::Option) == 0);
}

TEST_CASE("a reference is picked by mouse, cleared, opened, created, or left as it was") {
    References model;
    Sheet sheet([&] { model.draw(); });
    sheet.probe.fill(Role::ComboTextbox, "Cliente", "Pani");
    sheet.probe.click(Role::Option, "Panificio Greco");
    CHECK(model.value.id == 3);
    sheet.probe.fill(Role::ComboTextbox, "Cliente", "nessuno così");
    sheet.leave();
    CHECK(model.value.id == 3);
    CHECK(sheet.probe.value_of(Role::ComboTextbox, "Cliente") == "Panificio Greco");
    sheet.probe.fill(Role::ComboTextbox, "Cliente", "officine conti");
    sheet.leave();
    CHECK(model.value.id == 3);  // nothing was found for the small letters
    sheet.probe.fill(Role::ComboTextbox, "Cliente", "Officine Conti");
    sheet.leave();
    CHECK(model.value.id == 2);
    sheet.probe.click(Role::Button, "Apri: Cliente");
    CHECK(model.opened);
    sheet.probe.fill(Role::ComboTextbox, "Cliente", "Nuovo Bar");
    sheet.probe.click(Role::Option, "Crea “Nuovo Bar”");
    CHECK(model.created == "Nuovo Bar");
    sheet.probe.click(Role::Button, "Cancella: Cliente");
    CHECK(model.value.id == 0);
}

TEST_CASE("a long text is edited in the page's text area") {
    std::string note = "uno";
    Sheet sheet([&] { ui::long_text_field("Note###note", note, {}); });
    sheet.probe.fill(Role::Multiline, "Note", "due\ntre");
    CHECK(note == "due\ntre");
    CHECK(sheet.probe.value_of(Role::Multiline, "Note") == "due\ntre");
}

TEST_CASE("checkbox and switch") {
    bool box = false, lever = true;
    Sheet sheet([&] {
        ui::checkbox("Accetto###accept", box);
        ui::switch_field("Attivo###active", lever);
    });
    sheet.probe.click(Role::Checkbox, "Accetto");
    sheet.probe.click(Role::Switch, "Attivo");
    CHECK(box);
    CHECK_FALSE(lever);
    sheet.probe.press(ImGuiKey_Tab);
    CHECK(sheet.probe.focused(Role::Switch, "Attivo"));
    sheet.probe.press(ImGuiKey_Space);
    CHECK(lever);
    CHECK((sheet.probe.state_of(Role::Switch, "Attivo") & ui::mirror::state::checked) != 0);
}
