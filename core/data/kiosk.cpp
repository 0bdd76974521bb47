#include "core/data/kiosk.hpp"

#include "core/base/text.hpp"

#include <algorithm>

namespace bottega {

namespace {

constexpr std::int64_t free_attempts = 3, first_wait_seconds = 30, longest_wait_seconds = 15 * 60;

// Takes as long for a nearly right one as for a wrong one.
bool is_same(const std::string& a, const std::string& b) {
    unsigned difference = a.size() == b.size() ? 0 : 1;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
    return difference == 0;
}

std::int64_t wait_after(std::int64_t failures) {
    if (failures < free_attempts) return 0;
    std::int64_t seconds = first_wait_seconds;
    for (std::int64_t more = failures - free_attempts; more > 0 && seconds < longest_wait_seconds; --more) seconds *= 2;
    return std::min(seconds, longest_wait_seconds);
}

}  // namespace

std::string Kiosk::get(std::string_view name) const { return settings_.get("local.kiosk." + std::string(name)); }
std::int64_t Kiosk::number(std::string_view name) const { return parse_digits(get(name)).value_or(0); }
void Kiosk::set(std::string_view name, std::string_view value) { settings_.set("local.kiosk." + std::string(name), value); }

void Kiosk::reload() { locked_ = !get("locked").empty(); }

KioskSetup Kiosk::setup() const {
    KioskSetup setup{.screens = {}, .idle_minutes = static_cast<int>(number("minutes")), .welcome = get("welcome"), .consent = get("consent")};
    const std::string screens = get("screens");
    if (!screens.empty()) setup.screens = split(screens, ',');
    if (setup.idle_minutes < 1) setup.idle_minutes = KioskSetup{}.idle_minutes;
    return setup;
}

PinHash Kiosk::pin() const { return {get("pin_salt"), get("pin_hash"), static_cast<int>(number("pin_iterations"))}; }

Result<Done> Kiosk::lock(const KioskSetup& setup, const PinHash& pin) {
    if (setup.screens.empty()) return Issue{.field = "screens", .message = "issue.kiosk_without_screen"};
    if (pin.hash.empty() || pin.salt.empty()) return Issue{.field = "pin", .message = "issue.required"};
    set("screens", join(setup.screens, ","));
    set("minutes", std::to_string(std::clamp(setup.idle_minutes, 1, 120)));
    set("welcome", setup.welcome);
    set("consent", setup.consent);
    set("pin_salt", pin.salt);
    set("pin_hash", pin.hash);
    set("pin_iterations", std::to_string(pin.iterations));
    set("failures", "");
    set("locked", "yes");
    locked_ = true;
    return Done{};
}

// A clock that was set back must not lengthen the wait beyond what it can be, nor skip it.
std::int64_t Kiosk::seconds_to_wait(std::int64_t now_ms) const {
    const std::int64_t wait = wait_after(number("failures"));
    const std::int64_t passed = (now_ms - number("failed_at")) / 1000;
    return passed < 0 ? wait : std::max<std::int64_t>(0, wait - passed);
}

Result<Done> Kiosk::unlock(const std::string& hash, std::int64_t now_ms) {
    if (!locked_) return Done{};
    if (const auto wait = seconds_to_wait(now_ms); wait > 0)
        return Issue{.field = "pin", .message = "issue.kiosk_wait", .args = {std::to_string(wait)}};
    if (!is_same(hash, pin().hash)) {
        set("failures", std::to_string(number("failures") + 1));
        set("failed_at", std::to_string(now_ms));
        return Issue{.field = "pin", .message = "issue.kiosk_wrong_pin"};
    }
    for (const char* name : {"failures", "failed_at", "locked", "pin_salt", "pin_hash", "pin_iterations"}) set(name, "");
    locked_ = false;
    return Done{};
}

}  // namespace bottega
