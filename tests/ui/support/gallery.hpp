#pragma once

// A small believable page with every widget of the kit, for tests and for the eye.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/money.hpp"
#include "wasm-app/kit/table.hpp"

namespace bottega::test {

struct Gallery {
    enum class Page { List, Form, Dashboard };
    Page page = Page::List;
    bool dialog = false, confirm = false, dark = false;
    int rows = 1000;

    // What the person did, for tests.
    std::string name = "Librăria Țepeș SA", vat = "RO14399840", mail = "ordini@", note = "Cliente storico, preferisce "
        "la consegna al mattino.\nSconto quantità 5 % oltre dieci pezzi, da confermare ogni anno con il titolare.";
    std::string sector = "services", search, status = "all", mode = "list", tab = "data", stage = "quote";
    std::optional<Decimal> quantity = Decimal::from_int(12), discount = Decimal::from_int(5);
    std::optional<Money> price = Money(123450, Currency("EUR"));
    std::optional<std::int64_t> days = 30;
    std::optional<Date> due = Date::from_ymd(2026, 3, 31);
    std::int64_t account = 2;
    std::string account_title = "Officine Bianchi S.r.l.", created;
    bool newsletter = true, own_prices = false;
    ui::Sorting sorting{.column = 0};
    std::vector<bool> checked = std::vector<bool>(1000);
    int opened = -1, saved = 0, searches = 0, pressed = 0, header_action = -1, sorted = 0;

    void draw();

private:
    void draw_navigation(ui::Rect rect);
    void draw_top(ui::Rect rect);
    void draw_list(ui::Rect rect);
    void draw_rows();
    void draw_record(ui::Rect rect);
    void draw_form(ui::Rect rect);
    void draw_fields();
    void draw_widgets();
    void draw_dashboard(ui::Rect rect);
    void draw_dialogs();
};

void use_gallery_texts();

}  // namespace bottega::test
