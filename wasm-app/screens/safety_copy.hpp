#pragma once

// Before everything changes at once (an import, a restore) the page keeps a copy of the archive. Where it cannot, the
// person decides whether to go on without.

#include <functional>
#include <string_view>

#include "wasm-app/kit/ui_context.hpp"
#include "wasm-app/screens/page_facts.hpp"

namespace bottega::ui {

class SafetyCopy {
public:
    using GoOn = std::function<void(const UiContext&)>;
    // `reason`: "import" or "restore". `go_on` runs while drawing, as if its button had been pressed then.
    void before(const UiContext& ui, std::string_view reason, GoOn go_on);
    // In every frame.
    void draw(const UiContext& ui);
    [[nodiscard]] bool is_waiting() const { return question_.is_waiting(); }

private:
    PageQuestion question_;
    GoOn go_on_;
    bool asking_ = false, no_room_ = false;
};

}  // namespace bottega::ui
