#pragma once

// In place of a record that is not there: it lies in the trash, where one press brings it back, or is gone for good.

#include <optional>
#include <string>

#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

class GoneRecord {
public:
    GoneRecord(std::string entity, std::string icon, RecordId record) : entity_(std::move(entity)), icon_(std::move(icon)), record_(record) {}

    void draw(const UiContext& ui);
    // It is there again. Looked up only when the data changed.
    [[nodiscard]] bool is_back(const UiContext& ui);

private:
    std::string entity_, icon_, name_;
    RecordId record_;
    std::optional<RecordId> survivor_;  // it was merged into this one
    bool back_ = false, in_trash_ = false;
    std::int64_t version_ = -1;  // of the data that was looked at
};

}  // namespace bottega::ui
