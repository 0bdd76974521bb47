#pragma once

// The public form of a kiosk: who asks, how to answer, what for. It thanks only once the request is durable.

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

#include "core/modules/crm/request.hpp"
#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

class KioskRequest {
public:
    void begin(const std::string& consent);  // an empty form for the next visitor
    void draw(const UiContext& ui);

    [[nodiscard]] bool is_empty() const;
    [[nodiscard]] bool is_left() const { return left_; }  // the visitor is done with it
    [[nodiscard]] bool was_changed();                     // since it was last asked

private:
    // Outlives the form: the command that sends it may end after the visitor has gone.
    struct Sending {
        enum State { Editing, Sent, Saved, NotSaved } state = Editing;
        std::uint64_t durable_before = 0;
        Issues issues;
    };
    void draw_fields(const UiContext& ui);
    void draw_buttons(const UiContext& ui);
    void draw_thanks(const UiContext& ui);
    void note(bool changed, std::initializer_list<std::string_view> fields);
    void send(const UiContext& ui);
    void follow_saving(const UiContext& ui);
    [[nodiscard]] std::string problem(const UiContext& ui, std::string_view field) const;

    crm::RequestInput input_;
    std::shared_ptr<Sending> sending_ = std::make_shared<Sending>();
    std::string own_consent_;
    bool left_ = false, changed_ = false;
};

}  // namespace bottega::ui
