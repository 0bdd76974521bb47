#pragma once

#include <map>

#include "core/app/application.hpp"
#include "wasm-app/kit/kiosk_door.hpp"

namespace bottega::platform {

// The kiosk of the archive in the page: WebCrypto derives the keys, the page holds the visitors.
class BrowserKiosk final : public ui::KioskDoor {
public:
    explicit BrowserKiosk(Application& application) : application_(application) {}

    [[nodiscard]] Kiosk& kiosk() override { return application_.kiosk(); }
    void derive_key(std::string_view secret, std::string_view salt, int iterations, KeyDone done) override;
    void hold_page(std::string_view archive) override;

    void key_derived(int request, std::string salt, std::string hash);

private:
    Application& application_;
    std::map<int, KeyDone> waiting_;
    int last_request_ = 0;
};

}  // namespace bottega::platform
