#pragma once

// Where the owner sets up the kiosk: what visitors may use, after how long it is clean again, and the PIN that ends it.

#include <memory>
#include <optional>

#include "core/data/kiosk.hpp"
#include "wasm-app/kit/registry.hpp"

namespace bottega::ui {

void add_kiosk(Registry& registry);  // the place "kiosk": the set-up, or what visitors see while it lasts

class KioskSetupScreen : public Screen {
public:
    KioskSetupScreen();
    void draw(const UiContext& ui) override;
    [[nodiscard]] bool has_unsaved_changes() const override { return !pin_.empty(); }

private:
    void draw_screens(const UiContext& ui);
    void draw_texts(const UiContext& ui);
    void draw_pin(const UiContext& ui);
    void start(const UiContext& ui);
    [[nodiscard]] std::string problem(const UiContext& ui, std::string_view field) const;

    KioskSetup setup_;
    bool products_ = true, business_ = true, request_ = true;
    std::optional<std::int64_t> minutes_;
    std::string pin_, pin_again_;  // twice: a mistyped one would lock its owner out
    std::shared_ptr<Issues> issues_ = std::make_shared<Issues>();
};

}  // namespace bottega::ui
