#pragma once

// What a dialog has to say, however much it is: it scrolls, so that the buttons beneath stay in sight.

namespace bottega::ui {

void begin_dialog_contents();
void end_dialog_contents();

}  // namespace bottega::ui
