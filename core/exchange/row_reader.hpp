#pragma once

#include "core/exchange/cell_value.hpp"

namespace bottega {

// A record that a cell names and that is not here: made with the row where its column allows it.
struct MissingReference {
    std::size_t field = 0;
    std::string entity, name;
};

// What the cells of one row say of a record; what they do not say is empty.
struct RowSaid {
    Record record;
    bool anything = false;
    Issues issues = {};
    std::vector<MissingReference> missing = {};
};

// Writes what was said into a record. Of a known one `how` tells what may be changed; what was not said stays.
void apply(const Record& said, Record& record, KnownRows how);

// Reads the cells of a row as a record of one entity: the imported one or what comes along with it.
class RowReader {
public:
    // `prefix` of the targets that it reads: empty, or "contact.".
    RowReader(RecordStore& store, const CellTable& table, const ImportPlan& plan, const EntityDef& def, std::string prefix);

    [[nodiscard]] bool has_columns() const;
    [[nodiscard]] bool is_nothing(std::string_view cell) const;
    [[nodiscard]] RowSaid read(const CellRow& row, const std::vector<std::string>& cells);
    // A record that was missing is here now.
    void now_there(const MissingReference& missing, RecordId id) { reader_.now_there(missing.entity, missing.name, id); }

private:
    // The field that a column fills here, or empty.
    [[nodiscard]] std::string_view field_of(const ColumnTarget& column) const;
    void read_cell(RowSaid& said, const CellRow& row, std::size_t column, std::string_view field, std::string_view cell);

    const CellTable& table_;
    const ImportPlan& plan_;
    const EntityDef& def_;
    std::string prefix_;
    CellReader reader_;
    Currency currency_;
};

}  // namespace bottega
