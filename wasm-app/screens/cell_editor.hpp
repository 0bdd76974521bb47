#pragma once

// One field of one record, edited where it stands in a list: saved as one command by the rules that saving the record has.

#include <memory>
#include <optional>
#include <string>

#include "core/data/record.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

// Why the field of a stored record cannot be edited in a list; empty where it can.
[[nodiscard]] std::string why_not_edit_cell(const UiContext& ui, const Record& record, const FieldDef& field);

class CellEditor {
public:
    void open(Record record, std::size_t field, int column);
    void close() { draft_.reset(); }
    [[nodiscard]] bool is_open() const { return draft_.has_value(); }
    [[nodiscard]] bool is_at(RecordId record, int column) const { return draft_ && draft_->id() == record && column_ == column; }
    [[nodiscard]] RecordId record() const { return draft_ ? draft_->id() : RecordId{}; }
    [[nodiscard]] int column() const { return column_; }

    // At the cursor. What the person wants next: to stay, to have it saved, to give it up, to go on to another cell.
    enum class Wish { Stay, Save, GiveUp, Next, Previous };
    [[nodiscard]] Wish draw(const UiContext& ui);
    // Closes at once where nothing was changed or it could be saved, else says at the cell why not. False: it cannot be yet.
    bool save(const UiContext& ui, const std::string& name);
    // Once the person was refused: back to what they typed.
    void follow_outcome();

private:
    struct Outcome {
        std::string refused;
        std::optional<Record> draft;
        int column = -1;
    };
    [[nodiscard]] bool ends_by_itself(FieldType type) const;

    std::optional<Record> draft_;
    Value before_;
    std::size_t field_ = 0;
    int column_ = -1, frames_ = 0;
    bool was_active_ = false;
    std::string error_;
    std::shared_ptr<Outcome> outcome_ = std::make_shared<Outcome>();  // written after the frame, when this may be gone
};

}  // namespace bottega::ui
