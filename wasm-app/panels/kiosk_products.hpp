#pragma once

// The price list for visitors of a kiosk: what is sold, with prices as a customer pays them. Nothing opens.

#include <cstdint>
#include <string>
#include <vector>

#include "wasm-app/kit/cached_query.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

class KioskProducts {
public:
    void draw(const UiContext& ui);
    [[nodiscard]] bool is_empty() const { return search_.empty(); }  // nothing was typed

private:
    struct Row {
        std::int64_t id;
        std::string name, description, unit, price;
    };
    void refresh(const UiContext& ui);

    std::string search_;
    CachedQuery query_;
    int seen_run_ = -1;
    std::uint64_t text_version_ = 0;
    std::vector<Row> rows_;
};

}  // namespace bottega::ui
