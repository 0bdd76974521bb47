#include "core/exchange/product_variants.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <optional>

namespace bottega {

namespace {

std::optional<std::size_t> column_of(const CellTable& table, std::string_view header) {
    const auto found = std::find_if(table.headers.begin(), table.headers.end(), [&](const std::string& one) { return fold(one) == header; });
    if (found == table.headers.end()) return std::nullopt;
    return static_cast<std::size_t>(found - table.headers.begin());
}

std::string cell_of(const CellRow& row, std::optional<std::size_t> column) {
    return column && *column < row.cells.size() ? std::string(trim(row.cells[*column])) : std::string();
}

// What a shop writes for a product without variants.
bool is_no_option(std::string_view option) { return option.empty() || fold(option) == "default title"; }

class CsvVariants {
public:
    CsvVariants(CellTable& table, std::size_t handle, std::size_t title) : table_(table), handle_(handle), title_(title) {
        for (const char* option : {"option1 value", "option2 value", "option3 value"}) options_.push_back(column_of(table, option));
        for (std::size_t i = 0; i < table.headers.size(); ++i) {
            const std::string header = fold(table.headers[i]);
            const bool is_of_variant = header.starts_with("variant ") || header.starts_with("option") || header == "cost per item";
            if (is_of_variant) of_variant_.push_back(i);
            else if (!header.starts_with("image ")) of_product_.push_back(i);
        }
    }

    void unfold() {
        std::vector<CellRow> rows;
        std::vector<std::string> pictures;
        CellRow product;
        for (CellRow& row : table_.rows) {
            const bool has_whole_width = row.cells.size() == table_.headers.size();
            const bool goes_on = has_whole_width && cell_of(row, title_).empty() && cell_of(row, handle_) == cell_of(product, handle_) && !product.cells.empty();
            if (has_whole_width && !goes_on) product = row;
            if (goes_on && !has_variant(row)) {
                pictures.push_back(std::to_string(row.line));
                continue;
            }
            if (goes_on) take_from(product, row);
            if (has_whole_width) name(row);
            rows.push_back(std::move(row));
        }
        table_.rows = std::move(rows);
        if (!pictures.empty()) table_.notes.push_back({.message = "issue.variants.images", .args = {std::to_string(pictures.size())}, .severity = Severity::Warning});
    }

private:
    [[nodiscard]] bool has_variant(const CellRow& row) const {
        return std::any_of(of_variant_.begin(), of_variant_.end(), [&](std::size_t column) { return !cell_of(row, column).empty(); });
    }

    void take_from(const CellRow& product, CellRow& row) const {
        for (const std::size_t column : of_product_)
            if (is_blank(row.cells[column])) row.cells[column] = product.cells[column];
    }

    void name(CellRow& row) const {
        std::vector<std::string> options;
        for (const auto& column : options_)
            if (const std::string option = cell_of(row, column); !is_no_option(option)) options.push_back(option);
        if (!options.empty()) row.cells[title_] += " - " + join(options, " / ");
    }

    CellTable& table_;
    std::size_t handle_, title_;
    std::vector<std::optional<std::size_t>> options_;
    std::vector<std::size_t> of_variant_, of_product_;
};

void name_json_variants(CellTable& table, std::size_t title, std::size_t variant) {
    for (CellRow& row : table.rows)
        if (const std::string option = cell_of(row, variant); !is_no_option(option)) row.cells[title] += " - " + option;
}

}  // namespace

bool unfold_variants(CellTable& table) {
    const auto handle = column_of(table, "handle"), title = column_of(table, "title");
    if (handle && title && column_of(table, "option1 value")) {
        CsvVariants(table, *handle, *title).unfold();
        return true;
    }
    const auto variant = column_of(table, "variants.title");
    if (!title || !variant) return false;
    name_json_variants(table, *title, *variant);
    return true;
}

}  // namespace bottega
