#include "core/exchange/row_reader.hpp"

#include "core/base/text.hpp"

#include <algorithm>

namespace bottega {

RowReader::RowReader(RecordStore& store, const ImportPlan& plan, const EntityDef& def, std::string prefix)
    : plan_(plan), def_(def), prefix_(std::move(prefix)), reader_(store, def), currency_(store.blank(def.name).currency()) {}

std::string_view RowReader::field_of(const ColumnTarget& column) const {
    const std::string_view target = column.field;
    const bool is_ours = prefix_.empty() ? target.find('.') == std::string_view::npos : target.starts_with(prefix_);
    return is_ours ? target.substr(prefix_.size()) : std::string_view();
}

bool RowReader::has_columns() const {
    return std::any_of(plan_.columns.begin(), plan_.columns.end(), [&](const ColumnTarget& column) { return !field_of(column).empty(); });
}

bool RowReader::is_nothing(std::string_view cell) const {
    return is_blank(cell) || (!plan_.empty_word.empty() && trim(cell) == plan_.empty_word);
}

bool RowReader::fill(Record& record, const CellRow& row, const std::vector<std::string>& cells, Issues& issues) {
    bool says_something = false;
    for (std::size_t i = 0; i < cells.size() && i < plan_.columns.size(); ++i) {
        ColumnTarget column = plan_.columns[i];
        const std::string field(field_of(column));
        if (field.empty() || is_nothing(cells[i])) continue;
        says_something = true;
        if (row.is_typed(cells[i])) {
            column.decimal_sign = DecimalSign::Point;
            column.date_order = DateOrder::YearMonthDay;
        }
        auto value = reader_.read(def_.field(field), column, cells[i], currency_);
        if (value.ok()) record.set_value(field, std::move(value.value()));
        else issues.insert(issues.end(), value.issues().begin(), value.issues().end());
    }
    return says_something;
}

}  // namespace bottega
