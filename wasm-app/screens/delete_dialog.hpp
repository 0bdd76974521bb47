#pragma once

// Asks before a record is deleted; where it is in use, says where instead, with links to those places.

#include <functional>
#include <string>
#include <vector>

#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

class DeleteDialog {
public:
    void ask(const UiContext& ui, std::string_view entity, RecordId id);
    // `deleted` runs after the record is gone.
    void draw(const UiContext& ui, const std::function<void()>& deleted = {});

private:
    struct UsedIn {
        std::string text;  // "3 invoices", "in the lines of quote 12/2026"
        Route route;
    };
    void find_usages(const UiContext& ui);
    void draw_question(const UiContext& ui, const std::function<void()>& deleted);
    void draw_usages(const UiContext& ui);

    std::string entity_, title_;
    RecordId id_;
    std::vector<UsedIn> used_in_;
    bool asking_ = false, refusing_ = false;
};

}  // namespace bottega::ui
