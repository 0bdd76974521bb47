#pragma once

#include "core/exchange/cell_value.hpp"

namespace bottega {

// Reads the cells of a row into a record of one entity: the imported one or what comes along with it.
class RowReader {
public:
    // `prefix` of the targets that it fills: empty, or "contact.".
    RowReader(RecordStore& store, const ImportPlan& plan, const EntityDef& def, std::string prefix);

    [[nodiscard]] bool has_columns() const;
    [[nodiscard]] bool is_nothing(std::string_view cell) const;
    // Empty cells leave what is there. True where a cell said something.
    bool fill(Record& record, const CellRow& row, const std::vector<std::string>& cells, Issues& issues);

private:
    // The field that a column fills here, or empty.
    [[nodiscard]] std::string_view field_of(const ColumnTarget& column) const;

    const ImportPlan& plan_;
    const EntityDef& def_;
    std::string prefix_;
    CellReader reader_;
    Currency currency_;
};

}  // namespace bottega
