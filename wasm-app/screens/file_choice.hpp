#pragma once

// One file asked of the person. The answer comes between two frames, perhaps when the screen that asked is gone.

#include <memory>
#include <optional>
#include <string_view>

#include "wasm-app/kit/host.hpp"

namespace bottega::ui {

class FileChoice {
public:
    void ask(Host& host, std::string_view accept) {
        answer_ = std::make_shared<std::optional<PickedFile>>();
        host.pick_file(accept, [answer = answer_, &host](PickedFile file) {
            *answer = std::move(file);
            host.wake();
        });
    }

    // The file, once.
    [[nodiscard]] std::optional<PickedFile> take() {
        if (!answer_ || !*answer_) return std::nullopt;
        return std::exchange(*answer_, std::nullopt);
    }

private:
    std::shared_ptr<std::optional<PickedFile>> answer_;
};

}  // namespace bottega::ui
