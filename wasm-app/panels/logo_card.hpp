#pragma once

// The logo of the business: a picture of the person's, kept as a small PNG in the record.

#include <string>

#include "core/data/record.hpp"
#include "wasm-app/kit/ui_context.hpp"
#include "wasm-app/screens/file_choice.hpp"
#include "wasm-app/screens/page_facts.hpp"

namespace bottega::ui {

class LogoCard {
public:
    // True when the person changed it.
    bool draw(const UiContext& ui, Record& business);

private:
    void look_at(const UiContext& ui, const std::string& logo);
    bool take(const UiContext& ui, Record& business, const PickedFile& file);

    FileChoice choice_;
    std::string problem_;
    std::string described_;     // the logo that `description_` speaks of
    std::string description_;
    PageQuestion dots_;         // the picture as the page reads it
    bool is_pictured_ = false;
};

}  // namespace bottega::ui
