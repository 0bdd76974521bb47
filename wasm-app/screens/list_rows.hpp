#pragma once

// The rows of a list as texts ready to draw: fetched by the page when they come into view, kept until the data, the
// day or the language changes.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "wasm-app/kit/cached_query.hpp"
#include "wasm-app/kit/theme.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

struct ListCell {
    std::string text;
    Tone tone = Tone::Neutral;
};

struct ListRow {
    RecordId id;
    std::string name;    // accessible name: the title, or the number
    std::string choose;  // accessible name of its box: "Select Rossi"
    std::string detail;  // under the title
    std::vector<ListCell> cells;
};

class ListRows {
public:
    ListRows(const EntityDef& def, std::vector<std::size_t> columns, std::string detail_field);

    // Other columns from now on.
    void show(std::vector<std::size_t> columns, std::string_view detail_field);
    // Before the rows are drawn. The number of rows.
    int refresh(const UiContext& ui, const Query& query);
    [[nodiscard]] const ListRow& row(const UiContext& ui, int position);
    [[nodiscard]] const std::vector<RecordId>& ids() const { return *ids_; }
    [[nodiscard]] int query_runs() const { return cached_.runs(); }
    [[nodiscard]] int pages_fetched() const { return fetched_; }

private:
    static constexpr int kPage = 32;
    static constexpr std::size_t kMostPages = 64;
    using Page = std::vector<ListRow>;

    [[nodiscard]] const Page& page(const UiContext& ui, int number);
    [[nodiscard]] ListRow row_of(const UiContext& ui, const Record& record) const;

    const EntityDef* def_;
    std::vector<std::size_t> columns_;
    std::optional<std::size_t> detail_;
    CachedIds cached_;
    const std::vector<RecordId>* ids_ = nullptr;
    std::map<int, Page> pages_;
    int runs_ = -1;
    std::uint64_t text_version_ = 0;
    int fetched_ = 0;
};

}  // namespace bottega::ui
