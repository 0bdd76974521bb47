#pragma once

// Uses the interface as a person does, without a window or a graphics card: draws frames, finds controls by role and name,
// presses and types.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "imgui.h"
#include "tests/ui/support/fake_host.hpp"
#include "wasm-app/kit/mirror.hpp"

namespace bottega::test {

using ui::mirror::Role;

class UiProbe {
public:
    // `draw` is one frame of the interface, called between NewFrame and Render.
    explicit UiProbe(std::function<void()> draw, float width = 1440, float height = 900);
    ~UiProbe();
    UiProbe(const UiProbe&) = delete;
    UiProbe& operator=(const UiProbe&) = delete;

    void frame(int count = 1);
    void settle();                                     // until nothing changes any more
    void resize(float width, float height);

    // Acting. Each throws std::runtime_error, naming what is on the screen, when there is no such control.
    void click(Role role, std::string_view name);
    void right_click(Role role, std::string_view name);
    void click_at_once(Role role, std::string_view name);  // without the time that a person takes to look
    void double_click(Role role, std::string_view name);
    void hover(Role role, std::string_view name);
    // Holds the one and takes it onto the other, without letting go.
    void drag(Role role, std::string_view name, Role onto, std::string_view onto_name);
    void let_go();
    void type_text(std::string_view text);             // into what has the focus
    void fill(Role role, std::string_view name, std::string_view text);  // replaces what is there
    void press(ImGuiKeyChord key);                     // ImGuiKey_Enter, ImGuiMod_Ctrl | ImGuiKey_K
    void wheel(float amount, Role role, std::string_view name);

    // Reading.
    [[nodiscard]] bool has(Role role, std::string_view name) const;
    [[nodiscard]] bool enabled(Role role, std::string_view name) const;
    [[nodiscard]] std::string value_of(Role role, std::string_view name) const;
    [[nodiscard]] std::string description_of(Role role, std::string_view name) const;
    [[nodiscard]] std::uint32_t state_of(Role role, std::string_view name) const;
    [[nodiscard]] bool focused(Role role, std::string_view name) const;
    [[nodiscard]] ui::Rect rect_of(Role role, std::string_view name) const;
    [[nodiscard]] bool has_text(std::string_view part) const;  // in any name or value
    [[nodiscard]] int count(Role role) const;
    [[nodiscard]] std::string outline() const;         // everything, one line per node

    FakeHost host;

private:
    [[nodiscard]] std::optional<ui::mirror::NodeView> find(Role role, std::string_view name) const;
    [[nodiscard]] ui::mirror::NodeView require(Role role, std::string_view name) const;
    void move_to(Role role, std::string_view name);
    void press_button(int button);

    std::function<void()> draw_;
    ImGuiContext* context_ = nullptr;
    ImGuiContext* before_ = nullptr;  // a test may look at one screen while a whole program stands around it
};

}  // namespace bottega::test
