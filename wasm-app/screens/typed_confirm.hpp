#pragma once

// A question that only a typed word answers with yes: for what can never be brought back. A backup is offered first.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "wasm-app/kit/ui_context.hpp"

namespace bottega::ui {

class TypedConfirm {
public:
    struct Question {
        std::string title, sentence;
        std::vector<std::string> goes;  // what is lost, one line each
        std::string word;               // to be typed
        std::string yes;
        bool offers_backup = true;
        std::string backup_lacks = {};  // what of it the backup does not hold
    };
    void ask(Question question);
    // True in the frame in which the person has agreed.
    bool draw(const UiContext& ui);

private:
    void draw_backup(const UiContext& ui) const;
    bool draw_buttons(const UiContext& ui);

    Question question_;
    std::string typed_;
    bool open_ = false;
};

}  // namespace bottega::ui
