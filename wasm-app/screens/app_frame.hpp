#pragma once

// The frame of the application: navigation, top bar, banners, the open screen, dialogs and toasts; and the one place
// where what the person asked for is carried out.

#include <memory>
#include <string>

#include "wasm-app/kit/registry.hpp"

namespace bottega::ui {

class AppFrame {
public:
    AppFrame(Program& program, Host& host, Registry registry);
    ~AppFrame();
    AppFrame(const AppFrame&) = delete;
    AppFrame& operator=(const AppFrame&) = delete;

    void draw();                                     // one frame; writes no data
    void after_frame();                              // runs the queued commands
    [[nodiscard]] bool is_busy() const;              // commands are left
    [[nodiscard]] bool has_unsaved_input() const;    // something is filled in that is not saved
    void keep_forms();                               // without waiting for a pause: the page may go now
    void location_changed(std::string_view fragment);  // back, forward, a typed address
    void language_changed();                         // the setting, or the browser's language at first start
    void preferences_changed();                      // dark mode of the system

    [[nodiscard]] Navigation& navigation();
    [[nodiscard]] UiContext context();               // for tests and for the scripts' interface

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace bottega::ui
