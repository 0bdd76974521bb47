#include "wasm-app/kit/kiosk_door.hpp"

namespace bottega::ui {

namespace {
KioskDoor* current_door = nullptr;
}  // namespace

KioskDoor* kiosk_door() { return current_door; }
void set_kiosk_door(KioskDoor* door) { current_door = door; }

}  // namespace bottega::ui
