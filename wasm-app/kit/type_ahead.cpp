#include "wasm-app/kit/type_ahead.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "imgui.h"

namespace bottega::ui {

namespace {

constexpr double one_go_ms = 1000;

bool is_letter(char c) { return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); }

bool has_word(std::string_view text, std::string_view beginning) {
    for (std::size_t at = text.find(beginning); at != std::string_view::npos; at = text.find(beginning, at + 1))
        if (at == 0 || !is_letter(text[at - 1])) return true;
    return false;
}

// "nnn" asks for the third that begins with n, unless something is called so.
bool is_one_letter_again(std::string_view typed) {
    return typed.size() > 1 && typed.find_first_not_of(typed.front()) == std::string_view::npos;
}

}  // namespace

void TypeAhead::begin(unsigned list, int chosen) {
    list_ = list;
    chosen_ = chosen;
    typed_.clear();
}

int TypeAhead::follow(unsigned list, std::span<const Choice> choices, double now_ms) {
    int found = -1;
    for (const ImWchar character : ImGui::GetIO().InputQueueCharacters) {
        if (character <= ' ') continue;
        if (list_ != list) begin(list, -1);
        if (now_ms - typed_ms_ > one_go_ms) typed_.clear();
        typed_ms_ = now_ms;
        std::string letter;
        append_character(letter, static_cast<char32_t>(character));
        typed_ += fold(letter);
        found = meant(choices);
        if (found >= 0) chosen_ = found;
    }
    return found;
}

int TypeAhead::meant(std::span<const Choice> choices) const {
    const auto count = static_cast<int>(choices.size());
    const auto first = [&](int from, const auto& matches) {
        for (int step = 0; step < count; ++step)
            if (const int at = (from + step) % count; matches(fold(choices[static_cast<std::size_t>(at)].text))) return at;
        return -1;
    };
    const auto begins = [&](const std::string& text) { return text.starts_with(typed_); };
    if (const int found = first(0, begins); found >= 0 && typed_.size() > 1) return found;
    if (is_one_letter_again(typed_) || typed_.size() == 1) {
        const auto begins_so = [&](const std::string& text) { return text.starts_with(typed_.front()); };
        if (const int found = first(std::max(chosen_ + 1, 0), begins_so); found >= 0) return found;
    }
    return first(0, [&](const std::string& text) { return has_word(text, typed_); });
}

}  // namespace bottega::ui
