#pragma once

// A new record in a dialog over an open form, for the field that asked for it: nothing of the form is lost.

#include <cstdint>
#include <string>

#include "wasm-app/screens/record_edit.hpp"

namespace bottega::ui {

class CreateDialog {
public:
    void open(const UiContext& ui, const Navigation::Beside& asked);
    void draw(const UiContext& ui);
    void close() { open_ = false; }
    [[nodiscard]] bool has_changes() const { return open_ && edit_.has_changes(); }
    [[nodiscard]] std::optional<UnsavedForm> unsaved_form(const UiContext& ui) const { return edit_.unsaved_form(ui, format_route(start_)); }

private:
    RecordEdit edit_;
    const EntityDef* def_ = nullptr;
    Route start_;  // where such a record is made on a page of its own
    std::uint32_t field_ = 0;
    bool open_ = false, focus_ = false;
};

}  // namespace bottega::ui
