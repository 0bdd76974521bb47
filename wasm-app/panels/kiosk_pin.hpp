#pragma once

// The way out of the kiosk: a pad for the PIN.

#include <memory>
#include <string>

#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

inline constexpr std::size_t kLeastPinDigits = 4, kMostPinDigits = 12;

class KioskPin {
public:
    void ask() { open_ = true; }
    void close();
    void draw(const UiContext& ui);
    [[nodiscard]] bool is_open() const { return open_; }

private:
    struct Attempt {
        bool running = false;
        Issues issues;
    };
    void draw_pad(const UiContext& ui);
    void take_keys(const UiContext& ui);
    void add(char digit);
    void check(const UiContext& ui);

    bool open_ = false;
    std::string digits_;
    std::shared_ptr<Attempt> attempt_ = std::make_shared<Attempt>();
};

}  // namespace bottega::ui
