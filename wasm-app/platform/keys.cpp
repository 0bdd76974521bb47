#include "wasm-app/platform/keys.hpp"

#include <cstddef>

namespace bottega::platform {
namespace {

struct NamedKey {
    std::string_view name;
    ImGuiKey key;
};

constexpr NamedKey by_meaning[] = {
    {"Tab", ImGuiKey_Tab},           {"ArrowLeft", ImGuiKey_LeftArrow}, {"ArrowRight", ImGuiKey_RightArrow},
    {"ArrowUp", ImGuiKey_UpArrow},   {"ArrowDown", ImGuiKey_DownArrow}, {"PageUp", ImGuiKey_PageUp},
    {"PageDown", ImGuiKey_PageDown}, {"Home", ImGuiKey_Home},           {"End", ImGuiKey_End},
    {"Insert", ImGuiKey_Insert},     {"Delete", ImGuiKey_Delete},       {"Backspace", ImGuiKey_Backspace},
    {" ", ImGuiKey_Space},           {"Enter", ImGuiKey_Enter},         {"Escape", ImGuiKey_Escape},
    {"ContextMenu", ImGuiKey_Menu},
};

constexpr NamedKey by_place[] = {
    {"ShiftLeft", ImGuiKey_LeftShift},
    {"ShiftRight", ImGuiKey_RightShift},
    {"ControlLeft", ImGuiKey_LeftCtrl},
    {"ControlRight", ImGuiKey_RightCtrl},
    {"AltLeft", ImGuiKey_LeftAlt},
    {"AltRight", ImGuiKey_RightAlt},
    {"MetaLeft", ImGuiKey_LeftSuper},
    {"MetaRight", ImGuiKey_RightSuper},
    {"Minus", ImGuiKey_Minus},
    {"Equal", ImGuiKey_Equal},
    {"Comma", ImGuiKey_Comma},
    {"Period", ImGuiKey_Period},
    {"Slash", ImGuiKey_Slash},
    {"Semicolon", ImGuiKey_Semicolon},
    {"Quote", ImGuiKey_Apostrophe},
    {"BracketLeft", ImGuiKey_LeftBracket},
    {"BracketRight", ImGuiKey_RightBracket},
    {"Backslash", ImGuiKey_Backslash},
    {"Backquote", ImGuiKey_GraveAccent},
    {"NumpadAdd", ImGuiKey_KeypadAdd},
    {"NumpadSubtract", ImGuiKey_KeypadSubtract},
    {"NumpadMultiply", ImGuiKey_KeypadMultiply},
    {"NumpadDivide", ImGuiKey_KeypadDivide},
    {"NumpadDecimal", ImGuiKey_KeypadDecimal},
    {"CapsLock", ImGuiKey_CapsLock},
};

template <std::size_t Count>
ImGuiKey find(const NamedKey (&table)[Count], std::string_view name) {
    for (const NamedKey& entry : table) {
        if (entry.name == name) {
            return entry.key;
        }
    }
    return ImGuiKey_None;
}

ImGuiKey offset(ImGuiKey first, int distance) { return static_cast<ImGuiKey>(first + distance); }

ImGuiKey letter_or_digit(char typed) {
    if (typed >= 'a' && typed <= 'z') {
        return offset(ImGuiKey_A, typed - 'a');
    }
    if (typed >= 'A' && typed <= 'Z') {
        return offset(ImGuiKey_A, typed - 'A');
    }
    return typed >= '0' && typed <= '9' ? offset(ImGuiKey_0, typed - '0') : ImGuiKey_None;
}

ImGuiKey function_key(std::string_view key) {
    if (key.size() < 2 || key.size() > 3 || key[0] != 'F') {
        return ImGuiKey_None;
    }
    int number = 0;
    for (const char digit : key.substr(1)) {
        if (digit < '0' || digit > '9') {
            return ImGuiKey_None;
        }
        number = number * 10 + (digit - '0');
    }
    return number >= 1 && number <= 24 ? offset(ImGuiKey_F1, number - 1) : ImGuiKey_None;
}

}  // namespace

ImGuiKey key_from_browser(std::string_view code, std::string_view key) {
    const bool keypad = code.starts_with("Numpad");
    if (key.size() == 1 && !keypad) {
        if (const ImGuiKey typed = letter_or_digit(key[0]); typed != ImGuiKey_None) {
            return typed;
        }
    }
    if (code.size() == 4 && code.starts_with("Key")) {
        return letter_or_digit(code[3]);
    }
    if (code.size() == 6 && code.starts_with("Digit")) {
        return letter_or_digit(code[5]);
    }
    if (code == "NumpadEnter") {
        return ImGuiKey_KeypadEnter;
    }
    if (keypad && code.size() == 7 && key.size() == 1 && key[0] >= '0' && key[0] <= '9') {
        return offset(ImGuiKey_Keypad0, key[0] - '0');
    }
    if (const ImGuiKey numbered = function_key(key); numbered != ImGuiKey_None) {
        return numbered;
    }
    const ImGuiKey meant = find(by_meaning, key);
    return meant != ImGuiKey_None ? meant : find(by_place, code);
}

}  // namespace bottega::platform
