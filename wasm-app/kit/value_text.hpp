#pragma once

// A field whose value is not the text itself: it is written in the person's format, and read when typed. For widgets only.

#include <string>
#include <string_view>

#include "wasm-app/kit/field_frame.hpp"

namespace bottega::ui {

// Borrows a callable for the length of a call; nothing is copied or allocated.
template <class Signature>
class Borrowed;
template <class Result, class... Arguments>
class Borrowed<Result(Arguments...)> {
public:
    Borrowed() = default;
    template <class Callable>
    Borrowed(Callable& callable)
        : object_(const_cast<void*>(static_cast<const void*>(&callable))),
          call_([](void* object, Arguments... arguments) -> Result {
              return (*static_cast<Callable*>(object))(arguments...);
          }) {}
    Result operator()(Arguments... arguments) const { return call_(object_, arguments...); }
    explicit operator bool() const { return call_ != nullptr; }

private:
    void* object_ = nullptr;
    Result (*call_)(void*, Arguments...) = nullptr;
};

struct ValueTextResult {
    LineEditResult line;
    bool changed = false;     // the value
    ImVec2 min = {}, max = {};
};

struct ValueText {
    std::string_view written;                        // the value as it is shown at rest
    Borrowed<std::string(std::string_view)> problem; // of a text that could not be read
    Borrowed<bool(std::string_view)> read;           // takes the text over; true when the value changed
    Borrowed<bool()> was_readable;                   // after read
    bool right_aligned = false;
    float end_room = 0;
    ImGuiInputTextFlags flags = 0;
    ImGuiInputTextCallback callback = nullptr;
    void* callback_data = nullptr;
    Borrowed<void(ValueTextResult&)> inside = {};    // draws a button inside the frame
};
ValueTextResult value_text(std::string_view label, const FieldOptions& options, const ValueText& value);

}  // namespace bottega::ui
