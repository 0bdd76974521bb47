#include "wasm-app/platform/browser_kiosk.hpp"

#include "wasm-app/platform/platform.hpp"
#include "wasm-app/platform/shell_calls.hpp"

namespace bottega::platform {

void BrowserKiosk::derive_key(std::string_view secret, std::string_view salt, int iterations, KeyDone done) {
    waiting_.emplace(++last_request_, std::move(done));
    shell_derive_key(last_request_, std::string(secret).c_str(), std::string(salt).c_str(), iterations);
}

void BrowserKiosk::key_derived(int request, std::string salt, std::string hash) {
    auto waiting = waiting_.extract(request);
    if (waiting.empty()) return;
    waiting.mapped()(std::move(salt), std::move(hash));
    wake(3);
}

// The page keeps the hash of the PIN too: an archive that is found damaged cannot be asked for it.
void BrowserKiosk::hold_page(std::string_view archive) {
    const PinHash pin = kiosk().pin();
    shell_set_kiosk(std::string(archive).c_str(), pin.salt.c_str(), pin.hash.c_str(), pin.iterations);
}

}  // namespace bottega::platform
