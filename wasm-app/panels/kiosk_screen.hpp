#pragma once

// What a visitor sees of an archive in kiosk mode: a start page, the screens that the owner chose, and the way out for
// who knows the PIN. Left alone for a while, it is as it was for the first visitor.

#include <memory>
#include <string>

#include "core/data/kiosk.hpp"
#include "wasm-app/kit/screen.hpp"
#include "wasm-app/panels/kiosk_pin.hpp"
#include "wasm-app/panels/kiosk_products.hpp"
#include "wasm-app/panels/kiosk_request.hpp"

namespace bottega::ui {

class KioskScreen : public Screen {
public:
    explicit KioskScreen(const UiContext& ui);
    void draw(const UiContext& ui) override;
    bool escape(const UiContext& ui) override;

private:
    void draw_header(const UiContext& ui);
    void draw_languages(const UiContext& ui);
    void draw_page(const UiContext& ui);
    void draw_start(const UiContext& ui);
    void draw_business(const UiContext& ui) const;
    void watch_the_time(const UiContext& ui);
    [[nodiscard]] bool is_clean(const UiContext& ui) const;
    void open(const UiContext& ui, const std::string& page);
    void clean(const UiContext& ui);

    KioskSetup setup_;
    std::string language_;        // that the owner left it in
    std::string business_name_;
    std::string page_;            // empty: the start
    KioskProducts products_;
    KioskRequest request_;
    KioskPin pin_;
    double touched_at_ = 0;
};

}  // namespace bottega::ui
