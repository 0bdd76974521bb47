#include "wasm-app/screens/list_rows.hpp"

#include <algorithm>
#include <span>

#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/listed_text.hpp"
#include "wasm-app/kit/record_text.hpp"
#include "wasm-app/kit/registry.hpp"

namespace bottega::ui {

ListRows::ListRows(const EntityDef& def, std::vector<std::size_t> columns, std::string detail_field)
    : def_(&def), columns_(std::move(columns)), detail_(def.index_of(detail_field)) {}

void ListRows::show(std::vector<std::size_t> columns, std::string_view detail_field) {
    columns_ = std::move(columns);
    detail_ = def_->index_of(detail_field);
    pages_.clear();
}

int ListRows::refresh(const UiContext& ui, const Query& query) {
    if (!query_ || version_ != ui.store().version() || !(*query_ == query)) ask(ui, query);
    else if (!complete_ && host().now_ms() >= asks_for_all_at_) ask_for_all(ui);
    if (!complete_) host().wake();
    if (text_version_ != ui.text_version()) pages_.clear();
    text_version_ = ui.text_version();
    return count_;
}

void ListRows::ask(const UiContext& ui, const Query& query) {
    query_ = query;
    version_ = ui.store().version();
    pages_.clear();
    ++runs_;
    Query first = query;
    first.limit = ui.store().first_cost_less(query) ? kFirst : 0;
    ids_ = ui.store().ids(first);
    complete_ = first.limit == 0 || ids_.size() < static_cast<std::size_t>(kFirst);
    counted_ = complete_ || !has_conditions(query);
    count_ = static_cast<int>(complete_ || !counted_ ? static_cast<std::int64_t>(ids_.size()) : ui.store().count(query));
    asks_for_all_at_ = host().now_ms() + kPause;
}

void ListRows::ask_for_all(const UiContext& ui) {
    ids_ = ui.store().ids(*query_);
    count_ = static_cast<int>(ids_.size());
    complete_ = counted_ = true;
}

const std::vector<RecordId>& ListRows::ids(const UiContext& ui) {
    if (!complete_) ask_for_all(ui);
    return ids_;
}

const ListRow& ListRows::row(const UiContext& ui, int position) {
    return page(ui, position / kPage)[static_cast<std::size_t>(position % kPage)];
}

const ListRows::Page& ListRows::page(const UiContext& ui, int number) {
    if (const auto found = pages_.find(number); found != pages_.end()) return found->second;
    if (pages_.size() >= kMostPages) pages_.clear();
    ++fetched_;
    const std::size_t first = static_cast<std::size_t>(number) * kPage;
    if (first + kPage > ids_.size()) (void)ids(ui);
    const std::span<const RecordId> wanted(ids_.data() + first, std::min<std::size_t>(kPage, ids_.size() - first));
    Page rows;
    rows.reserve(wanted.size());
    for (const Record& record : ui.store().fetch(def_->name, wanted)) rows.push_back(row_of(ui, record));
    while (rows.size() < wanted.size()) rows.push_back({.id = {}, .name = {}, .choose = {}, .detail = {}, .cells = std::vector<ListCell>(columns_.size())});
    return pages_.emplace(number, std::move(rows)).first->second;
}

ListRow ListRows::row_of(const UiContext& ui, const Record& record) const {
    ListRow row{.id = record.id(), .name = record_name(ui, record), .choose = {}, .detail = detail_ ? listed_text(ui, record, *detail_) : "", .cells = {}};
    row.choose = ui.text("ui.bulk.choose", {row.name});
    row.cells.reserve(columns_.size());
    for (const std::size_t column : columns_) {
        const FieldDef& field = def_->fields[column];
        ListCell cell{.text = listed_text(ui, record, column)};
        if (field.type == FieldType::Choice)
            cell.tone = choice_tone(ui, *def_, field, canonical_text(record.value(column)));
        row.cells.push_back(std::move(cell));
    }
    return row;
}

}  // namespace bottega::ui
