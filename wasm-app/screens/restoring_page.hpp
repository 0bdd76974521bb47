#pragma once

// What is shown while another archive is put in the place of this one: how far it is, and nothing that would have to be read.

#include "core/data/long_work.hpp"
#include "wasm-app/kit/ui_context.hpp"
#include "wasm-app/screens/time_left.hpp"

namespace bottega::ui {

class RestoringPage {
public:
    void draw(const UiContext& ui, const LongWork& work);

private:
    TimeLeft time_left_;
};

}  // namespace bottega::ui
