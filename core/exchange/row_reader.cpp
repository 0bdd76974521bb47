#include "core/exchange/row_reader.hpp"

#include "core/base/text.hpp"

#include <algorithm>

namespace bottega {

namespace {

Record nothing_said(const EntityDef& def) {
    Record record(def);
    for (std::size_t field = 0; field < def.fields.size(); ++field) record.set_value(field, std::monostate());
    return record;
}

}  // namespace

void apply(const Record& said, Record& record, KnownRows how) {
    const bool is_known = static_cast<bool>(record.id());
    for (std::size_t field = 0; field < said.def().fields.size(); ++field) {
        if (is_empty(said.value(field))) continue;
        if (!is_known || how == KnownRows::Overwrite || is_empty(record.value(field))) record.set_value(field, said.value(field));
    }
}

RowReader::RowReader(RecordStore& store, const CellTable& table, const ImportPlan& plan, const EntityDef& def, std::string prefix)
    : table_(table), plan_(plan), def_(def), prefix_(std::move(prefix)), reader_(store, def), currency_(store.blank(def.name).currency()) {}

std::string_view RowReader::field_of(const ColumnTarget& column) const {
    const std::string_view target = column.field;
    const bool is_ours = prefix_.empty() ? target.find('.') == std::string_view::npos : target.starts_with(prefix_);
    const std::string_view field = is_ours ? target.substr(prefix_.size()) : std::string_view();
    return def_.has(field) ? field : std::string_view();
}

bool RowReader::has_columns() const {
    return std::any_of(plan_.columns.begin(), plan_.columns.end(), [&](const ColumnTarget& column) { return !field_of(column).empty(); });
}

bool RowReader::is_nothing(std::string_view cell) const {
    return is_blank(cell) || (!plan_.empty_word.empty() && trim(cell) == plan_.empty_word);
}

RowSaid RowReader::read(const CellRow& row, const std::vector<std::string>& cells) {
    RowSaid said{.record = nothing_said(def_)};
    for (std::size_t i = 0; i < cells.size() && i < plan_.columns.size(); ++i) {
        const std::string_view field = field_of(plan_.columns[i]);
        if (!field.empty() && !is_nothing(cells[i])) read_cell(said, row, i, field, cells[i]);
    }
    normalise(said.record);
    return said;
}

void RowReader::read_cell(RowSaid& said, const CellRow& row, std::size_t index, std::string_view name, std::string_view cell) {
    said.anything = true;
    ColumnTarget column = plan_.columns[index];
    if (row.is_typed(cell)) {
        column.decimal_sign = DecimalSign::Point;
        column.date_order = DateOrder::YearMonthDay;
    }
    const std::size_t place = *def_.index_of(name);
    const FieldDef& field = def_.fields[place];
    auto value = reader_.read(field, column, cell, currency_);
    if (!value.ok()) {
        const bool is_missing = field.type == FieldType::Reference && column.creates;
        if (is_missing) said.missing.push_back({place, field.target, std::string(trim(cell))});
        else said.issues.insert(said.issues.end(), value.issues().begin(), value.issues().end());
        return;
    }
    // Several columns may go into one long text: each on lines of its own, the further ones under their names.
    const auto* before = std::get_if<std::string>(&said.record.value(place));
    if (field.type == FieldType::LongText && (before || column.with_header)) {
        const std::string& text = std::get<std::string>(value.value());
        const std::string named = text.find('\n') == std::string::npos ? ": " + text : ":\n" + text;
        value = Value((before ? *before + "\n" : std::string()) + table_.headers[index] + named);
    }
    said.record.set_value(place, std::move(value.value()));
}

}  // namespace bottega
