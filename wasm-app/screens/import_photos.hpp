#pragma once

// The photos of people in an import: attached to their records, in the same transaction. The page has kept their bytes.

#include "core/data/session.hpp"
#include "core/exchange/import_rows.hpp"

namespace bottega::ui {

class ImportPhotos : public RowFiles {
public:
    explicit ImportPhotos(RecordStore& store) : store_(store) {}

    // Whose work it is from now on; before, nothing can be attached.
    void attach_for(Session& session) { session_ = &session; }
    [[nodiscard]] bool has(const std::string& entity, RecordId record, const CellFile& file) override;
    [[nodiscard]] Result<RecordId> attach(const std::string& entity, RecordId record, const CellFile& file) override;

private:
    RecordStore& store_;
    Session* session_ = nullptr;
};

}  // namespace bottega::ui
