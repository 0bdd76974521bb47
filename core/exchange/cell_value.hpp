#pragma once

#include "core/data/record_store.hpp"
#include "core/exchange/import_plan.hpp"

#include <unordered_map>

namespace bottega {

// Turns the cells of a foreign table into values of fields: numbers and dates as the column writes them, choices and
// flags by their words in three languages, references by code or title.
class CellReader {
public:
    CellReader(RecordStore& store, const EntityDef& def) : store_(store), def_(def) {}

    // A reference to a record that is not here is issue.reference_not_found.
    [[nodiscard]] Result<Value> read(const FieldDef& field, const ColumnTarget& column, std::string_view cell, Currency currency);
    // A record was made that cells name.
    void now_there(const std::string& entity, const std::string& name, RecordId id);

private:
    using Names = std::unordered_map<std::string, RecordId>;
    Names& names_of(const std::string& entity);
    Result<Value> read_reference(const FieldDef& field, std::string_view cell);
    Result<Value> read_choice(const FieldDef& field, std::string_view cell);

    RecordStore& store_;
    const EntityDef& def_;
    std::map<std::string, Names> names_;
    std::map<std::string, std::map<std::string, std::string>> choices_;  // field → folded word → choice
};

// A column of foreign ids ("supplierID") is followed only where each of them is the code of a record here: in another
// program's table they mean its own records.
void leave_out_foreign_ids(RecordStore& store, const CellTable& table, ImportPlan& plan);

// Every stored record of an entity by the folded text of one field. Where several share it the oldest is meant.
[[nodiscard]] std::unordered_map<std::string, RecordId> records_by(RecordStore& store, const EntityDef& def, std::string_view field);

}  // namespace bottega
