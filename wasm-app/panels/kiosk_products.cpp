#include "wasm-app/panels/kiosk_products.hpp"

#include <map>

#include "core/data/picker.hpp"
#include "core/documents/vat_rate.hpp"
#include "core/modules/business/business.hpp"
#include "core/modules/catalog/product.hpp"
#include "generated/icons.hpp"
#include "wasm-app/kit/widgets.hpp"

namespace bottega::ui {

namespace {

namespace product = catalog::product;
constexpr int most_products = 500;

// To the cent, with VAT: what is paid at the counter.
std::string price_text(const UiContext& ui, const Record& record, Decimal percent, Currency currency) {
    const auto price = record.get(product::price);
    if (!price) return {};
    const Decimal whole = (*price + *price * percent * Decimal::from_raw(Decimal::kOne / 100)).rounded(2);
    return ui.locale.money(Money(whole.raw() / (Decimal::kOne / 100), currency));
}

}  // namespace

void KioskProducts::refresh(const UiContext& ui) {
    Query query = picker_query(ui.store().schema().entity(product::entity), search_);
    query.limit = most_products;
    const std::vector<Record>& records = query_.rows(ui.store(), query);
    if (seen_run_ == query_.runs() && text_version_ == ui.text_version()) return;
    seen_run_ = query_.runs();
    text_version_ = ui.text_version();
    std::map<std::int64_t, Decimal> percents;
    for (const Record& rate : ui.store().run({.entity = std::string(documents::vat_rate::entity)}))
        percents[rate.id().value] = rate.get(documents::vat_rate::percent).value_or(Decimal());
    const auto own = ui.store().first({.entity = std::string(business::business::entity)});
    const Currency currency = own ? own->currency() : Currency("EUR");
    rows_.clear();
    for (const Record& record : records) {
        const Decimal percent = percents[record.get(product::vat_rate).value_or(RecordId{}).value];
        rows_.push_back({record.id().value, record.text(product::name), record.text(product::description), record.text(product::unit),
                         price_text(ui, record, percent, currency)});
    }
}

void KioskProducts::draw(const UiContext& ui) {
    heading(ui.text("ui.kiosk.screen.products"));
    space(metric::gap);
    search_field("###kiosk_search", search_, {.name = ui.text("ui.search"), .hint = ui.text("ui.search"), .icon = icon::search});
    space(metric::gap);
    refresh(ui);
    if (rows_.empty()) {
        empty_state(icon::package, ui.text("ui.kiosk.no_products"));
        return;
    }
    const std::vector<Column> columns = {
        {.label = ui.label("product.name"), .width = 220, .stretch = 2, .sortable = false, .phone = PhonePlace::Title},
        {.label = ui.label("product.description"), .width = 180, .stretch = 2, .sortable = false, .phone = PhonePlace::Detail},
        {.label = ui.label("product.unit"), .width = 140, .sortable = false, .phone = PhonePlace::Hidden},
        {.label = ui.label("ui.kiosk.price"), .width = 170, .align = Align::Right, .sortable = false, .phone = PhonePlace::Amount},
    };
    Table table({.id = "kiosk_products", .name = ui.text("ui.kiosk.screen.products"), .columns = &columns,
                 .row_count = static_cast<int>(rows_.size()), .height = -1});
    while (table.next_row()) {
        const Row& row = rows_[static_cast<std::size_t>(table.row())];
        table.plain_row(row.id);
        table.cell_title(row.name);
        table.cell(row.description);
        table.cell(row.unit);
        table.cell_right(row.price);
    }
}

}  // namespace bottega::ui
