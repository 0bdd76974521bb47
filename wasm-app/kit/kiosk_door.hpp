#pragma once

// The kiosk mode of the archive, as the screens reach it: its state, the key of a PIN, and the page that must stay.

#include <functional>
#include <string>
#include <string_view>

#include "core/data/kiosk.hpp"

namespace bottega::ui {

class KioskDoor {
public:
    virtual ~KioskDoor() = default;

    // To be changed between two frames only.
    [[nodiscard]] virtual Kiosk& kiosk() = 0;
    // PBKDF2 of a secret with a salt, both answers hexadecimal; an empty salt is made anew. Both empty: not possible here.
    using KeyDone = std::function<void(std::string salt, std::string hash)>;
    virtual void derive_key(std::string_view secret, std::string_view salt, int iterations, KeyDone done) = 0;
    // The page opens this archive and no other until it hears otherwise; files and menus of the browser stay out.
    virtual void hold_page(std::string_view archive) = 0;  // empty: no kiosk any more
};

// Of the running program; nullptr: it has no kiosk.
[[nodiscard]] KioskDoor* kiosk_door();
void set_kiosk_door(KioskDoor* door);
[[nodiscard]] inline bool is_kiosk() { return kiosk_door() && kiosk_door()->kiosk().is_locked(); }

}  // namespace bottega::ui
