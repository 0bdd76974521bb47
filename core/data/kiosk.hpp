#pragma once

#include "core/base/result.hpp"
#include "core/data/settings.hpp"

#include <string>
#include <vector>

namespace bottega {

// What visitors may use while the archive stands at the counter.
struct KioskSetup {
    std::vector<std::string> screens;  // "products", "business", "request"
    int idle_minutes = 3;              // without a touch: back to the beginning
    std::string welcome = {};
    std::string consent = {};          // what a visitor agrees to who sends a request
};

// Salt and hash of the PIN, as the page derives them with PBKDF2; the PIN itself is never kept.
struct PinHash {
    std::string salt, hash;  // hexadecimal
    int iterations = 0;
    bool operator==(const PinHash&) const = default;
};

// The kiosk mode of an archive: stored with it, so that a new start of the page is in it too; left only by the PIN.
// It belongs to this browser ("local." settings): a backup opened elsewhere is no kiosk.
class Kiosk {
public:
    static constexpr int iterations = 600'000;

    explicit Kiosk(Settings& settings) : settings_(settings) {}
    void reload();  // the archive was opened or replaced

    [[nodiscard]] bool is_locked() const { return locked_; }
    [[nodiscard]] KioskSetup setup() const;  // of now, or of the last time
    [[nodiscard]] PinHash pin() const;

    // Refused without a screen to show or without a PIN.
    [[nodiscard]] Result<Done> lock(const KioskSetup& setup, const PinHash& pin);
    // Seconds until the next PIN is looked at: after the third wrong one they double, up to a quarter of an hour.
    [[nodiscard]] std::int64_t seconds_to_wait(std::int64_t now_ms) const;
    [[nodiscard]] Result<Done> unlock(const std::string& hash, std::int64_t now_ms);

private:
    [[nodiscard]] std::string get(std::string_view name) const;
    [[nodiscard]] std::int64_t number(std::string_view name) const;
    void set(std::string_view name, std::string_view value);

    Settings& settings_;
    bool locked_ = false;
};

}  // namespace bottega
