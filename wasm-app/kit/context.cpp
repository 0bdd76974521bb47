#include "wasm-app/kit/context.hpp"

#include <utility>

#include "core/base/result.hpp"

namespace bottega::ui {

namespace {
Host* current_host = nullptr;
const Locale* current_locale = nullptr;
UiTexts current_texts;
}  // namespace

void set_host(Host& host) { current_host = &host; }

Host& host() {
    expects(current_host != nullptr, "the interface was drawn before it was given a host");
    return *current_host;
}

void set_texts(UiTexts texts) { current_texts = std::move(texts); }
const UiTexts& texts() { return current_texts; }

void set_locale(const Locale& locale) { current_locale = &locale; }

const Locale& locale() {
    expects(current_locale != nullptr, "the interface was drawn before it was given a locale");
    return *current_locale;
}

}  // namespace bottega::ui
