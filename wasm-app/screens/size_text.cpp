#include "wasm-app/screens/size_text.hpp"

namespace bottega::ui {

namespace {

std::string in_units(const UiContext& ui, std::int64_t bytes, std::int64_t unit, const char* name) {
    const auto tenths = Decimal::from_int(bytes / (unit / 10));
    return ui.locale.number(Decimal::from_raw(tenths.raw() / 10), 1, 1) + " " + name;
}

}  // namespace

std::string size_text(const UiContext& ui, std::int64_t bytes) {
    constexpr std::int64_t kilobyte = 1024, megabyte = kilobyte * kilobyte, gigabyte = megabyte * kilobyte;
    if (bytes < megabyte) return ui.locale.integer((bytes + kilobyte - 1) / kilobyte) + " KB";
    return bytes < gigabyte ? in_units(ui, bytes, megabyte, "MB") : in_units(ui, bytes, gigabyte, "GB");
}

}  // namespace bottega::ui
