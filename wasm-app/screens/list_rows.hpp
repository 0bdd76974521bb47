#pragma once

// The rows of a list as texts ready to draw: fetched by the page when they come into view, kept until the data, the
// day or the language changes. Of a long list the first rows are asked for before all of them are: a person sees them
// at once, and may type on; the order of the rest, and where that takes long their number, is asked for once the person
// pauses.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/data/record_store.hpp"
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
    // Whether that is all of them, and not only those that are known yet.
    [[nodiscard]] bool is_counted() const { return counted_; }
    [[nodiscard]] bool is_complete() const { return complete_; }
    [[nodiscard]] const ListRow& row(const UiContext& ui, int position);
    // All of them, in their order.
    [[nodiscard]] const std::vector<RecordId>& ids(const UiContext& ui);
    [[nodiscard]] int query_runs() const { return runs_; }  // grows with every new answer
    [[nodiscard]] int pages_fetched() const { return fetched_; }

private:
    static constexpr int kPage = 32;
    static constexpr int kFirst = 4 * kPage;  // more than a screen shows
    static constexpr double kPause = 60;      // milliseconds; the first rows are painted by then
    static constexpr std::size_t kMostPages = 64;
    using Page = std::vector<ListRow>;

    void ask(const UiContext& ui, const Query& query);
    void ask_for_all(const UiContext& ui);
    [[nodiscard]] const Page& page(const UiContext& ui, int number);
    [[nodiscard]] ListRow row_of(const UiContext& ui, const Record& record) const;

    const EntityDef* def_;
    std::vector<std::size_t> columns_;
    std::optional<std::size_t> detail_;
    std::optional<Query> query_;
    std::int64_t version_ = -1;   // of the data
    std::vector<RecordId> ids_;   // the first ones until complete
    int count_ = 0;
    bool complete_ = true, counted_ = true;
    double asks_for_all_at_ = 0;  // milliseconds since 1970
    std::map<int, Page> pages_;
    int runs_ = 0;
    std::uint64_t text_version_ = 0;
    int fetched_ = 0;
};

}  // namespace bottega::ui
